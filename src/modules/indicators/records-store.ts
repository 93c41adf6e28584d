import { joinSql, rawSql, type Sql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { ComputedDefinition } from './domain/definition.ts';
import { type FactName, type FactSource, sourceOf } from './domain/fact-source.ts';
import { conditionsSql, learnedBy, splitColumn, viewOf } from './tally/fact-sql.ts';

export type Part = 'numerator' | 'denominator';

/** One record behind a figure: codes and dates, no names. */
export interface FigureRecord {
  recordId: string;
  /** The code by which people know it, for cases; the others have none. */
  label: string | null;
  fact: FactName;
  /** The day it happened: received, opened, registered, established. */
  on: IsoDate;
  /** How much it adds to the figure: 1, or for sums its quantity in the figure's unit. */
  adds: number;
  /** Columns by which questions tell such records apart, for example `procedure_code` and `channel`. */
  columns: Record<string, string>;
  communeCode: string | null;
  agencyCode: string | null;
}

export interface Slice {
  definition: ComputedDefinition;
  part: Part;
  asOf: IsoDate;
  knownAt?: IsoDate | undefined;
}

/** What each fact adds to one side of the figure; facts that add nothing are left out. */
function signedFacts({ definition, part, asOf, knownAt }: Slice): { from: Sql; source: FactSource } {
  const { question } = definition;
  const source = sourceOf(question.fact);
  const side = part === 'numerator' ? question.counted : (question.among ?? []);
  const adds = conditionsSql([...question.where, ...side]);
  const takes =
    part === 'numerator' && question.less ? conditionsSql([...question.where, ...question.less]) : sql`false`;
  const measured = question.measure?.by === 'quantity' ? sql`f.weight * f.quantity` : sql`f.weight::bigint`;
  return {
    source,
    from: sql`(select f.*, case when ${adds} then ${measured} else 0 end - case when ${takes} then ${measured} else 0 end as adds
      from ${viewOf(source)} where f.happened_on <= ${asOf}::date ${learnedBy(knownAt)} and (${adds} or ${takes})) f`,
  };
}

/** What makes two facts one line of the list: the record, or for figures that count different values the value. */
function lineKey({ question }: ComputedDefinition): Sql {
  const { measure } = question;
  return measure?.by === 'distinct' ? rawSql(`f.${measure.column}`) : rawSql('f.record_id');
}

/**
 * The very records behind one side of a figure, latest first: a record whose facts cancel each other (due and done,
 * raised to the next level) is not among them, so that what is listed adds up to the figure.
 */
export async function recordsOf(tx: Tx, slice: Slice & { limit: number; offset: number }): Promise<FigureRecord[]> {
  const { source, from } = signedFacts(slice);
  const { measure } = slice.definition.question;
  const key = lineKey(slice.definition);
  const isValue = measure?.by === 'distinct';
  const columns = source.columns.map((name) => rawSql(`, max(f.${name}) as ${name}`));
  const nowhere = sql`null::text`;
  const commune = isValue ? nowhere : (splitColumn(source, 'commune') ?? nowhere);
  const agency = isValue ? nowhere : (splitColumn(source, 'agency') ?? nowhere);
  const rows = await tx.rows<Record<string, string> & { id: string; on: string; adds: string }>(
    sql`select ${key}::text as id, max(f.happened_on) as "on", sum(f.adds)::text as adds, max(${commune}) as "communeCode",
        max(${agency}) as "agencyCode"${joinSql(columns, '')}
      from ${from} group by ${key} having sum(f.adds) <> 0
     order by max(f.happened_on) desc, ${key} limit ${slice.limit} offset ${slice.offset}`,
  );
  const labels = source.name === 'cases' ? await caseCodes(tx, rows) : new Map<string, string>();
  return rows.map((row) => ({
    recordId: row.id,
    label: labels.get(row.id) ?? null,
    fact: source.name,
    on: row.on,
    adds: isValue ? 1 : Number(row.adds) / (measure?.by === 'quantity' ? measure.per : 1),
    columns: Object.fromEntries(
      source.columns.flatMap((name) => (isValue && name !== measure.column ? [] : [[name, row[name] ?? '']])),
    ),
    communeCode: row['communeCode'] || null,
    agencyCode: row['agencyCode'] || null,
  }));
}

/** The official codes of cases, by id. */
async function caseCodes(tx: Tx, rows: readonly { id: string }[]): Promise<Map<string, string>> {
  const found = await tx.rows<{ id: string; code: string | null }>(
    sql`select case_id::text as id, coalesce(official_code, tracking_code) as code from cases.pub_case
         where case_id = any(${rows.map((r) => r.id)}::uuid[])`,
  );
  return new Map(found.flatMap(({ id, code }) => (code === null ? [] : [[id, code]])));
}

/** How many records are listed behind one side. */
export async function countRecords(tx: Tx, slice: Slice): Promise<number> {
  const { from } = signedFacts(slice);
  const row = await tx.one<{ count: number }>(
    sql`select count(*) as count from (select from ${from} group by ${lineKey(slice.definition)} having sum(f.adds) <> 0) r`,
  );
  return row.count;
}
