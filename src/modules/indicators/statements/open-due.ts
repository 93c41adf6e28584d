import { execute, type Runtime, systemActor, type Task } from '#platform/command';
import { addDays, vietnamDate } from '#platform/time';
import { openDuePeriod } from './commands/open-due-period.ts';
import { catchUpDays, plannedBetween } from './domain/schedule.ts';
import { knownCodes } from './period-store.ts';
import { kindSwitches, watchAllKinds } from './schedule-store.ts';

export const openDuePeriodsName = 'indicators.open-due-periods';

/** Every morning, before the reminders: opens the reporting periods whose day has come. */
export const openDuePeriods: Task = {
  name: openDuePeriodsName,
  dailyAt: '06:45',
  run: async (runtime) => {
    await openDue(runtime);
  },
};

/**
 * Opens in their order the periods whose day has come, also those of the last `catchUpDays` days that a stop missed. Each
 * is opened in a transaction of its own: a turn that dies half way goes on where it stopped.
 * @returns the codes of the periods that were opened now.
 */
export async function openDue(runtime: Runtime): Promise<string[]> {
  const now = runtime.clock.now();
  const today = vietnamDate(now);
  const waiting = await runtime.database.transaction({ kind: 'system' }, async (tx) => {
    await watchAllKinds(tx, { since: today, now });
    const since = new Map((await kindSwitches(tx)).filter((s) => s.runs).map((s) => [s.kind, s.since]));
    const planned = plannedBetween([...since.keys()], addDays(today, -catchUpDays), today);
    const due = planned.filter((p) => p.opensOn >= (since.get(p.kind) ?? today));
    const known = await knownCodes(
      tx,
      due.map((p) => p.code),
    );
    return due.filter((p) => !known.has(p.code));
  });
  const opened: string[] = [];
  for (const { code, kind, endsOn } of waiting) {
    const done = await execute(runtime, openDuePeriod, { actor: systemActor, input: { kind, endsOn } });
    if (done.opened) opened.push(code);
  }
  return opened;
}
