import type { FigureRow } from './figures-file.ts';
import { type Model, writeModel } from './model.ts';
import { exactly, percentConstraints, requirementsOf } from './requirement.ts';
import { isHopeless, solveExactly } from './solve-exactly.ts';
import type { Task } from './solve-figures.ts';
import type { Solver } from './solver.ts';

const nodes = 2_000;

/**
 * A smallest set of rows that contradict each other: without any one of them the others can hold together. Rows are
 * left out, many at once and then one by one, as long as what remains has certainly no solution; a row that the solver
 * cannot decide about within its limit stays in.
 */
export function contradictingRows(solver: Solver, task: Task): FigureRow[] {
  // A contradiction of the sums alone is found many times faster than one that needs whole numbers: look for it first.
  const isRelaxed = isImpossible(solver, task, true);
  let kept = [...task.rows];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (without.length > 0 && isImpossible(solver, { ...task, rows: without }, isRelaxed)) kept = without;
      else at += size;
    }
  }
  return kept;
}

function isImpossible(solver: Solver, { rows, procedures, scale }: Task, relaxed: boolean): boolean {
  const wanted = requirementsOf(rows, procedures, scale);
  const loose = wanted.counts.filter((c) => c.wanted.floor !== c.wanted.ceil);
  const closeness = loose.length > 0 ? 'nearest' : 'printed';
  const constraints = [
    ...wanted.counts.filter((c) => !loose.includes(c)).map((c) => exactly(c, c.wanted.rounded)),
    ...wanted.percents.flatMap((p) => percentConstraints(p, closeness)),
  ];
  const model: Model = { constraints, loose, aim: 'any' };
  if (constraints.some(isHopeless)) return true;
  if (relaxed) return solver.solve(writeModel(model, procedures), { nodes, relaxed }).kind === 'none';
  return solveExactly(solver, { model, procedures, nodes }).kind === 'none';
}
