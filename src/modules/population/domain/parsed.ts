import type { MessageParams } from '#platform/errors';

/** What a parser answers: the value, or the key of the words that tell the person what to mend. Parsers never throw. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; key: string; params: MessageParams };

export function parsed<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** `key` stands in this module's message files, without the module's name. */
export function unparsed(key: string, params: MessageParams = {}): { ok: false; key: string; params: MessageParams } {
  return { ok: false, key: `population.${key}`, params };
}
