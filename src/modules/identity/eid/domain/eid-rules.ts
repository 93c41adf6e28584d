import type { IsoDate } from '#platform/time';

export const eidHolders = ['citizen', 'foreigner', 'organisation'] as const;
export type EidHolder = (typeof eidHolders)[number];
export type EidLevel = 1 | 2;

/** Working days in which a request is to be answered. */
interface AnswerDays {
  level1: number;
  level2: number;
  /** Level 2 of somebody without a valid card with a chip (or, foreigners, without fingerprints on record). */
  level2WithoutCard: number;
  organisation: number;
  /** An organisation whose data stand in no national database. */
  organisationUnknown: number;
}

export interface EidRegime {
  code: '59/2022' | '69/2024';
  decree: { number: string; date: IsoDate };
  /** From this age the holder uses the account alone. */
  ownAge: number;
  /** From this age level 2 is given; under `ownAge` through the guardian. */
  level2Age: number;
  answerDays: AnswerDays;
  /** Days in which the holder should activate; later it takes a new code. */
  activateDays: number;
}

/**
 * The two decrees on e-ID accounts. Periods and ages are those that the decrees are reported to have; their wording could
 * not be checked here (README).
 */
export const eidRegimes: readonly (EidRegime & { from: IsoDate })[] = [
  {
    code: '59/2022',
    decree: { number: '59/2022/NĐ-CP', date: '2022-09-05' },
    from: '2022-10-20',
    ownAge: 14,
    level2Age: 0,
    answerDays: { level1: 1, level2: 3, level2WithoutCard: 7, organisation: 1, organisationUnknown: 15 },
    activateDays: 7,
  },
  {
    code: '69/2024',
    decree: { number: '69/2024/NĐ-CP', date: '2024-06-25' },
    from: '2024-07-01',
    ownAge: 14,
    level2Age: 6,
    answerDays: { level1: 1, level2: 3, level2WithoutCard: 7, organisation: 3, organisationUnknown: 15 },
    activateDays: 7,
  },
];

/** The rules of a day. The trial of summer 2022, before Decree 59/2022 came into force, is read by that decree. */
export function eidRegimeAt(date: IsoDate): EidRegime {
  const found = eidRegimes.findLast((r) => r.from <= date) ?? eidRegimes[0];
  if (found === undefined) throw new Error('there is no regime of e-ID accounts');
  return found;
}

export interface EidWish {
  holder: EidHolder;
  level: EidLevel;
  /** Whole years of a citizen; null for the others. */
  age: number | null;
  hasGuardian: boolean;
  channel: 'counter' | 'mobile' | 'online';
}

/** Why such an account may not be registered, as a message key of `identity.eid`; undefined when it may. */
export function whyNotEid(wish: EidWish, regime: EidRegime): string | undefined {
  const { holder, level, age, hasGuardian, channel } = wish;
  if (holder === 'organisation') return level === 1 ? 'organisation-level' : undefined;
  if (level === 2 && channel === 'online') return 'level-2-in-person';
  if (holder === 'foreigner' || age === null) return undefined;
  if (age < regime.ownAge && !hasGuardian) return 'guardian-needed';
  if (level === 2 && age < regime.level2Age) return 'too-young-for-level-2';
  return undefined;
}

/** Working days in which the request is to be answered. `onRecord`: a valid card, or data that a national database has. */
export function answerDaysOf(
  wish: { holder: EidHolder; level: EidLevel; onRecord: boolean },
  regime: EidRegime,
): number {
  const days = regime.answerDays;
  if (wish.holder === 'organisation') return wish.onRecord ? days.organisation : days.organisationUnknown;
  if (wish.level === 1) return days.level1;
  return wish.onRecord ? days.level2 : days.level2WithoutCard;
}

/** Whole years on a day; of whom only the year or month is known, at the earliest possible birthday. */
export function ageOn(
  birth: { birthDate: IsoDate | null; birthMonth: number | null; birthYear: number },
  date: IsoDate,
): number {
  const from = birth.birthDate ?? `${birth.birthYear}-${String(birth.birthMonth ?? 1).padStart(2, '0')}-01`;
  const years = Number(date.slice(0, 4)) - Number(from.slice(0, 4));
  return date.slice(5) < from.slice(5) ? years - 1 : years;
}
