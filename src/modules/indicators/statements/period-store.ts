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
  openedBy: string;
}

const columns = sql`id, code, kind, title, starts_on as "startsOn", ends_on as "endsOn", due_on as "dueOn", codes,
  opened_by as "openedBy"`;

/** Adds a period, or gives the one of that code that is already there; others who open the same one wait. */
export async function addPeriod(tx: Tx, period: Period & { openedAt: Date }): Promise<Period> {
  const { id, code, kind, title, startsOn, endsOn, dueOn, codes, openedBy, openedAt } = period;
  await tx.run(sql`insert into indicators.period (id, code, kind, title, starts_on, ends_on, due_on, codes, opened_at, opened_by)
    values (${id}, ${code}, ${kind}, ${title}, ${startsOn}, ${endsOn}, ${dueOn}, ${codes}, ${openedAt}, ${openedBy})
    on conflict on constraint period_code_key do nothing`);
  return tx.one(sql`select ${columns} from indicators.period where code = ${code} for update`);
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

/** The latest periods, newest first. */
export function recentPeriods(tx: Tx, limit: number): Promise<Period[]> {
  return tx.rows(sql`select ${columns} from indicators.period order by ends_on desc, opened_at desc limit ${limit}`);
}
