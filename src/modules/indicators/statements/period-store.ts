import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { PeriodKind } from './domain/period.ts';

/** A span for which units state figures. */
export interface Period {
  id: string;
  code: string;
  kind: PeriodKind;
  /** Only ad hoc periods have one. */
  title: string | null;
  startsOn: IsoDate;
  /** The last day that the numbers count. */
  endsOn: IsoDate;
  /** The day by which the form is due. */
  dueOn: IsoDate;
  /** Only these figures are asked; all declared ones when null. */
  codes: string[] | null;
  /** Null when it opened by itself. */
  openedBy: string | null;
}

/** A period with the forms of the agencies that somebody sees. */
export interface ListedPeriod extends Period {
  forms: number;
  /** Forms of which a version is approved. */
  approved: number;
}

const columns = sql`id, code, kind, title, starts_on as "startsOn", ends_on as "endsOn", due_on as "dueOn", codes,
  opened_by as "openedBy"`;

/** Adds a period, or gives the one of that code that is already there; others who open the same one wait. */
export async function addPeriod(
  tx: Tx,
  period: Period & { openedAt: Date },
): Promise<{ period: Period; made: boolean }> {
  const { id, code, kind, title, startsOn, endsOn, dueOn, codes, openedBy, openedAt } = period;
  const made =
    await tx.run(sql`insert into indicators.period (id, code, kind, title, starts_on, ends_on, due_on, codes, opened_at, opened_by)
    values (${id}, ${code}, ${kind}, ${title}, ${startsOn}, ${endsOn}, ${dueOn}, ${codes}, ${openedAt}, ${openedBy})
    on conflict on constraint period_code_key do nothing`);
  const found = await tx.one<Period>(sql`select ${columns} from indicators.period where code = ${code} for update`);
  return { period: found, made: made === 1 };
}

/** Ad hoc periods to the same day, so that one of the same title is found and another gets a code of its own. */
export function adHocPeriodsTo(tx: Tx, endsOn: IsoDate): Promise<Period[]> {
  return tx.rows(
    sql`select ${columns} from indicators.period where kind = 'ad-hoc' and ends_on = ${endsOn}::date order by opened_at, id`,
  );
}

export async function askMoreFigures(tx: Tx, periodId: string, codes: readonly string[] | null): Promise<void> {
  await tx.run(
    sql`update indicators.period set codes = ${codes === null ? null : [...codes]}::text[] where id = ${periodId}`,
  );
}

/** Which of these codes have a period. */
export async function knownCodes(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ code: string }>(
    sql`select code from indicators.period where code = any(${[...codes]}::text[])`,
  );
  return new Set(rows.map((r) => r.code));
}

/** Codes of the periods of a kind that end on this day or later. */
export async function periodsOfKindFrom(
  tx: Tx,
  { kind, from }: { kind: PeriodKind; from: IsoDate },
): Promise<Set<string>> {
  const rows = await tx.rows<{ code: string }>(
    sql`select code from indicators.period where kind = ${kind} and ends_on >= ${from}::date`,
  );
  return new Set(rows.map((r) => r.code));
}

/** The latest periods, newest first, with the forms of these agencies. */
export function recentPeriods(
  tx: Tx,
  { agencies, limit }: { agencies: readonly string[]; limit: number },
): Promise<ListedPeriod[]> {
  return tx.rows(sql`select ${columns}, f.forms, f.approved from indicators.period p
    cross join lateral (select count(distinct s.agency_code) as forms,
        count(distinct s.agency_code) filter (where s.state = 'approved') as approved
      from indicators.statement s where s.period_id = p.id and s.agency_code = any(${[...agencies]}::text[])) f
    order by p.ends_on desc, p.opened_at desc limit ${limit}`);
}
