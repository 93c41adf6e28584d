import { emptySql, joinSql, rawSql, type Sql, sql, type Tx } from '#platform/db';
import { addDays, type IsoDate } from '#platform/time';
import type { Condition, Fact } from './domain/condition.ts';
import type { ComputedDefinition } from './domain/definition.ts';
import { type FactName, type FactSource, sourceOf } from './domain/fact-source.ts';
import { conditionsSql, isOfProcedure, learnedBy, splitColumn, viewOf } from './tally/fact-sql.ts';

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

/** Where a record stands in the list: what it is ordered by, as text, and its id. */
export interface Place {
  at: string;
  id: string;
}

export interface Listed {
  record: FigureRecord;
  place: Place;
}

/** What a side asks of facts that it adds and of facts that it takes off, procedures named by their codes. */
interface Sides {
  adds: readonly Condition[];
  takes: readonly Condition[] | undefined;
}

/** Records are listed by the day on which they happened, or were learned where only that is indexed; latest first. */
const orderOf = ({ listedBy }: FactSource): { column: Sql; text: Sql; type: Sql } =>
  listedBy === 'happened_on'
    ? { column: rawSql('f.happened_on'), text: rawSql('f.happened_on::text'), type: rawSql('date') }
    : {
        column: rawSql('f.recorded_at'),
        text: rawSql(`to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`),
        type: rawSql('timestamptz'),
      };

/** Facts of the slice that conditions speak of. */
const within = ({ asOf, knownAt }: Slice, source: FactSource, more: Sql): Sql =>
  sql`from ${viewOf(source)} where f.happened_on <= ${asOf}::date ${learnedBy(knownAt)} ${more}`;

const fewest = 64;
const most = 8_192;

/**
 * Records behind one side of a figure, latest first, from a place in the list on. Facts are read from an index, as many as
 * the page needs; a record whose facts cancel each other (due and done, raised to the next level) is passed over, so that
 * what is listed adds up to the figure. A record stands at the latest of its facts.
 */
export async function recordsOf(
  tx: Tx,
  slice: Slice & { after?: Place | undefined; limit: number },
): Promise<Listed[]> {
  const sides = await sidesOf(tx, slice);
  const listed: Listed[] = [];
  let after = slice.after;
  for (let size = Math.max(fewest, slice.limit); listed.length < slice.limit; size = Math.min(most, size * 4)) {
    const asked = { sides, after, size };
    const places = await (sides.takes === undefined ? latestPlaces(tx, slice, asked) : openPlaces(tx, slice, asked));
    const found = await linesOf(tx, slice, { sides, ids: [...new Set(places.map((p) => p.id))] });
    const open = new Map(found.map((l) => [l.record.recordId, l]));
    for (const { id, at } of places) {
      const line = open.get(id);
      if (line?.place.at !== at) continue;
      listed.push(line);
      open.delete(id);
    }
    after = places.at(-1);
    if (places.length < size) break;
  }
  const page = listed.slice(0, slice.limit);
  if (slice.definition.question.fact === 'cases') await nameCases(tx, page);
  return page;
}

/** All records behind one side, latest first: for kinds of which there are few. */
export async function allRecordsOf(tx: Tx, slice: Slice): Promise<FigureRecord[]> {
  const lines = await linesOf(tx, slice, { sides: await sidesOf(tx, slice), ids: undefined });
  return lines
    .map((line) => line.record)
    .sort((a, b) => (a.on === b.on ? (a.recordId < b.recordId ? -1 : 1) : a.on < b.on ? 1 : -1));
}

interface PlacesAsked {
  sides: Sides;
  after: Place | undefined;
  size: number;
}

const afterPlace = ({ column, type }: ReturnType<typeof orderOf>, after: Place | undefined): Sql =>
  after === undefined ? emptySql : sql`and (${column}, f.record_id) < (${after.at}::${type}, ${after.id}::uuid)`;

/** Days that are looked through at once, more and more of them; in the end all that there are. */
const windows = [3, 12, 48, 192, 768, undefined] as const;

/** The next facts of the list: those of the last few days before the place, or of more days where these have too few. */
async function latestPlaces(tx: Tx, slice: Slice, { sides, after, size }: PlacesAsked): Promise<Place[]> {
  const source = sourceOf(slice.definition.question.fact);
  const order = orderOf(source);
  const isByDay = source.listedBy === 'happened_on';
  const last = isByDay ? (after?.at ?? slice.asOf) : slice.asOf;
  let places: Place[] = [];
  for (const days of isByDay ? windows : [undefined]) {
    const from = days === undefined ? emptySql : sql`and f.happened_on > ${addDays(last, -days)}::date`;
    const to = isByDay ? sql`and f.happened_on <= ${last}::date` : emptySql;
    const more = sql`and ${conditionsSql(sides.adds)} ${from} ${to} ${afterPlace(order, after)}`;
    places = await tx.rows(sql`select c.at, c.id::text as id
      from (select ${order.column} as place, ${order.text} as at, f.record_id as id ${within(slice, source, more)}
             order by ${order.column} desc, f.record_id desc limit ${size}) c order by c.place desc, c.id desc`);
    if (places.length >= size) break;
  }
  return places;
}

/**
 * The next records that one side adds and the other does not take off again. Most may be done: all are counted, from the
 * index alone.
 */
function openPlaces(tx: Tx, slice: Slice, { sides, after, size }: PlacesAsked): Promise<Place[]> {
  const source = sourceOf(slice.definition.question.fact);
  const { column, type } = orderOf(source);
  const part = (conditions: readonly Condition[], sign: Sql) =>
    sql`select ${column} as place, f.record_id as id, ${sign} * f.weight as adds ${within(slice, source, sql`and ${conditionsSql(conditions)}`)}`;
  const from = after === undefined ? emptySql : sql`where (c.place, c.id) < (${after.at}::${type}, ${after.id}::uuid)`;
  return tx.rows(sql`select c.place::text as at, c.id::text as id
    from (select max(p.place) as place, p.id
            from (${part(sides.adds, sql`1`)} union all ${part(sides.takes ?? [], sql`-1`)}) p
           group by p.id having sum(p.adds) <> 0) c ${from}
   order by c.place desc, c.id desc limit ${size}`);
}

interface Row {
  id: string;
  at: string;
  on: string;
  adds: string;
  communeCode: string | null;
  agencyCode: string | null;
}

/** The lines of some records, or of all: what all their facts come to; those that come to nothing are left out. */
async function linesOf(
  tx: Tx,
  slice: Slice,
  { sides, ids }: { sides: Sides; ids: readonly string[] | undefined },
): Promise<Listed[]> {
  const { measure, fact } = slice.definition.question;
  const source = sourceOf(fact);
  const { column, text } = orderOf(source);
  const adds = conditionsSql(sides.adds);
  const takes = sides.takes === undefined ? sql`false` : conditionsSql(sides.takes);
  const measured = measure?.by === 'quantity' ? sql`f.weight * f.quantity` : sql`f.weight::bigint`;
  const nowhere = sql`null::text`;
  const columns = source.columns.map((name) => rawSql(`, max(f.${name}) as ${name}`));
  const ofIds = ids === undefined ? emptySql : sql`and f.record_id = any(${[...ids]}::uuid[])`;
  const rows = await tx.rows<Row & Record<string, string>>(
    sql`select f.record_id::text as id, max(f.happened_on) as "on", sum(f.adds)::text as adds,
        (array_agg(${text} order by ${column} desc))[1] as at,
        max(${splitColumn(source, 'commune') ?? nowhere}) as "communeCode",
        max(${splitColumn(source, 'agency') ?? nowhere}) as "agencyCode"${joinSql(columns, '')}
      from (select f.*, case when ${adds} then ${measured} else 0 end - case when ${takes} then ${measured} else 0 end as adds
        ${within(slice, source, sql`and (${adds} or ${takes}) ${ofIds}`)}) f
     group by f.record_id having sum(f.adds) <> 0`,
  );
  const per = measure?.by === 'quantity' ? measure.per : 1;
  return rows.map((row) => ({ record: recordFrom(row, source, per), place: { at: row.at, id: row.id } }));
}

const recordFrom = (row: Row & Record<string, string>, source: FactSource, per: number): FigureRecord => ({
  recordId: row.id,
  label: null,
  fact: source.name,
  on: row.on,
  adds: Number(row.adds) / per,
  columns: Object.fromEntries(source.columns.map((name) => [name, row[name] ?? ''])),
  communeCode: row.communeCode || null,
  agencyCode: row.agencyCode || null,
});

async function sidesOf(tx: Tx, { definition, part }: Slice): Promise<Sides> {
  const { where, counted, among = [], less } = definition.question;
  const isTaken = part === 'numerator' && less !== undefined;
  return {
    adds: await byProcedure(tx, [...where, ...(part === 'numerator' ? counted : among)]),
    takes: isTaken ? await byProcedure(tx, [...where, ...less]) : undefined,
  };
}

/** Conditions on a procedure's own columns, as one on its code: an index can be read in order then. */
async function byProcedure(tx: Tx, conditions: readonly Condition[]): Promise<Condition[]> {
  const ofProcedure = conditions.filter(isOfProcedure);
  if (ofProcedure.length === 0) return [...conditions];
  const rows = await tx.rows<{ code: string } & Fact>(
    sql`select f.procedure_code as code from procedures.pub_procedure f where ${conditionsSql(ofProcedure)}`,
  );
  const own = conditions.filter((c) => !isOfProcedure(c));
  return [...own, { column: 'procedure_code', in: rows.map((r) => r.code) }];
}

/** Writes the official codes of cases to their lines. */
async function nameCases(tx: Tx, listed: readonly Listed[]): Promise<void> {
  const found = await tx.rows<{ id: string; code: string | null }>(
    sql`select case_id::text as id, coalesce(official_code, tracking_code) as code from cases.pub_case
         where case_id = any(${listed.map((l) => l.place.id)}::uuid[])`,
  );
  const codes = new Map(found.map(({ id, code }) => [id, code]));
  for (const { record } of listed) record.label = codes.get(record.recordId) ?? null;
}
