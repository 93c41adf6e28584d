import type { MessageParams } from '#platform/errors';

export type Language = 'vi' | 'en';
export const languages: readonly Language[] = ['vi', 'en'];

/** Messages of one module: nested keys, leaves are texts with `{name}` places. Vietnamese is the source. */
export type Messages = { readonly [key: string]: string | Messages };

/** The shape an English file must have: the same keys as the Vietnamese one. */
export type SameKeys<M> = { readonly [K in keyof M]: M[K] extends string ? string : SameKeys<M[K]> };

const texts: Record<Language, Map<string, string>> = { vi: new Map(), en: new Map() };

function flatten(prefix: string, messages: Messages, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(messages)) {
    const path = `${prefix}.${key}`;
    if (typeof value === 'string') into.set(path, value);
    else flatten(path, value, into);
  }
}

/** Registers a module's words under its name. Called once, in the module's `i18n/index.ts`. */
export function defineMessages<M extends Messages>(namespace: string, vi: M, en: SameKeys<M>): void {
  flatten(namespace, vi, texts.vi);
  flatten(namespace, en as Messages, texts.en);
}

/** The words for a key. A missing key is a fault of ours and throws: no page shows a bare key. */
export function t(language: Language, key: string, params: MessageParams = {}): string {
  const text = texts[language].get(key);
  if (text === undefined) throw new Error(`no message for key '${key}' in '${language}'`);
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (name in params ? String(params[name]) : place));
}

export function hasMessage(key: string): boolean {
  return texts.vi.has(key);
}

/** Every registered key, for the completeness check. */
export function messageKeys(language: Language): string[] {
  return [...texts[language].keys()];
}

const viNumber = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 20 });
const enNumber = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 20 });

/** 1234.5 → "1.234,5" (vi) or "1,234.5" (en); `decimals` fixes the digits after the mark. */
export function formatNumber(language: Language, value: number, decimals?: number): string {
  if (decimals === undefined) return (language === 'vi' ? viNumber : enNumber).format(value);
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** "2023-12-18" → "18/12/2023", the form of Vietnamese documents (Decree 30/2020, annex I). */
export function formatDate(isoDate: string): string {
  const [year, month, day] = isoDate.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

/** An instant as Vietnamese wall time: "18/12/2023 09:05". */
export function formatDateTime(instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const get = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  return `${get('day')}/${get('month')}/${get('year')} ${get('hour')}:${get('minute')}`;
}
