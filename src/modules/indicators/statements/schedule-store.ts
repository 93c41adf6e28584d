import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { type RecurringKind, recurringKinds } from './domain/schedule.ts';

/** Whether periods of a kind open by themselves. */
export interface KindSwitch {
  kind: RecurringKind;
  runs: boolean;
  /** Periods whose day was before this one are not opened afterwards. */
  since: IsoDate;
  changedAt: Date;
  /** Null when no person has switched it yet. */
  changedBy: string | null;
}

/** Kinds that were never looked at or switched are left out. */
export function kindSwitches(tx: Tx): Promise<KindSwitch[]> {
  return tx.rows(sql`select kind, runs, since, changed_at as "changedAt", changed_by as "changedBy"
    from indicators.period_schedule`);
}

/** Begins to watch every kind that nobody has switched yet: an installation opens nothing of the time before it. */
export async function watchAllKinds(tx: Tx, { since, now }: { since: IsoDate; now: Date }): Promise<void> {
  await tx.run(sql`insert into indicators.period_schedule (kind, runs, since, changed_at)
    select kind, true, ${since}::date, ${now} from unnest(${[...recurringKinds]}::text[]) as k (kind)
    on conflict on constraint period_schedule_pk do nothing`);
}

/** Whether the kind runs; whoever switches it meanwhile waits until this transaction has ended. */
export async function holdSwitch(tx: Tx, kind: RecurringKind): Promise<boolean> {
  const row = await tx.maybe<{ runs: boolean }>(
    sql`select runs from indicators.period_schedule where kind = ${kind} for share`,
  );
  return row?.runs ?? true;
}

/** Switches a kind. @returns whether it was not so before; switched to what it is, it stays watched since when it was. */
export async function setSwitch(tx: Tx, wish: KindSwitch): Promise<boolean> {
  const { kind, runs, since, changedAt, changedBy } = wish;
  const changed =
    await tx.run(sql`insert into indicators.period_schedule as s (kind, runs, since, changed_at, changed_by)
    values (${kind}, ${runs}, ${since}, ${changedAt}, ${changedBy})
    on conflict on constraint period_schedule_pk do update
      set runs = excluded.runs, since = excluded.since, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where s.runs <> excluded.runs`);
  return changed === 1;
}
