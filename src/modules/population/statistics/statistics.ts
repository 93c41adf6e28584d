import type { Tx } from '#platform/db';
import { addDays, type IsoDate } from '#platform/time';
import { keptWhileUnchanged } from './kept-statistics.ts';
import {
  lastBand,
  type MoveKind,
  type PeopleGroup,
  selectHouseholds,
  selectMoves,
  selectPeople,
} from './statistics-store.ts';
import { type ShownTable, suppressSmallCounts } from './suppress.ts';

export const statisticsTables = ['sex', 'age', 'ethnicity', 'households', 'moves'] as const;
export type StatisticsTable = (typeof statisticsTables)[number];

/** Population statistics by commune, small counts kept back; `rows` are communes, `columns` what they are counted by. */
export interface Statistics extends ShownTable {
  table: StatisticsTable;
  asOf: IsoDate;
  /** When it was counted; the register has not changed since. */
  countedAt: Date;
  /** Codes of the communes, in order. */
  communes: string[];
  /** 'female', '0'…'16' (five years of age each), a key of the ethnic groups, 'households', 'birth' … */
  columns: string[];
}

const moveKinds: readonly MoveKind[] = ['birth', 'death', 'move-in', 'move-out'];
/** Moves are told for the twelve months up to the date. */
const yearDays = 365;

interface Counts {
  columns: readonly string[];
  /** commune → column → count */
  byCommune: Map<string, Map<string, number>>;
}

/**
 * Tables of population statistics as at the end of a day, in the order asked for; counted once for each day as long as the
 * register does not change. Ask as the system or as an officer, in a transaction that reads.
 */
export async function statisticsOf<const T extends readonly StatisticsTable[]>(
  tx: Tx,
  { tables, asOf }: { tables: T; asOf: IsoDate },
): Promise<{ [K in keyof T]: Statistics }> {
  const made: Statistics[] = [];
  for (const table of tables) {
    // One pass over the people serves every table made of them.
    const { value, countedAt } = isOfPeople(table)
      ? await keptWhileUnchanged(tx, { name: 'people', asOf }, () => peopleTablesAt(tx, asOf))
      : await keptWhileUnchanged(
          tx,
          { name: table, asOf },
          async () => new Map([[table, shown(await tallyOther(tx, table, asOf))]]),
        );
    made.push({ table, asOf, countedAt, ...(value.get(table) as Shown) });
  }
  return made as { [K in keyof T]: Statistics };
}

type Shown = Omit<Statistics, 'table' | 'asOf' | 'countedAt'>;

/** Everything that is told of the people as at a day. */
async function peopleTablesAt(tx: Tx, asOf: IsoDate): Promise<Map<StatisticsTable, Shown>> {
  const people = await selectPeople(tx, asOf);
  return new Map(peopleTables.map((table) => [table, shown(tallyPeople(table, people))]));
}

function shown({ columns, byCommune }: Counts): Shown {
  const communes = [...byCommune.keys()].sort();
  const counts = communes.map((code) => columns.map((column) => byCommune.get(code)?.get(column) ?? 0));
  return { communes, columns: [...columns], ...suppressSmallCounts(counts) };
}

const peopleTables = ['sex', 'age', 'ethnicity'] as const;
type PeopleTable = (typeof peopleTables)[number];
const isOfPeople = (table: StatisticsTable): table is PeopleTable =>
  (peopleTables as readonly string[]).includes(table);

const columnOf: Record<PeopleTable, (group: PeopleGroup) => string> = {
  sex: (g) => g.sex,
  age: (g) => String(g.band),
  ethnicity: (g) => g.ethnicity,
};

function tallyPeople(table: PeopleTable, groups: readonly PeopleGroup[]): Counts {
  return tally(columnsOf(table, groups), groups, (g) => ({
    commune: g.communeCode,
    column: columnOf[table](g),
    count: g.people,
  }));
}

async function tallyOther(tx: Tx, table: 'households' | 'moves', asOf: IsoDate): Promise<Counts> {
  if (table === 'households') {
    const rows = await selectHouseholds(tx, asOf);
    return tally(['households'], rows, (r) => ({ commune: r.communeCode, column: 'households', count: r.households }));
  }
  const rows = await selectMoves(tx, { from: addDays(asOf, -yearDays), to: asOf });
  return tally(moveKinds, rows, (r) => ({ commune: r.communeCode, column: r.kind, count: r.events }));
}

function columnsOf(table: PeopleTable, groups: readonly PeopleGroup[]): readonly string[] {
  if (table === 'sex') return ['female', 'male'];
  if (table === 'age') return Array.from({ length: lastBand + 1 }, (_, band) => String(band));
  const sizes = new Map<string, number>();
  for (const g of groups) sizes.set(g.ethnicity, (sizes.get(g.ethnicity) ?? 0) + g.people);
  return [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
}

function tally<R>(
  columns: readonly string[],
  rows: readonly R[],
  read: (row: R) => { commune: string; column: string; count: number },
): Counts {
  const byCommune: Counts['byCommune'] = new Map();
  for (const row of rows) {
    const { commune, column, count } = read(row);
    const line = byCommune.get(commune) ?? new Map<string, number>();
    line.set(column, (line.get(column) ?? 0) + count);
    byCommune.set(commune, line);
  }
  return { columns, byCommune };
}
