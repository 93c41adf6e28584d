import { type Language, t } from '#platform/i18n';
import './i18n/index.ts';

/** Why a figures file cannot be used, as a key of the message files with what it speaks of. */
export interface Fault {
  key: string;
  params: Record<string, string | number>;
}

export const fault = (key: string, params: Fault['params'] = {}): Fault => ({ key: `simulate.fault.${key}`, params });

export const faultText = (language: Language, { key, params }: Fault): string => t(language, key, params);
