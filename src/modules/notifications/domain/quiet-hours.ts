import { addDays, vietnamDate, vietnamInstant, vietnamMinutes } from '#platform/time';

/** Minutes since midnight in Vietnam; `from` may be later than `to`: over midnight. */
export interface QuietHours {
  from: number;
  to: number;
}

/** "21:00-07:00" as quiet hours; '' is none. The form was checked by the configuration. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const [from, to] = text.split('-').map((part) => {
    const [hours = 0, minutes = 0] = part.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return from === undefined || to === undefined || from === to ? undefined : { from, to };
}

/**
 * The end of the quiet hours in which an instant lies; undefined outside them. A house rule: the law sets hours for
 * advertising only (Decree 91/2020/NĐ-CP), and nobody should be woken by a message that can wait either.
 */
export function quietUntil(instant: Date, hours: QuietHours | undefined): Date | undefined {
  if (hours === undefined) return undefined;
  const minute = vietnamMinutes(instant);
  const overnight = hours.from > hours.to;
  const quiet = overnight ? minute >= hours.from || minute < hours.to : minute >= hours.from && minute < hours.to;
  if (!quiet) return undefined;
  const today = vietnamDate(instant);
  return vietnamInstant(overnight && minute >= hours.from ? addDays(today, 1) : today, hours.to);
}
