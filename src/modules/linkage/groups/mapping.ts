import { refuse } from '#platform/errors';

/** What a column says of a person, and so how two values of it are compared. */
export const roles = {
  record: 'key',
  'full-name': 'words',
  'given-name': 'word',
  surname: 'word',
  'birth-date': 'date',
  street: 'words',
  place: 'words',
  'street-number': 'code',
  postcode: 'code',
  number: 'number',
  phone: 'number',
  category: 'category',
} as const;
export type Role = keyof typeof roles;
export type Kind = Exclude<(typeof roles)[Role], 'key'>;

/** Columns of a file with their roles; columns that are not named are passed over. */
export type Mapping = Readonly<Record<string, Role>>;

/**
 * Reads a mapping: a JSON object of column names and roles, for instance
 * `{"rec_id": "record", "given_name": "given-name", "date_of_birth": "birth-date"}`. Refuses unknown roles, and a mapping
 * without the record's own number or without anything to compare.
 */
export function parseMapping(text: string, file: string): Mapping {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    refuse('invalid', 'linkage.mapping.json', { file });
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    refuse('invalid', 'linkage.mapping.json', { file });
  const entries = Object.entries(read as Record<string, unknown>);
  for (const [column, role] of entries)
    if (typeof role !== 'string' || !(role in roles))
      refuse('invalid', 'linkage.mapping.role', {
        file,
        column,
        role: String(role),
        roles: Object.keys(roles).join(', '),
      });
  const mapping = Object.fromEntries(entries) as Mapping;
  const given = Object.values(mapping);
  if (given.filter((role) => role === 'record').length !== 1 || given.length < 2)
    refuse('invalid', 'linkage.mapping.record', { file });
  return mapping;
}
