import { allHold, type Fact, type Question } from '#indicators';

/** What the simulation knows of a procedure of the catalogue. */
export interface PlannedProcedure {
  code: string;
  essentialGroup: 'police' | 'departments' | null;
  field: string;
}

/**
 * Unknowns of one procedure: how many online cases, how many by other channels, and whether it is open online (0 or 1).
 * Everything that a figure counts is a sum of these.
 */
export type UnknownKind = 'online' | 'other' | 'open';

export const unknownOf = (kind: UnknownKind, index: number): string => `${kind}${index}`;

/** A sum of unknowns with whole coefficients. */
export interface Expression {
  terms: ReadonlyMap<string, bigint>;
  constant: bigint;
}

/** One side of a figure as a sum of unknowns, derived from the figure's own definition. */
export function sideOf(
  question: Question,
  part: 'numerator' | 'denominator',
  procedures: readonly PlannedProcedure[],
): Expression {
  const conditions = [...question.where, ...(part === 'numerator' ? question.counted : (question.among ?? []))];
  const terms = new Map<string, bigint>();
  let constant = 0n;
  const add = (unknown: string, by: bigint) => {
    const sum = (terms.get(unknown) ?? 0n) + by;
    if (sum === 0n) terms.delete(unknown);
    else terms.set(unknown, sum);
  };
  procedures.forEach((p, index) => {
    const own: Fact = { procedure_code: p.code, essential_group: p.essentialGroup, field: p.field };
    if (question.fact === 'procedures') {
      if (allHold(conditions, { ...own, fact: 'open' })) add(unknownOf('open', index), 1n);
      if (allHold(conditions, { ...own, fact: 'listed' })) constant += 1n;
      return;
    }
    // Every simulated case was received by the date: what was never received is counted by nothing.
    const received = { ...own, fact: 'received' };
    if (allHold(conditions, { ...received, channel: 'online' })) add(unknownOf('online', index), 1n);
    if (allHold(conditions, { ...received, channel: 'counter' })) add(unknownOf('other', index), 1n);
  });
  return { terms, constant };
}

export type Assignment = ReadonlyMap<string, bigint>;

/** The expression's exact value; an unknown without a value is nought. */
export function evaluate(expression: Expression, values: Assignment): bigint {
  let sum = expression.constant;
  for (const [unknown, coefficient] of expression.terms) sum += coefficient * (values.get(unknown) ?? 0n);
  return sum;
}

/** a·x + b·y */
export function combine(a: bigint, x: Expression, b: bigint, y: Expression): Expression {
  const terms = new Map<string, bigint>();
  for (const [factor, expression] of [
    [a, x],
    [b, y],
  ] as const) {
    for (const [unknown, coefficient] of expression.terms) {
      const sum = (terms.get(unknown) ?? 0n) + factor * coefficient;
      if (sum === 0n) terms.delete(unknown);
      else terms.set(unknown, sum);
    }
  }
  return { terms, constant: a * x.constant + b * y.constant };
}
