/**
 * For tests: another province's figures, in a file that holds together because it is counted from made-up records by the
 * very definitions. Every code is in it; the numbers follow from the seed of chance.
 */

import { type ComputedDefinition, type DeclaredDefinition, definitions, percentOf } from '#indicators';
import { type SeededRandom, seededRandom } from '#platform/ids';
import { type Assignment, evaluate, sideOf, unknownOf } from './expression.ts';
import { plannedProcedures } from './plan-file.ts';
import { cellsOfSide } from './record-cells.ts';

export interface FileOfChance {
  seed: number;
  /** 1: about five million facts, as many as the province has. */
  size: number;
}

/** A figures file that can be made, as CSV; the same seed and size give the same file. */
export function consistentFile({ seed, size }: FileOfChance): string {
  const random = seededRandom(seed);
  const world: World = { cases: casesOfChance(random, size), cells: cellsOfChance(random, size), random, size };
  const stated = statedOfChance(world);
  const lines = definitions.map((definition) => {
    const { code, section, label, unit } = definition;
    const { numerator, denominator, percent } =
      definition.source === 'declared' ? (stated.get(code) ?? {}) : counted(world, definition);
    const fields = [code, section, `"${label.en}"`, numerator, denominator, unit, percent, '', ''];
    return fields.map((field) => field ?? '').join(',');
  });
  return `code,section,label,numerator,denominator,unit,stated_percent,as_of,remark\n${lines.join('\n')}\n`;
}

interface Numbers {
  numerator?: number;
  denominator?: number;
  percent?: number;
}

interface World {
  cases: Assignment;
  /** By the names of record-cells.ts. */
  cells: ReadonlyMap<string, number>;
  random: SeededRandom;
  size: number;
}

const casesInAll = 480_000;

/** So many cases of each procedure, online and other; one of seven departmental procedures is not open, and has none online. */
function casesOfChance(random: SeededRandom, size: number): Assignment {
  const weights = plannedProcedures.map(() => 0.01 + random.next() ** 4);
  const sum = weights.reduce((a, b) => a + b, 0);
  const cases = new Map<string, bigint>();
  plannedProcedures.forEach(({ essentialGroup }, i) => {
    const all = 2 + Math.round((casesInAll * size * (weights[i] ?? 0)) / sum);
    const isOpen = essentialGroup === 'police' || random.next() > 1 / 7;
    const online = isOpen ? Math.round(all * random.next()) : 0;
    cases.set(unknownOf('open', i), isOpen ? 1n : 0n);
    cases.set(unknownOf('online', i), BigInt(online));
    cases.set(unknownOf('other', i), BigInt(all - online));
  });
  return cases;
}

/** What each sector has to do at size 1. */
const work = {
  tax: 118_000,
  'vaccination-shot': 1_740_000,
  'vaccination-person': 208_000,
  insurance: 540_000,
  children: 190_000,
  merit: 2_600,
} as const;

function cellsOfChance(random: SeededRandom, size: number): Map<string, number> {
  const some = (most: number, least = 0.4) => Math.round(most * (least + (1 - least) * random.next()));
  const cells = new Map<string, number>();
  for (const [sector, most] of Object.entries(work)) {
    const due = some(most * size, 0.9);
    const entered = some(due);
    cells.set(`cleaning:due:${sector}`, due);
    cells.set(`cleaning:entered:${sector}`, entered);
    cells.set(`cleaning:cleaned:${sector}`, some(entered));
  }
  for (const [level, most] of [
    ['1', 52_000],
    ['2', 295_000],
  ] as const) {
    const registered = some(most * size, 0.8);
    cells.set(`accounts:registered:${level}`, registered);
    cells.set(`accounts:activated:${level}`, some(registered));
  }
  cells.set('accounts:assigned', some(330_000 * size, 0.9));
  cells.set('applications:received', some(600_000 * size, 0.9));
  for (const [level, planned] of [
    ['district', 8],
    ['commune', 71],
    ['village', 713],
  ] as const) {
    cells.set(`task-forces:planned:${level}`, planned);
    cells.set(`task-forces:established:${level}`, some(planned));
  }
  const done = 1 + random.int(20);
  cells.set('models:assigned', 42);
  cells.set('models:done', done);
  cells.set('models:in-progress', random.int(42 - done));
  cells.set('budget:allocated', (1 + random.int(60_000)) * 1_000_000);
  return cells;
}

/** A share that the report tells without its counts. */
const isToldAsPercent = ({ question }: ComputedDefinition): boolean =>
  question.fact === 'cases' && question.where.some((c) => c.column === 'procedure_code');

function counted(world: World, definition: ComputedDefinition): Numbers {
  const { question, kind, code, decimals } = definition;
  if (question.fact === 'persons')
    return kind === 'count' ? { numerator: 2 + world.random.int(38) } : { percent: world.random.int(600) / 10 };
  const numerator = sideIn(world, definition, 'numerator');
  if (kind === 'count') return { numerator };
  const isAssigned = question.assigned !== undefined;
  const denominator = isAssigned
    ? (world.cells.get('accounts:assigned') ?? 0)
    : sideIn(world, definition, 'denominator');
  const percent = percentOf(numerator, denominator, decimals);
  if (percent === null) throw new Error(`nothing was made up for the denominator of ${code}`);
  return isToldAsPercent(definition) ? { percent } : { numerator, denominator, percent };
}

function sideIn({ cases, cells }: World, { question }: ComputedDefinition, side: 'numerator' | 'denominator'): number {
  if (question.fact === 'cases' || question.fact === 'procedures')
    return Number(evaluate(sideOf(question, side, plannedProcedures), cases));
  const sum = (names: readonly string[]) => names.reduce((n, name) => n + (cells.get(name) ?? 0), 0);
  const { added, takenOff } = cellsOfSide(question, side);
  const per = question.measure?.by === 'quantity' ? question.measure.per : 1;
  return (sum(added) - sum(takenOff)) / per;
}

type Stated = Map<string, Numbers>;

const declared = definitions.filter((d) => d.source === 'declared');

/** What agencies shall state: parts make their totals, and what is within another is not more than it. */
function statedOfChance(world: World): Stated {
  const stated: Stated = new Map();
  for (const definition of declared) stateOne(world, definition, stated);
  return stated;
}

/** One declared figure, after those that it depends on. */
function stateOne(world: World, definition: DeclaredDefinition, stated: Stated): Numbers {
  const { code, kind } = definition;
  const known = stated.get(code);
  if (known !== undefined) return known;
  const other = (name: string): Numbers => {
    const found = declared.find((d) => d.code === name);
    return found === undefined ? {} : stateOne(world, found, stated);
  };
  const numbers =
    kind === 'percent-only' ? { percent: world.random.int(1_000) / 10 } : countsOf(world, definition, other);
  stated.set(code, numbers);
  return numbers;
}

const people = 650_000;

function countsOf(
  { random, size }: World,
  { code, kind, within, parts, decimals, countDecimals = 0 }: DeclaredDefinition,
  other: (code: string) => Numbers,
): Numbers {
  const ticks = 10 ** countDecimals;
  const rounded = (value: number) => Math.round(value * ticks) / ticks;
  // Everybody has a place in the health records' denominator: from it the simulation takes how many people there are.
  if (code === 'health.records') {
    const denominator = Math.round(people * size);
    return shareOf(Math.round(denominator * random.next()), denominator, { ticks, decimals });
  }
  const whole = within === undefined ? undefined : other(within);
  const most = countDecimals > 0 ? 90 : Math.ceil(40_000 * size);
  const free = rounded((whole?.numerator ?? most) * (0.3 + 0.6 * random.next()));
  const numerator = parts === undefined ? free : parts.reduce((n, part) => n + (other(part).numerator ?? 0), 0);
  if (kind !== 'share') return { numerator };
  const room = whole?.denominator === undefined ? numerator * 0.3 : whole.denominator - numerator;
  return shareOf(numerator, rounded(numerator + room * random.next()), { ticks, decimals });
}

function shareOf(
  numerator: number,
  denominator: number,
  { ticks, decimals }: { ticks: number; decimals: number },
): Numbers {
  const percent = percentOf(Math.round(numerator * ticks), Math.round(denominator * ticks), decimals);
  return { numerator, denominator, ...(percent === null ? {} : { percent }) };
}
