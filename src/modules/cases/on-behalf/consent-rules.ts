import { refuse } from '#platform/errors';
import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import type { Consent } from './consent-store.ts';

/** Minutes in which a code must be read out and typed. */
export const codeMinutes = 10;
/** Wrong codes before another one must be asked for. */
export const mostCodeTries = 5;
/** Times that one may name somebody to act for whom the registry does not know, in a day: nobody tries out numbers. */
export const mostMismatchesPerDay = 5;
/** Codes that one may have sent in an hour, to whomever: nobody's telephone is rung without end. */
export const mostCodesPerHour = 4;
/** For how many days a consent may be given. */
export const consentDays = [30, 180, 365] as const;

/** The last day of a consent given for so many days. */
export function lastDayOf(days: number, now: Date): IsoDate {
  return addDays(vietnamDate(now), days);
}

/** Why a consent does not hold, or undefined when it does. */
export function whyNotHeld(
  consent: Consent | undefined,
  at: { procedureCode: string; now: Date },
): 'none' | 'withdrawn' | 'ended' | 'other-procedure' | undefined {
  if (consent === undefined || consent.givenAt === null) return 'none';
  if (consent.withdrawnAt !== null) return 'withdrawn';
  if (consent.validUntil < vietnamDate(at.now)) return 'ended';
  if (consent.procedureCode !== null && consent.procedureCode !== at.procedureCode) return 'other-procedure';
  return undefined;
}

/** Refuses with words when the consent does not hold (any more). */
export function refuseEndedConsent(consent: Consent | undefined, at: { procedureCode: string; now: Date }): void {
  const why = whyNotHeld(consent, at);
  if (why !== undefined) refuse('forbidden', `cases.consent-${why}`);
}

/** A code that was read out proves that the person was there; a photograph of a paper does not. */
export const showsRegistry = (consent: Pick<Consent, 'manner'>): boolean => consent.manner === 'code';
