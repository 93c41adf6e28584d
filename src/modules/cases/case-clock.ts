import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import { type Procedure, regimeAt } from '#procedures';
import type { CaseChange, CaseRow } from './case-store.ts';
import { computeDeadline, type Pause } from './domain/deadline.ts';

type Clock = Pick<CaseRow, 'clockFrom' | 'periodDays' | 'pauses' | 'receivedOn'>;

/** The due date of a running clock, under the regime of the day of receipt. */
function dueOf({ clockFrom, periodDays, pauses, receivedOn }: Clock): IsoDate {
  if (clockFrom === null || periodDays === null || receivedOn === null) throw new Error('the case has no clock yet');
  return computeDeadline({ receivedAt: clockFrom, workingDays: periodDays, pauses, regime: regimeAt(receivedOn) }).due;
}

/**
 * The clock of a case that is received now: it runs from here, under the regime of this day whatever the day of submission
 * (Decree 61/2018/NĐ-CP art. 18; Decree 118/2025/NĐ-CP).
 */
export function startClock(procedure: Procedure, now: Date) {
  const receivedOn = vietnamDate(now);
  const clock = { clockFrom: now, periodDays: procedure.deadline.workingDays, pauses: [], receivedOn };
  const dueOn = dueOf(clock);
  return { ...clock, receivedAt: now, regime: regimeAt(receivedOn).code, dueOn, firstDueOn: dueOn };
}

/** What a supplement changes: the period begins anew at the day it arrives (Decree 61/2018/NĐ-CP art. 19.4). */
export function restartClock(found: CaseRow, now: Date): CaseChange {
  const clock = { clockFrom: now, periodDays: found.periodDays ?? 0, pauses: [] };
  const dueOn = dueOf({ ...clock, receivedOn: found.receivedOn });
  return { ...clock, dueOn: laterOf(found, dueOn), firstDueOn: dueOn, waitingSince: null };
}

/** What a payment changes: the days after it was asked for, up to the day it came, do not count. */
export function resumeClock(found: CaseRow, now: Date): CaseChange {
  const today = vietnamDate(now);
  const pause: Pause = { from: addDays(found.waitingSince ?? today, 1), to: today };
  const pauses = pause.from > pause.to ? found.pauses : [...found.pauses, pause];
  const dueOn = dueOf({ ...found, pauses });
  return { pauses, dueOn: laterOf(found, dueOn), firstDueOn: dueOn, waitingSince: null };
}

/** What the longer period of the procedure changes, for a case that falls under it (`deadline.extended`). */
export function lengthenClock(found: CaseRow, workingDays: number, now: Date): CaseChange {
  const dueOn = dueOf({ ...found, periodDays: workingDays });
  return { periodDays: workingDays, dueOn: laterOf(found, dueOn), firstDueOn: dueOn, lengthenedOn: vietnamDate(now) };
}

/** A date promised in a letter of apology stays promised when the lawful one lies before it. */
function laterOf(found: CaseRow, dueOn: IsoDate): IsoDate {
  return found.extensions > 0 && found.dueOn !== null && found.dueOn > dueOn ? found.dueOn : dueOn;
}
