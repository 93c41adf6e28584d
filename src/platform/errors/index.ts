/** What kind of refusal it is; each kind has one HTTP status. */
export type RefusalKind =
  | 'invalid'
  | 'not-found'
  | 'forbidden'
  | 'unauthenticated'
  | 'conflict'
  | 'too-large'
  | 'unavailable';

export const statusOfKind: Record<RefusalKind, number> = {
  invalid: 422,
  'not-found': 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  'too-large': 413,
  unavailable: 503,
};

export type MessageParams = Record<string, string | number>;

/** One fault of one field, in words of the message files (`key`), so that a page can show it beside the field. */
export interface FieldFault {
  field: string;
  key: string;
  params?: MessageParams;
}

/**
 * An expected "no": it has a key in the message files (Vietnamese and English), a kind, and perhaps the fields it
 * speaks of. Everything that is not a Refusal is a fault of ours: logged with its cause, shown as one calm page.
 */
export class Refusal extends Error {
  readonly key: string;
  readonly kind: RefusalKind;
  readonly params: MessageParams;
  readonly fields: readonly FieldFault[];

  constructor(kind: RefusalKind, key: string, params: MessageParams = {}, fields: readonly FieldFault[] = []) {
    super(key);
    this.name = 'Refusal';
    this.kind = kind;
    this.key = key;
    this.params = params;
    this.fields = fields;
  }
}

/** Throws a refusal. `key` must stand in the message files of the module that refuses. */
export function refuse(
  kind: RefusalKind,
  key: string,
  params: MessageParams = {},
  fields: readonly FieldFault[] = [],
): never {
  throw new Refusal(kind, key, params, fields);
}
