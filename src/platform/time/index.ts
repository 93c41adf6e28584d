/** A calendar date without a time, `YYYY-MM-DD`. */
export type IsoDate = string;

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that began at `start` when the process began: the system can run "as of" December 2023. */
export function clockFrom(start: Date): Clock {
  const offset = start.getTime() - Date.now();
  return { now: () => new Date(Date.now() + offset) };
}

export function fixedClock(at: Date): Clock {
  return { now: () => new Date(at) };
}

// Vietnam keeps UTC+7 the whole year and has since 1975, so the offset is a constant.
const vietnamOffsetMs = 7 * 3_600_000;
const dayMs = 86_400_000;

/** The date in Vietnam at an instant. */
export function vietnamDate(instant: Date): IsoDate {
  return new Date(instant.getTime() + vietnamOffsetMs).toISOString().slice(0, 10);
}

/** Minutes since midnight in Vietnam at an instant. */
export function vietnamMinutes(instant: Date): number {
  const local = new Date(instant.getTime() + vietnamOffsetMs);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

/** The instant of a Vietnamese wall time, `YYYY-MM-DDTHH:MM[:SS]`. */
export function vietnamInstant(date: IsoDate, minutes = 0): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000 - vietnamOffsetMs);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: IsoDate): number {
  return new Date(Date.parse(`${date}T00:00:00Z`)).getUTCDay();
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** True for a real calendar date written `YYYY-MM-DD`; "2023-02-30" is not one. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
