import { definitionOf, type Question } from '#indicators';

/**
 * How the simulation makes a row come true: 'cases' by searching how many cases of each procedure to make, 'records' by
 * making as many records of other modules, 'statement' by an agency's statement.
 */
export type RowKind = 'cases' | 'records' | 'statement';

/** The kind of the figure of this code. @throws Refusal for an unknown code. */
export function kindOf(code: string): RowKind {
  const definition = definitionOf(code);
  if (definition.source === 'declared') return 'statement';
  const { fact } = definition.question;
  return fact === 'cases' || fact === 'procedures' ? 'cases' : 'records';
}

/** The question of a figure that is counted. */
export function questionOf(code: string): Question {
  const definition = definitionOf(code);
  if (definition.source === 'declared') throw new Error(`${code} is stated, not counted`);
  return definition.question;
}
