/** Columns that the published views offer to questions. The ones of the procedure hold for its cases too. */
export type TextColumn = 'procedure_code' | 'essential_group' | 'field' | 'channel';
/** A date by which something had happened: received by the one-stop system, or open for online submission. */
export type DateColumn = 'received_on' | 'deployed_on';

/**
 * One condition on a record, as data. From it come the SQL that counts, the SQL that lists the very records, and the
 * constraint that a simulation must keep: they cannot drift apart.
 */
export type Condition =
  | { readonly column: TextColumn; readonly in: readonly string[] }
  | { readonly column: DateColumn; readonly by: 'as-of' };

/** What is known of one record or one group of like records; a date column tells whether it had come by the date asked for. */
export type Fact = { readonly [C in TextColumn]?: string | null } & { readonly [C in DateColumn]?: boolean };

/** True when the record fulfils the condition. A column that the record lacks fulfils nothing. */
export function holds(condition: Condition, fact: Fact): boolean {
  if ('by' in condition) return fact[condition.column] === true;
  const value = fact[condition.column];
  return typeof value === 'string' && condition.in.includes(value);
}

/** True when the record fulfils every condition. */
export function allHold(conditions: readonly Condition[], fact: Fact): boolean {
  return conditions.every((condition) => holds(condition, fact));
}
