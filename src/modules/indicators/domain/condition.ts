/** Text columns by which questions tell records apart. Each fact view has some of them (see fact-source.ts). */
export type TextColumn =
  | 'fact'
  | 'procedure_code'
  | 'essential_group'
  | 'field'
  | 'channel'
  | 'level'
  | 'holder'
  | 'kind'
  | 'sector'
  | 'ethnicity'
  | 'sex';

/**
 * One condition on a record, as data. From it come the count, the SQL that lists the very records, and the constraint
 * that a simulation must keep: they cannot drift apart.
 */
export type Condition =
  | { readonly column: TextColumn; readonly in: readonly string[] }
  | { readonly column: TextColumn; readonly notIn: readonly string[] };

/** What is known of one record or one group of like records. */
export type Fact = { readonly [C in TextColumn]?: string | null };

/** True when the record fulfils the condition. A column that the record lacks fulfils nothing. */
export function holds(condition: Condition, fact: Fact): boolean {
  const value = fact[condition.column];
  if (typeof value !== 'string') return false;
  return 'in' in condition ? condition.in.includes(value) : !condition.notIn.includes(value);
}

/** True when the record fulfils every condition. */
export function allHold(conditions: readonly Condition[], fact: Fact): boolean {
  return conditions.every((condition) => holds(condition, fact));
}

/** The condition that a record says one of these things of itself. */
export const factIs = (...facts: readonly string[]): Condition => ({ column: 'fact', in: facts });
