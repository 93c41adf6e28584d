import type { MessageParams } from '#platform/errors';
import type { Parsed } from '#population';

export function accepted(value: string): Parsed<string> {
  return { ok: true, value };
}

/** `name` stands under `fault` in this module's message files. */
export function fault(name: string, params: MessageParams = {}): Parsed<string> {
  return unreadable(name, params);
}

/** The same for what is read into anything else than a text. */
export function unreadable(
  name: string,
  params: MessageParams = {},
): { ok: false; key: string; params: MessageParams } {
  return { ok: false, key: `procedures.fault.${name}`, params };
}
