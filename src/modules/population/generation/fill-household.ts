import type { IsoDate } from '#platform/time';
import { foldName } from '../domain/fold-name.ts';
import { makeAddress } from './addresses.ts';
import { dayOf, firstDayOf } from './calendar.ts';
import { type CommuneWish, pickOrigin } from './ethnic-mix.ts';
import { type MadeUpNumbers, madeUpIds } from './made-up-numbers.ts';
import { makeName } from './make-name.ts';
import type { Member, Person } from './member.ts';
import { nameStyleOf } from './name-styles.ts';
import { type Random, weighted, words } from './random.ts';

export interface Household {
  id: string;
  fileNumber: string;
  commune: CommuneWish;
  address: string;
  formedOn: number;
  /** Where the family came from, a two-digit province code. */
  origin: string;
  religion: string | null;
  /** Registered here only as temporary residents; their permanent residence is in another province. */
  temporary: boolean;
  people: Person[];
}

export interface FillContext {
  random: Random;
  asOf: IsoDate;
  /** Two-digit code of the province, as in personal numbers. */
  home: string;
  seed: number;
  numbers: MadeUpNumbers;
}

const bloodTypes = words('O 42,B 30,A 21,AB 7');
const kinhReligion = words('Không 82,Công giáo 10,Phật giáo 8');
const highlandReligion = words('Không 45,Tin lành 42,Công giáo 13');
const otherReligion = words('Không 95,Tin lành 3,Công giáo 2');
const apostrophe = weighted([
  ["'", 86],
  ['’', 10],
  ['ʼ', 4],
] as const);

/** Turns planned members into a household of persons with names, dates, numbers and an address. */
export function householdFiller(context: FillContext): (members: Member[], commune: CommuneWish) => Household {
  const { random, home, seed } = context;
  const today = dayOf(context.asOf);
  const thisYear = Number(context.asOf.slice(0, 4));
  const personId = madeUpIds(seed, 1);
  const householdId = madeUpIds(seed, 2);
  let persons = 0;
  let households = 0;

  return (members, commune) => {
    const group = members[0]?.group ?? 'kinh';
    const origin = pickOrigin(random, group, home);
    const arrival = origin === home ? 0 : 1976 + random.below(40);
    const formedYear = Math.max(arrival, thisYear - 2 - random.below(24));
    const mark = apostrophe(random);
    const marker = random.below(1_000);
    const people = members as Person[];
    for (const person of people) {
      person.id = personId(persons);
      persons += 1;
      person.name = makeName(random, { ...person, marker }).replaceAll("'", mark);
      person.birthProvince = person.birthYear < arrival ? origin : home;
      person.bornOn = bornOn(person.birthYear);
      person.precision = precisionOf(person, thisYear - person.birthYear);
      person.number = context.numbers.personal(person.birthProvince, person.birthYear, person.sex);
      person.oldNumber = hasOldNumber(person.birthYear) ? context.numbers.old() : null;
      person.bloodType = random.chance(0.2) ? bloodTypes(random) : null;
      person.endedOn = person.status === 'present' ? null : endedOn(person);
      reach(person, thisYear - person.birthYear);
    }
    for (const person of people) relate(person, marker, mark);
    const number = String(households + 1).padStart(7, '0');
    const household: Household = {
      id: householdId(households),
      fileNumber: `9${home}-${number}`,
      commune,
      address: makeAddress(random, commune, group),
      formedOn: firstDayOf(formedYear) + random.below(365),
      origin,
      religion: religionOf(group),
      temporary: random.chance(0.045),
      people,
    };
    households += 1;
    return household;
  };

  function bornOn(year: number): number {
    const first = firstDayOf(year);
    const days = Math.min(firstDayOf(year + 1), today + 1) - first;
    return first + random.below(days);
  }

  /** Elders were often entered with a year only, the more so in the villages of the highlands. */
  function precisionOf(person: Member, age: number): Person['precision'] {
    const minority = person.group !== 'kinh';
    const yearOnly =
      age >= 70 ? (minority ? 0.45 : 0.16) : age >= 58 ? (minority ? 0.16 : 0.04) : age >= 40 ? 0.006 : 0;
    if (random.chance(yearOnly)) return 'year';
    return age >= 50 && random.chance(0.01) ? 'month' : 'day';
  }

  /** Cards with 9 digits were issued from 14 years on, in the province until 2020. */
  function hasOldNumber(birthYear: number): boolean {
    return birthYear <= 2006 && random.chance(birthYear <= 2003 ? 0.94 : 0.5);
  }

  function endedOn(person: Person): number {
    const back = person.status === 'deceased' ? 365 * 6 : 365 * 3;
    return Math.max(person.bornOn, today - random.below(back));
  }

  function reach(person: Person, age: number): void {
    const has = person.status !== 'deceased' && age >= 15 && random.chance(age < 70 ? 0.82 : 0.35);
    person.phone = has ? context.numbers.phone() : null;
    const mailed = has && age < 60 && random.chance(0.18);
    person.email = mailed
      ? `${foldName(person.name).replaceAll(' ', '.')}.${person.number.slice(-4)}@mail.example`
      : null;
  }

  function relate(person: Person, marker: number, mark: string): void {
    const { matrilineal } = nameStyleOf(person.group);
    const parentName = (sex: 'male' | 'female', age: number): string | null => {
      // Fathers of single mothers' children and parents of the very old are often not on record.
      if (random.chance(person.birthYear < 1950 ? 0.2 : 0.02)) return null;
      const ownClan = (sex === 'female') === matrilineal;
      const clan = ownClan ? person.clan : nameStyleOf(person.group).clan(random);
      const wish = { group: person.group, sex, birthYear: person.birthYear - age, clan, marker };
      return makeName(random, wish).replaceAll("'", mark);
    };
    person.fatherName = person.father?.name ?? parentName('male', 27);
    person.motherName = person.mother?.name ?? parentName('female', 24);
    person.spouseName = person.spouse?.name ?? null;
  }

  function religionOf(group: string): string | null {
    const pick =
      group === 'kinh'
        ? kinhReligion
        : ['mnong', 'ma', 'e-de', 'hmong'].includes(group)
          ? highlandReligion
          : otherReligion;
    const religion = pick(random);
    return religion === 'Không' ? null : religion;
  }
}
