import type { IsoDate } from '#platform/time';

export const applicationKinds = ['new', 'change', 'lost'] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

/** Why somebody applies, by kind. */
export const reasonsOf = {
  new: ['first', 'from-old-card'],
  change: ['age', 'damaged', 'data-changed', 'data-wrong', 'asked'],
  lost: ['lost', 'nationality-back'],
} as const satisfies Record<ApplicationKind, readonly string[]>;
export type ApplicationReason = (typeof reasonsOf)[ApplicationKind][number];

export interface CardRegime {
  code: '2014' | '2023';
  /** Law 59/2014/QH13 on Citizen Identification; from 01/07/2024 Law 26/2023/QH15 on Identification. */
  from: IsoDate;
  law: { number: string; date: IsoDate };
  /** From this age everybody must have a card. */
  duty: number;
  /** From this age a card is given to who wants one. */
  allowed: number;
  /** A card whose holder is younger than this bears no fingerprints and is applied for by a parent. */
  alone: number;
  /** Ages at which the card ends. */
  changesAt: readonly number[];
  /** A card taken in these years before one of the ages holds until the next. */
  grace: number;
  /** Old 9-digit cards are good until this day, whatever they say. */
  oldCardsUntil: IsoDate | null;
}

export const cardRegimes: readonly CardRegime[] = [
  {
    code: '2014',
    from: '2016-01-01',
    law: { number: '59/2014/QH13', date: '2014-11-20' },
    duty: 14,
    allowed: 14,
    alone: 14,
    changesAt: [25, 40, 60],
    grace: 2,
    oldCardsUntil: null,
  },
  {
    code: '2023',
    from: '2024-07-01',
    law: { number: '26/2023/QH15', date: '2023-11-27' },
    duty: 14,
    allowed: 0,
    alone: 14,
    changesAt: [14, 25, 40, 60],
    grace: 2,
    oldCardsUntil: '2024-12-31',
  },
];

export function cardRegimeAt(date: IsoDate): CardRegime {
  const found = cardRegimes.findLast((r) => r.from <= date);
  if (found === undefined) throw new Error(`no law on identity cards is kept for ${date}`);
  return found;
}

export interface CardWish {
  kind: ApplicationKind;
  reason: ApplicationReason;
  age: number;
  /** A parent or guardian stands beside a child. */
  withParent: boolean;
  vietnamese: boolean;
}

/** Why such a card may not be applied for, as a message key of `cards`; undefined when it may (Law 59/2014, arts. 19 and 23; Law 26/2023, arts. 19 and 24). */
export function whyNotCard(wish: CardWish, regime: CardRegime): string | undefined {
  if (!wish.vietnamese) return 'citizens-only';
  if (wish.age < regime.allowed) return 'too-young';
  if (wish.age < regime.alone && !wish.withParent) return 'parent-needed';
  if (wish.reason === 'age' && !dueByAge(wish.age, regime)) return 'age-not-reached';
  return undefined;
}

/** Whether the card may be changed because of age: from two years before the first of the ages on. */
const dueByAge = (age: number, { changesAt, grace }: CardRegime): boolean =>
  changesAt.some((limit) => age >= limit - grace);

/**
 * Last day of a card issued on a day: the birthday at the next of the ages, or the one after when that is less than two
 * years away; no end after the last (Law 59/2014, art. 21; Law 26/2023, art. 21). Of whom only the year is known, the year's
 * last day counts.
 */
export function cardEndsOn(
  birth: { birthDate: IsoDate | null; birthYear: number },
  issuedOn: IsoDate,
  regime: CardRegime,
): IsoDate | null {
  const day = birth.birthDate ?? `${birth.birthYear}-12-31`;
  const reached = (age: number): IsoDate => birthdayIn(Number(day.slice(0, 4)) + age, day);
  const from = (age: number) => reached(age - regime.grace);
  const next = regime.changesAt.find((age) => issuedOn < from(age));
  return next === undefined ? null : reached(next);
}

/** The day of that year; 29 February is 28 February in other years. */
function birthdayIn(year: number, day: IsoDate): IsoDate {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const rest = day.slice(4) === '-02-29' && !leap ? '-02-28' : day.slice(4);
  return `${year}${rest}`;
}
