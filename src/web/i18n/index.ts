/** Words of the pages, namespace `web`. Vietnamese is the source. */
import type { MessageParams } from '#platform/errors';
import { defineMessages, type Language, t } from '#platform/i18n';
import { en } from './en.ts';
import { vi } from './vi.ts';

defineMessages('web', vi, en);

type Leaves<M> = {
  [K in keyof M & string]: M[K] extends string ? K : `${K}.${Leaves<M[K]>}`;
}[keyof M & string];

/** A key of the pages' words, without the namespace: a wrong key is a type error. */
export type WebKey = Leaves<typeof vi>;

/** The words of the pages for a key. */
export function words(language: Language, key: WebKey, params: MessageParams = {}): string {
  return t(language, `web.${key}`, params);
}
