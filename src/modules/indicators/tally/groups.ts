import { emptySql, joinSql, rawSql, type Sql, sql, type Tx } from '#platform/db';
import { addDays, type IsoDate } from '#platform/time';
import type { Fact } from '../domain/condition.ts';
import { type FactName, type FactSource, sourceOf } from '../domain/fact-source.ts';
import { dimsOf, learnedBy, learnedFrom, type Split, splitColumn, viewOf } from './fact-sql.ts';
import { sealsOf } from './seal-tallies.ts';

/** So many records that are alike in everything that questions ask. */
export interface Group {
  fact: Fact;
  /** Weights added up. */
  count: number;
  /** Quantities added up, for sources that have one. */
  quantity: number;
  /** Both as at the earlier day; nought when none is asked for. */
  earlierCount: number;
  earlierQuantity: number;
  /** Commune, agency or day of happening, when asked to be kept apart; else ''. */
  key: string;
}

/** The same groups as at the earlier day that was asked for. */
export const groupsEarlier = (groups: readonly Group[]): Group[] =>
  groups.map((g) => ({ ...g, count: g.earlierCount, quantity: g.earlierQuantity }));

export interface GroupsAsked {
  sources: readonly FactName[];
  /** What happened by the end of this day. */
  asOf: IsoDate;
  /** Counts also what of it happened by the end of this earlier day: two dates for one reading. */
  earlier?: IsoDate | undefined;
  /** As it was known at the end of this day; as known now when absent. */
  knownAt?: IsoDate | undefined;
  /** What to keep apart. */
  by?: Split | 'day' | undefined;
  /** Only the records of these communes or agencies. */
  only?: { split: Split; values: readonly string[] } | undefined;
}

interface Row {
  source: FactName;
  dims: string[];
  key: string;
  count: number;
  quantity: string;
  earlierCount: number;
  earlierQuantity: string;
}

/**
 * Facts as at a date, as known on a date, grouped: sealed days from the tallies, days since then from the records. One
 * statement, so that it sees one state even while days are being sealed.
 */
export async function groupsAt(tx: Tx, asked: GroupsAsked): Promise<Map<FactName, Group[]>> {
  const groups = new Map<FactName, Group[]>(asked.sources.map((name) => [name, []]));
  const sealed = await sealsOf(tx);
  const parts = asked.sources.flatMap((name) => partsOf(sourceOf(name), sealed.get(name), asked));
  if (parts.length === 0) return groups;
  const rows = await tx.rows<Row>(joinSql(parts, ' union all '));
  const procedures = await proceduresFor(tx, asked.sources);
  for (const row of rows) {
    const { columns } = sourceOf(row.source);
    const own: Record<string, string> = {};
    for (const [i, column] of columns.entries()) own[column] = row.dims[i] ?? '';
    const fact: Fact = { ...own, ...procedures.get(own['procedure_code'] ?? '') };
    groups.get(row.source)?.push({
      fact,
      count: row.count,
      quantity: Number(row.quantity),
      earlierCount: row.earlierCount,
      earlierQuantity: Number(row.earlierQuantity),
      key: row.key,
    });
  }
  return groups;
}

/** Sums what a column adds, of facts that had happened by the earlier day; nought when none is asked for. */
const sumEarlier = (adds: Sql, happened: Sql, earlier: IsoDate | undefined): Sql =>
  earlier === undefined ? sql`0` : sql`coalesce(sum(${adds}) filter (where ${happened} <= ${earlier}::date), 0)`;

function partsOf(source: FactSource, sealedThrough: IsoDate | undefined, asked: GroupsAsked): Sql[] {
  const split = asked.only?.split ?? (asked.by === 'day' ? undefined : asked.by);
  // Facts without a place have nothing to say about a commune.
  if (split !== undefined && splitColumn(source, split) === undefined) return [];
  const isCrossed = asked.only !== undefined && asked.by !== undefined && asked.by !== 'day' && asked.by !== split;
  const isLiveOnly = sealedThrough === undefined || isCrossed;
  const sealedAsked = { ...asked, split };
  const live = liveSql(source, isLiveOnly ? undefined : addDays(sealedThrough, 1), asked);
  if (isLiveOnly) return [live];
  const kept = sealedSql(source, sealedThrough, sealedAsked);
  return asked.knownAt !== undefined && asked.knownAt <= sealedThrough ? [kept] : [kept, live];
}

function sealedSql(source: FactSource, through: IsoDate, asked: GroupsAsked & { split: Split | undefined }): Sql {
  const { asOf, earlier, knownAt, split, by, only } = asked;
  const last = knownAt !== undefined && knownAt < through ? knownAt : through;
  const key = by === undefined ? sql`''` : by === 'day' ? sql`t.happened_on::text` : sql`t.value`;
  const table = split === undefined ? sql`indicators.tally` : sql`indicators.split_tally`;
  const ofSplit = split === undefined ? emptySql : sql`and t.split = ${split}`;
  const ofValues = only === undefined ? emptySql : sql`and t.value = any(${[...only.values]}::text[])`;
  return sql`select k.source, k.dims, s.key, s.count, 0::numeric as quantity, s.earlier as "earlierCount",
      0::numeric as "earlierQuantity"
    from (select t.key_id, ${key} as key, sum(t.count)::bigint as count,
                 ${sumEarlier(rawSql('t.count'), rawSql('t.happened_on'), earlier)}::bigint as earlier from ${table} t
           where t.learned_on <= ${last}::date and t.happened_on <= ${asOf}::date ${ofSplit} ${ofValues}
             and t.key_id = any(array(select id from indicators.tally_key where source = ${source.name}))
           group by 1, 2) s
    join indicators.tally_key k on k.id = s.key_id`;
}

function liveSql(source: FactSource, from: IsoDate | undefined, asked: GroupsAsked): Sql {
  const { asOf, earlier, knownAt, by, only } = asked;
  const column = by === undefined || by === 'day' ? undefined : splitColumn(source, by);
  const key = by === 'day' ? sql`f.happened_on::text` : (column ?? sql`''`);
  const owner = only === undefined ? undefined : splitColumn(source, only.split);
  const ofValues = owner === undefined ? emptySql : sql`and ${owner} = any(${[...(only?.values ?? [])]}::text[])`;
  const happened = rawSql('f.happened_on');
  const measured = rawSql('f.weight * f.quantity');
  const quantity = source.hasQuantity ? sql`sum(${measured})::numeric` : sql`0::numeric`;
  const earlierQuantity = source.hasQuantity ? sumEarlier(measured, happened, earlier) : sql`0`;
  return sql`select ${source.name}::text as source, ${dimsOf(source)} as dims, ${key} as key, sum(f.weight)::bigint as count,
      ${quantity} as quantity, ${sumEarlier(rawSql('f.weight'), happened, earlier)}::bigint as "earlierCount",
      ${earlierQuantity}::numeric as "earlierQuantity"
    from ${viewOf(source)}
   where f.happened_on <= ${asOf}::date ${learnedFrom(from)} ${learnedBy(knownAt)} ${ofValues} group by 2, 3`;
}

/** The procedure's own columns, by its code. */
async function proceduresFor(tx: Tx, sources: readonly FactName[]): Promise<Map<string, Fact>> {
  if (!sources.some((name) => sourceOf(name).columns.includes('procedure_code'))) return new Map();
  const rows = await tx.rows<{ code: string } & Fact>(
    sql`select procedure_code as code, essential_group, field from procedures.pub_procedure`,
  );
  return new Map(rows.map(({ code, ...fact }) => [code, fact]));
}
