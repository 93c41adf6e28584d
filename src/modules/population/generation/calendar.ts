import type { IsoDate } from '#platform/time';

const dayMs = 86_400_000;
const written = new Map<number, IsoDate>();

/** Days since 1970-01-01 of a date. */
export function dayOf(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

export function firstDayOf(year: number): number {
  return Date.UTC(year, 0, 1) / dayMs;
}

/** A day as YYYY-MM-DD; days are asked for again and again, so each is written once. */
export function dateOf(day: number): IsoDate {
  let text = written.get(day);
  if (text === undefined) {
    text = new Date(day * dayMs).toISOString().slice(0, 10);
    written.set(day, text);
  }
  return text;
}

/** Office hours of a day in Vietnam, as an instant: when a clerk entered what happened. */
export function recordedOn(day: number): string {
  return `${dateOf(day)}T02:30:00Z`;
}
