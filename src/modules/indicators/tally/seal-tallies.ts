import { type Database, joinSql, rawSql, type Sql, sql, type Tx } from '#platform/db';
import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import { type FactSource, factSources } from '../domain/fact-source.ts';
import { dimsOf, learnedBy, learnedFrom, learnedOn, type Split, splitColumn, viewOf } from './fact-sql.ts';

/** Sources with many records: their closed days are rolled up. The others are counted whenever they are asked for. */
export const talliedSources: readonly FactSource[] = factSources.filter((s) => !s.isSmall);

/**
 * A day is closed an hour after its end: an act that began before midnight has long been committed by then. A bulk door
 * that writes into closed days calls `rebuildTallies` afterwards.
 */
const closingHours = 1;

/** The last closed day at an instant. */
export const lastClosedDay = (now: Date): IsoDate =>
  addDays(vietnamDate(new Date(now.getTime() - closingHours * 3_600_000)), -1);

/**
 * Rolls up every day of learning that is closed and not rolled up yet; days that are stay as they are. A source is sealed
 * through its last day that has facts: empty days cost nothing live, and a clock set back finds its days open.
 * @returns how many sources moved.
 */
export async function sealTallies(tx: Tx, now: Date): Promise<number> {
  await lockTallies(tx);
  const through = lastClosedDay(now);
  const sealed = await sealsOf(tx);
  let moved = 0;
  for (const source of talliedSources) {
    const last = sealed.get(source.name);
    if (last !== undefined && last >= through) continue;
    const from = last === undefined ? undefined : addDays(last, 1);
    await rollUp(tx, source, { from, through });
    // A day whose facts cancel each other has no total, and yet it is split: it is sealed too, or it would be counted twice.
    moved += await tx.run(sql`insert into indicators.tally_seal (source, sealed_through, sealed_at)
      select k.source, max(t.learned_on), ${now}
        from (select key_id, learned_on from indicators.tally union all select key_id, learned_on from indicators.split_tally) t
        join indicators.tally_key k on k.id = t.key_id
       where k.source = ${source.name} and t.learned_on >= ${from ?? '-infinity'}::date
       group by k.source
      on conflict (source) do update set sealed_through = excluded.sealed_through, sealed_at = excluded.sealed_at
        where tally_seal.sealed_through < excluded.sealed_through`);
  }
  return moved;
}

/** Counts everything anew, after a bulk door has written into closed days or cleared them. Runs as owner. */
export async function rebuildTallies(database: Database, now: Date): Promise<void> {
  await database.asOwner(async (tx) => {
    await lockTallies(tx);
    await tx.run(sql`truncate indicators.tally, indicators.split_tally, indicators.tally_seal`);
    await sealTallies(tx, now);
    await tx.run(sql`analyze indicators.tally, indicators.split_tally, indicators.tally_key`);
  });
}

/** Days that stand in the tallies otherwise than in the records, counted anew. */
export interface Mended {
  source: string;
  days: IsoDate[];
}

/**
 * The nightly self-check: recounts every sealed day from the records, and rolls up anew the days that differ (a record
 * was changed past the rules, a bulk door forgot to rebuild). @returns what it had to mend; nothing when all is well.
 */
export async function checkTallies(tx: Tx, now: Date): Promise<Mended[]> {
  await lockTallies(tx);
  const sealed = await sealsOf(tx);
  const mended: Mended[] = [];
  for (const source of talliedSources) {
    const through = sealed.get(source.name);
    if (through === undefined) continue;
    const days = await differingDays(tx, source, through);
    for (const day of days) await recount(tx, source, day);
    await tx.run(
      sql`update indicators.tally_seal set checked_at = ${now}, mended_days = ${days.length} where source = ${source.name}`,
    );
    if (days.length > 0) mended.push({ source: source.name, days });
  }
  return mended;
}

/** Up to which day of learning each source is rolled up. */
export async function sealsOf(tx: Tx): Promise<Map<string, IsoDate>> {
  const rows = await tx.rows<{ source: string; through: string }>(
    sql`select source, sealed_through as through from indicators.tally_seal`,
  );
  return new Map(rows.map((r) => [r.source, r.through]));
}

/** One at a time: two that roll up the same day would count it twice. Held to the end of the transaction. */
const lockTallies = (tx: Tx): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtext('indicators.tally'))`);

interface Days {
  from: IsoDate | undefined;
  through: IsoDate;
}

async function rollUp(tx: Tx, source: FactSource, { from, through }: Days): Promise<void> {
  const learned = sql`true ${learnedFrom(from)} ${learnedBy(through)}`;
  await tx.run(sql`insert into indicators.tally_key (source, dims)
    select ${source.name}, ${dimsOf(source)} from ${viewOf(source)} where ${learned} group by 2 on conflict do nothing`);
  const splits = splitsOf(source).map(({ split, column }) => splitCounts(source, { split, column, learned }));
  const [first, ...others] = splits;
  // The totals are summed from the first split while it is written: the records are read once less.
  if (first === undefined)
    await tx.run(
      sql`insert into indicators.tally (key_id, learned_on, happened_on, count) ${totalCounts(source, learned)}`,
    );
  else {
    await tx.run(sql`with written as (
        insert into indicators.split_tally (key_id, split, value, learned_on, happened_on, count) ${first}
        returning key_id, learned_on, happened_on, count)
      insert into indicators.tally (key_id, learned_on, happened_on, count)
      select key_id, learned_on, happened_on, sum(count) from written group by 1, 2, 3 having sum(count) <> 0`);
  }
  for (const counts of others)
    await tx.run(
      sql`insert into indicators.split_tally (key_id, split, value, learned_on, happened_on, count) ${counts}`,
    );
}

/** The ways in which the facts of a source are split, with their columns. */
const splitsOf = (source: FactSource): { split: Split; column: Sql }[] =>
  (['commune', 'agency'] as const).flatMap((split) => {
    const column = splitColumn(source, split);
    return column === undefined ? [] : [{ split, column }];
  });

const totalCounts = (source: FactSource, learned: Sql): Sql =>
  sql`select k.id, c.learned_on, c.happened_on, c.count
    from (select ${dimsOf(source)} as dims, ${learnedOn} as learned_on, f.happened_on, sum(f.weight)::integer as count
            from ${viewOf(source)} where ${learned} group by 1, 2, 3) c
    join indicators.tally_key k on k.source = ${source.name} and k.dims = c.dims where c.count <> 0`;

const splitCounts = (
  source: FactSource,
  { split, column, learned }: { split: Split; column: Sql; learned: Sql },
): Sql =>
  sql`select k.id, ${split}, c.value, c.learned_on, c.happened_on, c.count
    from (select ${dimsOf(source)} as dims, ${column} as value, ${learnedOn} as learned_on, f.happened_on,
                 sum(f.weight)::integer as count
            from ${viewOf(source)} where ${learned} group by 1, 2, 3, 4) c
    join indicators.tally_key k on k.source = ${source.name} and k.dims = c.dims where c.count <> 0`;

/** A number that a record and the count it went into have in common: sums of it tell days apart without comparing rows. */
const marked = (dims: Sql, happened: Sql, value: Sql): Sql =>
  sql`hashtext(array_to_string(${dims}, '|') || '|' || ${happened} || '|' || ${value})`;

/**
 * Days of learning whose rolled-up counts are not those of the records, in total or split: each day's records are summed
 * as numbers made from what they say, and so are its counts.
 */
async function differingDays(tx: Tx, source: FactSource, through: IsoDate): Promise<IsoDate[]> {
  const splits = splitsOf(source);
  const names = ['', ...splits.map((s) => s.split)];
  const ofRecords = [sql`''`, ...splits.map((s) => s.column)].map(
    (value, i) =>
      sql`sum(f.weight::bigint * ${marked(dimsOf(source), sql`f.happened_on`, value)}) as ${rawSql(`m${i}`)}`,
  );
  const ofCounts = names.map(
    (name, i) =>
      sql`sum(t.count::bigint * ${marked(sql`k.dims`, sql`t.happened_on`, sql`t.value`)}) filter (where t.split = ${name}) as ${rawSql(`m${i}`)}`,
  );
  const differs = names.map((_, i) => rawSql(`coalesce(r.m${i}, 0) <> coalesce(c.m${i}, 0)`));
  const rows = await tx.rows<{ day: string }>(sql`
    select coalesce(r.day, c.day) as day
      from (select ${learnedOn} as day, ${joinSql(ofRecords)} from ${viewOf(source)} where true ${learnedBy(through)} group by 1) r
      full join (select t.learned_on as day, ${joinSql(ofCounts)}
        from (select key_id, '' as split, '' as value, learned_on, happened_on, count from indicators.tally
              union all select key_id, split, value, learned_on, happened_on, count from indicators.split_tally) t
        join indicators.tally_key k on k.id = t.key_id and k.source = ${source.name} group by 1) c on c.day = r.day
     where ${joinSql(differs, ' or ')} order by 1`);
  return rows.map((r) => r.day);
}

async function recount(tx: Tx, source: FactSource, day: IsoDate): Promise<void> {
  for (const table of [sql`indicators.tally`, sql`indicators.split_tally`]) {
    await tx.run(sql`delete from ${table} t using indicators.tally_key k
      where k.id = t.key_id and k.source = ${source.name} and t.learned_on = ${day}::date`);
  }
  await rollUp(tx, source, { from: day, through: day });
}
