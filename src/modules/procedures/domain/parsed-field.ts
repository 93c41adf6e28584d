import type { MessageParams } from '#platform/errors';
import type { Parsed } from '#population';

export function accepted(value: string): Parsed<string> {
  return { ok: true, value };
}

/** `name` stands under `fault` in this module's message files. */
export function fault(name: string, params: MessageParams = {}): Parsed<string> {
  return { ok: false, key: `procedures.fault.${name}`, params };
}
