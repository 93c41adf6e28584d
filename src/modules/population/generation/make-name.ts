import type { Sex } from '../domain/personal-number.ts';
import { type NameStyle, nameStyleOf } from './name-styles.ts';
import {
  femaleGivenNew,
  femaleGivenOld,
  femaleMiddleNew,
  femaleMiddleOld,
  maleGivenNew,
  maleGivenOld,
  maleMiddleNew,
  maleMiddleOld,
} from './name-words.ts';
import type { Random } from './random.ts';

export interface NameWish {
  group: string;
  sex: Sex;
  birthYear: number;
  /** The family's or clan's name that this person bears; '' where there is none. */
  clan: string;
  /** Which of a people's markers the family uses, any whole number. */
  marker: number;
}

/** From this birth year on, children's papers in Đắk Nông show the M'nông clan (ten years old or younger in 2010). */
const clanWrittenFrom = 2000;
const adultsWhoAskedForClan = 0.06;

/** A full name as this people writes it for somebody of this sex and age. */
export function makeName(random: Random, wish: NameWish): string {
  const style = nameStyleOf(wish.group);
  if (style.form === 'vietnamese') return vietnameseName(random, wish, style);
  const given = withMarker(random, wish, style);
  switch (style.form) {
    case 'clan-given':
      return `${wish.clan} ${given}`;
    case 'given-clan':
      return `${given} ${wish.clan}`;
    case 'given-only':
      return given;
    case 'given-then-clan-since-2010': {
      const written = random.chance(wish.birthYear >= clanWrittenFrom ? 0.93 : adultsWhoAskedForClan);
      return written ? `${given} ${wish.clan}` : given;
    }
  }
}

function vietnameseName(random: Random, { sex, birthYear, clan }: NameWish, style: NameStyle): string {
  // Given names changed slowly between those born before 1975 and those born after 2000.
  const modern = random.chance((birthYear - 1970) / 35);
  const middle =
    style.middle?.[sex] ??
    (sex === 'male' ? (modern ? maleMiddleNew : maleMiddleOld) : modern ? femaleMiddleNew : femaleMiddleOld);
  const given =
    style.given?.[sex] ??
    (sex === 'male' ? (modern ? maleGivenNew : maleGivenOld) : modern ? femaleGivenNew : femaleGivenOld);
  const last = given(random);
  const second = middle(random);
  if (second === last) return `${clan} ${last}`;
  // One name in six has four words: a second middle name in front of the given one.
  const third =
    style.middle === undefined && modern && !second.includes(' ') && random.chance(0.14) ? middle(random) : '';
  return third === '' || third === last || third === second || third.startsWith('Thị')
    ? `${clan} ${second} ${last}`
    : `${clan} ${second} ${third} ${last}`;
}

function withMarker(random: Random, { sex, marker }: NameWish, style: NameStyle): string {
  const given = (style.given?.[sex] ?? (sex === 'male' ? maleGivenNew : femaleGivenNew))(random);
  const markers = style.markers[sex];
  const mark = markers[marker % markers.length] ?? '';
  if (mark === '') return given;
  return mark.endsWith("'") ? `${mark}${given}` : `${mark} ${given}`;
}
