import { type SeededRandom, seededRandom } from '#platform/ids';
import { breakName, misdate, miskey } from './errors.ts';
import { type MadeUpPerson, makePeople } from './people.ts';

/** How often a sector's file departs from the registry; shares from 0 to 1. */
export interface ErrorRates {
  noNumber: number;
  wrongNumber: number;
  parentsNumber: number;
  noOldNumber: number;
  marksLost: number;
  name: number;
  noBirth: number;
  yearOnly: number;
  birth: number;
  sex: number;
  noCommune: number;
  moved: number;
  noPhone: number;
  noParents: number;
  /** Same person twice or more. */
  repeated: number;
  /** People who are not in the registry. */
  outside: number;
  /** Names typed in TCVN3. */
  legacy: number;
  /** Only people born in these years. */
  bornFrom: number;
  bornTo: number;
}

const ordinary: ErrorRates = {
  noNumber: 0.2,
  wrongNumber: 0.03,
  parentsNumber: 0,
  noOldNumber: 0.6,
  marksLost: 0.08,
  name: 0.06,
  noBirth: 0.01,
  yearOnly: 0.04,
  birth: 0.04,
  sex: 0.01,
  noCommune: 0.05,
  moved: 0.08,
  noPhone: 0.6,
  noParents: 0.9,
  repeated: 0.01,
  outside: 0.035,
  legacy: 0,
  bornFrom: 1900,
  bornTo: 2023,
};

/** Sectors with their own habits; the last one is drawn by the seed, for checks on rates that nobody tuned for. */
export const profiles: Readonly<Record<string, ErrorRates>> = {
  insurance: ordinary,
  vaccination: {
    ...ordinary,
    noNumber: 0.045,
    wrongNumber: 0.06,
    parentsNumber: 0.01,
    marksLost: 0.15,
    name: 0.1,
    birth: 0.08,
    yearOnly: 0.08,
    noPhone: 0.25,
    repeated: 0.3,
    outside: 0.06,
  },
  children: {
    ...ordinary,
    noNumber: 0.7,
    wrongNumber: 0.02,
    parentsNumber: 0.08,
    noOldNumber: 1,
    name: 0.05,
    noPhone: 0.3,
    noParents: 0.1,
    outside: 0.03,
    bornFrom: 2008,
    bornTo: 2023,
  },
  elders: {
    ...ordinary,
    noNumber: 0.35,
    noOldNumber: 0.4,
    yearOnly: 0.45,
    birth: 0.06,
    noPhone: 0.8,
    bornFrom: 1900,
    bornTo: 1962,
  },
  legacy: { ...ordinary, legacy: 1, noNumber: 0.5, noOldNumber: 0.3 },
};

export interface SectorFiles {
  registry: string;
  records: string;
  /** Line of each record (from 0) to the registry's personal number, '' where the person is not in it. */
  truth: string[];
}

/** What is asked for: a registry of `people` and a sector's file of `records` about some of them. */
export interface SectorToMake {
  people: number;
  records: number;
  rates: ErrorRates;
  seed: number;
}

/** Where the lines of both files go, one after the other, without the end of line; millions of lines are no one string. */
export interface SectorLines {
  registry(line: string): void;
  record(line: string, truth: string): void;
}

/** Makes a registry and a sector's file about it, with known answers. Only numbers that begin with 9. */
export function makeSector(wish: SectorToMake): SectorFiles {
  const registry: string[] = [];
  const records: string[] = [recordHead];
  const truth: string[] = [];
  tellSector(wish, {
    registry: (line) => registry.push(line),
    record: (line, id) => {
      records.push(line);
      truth.push(id);
    },
  });
  return { registry: `${registry.join('\n')}\n`, records: `${records.join('\n')}\n`, truth };
}

/** The same, line by line. */
export function tellSector({ people, records, rates, seed }: SectorToMake, into: SectorLines): void {
  const random = seededRandom(seed * 7 + 1);
  const all = makePeople(Math.ceil(people * (1 + rates.outside)), seed);
  const inside = shuffled(all, random);
  const registered = inside.slice(0, people);
  const strangers = inside.slice(people).filter((p) => fits(p, rates));
  const numbers = numbersByHousehold(registered);
  const source = registered.filter((p) => fits(p, rates) && p.personalId !== '');
  tellRegistry(registered, into);
  for (let at = 0, told = 0; told < records; ) {
    const outside = strangers.length > 0 && random.next() < rates.outside;
    const who = (outside ? strangers[random.int(strangers.length)] : source[at++ % source.length]) as MadeUpPerson;
    const times = random.next() < rates.repeated ? 2 + random.int(2) : 1;
    for (let i = 0; i < times && told < records; i += 1) {
      const record = recordOf(who, { random, rates, number: told, family: numbers.get(who.household) ?? [] });
      into.record(record, outside ? '' : who.personalId);
      told += 1;
    }
  }
}

const fits = (p: MadeUpPerson, rates: ErrorRates) =>
  Number(p.birth.slice(0, 4)) >= rates.bornFrom && Number(p.birth.slice(0, 4)) <= rates.bornTo;

function numbersByHousehold(people: readonly MadeUpPerson[]): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const p of people) {
    if (p.personalId === '') continue;
    const group = result.get(p.household);
    if (group === undefined) result.set(p.household, [p.personalId]);
    else group.push(p.personalId);
  }
  return result;
}

/** Head of a sector's file. */
export const recordHead =
  'record_id,personal_id,old_id,full_name,birth_date,sex,commune_code,father_name,mother_name,phone';

function tellRegistry(people: readonly MadeUpPerson[], into: SectorLines): void {
  into.registry('personal_id,old_id,full_name,birth_date,sex,commune_code,household_id,father_name,mother_name,phone');
  for (const p of people)
    into.registry(
      [
        p.personalId,
        p.oldId,
        p.name,
        p.birth,
        p.sex === 'male' ? 'Nam' : 'Nữ',
        p.commune,
        p.household,
        p.father,
        p.mother,
        p.phone,
      ].join(','),
    );
}

interface Hand {
  random: SeededRandom;
  rates: ErrorRates;
  number: number;
  family: readonly string[];
}

function recordOf(p: MadeUpPerson, { random, rates, number, family }: Hand): string {
  const happens = (share: number) => random.next() < share;
  const relative = family.find((id) => id !== p.personalId);
  let id = p.personalId;
  if (happens(rates.noNumber)) id = '';
  else if (happens(rates.wrongNumber)) id = miskey(id, random);
  if (relative !== undefined && happens(rates.parentsNumber)) id = relative;
  const name = breakName(p.name, random, { error: rates.name, marks: rates.marksLost, legacy: rates.legacy });
  const birth = happens(rates.noBirth)
    ? ''
    : misdate(p.birth, random, { error: rates.birth, yearOnly: rates.yearOnly });
  const sex = happens(rates.sex) ? (p.sex === 'male' ? 'Nữ' : 'Nam') : p.sex === 'male' ? 'Nam' : 'Nữ';
  const commune = happens(rates.noCommune)
    ? ''
    : happens(rates.moved)
      ? String(24_601 + random.int(71) * 3)
      : p.commune;
  const parents = !happens(rates.noParents);
  return [
    `R${String(number).padStart(7, '0')}`,
    id.startsWith('0') ? id.slice(1) : id,
    happens(rates.noOldNumber) ? '' : p.oldId,
    name,
    birth,
    sex,
    commune,
    parents ? breakName(p.father, random, { error: rates.name, marks: rates.marksLost, legacy: 0 }) : '',
    parents ? breakName(p.mother, random, { error: rates.name, marks: rates.marksLost, legacy: 0 }) : '',
    happens(rates.noPhone) ? '' : happens(0.15) ? `09${String(random.int(100_000_000)).padStart(8, '0')}` : p.phone,
  ].join(',');
}

function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = random.int(i + 1);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
