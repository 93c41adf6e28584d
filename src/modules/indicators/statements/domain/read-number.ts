/** A number as a form field holds it, or what is wrong with what was typed, in words of the message files. */
export type ReadNumber =
  | { ok: true; value: number | null }
  | { ok: false; key: string; params: Record<string, string | number> };

export interface NumberField {
  /** Most digits after the decimal comma; nought for things that are counted. */
  decimals: number;
  /** A percentage may be followed by its sign. */
  percent?: boolean;
}

/** More than the platform can keep exactly together with its decimals. */
const largest = 999_999_999_999;

const fault = (key: string, params: Record<string, string | number> = {}): ReadNumber => ({
  ok: false,
  key: `indicators.statement.number.${key}`,
  params,
});

/** Digits, perhaps in groups of three parted by points, perhaps with decimals behind a comma: 1.234,5. */
const vietnamese = /^(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/;
/** A point that cannot part thousands, as telephones with an English keyboard give it: 82.78. */
const pointed = /^\d+\.(?:\d{1,2}|\d{4,})$/;
const english = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/**
 * Reads a number as Vietnamese offices write it: a point parts thousands, a comma begins the decimals (1.234,5). An empty
 * field is no number. What could be read in two ways is refused with what to write instead, never guessed.
 */
export function readNumber(text: string, field: NumberField): ReadNumber {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return { ok: true, value: null };
  const shown = typed.slice(0, 40);
  if (/\d\s*[/:]\s*\d/.test(typed)) return fault('two-numbers', { text: shown });
  const bare = typed.endsWith('%') ? typed.slice(0, -1).trim() : typed;
  if (bare !== typed && field.percent !== true) return fault('percent-sign', { text: shown });
  const joined = bare.replace(/(?<=\d)\s(?=\d{3}(?!\d))/g, '');
  if (/^[-−–]/.test(joined)) return fault('negative', { text: shown });
  if (/\p{L}/u.test(joined)) return fault('with-words', { text: shown });
  if (!vietnamese.test(joined)) {
    if (pointed.test(joined)) return checked(joined, field, shown);
    if (english.test(joined)) return fault('english', { text: shown, instead: swapMarks(joined) });
    return fault('unreadable', { text: shown });
  }
  return checked(joined.replaceAll('.', '').replace(',', '.'), field, shown);
}

/** Looks at size and digits of a number in the form of programs. */
function checked(plain: string, field: NumberField, shown: string): ReadNumber {
  const value = Number(plain);
  if (value > largest) return fault('too-large', { text: shown });
  const decimals = (plain.split('.')[1] ?? '').replace(/0+$/, '').length;
  if (decimals > field.decimals) {
    if (field.decimals > 0) return fault('too-many-decimals', { text: shown, most: field.decimals });
    return fault('whole', { text: shown });
  }
  return { ok: true, value };
}

const swapMarks = (text: string) => text.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ','));

/** What a program gives as a number, as Vietnamese offices would type it; what was typed stays as it is. */
export const typedText = (typed: number | string): string =>
  typeof typed === 'string' ? typed : typed.toLocaleString('vi-VN', { useGrouping: false, maximumFractionDigits: 10 });
