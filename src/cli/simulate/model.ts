import { combine, type Expression, type PlannedProcedure, unknownOf } from './expression.ts';
import { preferSizes, signed } from './preferences.ts';
import { priorOf } from './priors.ts';
import type { Constraint, CountWanted } from './requirement.ts';

/** What the solver shall find: whole numbers that fulfil the constraints, and among them the best in this respect. */
export interface Model {
  constraints: readonly Constraint[];
  /** Counts that may take either whole neighbour of their exact value. */
  loose: readonly CountWanted[];
  /**
   * 'any': whatever fits. 'settled': loose counts at their nearer neighbours and as many procedures open as may be.
   * 'sizes': near the priors.
   */
  aim: 'any' | 'settled' | 'sizes';
}

const one = (unknown: string): Expression => ({ terms: new Map([[unknown, 1n]]), constant: 0n });

/** Writes the model in the LP format of the solver (CPLEX LP). */
export function writeModel(model: Model, procedures: readonly PlannedProcedure[]): string {
  const cap = capOf(model);
  const rows = model.constraints.flatMap(({ expression, min, max }) => {
    if (min !== undefined && min === max) return row(expression, '=', min);
    return [
      ...(min === undefined ? [] : row(expression, '>=', min)),
      ...(max === undefined ? [] : row(expression, '<=', max)),
    ];
  });
  const aim: string[] = [];
  const binaries = model.loose.map((count, i) => {
    const { floor, rest } = count.wanted;
    rows.push(...row(combine(1n, count.expression, -1n, one(`up${i}`)), '=', floor));
    // Heavier than all procedures together.
    if (model.aim === 'settled') aim.push(`${(1000 * (1 - 2 * rest)).toFixed(2)} up${i}`);
    return `up${i}`;
  });
  const integers: string[] = [];
  const spokenOf = unknownsOf(model);
  procedures.forEach(({ code }, i) => {
    const [online, other, open] = [unknownOf('online', i), unknownOf('other', i), unknownOf('open', i)];
    integers.push(online, other);
    binaries.push(open);
    if (model.aim === 'settled') aim.push(`-${priorOf(code).opensLast ? 0.1 : 1} ${open}`);
    // What is not open online has no online case.
    rows.push(...row(combine(1n, one(online), -cap, one(open)), '<=', 0n));
  });
  if (model.aim === 'sizes') preferSizes({ procedures, spokenOf }, rows, aim);
  return [
    'Minimize',
    aim.length === 0 ? `0 ${integers[0]}` : signed(aim),
    'Subject To',
    ...rows,
    'Bounds',
    // Cases that no row counts would be made up for nothing.
    ...integers.map((name) => `0 <= ${name} <= ${spokenOf.has(name) ? cap : 0}`),
    ...binaries.map((name) => `0 <= ${name} <= 1`),
    'General',
    ...integers,
    ...binaries,
    'End',
  ].join('\n');
}

/** More cases than any one procedure can need. */
function capOf({ constraints, loose }: Model): bigint {
  let largest = 100_000n;
  for (const { min } of constraints) if (min !== undefined && min > largest) largest = min;
  for (const { wanted } of loose) if (wanted.ceil > largest) largest = wanted.ceil;
  return largest * 2n;
}

function unknownsOf({ constraints, loose }: Model): Set<string> {
  return new Set([...constraints, ...loose].flatMap((c) => [...c.expression.terms.keys()]));
}

/** One linear row; an expression without unknowns is left to the exact check. */
function row(expression: Expression, sign: '=' | '>=' | '<=', bound: bigint): string[] {
  if (expression.terms.size === 0) return [];
  const terms = [...expression.terms].map(([unknown, coefficient]) => `${coefficient} ${unknown}`);
  return [`${signed(terms)} ${sign} ${bound - expression.constant}`];
}
