import { type Assignment, evaluate, type PlannedProcedure, unknownOf } from './expression.ts';
import { type Model, writeModel } from './model.ts';
import { type Constraint, isKept } from './requirement.ts';
import type { Answer, Solver } from './solver.ts';

export interface Search {
  model: Model;
  procedures: readonly PlannedProcedure[];
  /** Branch-and-bound nodes at most. */
  nodes: number;
}

/**
 * Solves and then checks the answer in whole-number arithmetic. A solver works with rounding errors: when its answer
 * fails the check, the inequalities are drawn a little tighter and it tries again.
 */
export function solveExactly(solver: Solver, { model, procedures, nodes }: Search): Answer {
  if (model.constraints.some(isHopeless)) return { kind: 'none' };
  for (const margin of [0n, 2n, 40n, 1000n]) {
    const constraints = model.constraints.map((c) => tighten(c, margin));
    const answer = solver.solve(writeModel({ ...model, constraints }, procedures), { nodes });
    // Only the model as it is can prove that nothing fits.
    if (answer.kind === 'none') return margin === 0n ? answer : { kind: 'not-found' };
    if (answer.kind === 'not-found' || fulfils(answer.values, model, procedures)) return answer;
  }
  return { kind: 'not-found' };
}

/** A demand with no unknown in it that does not hold: no record could ever change it. */
export function isHopeless(constraint: Constraint): boolean {
  return constraint.expression.terms.size === 0 && !isKept(constraint, new Map());
}

/** Draws the bounds of inequalities with large coefficients inwards; equations and plain sums stay. */
function tighten(constraint: Constraint, margin: bigint): Constraint {
  const { min, max, expression } = constraint;
  const isLarge = [...expression.terms.values()].some((c) => c > 100n || c < -100n);
  if (margin === 0n || !isLarge || min === max) return constraint;
  return {
    ...constraint,
    min: min === undefined ? undefined : min + margin,
    max: max === undefined ? undefined : max - margin,
  };
}

/** The exact check: every demand, no negative number of cases, no online case of a procedure that is not open online. */
export function fulfils(values: Assignment, model: Model, procedures: readonly PlannedProcedure[]): boolean {
  const isLawful = procedures.every((_, i) => {
    const of = (kind: 'online' | 'other' | 'open') => values.get(unknownOf(kind, i)) ?? 0n;
    const open = of('open');
    return of('online') >= 0n && of('other') >= 0n && (open === 1n || (open === 0n && of('online') === 0n));
  });
  if (!isLawful || !model.constraints.every((c) => isKept(c, values))) return false;
  return model.loose.every(({ expression, wanted }) => {
    const value = evaluate(expression, values);
    return value === wanted.floor || value === wanted.ceil;
  });
}
