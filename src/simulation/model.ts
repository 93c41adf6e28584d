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
  const caps = capsOf(model);
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
  procedures.forEach(({ code }, i) => {
    const [online, other, open] = [unknownOf('online', i), unknownOf('other', i), unknownOf('open', i)];
    integers.push(online, other);
    binaries.push(open);
    if (model.aim === 'settled') aim.push(`-${priorOf(code).opensLast ? 0.1 : 1} ${open}`);
    // What is not open online has no online case.
    rows.push(...row(combine(1n, one(online), -(caps.get(online) ?? 0n), one(open)), '<=', 0n));
  });
  if (model.aim === 'sizes') preferSizes({ procedures, spokenOf: new Set(caps.keys()) }, rows, aim);
  return [
    'Minimize',
    aim.length === 0 ? `0 ${integers[0]}` : signed(aim),
    'Subject To',
    ...rows,
    'Bounds',
    // Cases that no row counts would be made up for nothing.
    ...integers.map((name) => `0 <= ${name} <= ${caps.get(name) ?? 0n}`),
    ...binaries.map((name) => `0 <= ${name} <= 1`),
    'General',
    ...integers,
    ...binaries,
    'End',
  ].join('\n');
}

/**
 * The most that each unknown of which some row speaks can be: no more than any sum that it is part of, and where there
 * is no such sum, more than anybody needs.
 */
function capsOf({ constraints, loose }: Model): Map<string, bigint> {
  const sums = [
    ...constraints.map(({ expression, max }) => ({ expression, max })),
    ...loose.map(({ expression, wanted }) => ({ expression, max: wanted.ceil })),
  ];
  const largest = sums.reduce((most, { max }) => (max !== undefined && max > most ? max : most), 100_000n);
  const caps = new Map<string, bigint>();
  for (const { expression, max } of sums) {
    const isSum = max !== undefined && [...expression.terms.values()].every((c) => c > 0n);
    for (const [unknown, coefficient] of expression.terms) {
      const here = isSum ? (max - expression.constant) / coefficient : 2n * largest;
      const before = caps.get(unknown);
      if (before === undefined || here < before) caps.set(unknown, here < 0n ? 0n : here);
    }
  }
  return caps;
}

/**
 * One linear row; an expression without unknowns is left to the exact check. Large coefficients are brought down to
 * about one: the solver's tolerances are absolute, and it slows down a thousandfold where they are too fine for a row.
 */
function row(expression: Expression, sign: '=' | '>=' | '<=', bound: bigint): string[] {
  if (expression.terms.size === 0) return [];
  const largest = [...expression.terms.values()].reduce((most, c) => (c > most ? c : -c > most ? -c : most), 1n);
  const isMultiple = largest > 100n && sign !== '=';
  const written = (value: bigint) => (isMultiple ? `${Number(value) / Number(largest)}` : `${value}`);
  const terms = [...expression.terms].map(([unknown, coefficient]) => `${written(coefficient)} ${unknown}`);
  return [`${signed(terms)} ${sign} ${written(bound - expression.constant)}`];
}
