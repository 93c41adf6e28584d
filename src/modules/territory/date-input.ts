import Type from 'typebox';
import { refuse } from '#platform/errors';
import { type IsoDate, isIsoDate, vietnamDate } from '#platform/time';

/** A date in an input, `YYYY-MM-DD`; whether the calendar has it is checked by checkedDate. */
export const DateInput = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** The date of the input; refuses one that the calendar does not have, such as 30 February. */
export function checkedDate(date: string, field: string): IsoDate {
  if (!isIsoDate(date))
    refuse('invalid', 'territory.invalid-date', { date }, [{ field, key: 'territory.invalid-date', params: { date } }]);
  return date;
}

/** The date that was asked for, or today in Vietnam. */
export function dateOrToday(ctx: { now: Date }, date: string | undefined): IsoDate {
  return date === undefined ? vietnamDate(ctx.now) : checkedDate(date, 'date');
}
