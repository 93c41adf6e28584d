import type { Decimal } from './exact-decimal.ts';
import { type Assignment, evaluate, type PlannedProcedure, unknownOf } from './expression.ts';
import type { FigureRow } from './figures-file.ts';
import { type Model, writeModel } from './model.ts';
import {
  type Closeness,
  type Constraint,
  type CountWanted,
  exactly,
  type PercentWanted,
  percentConstraints,
  type Requirements,
  requirementsOf,
  showsPercent,
} from './requirement.ts';
import { solveExactly } from './solve-exactly.ts';
import type { Answer, Solver } from './solver.ts';

/** How many cases of one procedure to make, and whether it is open online. */
export interface ProcedurePlan {
  code: string;
  online: number;
  other: number;
  open: boolean;
}

/** Records for which every row of the file holds; proven by whole-number arithmetic, not by the solver's word. */
export interface Solution {
  plan: ProcedurePlan[];
  /** What each count of the file comes to, by code. */
  counts: Map<string, { numerator?: CountTaken; denominator?: CountTaken }>;
  /** Codes of percentages that so few records cannot show as printed; they come as near as whole records can. */
  nearPercents: string[];
}

export interface CountTaken {
  /** The file's count, scaled and rounded half up. */
  rounded: number;
  /** The same, or the other whole neighbour of the scaled count where the parts of a table would not add up otherwise. */
  taken: number;
}

export type Outcome =
  | { kind: 'solved'; solution: Solution }
  /** No records fit (certain), or none were found within the solver's limits. */
  | { kind: 'unsolved'; certain: boolean };

export interface Task {
  rows: readonly FigureRow[];
  procedures: readonly PlannedProcedure[];
  scale: Decimal;
}

const ladder: readonly Closeness[] = ['nearest', 'whole', 'printed', 'sharp'];
const nodes = { test: 2_000, sizes: 300, last: 100_000 };

/**
 * Finds numbers of cases, online and other, per procedure, for which every row holds: counts exactly, percentages as
 * printed and to two decimals where that goes together. A scaled-down file may have no such records, for its rounded
 * parts do not add up or so few records cannot show a percentage; then counts may take the neighbour of their rounded
 * value, and then percentages the nearest whole number of records, as few as it takes.
 */
export function solveFigures(solver: Solver, task: Task): Outcome {
  const wanted = requirementsOf(task.rows, task.procedures, task.scale);
  const isScaled = wanted.counts.some((c) => c.wanted.floor !== c.wanted.ceil);
  const ways: Way[] = [{ loose: false, base: 'printed' }];
  if (isScaled) ways.push({ loose: true, base: 'printed' }, { loose: true, base: 'nearest' });
  let certain = true;
  for (const way of ways) {
    const answer = new Attempt(solver, { ...task, wanted, way }).run();
    if (answer.kind === 'values') {
      return { kind: 'solved', solution: solutionOf(answer.values, task.procedures, wanted) };
    }
    certain &&= answer.kind === 'none';
  }
  return { kind: 'unsolved', certain };
}

/** Whether any set of cases fulfils every row as printed; undefined when the search's limits do not tell. */
export function canBeSolved(solver: Solver, task: Task): boolean | undefined {
  const wanted = requirementsOf(task.rows, task.procedures, task.scale);
  const answer = new Attempt(solver, { ...task, wanted, way: { loose: false, base: 'printed' } }).find();
  return answer.kind === 'not-found' ? undefined : answer.kind === 'values';
}

interface Way {
  /** Counts may take either neighbour. */
  loose: boolean;
  /** The least that percentages must do. */
  base: Closeness;
}

interface Given extends Task {
  wanted: Requirements;
  way: Way;
}

/** One way through the search; remembers how close each percentage is asked for. */
class Attempt {
  private readonly solver: Solver;
  private readonly given: Given;
  private fixed: Model['constraints'];
  private loose: readonly CountWanted[];

  constructor(solver: Solver, given: Given) {
    this.solver = solver;
    this.given = given;
    const { counts } = given.wanted;
    this.loose = given.way.loose ? counts.filter((c) => c.wanted.floor !== c.wanted.ceil) : [];
    this.fixed = counts.filter((c) => !this.loose.includes(c)).map((c) => exactly(c, c.wanted.rounded));
  }

  run(): Answer {
    const closeness = this.base();
    let best = this.find();
    if (best.kind !== 'values') return best;
    for (const level of ladder.slice(ladder.indexOf(this.given.way.base) + 1)) {
      best = this.raise(closeness, level) ?? best;
    }
    best = this.settle(closeness) ?? best;
    return this.shape(closeness) ?? best;
  }

  /** Any set of cases that does the least asked for: little effort first, for most files need no more. */
  find(): Answer {
    const answer = this.ask(this.base(), 'any', nodes.test);
    return answer.kind === 'not-found' ? this.ask(this.base(), 'any', nodes.last) : answer;
  }

  private base(): Map<PercentWanted, Closeness> {
    return new Map(this.given.wanted.percents.map((p) => [p, this.given.way.base]));
  }

  /**
   * Records of usual sizes: the best sizes are found without whole-number demands, which is quick, and whole numbers
   * then looked for close to them, and further off when there are none.
   */
  private shape(closeness: Map<PercentWanted, Closeness>): Answer | undefined {
    const { procedures } = this.given;
    const constraints = this.constraints(closeness);
    const model: Model = { constraints, loose: this.loose, aim: 'sizes' };
    const ideal = this.solver.solve(writeModel(model, procedures), { nodes: nodes.sizes, relaxed: true });
    if (ideal.kind !== 'values') return undefined;
    for (const width of [1n, 4n, 16n, 64n]) {
      const near = [...constraints, ...closeTo(ideal.values, procedures, width)];
      const search: Model = { constraints: near, loose: this.loose, aim: 'any' };
      const answer = solveExactly(this.solver, { model: search, procedures, nodes: nodes.sizes });
      if (answer.kind === 'values') return answer;
    }
    return undefined;
  }

  /** Asks more of all percentages, or else of as many as go together. */
  private raise(closeness: Map<PercentWanted, Closeness>, level: Closeness): Answer | undefined {
    const all = new Map([...closeness.keys()].map((p) => [p, level]));
    const first = this.ask(all, 'any', nodes.sizes);
    if (first.kind === 'values') {
      for (const p of closeness.keys()) closeness.set(p, level);
      return first;
    }
    let best: Answer | undefined;
    for (const percent of closeness.keys()) {
      const before = closeness.get(percent) ?? level;
      // What could not be raised to the step below cannot be raised to this one.
      if (ladder.indexOf(before) !== ladder.indexOf(level) - 1) continue;
      closeness.set(percent, level);
      const answer = this.ask(closeness, 'any', nodes.sizes);
      if (answer.kind === 'values') best = answer;
      else closeness.set(percent, before);
    }
    return best;
  }

  /** Decides which procedures are open, and gives loose counts the values that are nearest in sum; both stay so. */
  private settle(closeness: Map<PercentWanted, Closeness>): Answer | undefined {
    const answer = this.ask(closeness, 'settled', nodes.test);
    if (answer.kind !== 'values') return undefined;
    this.fixed = [
      ...this.fixed,
      ...this.loose.map((c) => exactly(c, evaluate(c.expression, answer.values))),
      ...this.given.procedures.map((_, i) => equal(unknownOf('open', i), answer.values)),
    ];
    this.loose = [];
    return answer;
  }

  private ask(closeness: Map<PercentWanted, Closeness>, aim: Model['aim'], limit: number): Answer {
    const model: Model = { constraints: this.constraints(closeness), loose: this.loose, aim };
    return solveExactly(this.solver, { model, procedures: this.given.procedures, nodes: limit });
  }

  private constraints(closeness: Map<PercentWanted, Closeness>): Constraint[] {
    return [...this.fixed, ...[...closeness].flatMap(([p, c]) => percentConstraints(p, c))];
  }
}

const only = (name: string): Constraint['expression'] => ({ terms: new Map([[name, 1n]]), constant: 0n });

function equal(name: string, values: Assignment): Constraint {
  const value = values.get(name) ?? 0n;
  return { line: 0, expression: only(name), min: value, max: value };
}

/** Keeps numbers of cases within `width` per cent, and a few cases, of the given ones. */
function closeTo(values: Assignment, procedures: readonly PlannedProcedure[], width: bigint): Constraint[] {
  return procedures.flatMap((_, i) =>
    (['online', 'other'] as const).map((kind) => {
      const name = unknownOf(kind, i);
      const value = values.get(name) ?? 0n;
      const room = width * (value / 100n + 20n);
      return { line: 0, expression: only(name), min: value - room, max: value + room };
    }),
  );
}

function solutionOf(values: Assignment, procedures: readonly PlannedProcedure[], wanted: Requirements): Solution {
  const number = (name: string) => Number(values.get(name) ?? 0n);
  const counts: Solution['counts'] = new Map();
  for (const { code, side, expression, wanted: value } of wanted.counts) {
    const count = { rounded: Number(value.rounded), taken: Number(evaluate(expression, values)) };
    counts.set(code, { ...counts.get(code), [side]: count });
  }
  const plan = procedures.map(({ code }, i) => ({
    code,
    online: number(unknownOf('online', i)),
    other: number(unknownOf('other', i)),
    open: number(unknownOf('open', i)) === 1,
  }));
  const near = wanted.percents.filter((p) => !showsPercent(p, values)).map((p) => p.code);
  return { plan, counts, nearPercents: near };
}
