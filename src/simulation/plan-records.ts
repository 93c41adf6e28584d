import type { Decimal } from './exact-decimal.ts';
import { type Fault, fault } from './fault.ts';
import type { FigureRow } from './figures-file.ts';
import { bounds, cellsOfSide } from './record-cells.ts';
import { questionOf } from './row-kind.ts';
import { scaledSide } from './scaled-row.ts';
import type { CountTaken } from './solve-figures.ts';

/** How many records of each kind to make, and what is told of the people. */
export interface RecordPlan {
  /** By cell (record-cells.ts); a cell of which no row speaks is missing. */
  cells: ReadonlyMap<string, number>;
  /** Numbers that a document assigns to the province, by code. */
  assigned: ReadonlyMap<string, number>;
  people: { minorityPercent?: Decimal; ethnicGroups?: number };
}

export interface PlannedRecords {
  plan: RecordPlan;
  counts: Map<string, { numerator?: CountTaken; denominator?: CountTaken }>;
  faults: Fault[];
}

interface Said {
  row: FigureRow;
  side: 'numerator' | 'denominator';
  value: number;
  added: readonly string[];
  takenOff: readonly string[];
}

const sides = ['numerator', 'denominator'] as const;

/**
 * Finds how many records of each kind the rows ask for. Most say it outright; a total without its parts is shared out
 * among them. Rows that cannot hold together are told, each with its line.
 */
export function planRecords(rows: readonly FigureRow[], scale: Decimal): PlannedRecords {
  const cells = new Map<string, number>();
  const assigned = new Map<string, number>();
  const faults: Fault[] = [];
  const sums: Said[] = [];
  const told = rows.flatMap((row) => saidBy(row, scale));
  const saidFirst = new Map<string, Said>();
  const set = (into: Map<string, number>, name: string, said: Said) => {
    const before = saidFirst.get(name);
    if (before === undefined) {
      saidFirst.set(name, said);
      into.set(name, said.value);
    } else if (before.value !== said.value) faults.push(differs(before, said));
  };
  for (const said of told) {
    const { assigned: code } = questionOf(said.row.code);
    if (said.side === 'denominator' && code !== undefined) set(assigned, code, said);
    else if (said.added.length === 1 && said.takenOff.length === 0) set(cells, said.added[0] ?? '', said);
    else sums.push(said);
  }
  const isScaled = scale.digits !== 1n || scale.decimals !== 0;
  while (sums.length > 0) {
    // What follows from what is known comes first; then wholes before their parts, so that these know their room.
    const urgent = (sum: Said) => (missingOf(cells, sum).length < 2 ? 2 : 0) + Number(isWhole(sum));
    const next = sums.reduce((best, sum) => (urgent(sum) > urgent(best) ? sum : best));
    sums.splice(sums.indexOf(next), 1);
    faults.push(...fillSum(cells, next, isScaled));
  }
  faults.push(...overBounds(cells, told));
  const people = peopleOf(rows);
  const counts = countsOf(told, { cells, assigned });
  for (const { code } of rows) {
    const groups = people.ethnicGroups;
    const isGroups = questionOf(code).measure?.by === 'distinct' && questionOf(code).fact === 'persons';
    if (isGroups && groups !== undefined) counts.set(code, { numerator: { rounded: groups, taken: groups } });
  }
  return { plan: { cells, assigned, people }, counts, faults };
}

const isWhole = ({ added }: Said): boolean => bounds.some((b) => added.includes(b.whole));

const missingOf = (cells: ReadonlyMap<string, number>, { added, takenOff }: Said): string[] =>
  [...added, ...takenOff].filter((name) => !cells.has(name));

function saidBy(row: FigureRow, scale: Decimal): Said[] {
  const question = questionOf(row.code);
  if (question.fact === 'persons') return [];
  const per = question.measure?.by === 'quantity' ? question.measure.per : 1;
  return sides.flatMap((side) => {
    const scaled = scaledSide(row, side, scale);
    if (scaled === undefined) return [];
    return [{ row, side, value: Number(scaled.rounded) * per, ...cellsOfSide(question, side) }];
  });
}

const differs = (before: Said, said: Said): Fault =>
  fault('says-otherwise', {
    line: said.row.line,
    code: said.row.code,
    value: said.value.toLocaleString('vi-VN'),
    before: before.row.line,
    other: before.row.code,
    otherValue: before.value.toLocaleString('vi-VN'),
  });

/** Gives the cells of a sum what is left for them; a sum whose cells are all known must come out, unless rounding moved it. */
function fillSum(cells: Map<string, number>, said: Said, isScaled: boolean): Fault[] {
  const known = (names: readonly string[]) => names.reduce((n, name) => n + (cells.get(name) ?? 0), 0);
  // Where nothing is said of either, nothing was taken off.
  if (missingOf(cells, said).length > 1) {
    for (const name of said.takenOff) if (!cells.has(name)) cells.set(name, 0);
  }
  const missing = missingOf(cells, said);
  const rest = said.value - known(said.added) + known(said.takenOff);
  const only = missing[0];
  if (only === undefined) {
    return rest === 0 || isScaled ? [] : [fault('cells-differ', { ...at(said), sum: shown(said.value - rest) })];
  }
  if (rest < 0 && said.takenOff.length === 0) {
    return [fault('cells-differ', { ...at(said), sum: shown(said.value - rest) })];
  }
  if (said.takenOff.includes(only)) {
    cells.set(only, -rest);
    return -rest < 0 ? [fault('cells-differ', { ...at(said), sum: shown(said.value - rest) })] : [];
  }
  return shareOut(cells, missing, rest) ? [] : [fault('cells-differ', { ...at(said), sum: shown(said.value - rest) })];
}

/**
 * Shares a number out among cells: each gets at least what its known parts need and at most what its whole allows, the
 * rest goes two to one to the later cells, as most accounts are of the higher level. False when it cannot be.
 */
function shareOut(cells: Map<string, number>, names: readonly string[], total: number): boolean {
  const known = (name: string) => cells.get(name) ?? 0;
  const room = names.map((name) => {
    const least = bounds.filter((b) => b.whole === name).map((b) => b.part.reduce((n, part) => n + known(part), 0));
    const most = bounds
      .filter((b) => b.part.includes(name) && cells.has(b.whole))
      .map((b) => known(b.whole) - b.part.reduce((n, part) => n + (part === name ? 0 : known(part)), 0));
    return { name, least: Math.max(0, ...least), most: Math.min(total, ...most) };
  });
  let left = total - room.reduce((n, r) => n + r.least, 0);
  if (left < 0 || room.some((r) => r.most < r.least)) return false;
  const made = room.map((r) => r.least);
  for (let i = names.length - 1; i >= 0; i -= 1) {
    const cell = room[i];
    if (cell === undefined) continue;
    const before = room.slice(0, i).reduce((n, r) => n + (r.most - r.least), 0);
    const wanted = i === 0 ? left : Math.max(left - before, Math.ceil((left * 2) / 3));
    const given = Math.min(wanted, cell.most - cell.least);
    made[i] = cell.least + given;
    left -= given;
  }
  names.forEach((name, i) => {
    cells.set(name, made[i] ?? 0);
  });
  return left === 0;
}

const shown = (value: number) => value.toLocaleString('vi-VN');
const at = (said: Said) => ({ line: said.row.line, code: said.row.code, value: shown(said.value) });

function overBounds(cells: Map<string, number>, told: readonly Said[]): Fault[] {
  return bounds.flatMap(({ part, whole }) => {
    const most = cells.get(whole);
    const sum = part.reduce((n, name) => n + (cells.get(name) ?? 0), 0);
    if (most === undefined || sum <= most) return [];
    const said = told.find((s) => s.added.some((name) => part.includes(name)));
    return said === undefined ? [] : [fault('over-whole', { ...at(said), whole: shown(most) })];
  });
}

function countsOf(
  told: readonly Said[],
  { cells, assigned }: Pick<RecordPlan, 'cells' | 'assigned'>,
): PlannedRecords['counts'] {
  const counts: PlannedRecords['counts'] = new Map();
  for (const { row, side, value, added, takenOff } of told) {
    const { assigned: code, measure } = questionOf(row.code);
    const per = measure?.by === 'quantity' ? measure.per : 1;
    const sum = (names: readonly string[]) => names.reduce((n, name) => n + (cells.get(name) ?? 0), 0);
    const made = side === 'denominator' && code !== undefined ? (assigned.get(code) ?? 0) : sum(added) - sum(takenOff);
    counts.set(row.code, { ...counts.get(row.code), [side]: { rounded: value / per, taken: made / per } });
  }
  return counts;
}

/** The rows on the people themselves are asked of the registry when it is filled. */
function peopleOf(rows: readonly FigureRow[]): RecordPlan['people'] {
  const people: RecordPlan['people'] = {};
  for (const row of rows) {
    const question = questionOf(row.code);
    if (question.fact !== 'persons') continue;
    const isDistinct = question.measure?.by === 'distinct';
    if (isDistinct && row.numerator !== undefined) people.ethnicGroups = Number(row.numerator.digits);
    if (!isDistinct && row.statedPercent !== undefined) people.minorityPercent = row.statedPercent;
  }
  return people;
}
