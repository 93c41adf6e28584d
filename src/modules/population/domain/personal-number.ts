import { type IsoDate, systemClock, vietnamDate } from '#platform/time';
import { type BirthPlaceKind, birthPlaceKind } from './birth-place-code.ts';
import { type Parsed, parsed, unparsed } from './parsed.ts';

export type Sex = 'male' | 'female';

/** What a personal identification number tells. Its sex and year are hints: the registry's own fields are the truth. */
export interface PersonalNumber {
  number: string;
  /** Three digits: the province or country where the birth was registered; never changes, also when provinces merge. */
  provinceCode: string;
  placeKind: BirthPlaceKind;
  century: number;
  sexHint: Sex;
  birthYear: number;
  /** True in the reserved range (first digit 9) of people who do not exist. */
  synthetic: boolean;
}

/**
 * Reads the 12-digit personal number: 3 digits place of birth registration, 1 digit century and sex, 2 digits year,
 * 6 digits at random (Decree 137/2015/NĐ-CP art. 13, Circular 59/2021/TT-BCA art. 4). Spaces, dots and hyphens between
 * the digits are forgiven.
 */
export function parsePersonalNumber(
  text: string,
  today: IsoDate = vietnamDate(systemClock.now()),
): Parsed<PersonalNumber> {
  const number = text.normalize('NFKC').replace(/[\s.\-–]/g, '');
  if (number === '') return unparsed('personal-number-empty');
  if (!/^\d+$/.test(number)) return unparsed('personal-number-letters');
  if (number.length === 9) return unparsed('personal-number-is-old');
  if (number.length !== 12) return unparsed('personal-number-length', { length: number.length });
  const provinceCode = number.slice(0, 3);
  const placeKind = birthPlaceKind(provinceCode);
  if (placeKind === undefined) return unparsed('personal-number-place', { code: provinceCode });
  const centuryDigit = Number(number[3]);
  const birthYear = 1900 + Math.floor(centuryDigit / 2) * 100 + Number(number.slice(4, 6));
  if (birthYear > Number(today.slice(0, 4))) return unparsed('personal-number-future', { year: birthYear });
  return parsed({
    number,
    provinceCode,
    placeKind,
    century: Math.floor(birthYear / 100) + 1,
    sexHint: centuryDigit % 2 === 0 ? 'male' : 'female',
    birthYear,
    synthetic: placeKind === 'synthetic',
  });
}

/** The digit that stands for the century and the sex: 0 and 1 for 1900–1999, 2 and 3 for 2000–2099 (Decree 137/2015 art. 13). */
export function centuryDigit(birthYear: number, sex: Sex): number {
  return Math.floor((birthYear - 1900) / 100) * 2 + (sex === 'female' ? 1 : 0);
}
