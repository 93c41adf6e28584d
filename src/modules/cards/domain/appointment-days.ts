import { addDays, type IsoDate } from '#platform/time';
import { isWorkingDay } from '#procedures';
import { type ApplicationKind, type ApplicationReason, reasonsOf } from './card-rules.ts';

/** Reasons that people choose themselves; the fault of an office and a nationality regained are found by an officer. */
export const bookableReasons = [
  'first',
  'from-old-card',
  'age',
  'damaged',
  'data-changed',
  'asked',
  'lost',
] as const satisfies readonly ApplicationReason[];

/** The kind of application that a reason belongs to. */
export function kindOfReason(reason: ApplicationReason): ApplicationKind {
  if (reasonsOf.new.some((r) => r === reason)) return 'new';
  return reasonsOf.lost.some((r) => r === reason) ? 'lost' : 'change';
}

/** From tomorrow until this many days ahead people choose a day themselves. */
const daysAhead = 14;

/** Days for which people book at a place: an office works on working days, a mobile team on every day of its time. */
export function bookableDays(
  place: { kind: 'office' | 'mobile'; openFrom: IsoDate; openTo: IsoDate | null },
  today: IsoDate,
): IsoDate[] {
  return Array.from({ length: daysAhead }, (_, i) => addDays(today, i + 1)).filter(
    (day) =>
      day >= place.openFrom &&
      (place.openTo === null || day <= place.openTo) &&
      (place.kind === 'mobile' || isWorkingDay(day)),
  );
}
