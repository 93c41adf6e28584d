import type { SeededRandom } from '#platform/ids';
import type { RegistryPerson } from '../domain/registry-person.ts';
import type { SectorCode } from '../domain/sectors.ts';

/** A record as a sector typed it; empty text is "not known". */
export interface TypedRecord {
  personalNumber: string;
  oldNumber: string;
  fullName: string;
  birthDate: string;
  sex: string;
  communeCode: string;
  fatherName: string;
  motherName: string;
  phone: string;
}

/** How often each thing goes wrong; shares from 0 to 1. */
interface Habits {
  noNumber: number;
  wrongNumber: number;
  parentsNumber: number;
  oldNumber: number;
  marksLost: number;
  name: number;
  yearOnly: number;
  birth: number;
  sex: number;
  noCommune: number;
  otherCommune: number;
  phone: number;
  parents: number;
  /** Everything at once: no number, only the year, no marks, perhaps no commune. Clerks get most of these. */
  careless: number;
}

const ordinary: Habits = {
  noNumber: 0.14,
  wrongNumber: 0.03,
  parentsNumber: 0,
  oldNumber: 0.35,
  marksLost: 0.06,
  name: 0.04,
  yearOnly: 0.04,
  birth: 0.03,
  sex: 0.008,
  noCommune: 0.04,
  otherCommune: 0.06,
  phone: 0.4,
  parents: 0.1,
  careless: 0.012,
};

const habitsOf: Partial<Record<SectorCode, Habits>> = {
  // A quarter of the vaccination records of 2022 disagreed with the population (national check of March 2022).
  vaccination: {
    ...ordinary,
    noNumber: 0.045,
    wrongNumber: 0.07,
    name: 0.08,
    birth: 0.07,
    marksLost: 0.12,
    phone: 0.75,
    careless: 0.05,
  },
  tax: { ...ordinary, noNumber: 0.1, oldNumber: 0.6, noCommune: 0.3, parents: 0, careless: 0.05 },
  children: {
    ...ordinary,
    noNumber: 0.6,
    parentsNumber: 0.06,
    oldNumber: 0,
    yearOnly: 0.01,
    phone: 0.6,
    parents: 0.92,
    careless: 0.04,
  },
  merit: { ...ordinary, noNumber: 0.2, oldNumber: 0.6, yearOnly: 0.3, phone: 0.2, careless: 0.05 },
};

/** Types a person of the registry into a sector's register, with the sector's usual errors. */
export function recordTyper(sector: SectorCode, random: SeededRandom, communes: readonly string[]) {
  const habits = habitsOf[sector] ?? ordinary;
  const happens = (share: number) => random.next() < share;
  return (p: RegistryPerson, relativesNumber: string | undefined): TypedRecord => {
    let personalNumber = p.personalNumber;
    if (happens(habits.noNumber)) personalNumber = '';
    else if (happens(habits.wrongNumber)) personalNumber = miskey(personalNumber, random);
    if (relativesNumber !== undefined && happens(habits.parentsNumber)) personalNumber = relativesNumber;
    if (happens(habits.careless)) return typeCarelessly(p, random);
    const withParents = happens(habits.parents);
    const typedName = (name: string) => typeName(name, random, habits);
    return {
      personalNumber,
      oldNumber: happens(habits.oldNumber) ? p.oldNumber : '',
      fullName: typedName(p.fullName),
      birthDate: typeDate(p.birthDate, random, habits),
      sex: (p.sex === 'male') !== happens(habits.sex) ? 'male' : 'female',
      communeCode: happens(habits.noCommune)
        ? ''
        : happens(habits.otherCommune)
          ? random.pick(communes)
          : p.communeCode,
      fatherName: withParents ? typedName(p.fatherName) : '',
      motherName: withParents ? typedName(p.motherName) : '',
      phone: happens(habits.phone) ? p.phone : '',
    };
  };
}

/** A person as somebody typed them who had little to go by; only people can say who that is. */
export function typeCarelessly(p: RegistryPerson, random: SeededRandom): TypedRecord {
  const year = p.birthDate.includes('/') ? p.birthDate.slice(-4) : p.birthDate.slice(0, 4);
  return {
    personalNumber: '',
    oldNumber: '',
    fullName: withoutMarks(p.fullName).toUpperCase(),
    birthDate: random.next() < 0.6 ? year : '',
    sex: p.sex,
    communeCode: random.next() < 0.7 ? p.communeCode : '',
    fatherName: '',
    motherName: '',
    phone: '',
  };
}

/** A wrong digit, or two neighbours swapped, among the last nine. */
function miskey(number: string, random: SeededRandom): string {
  const digits = [...number];
  const at = 4 + random.int(7);
  if (random.next() < 0.6) digits[at] = String((Number(digits[at]) + 1 + random.int(9)) % 10);
  else [digits[at], digits[at + 1]] = [digits[at + 1] ?? '', digits[at] ?? ''];
  return digits.join('');
}

const letters = [...'aehinotu'];

function typeName(name: string, random: SeededRandom, { name: errors, marksLost }: Habits): string {
  if (name === '') return '';
  let words = name.split(' ');
  if (random.next() < errors) {
    const kind = random.int(4);
    const at = random.int(words.length);
    const word = words[at] ?? '';
    if (kind === 0 && words.length > 2) words = words.filter((_, i) => i !== 1);
    else if (kind === 1 && words.length > 2) words = [words.at(-1) ?? '', ...words.slice(0, -1)];
    else if (kind === 2) words[at] = word.length > 2 ? word.slice(0, -1) : word + random.pick(letters);
    else words[at] = word + random.pick(letters);
  }
  const text = words.join(' ');
  const bare = random.next() < marksLost ? withoutMarks(text) : text;
  return random.next() < 0.3 ? bare.toLocaleUpperCase('vi') : bare;
}

const withoutMarks = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('\u0111', 'd').replaceAll('\u0110', 'D');

function typeDate(birth: string, random: SeededRandom, { birth: errors, yearOnly }: Habits): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birth) ?? [];
  if (year === '') return birth;
  if (random.next() < yearOnly) return random.next() < 0.5 ? year : `01/01/${year}`;
  if (random.next() >= errors) return `${day}/${month}/${year}`;
  const kind = random.int(3);
  if (kind === 0 && Number(day) <= 12) return `${month}/${day}/${year}`;
  if (kind === 1) return `${String(1 + random.int(28)).padStart(2, '0')}/${month}/${year}`;
  return `${day}/${month}/${Number(year) + (random.next() < 0.5 ? 1 : -1)}`;
}
