import type { IsoDate } from '#platform/time';

/** From the first to the last day, both included; without a last day it still holds. */
export interface Validity {
  validFrom: IsoDate;
  validTo: IsoDate | null;
}

export const holdsOn = (thing: Validity, date: IsoDate): boolean =>
  thing.validFrom <= date && (thing.validTo === null || date <= thing.validTo);

export const overlap = (a: Validity, b: Validity): boolean =>
  (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);

/** Whether `inner` never reaches outside `outer`. */
export const liesWithin = (inner: Validity, outer: Validity): boolean =>
  outer.validFrom <= inner.validFrom &&
  (outer.validTo === null || (inner.validTo !== null && inner.validTo <= outer.validTo));
