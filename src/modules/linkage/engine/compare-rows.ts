import { type NameComparer, nameComparer } from './compare-names.ts';
import { oneSlip } from './edit-distance.ts';
import type { Ground } from './ground.ts';
import { level } from './levels.ts';
import { line, lineLength } from './row-rarity.ts';

const idAt = {
  equal: level('id.equal'),
  relative: level('id.relative'),
  slip: level('id.slip'),
  prefix: level('id.same-prefix'),
  different: level('id.different'),
  old: level('id.old-equal'),
  oldOnly: level('id.old-equal-new-different'),
  oldSlip: level('id.old-slip'),
  oldDifferent: level('id.old-different'),
};
const birthAt = {
  equal: level('birth.equal'),
  bothYear: level('birth.both-year'),
  yearKnown: level('birth.year-known'),
  registryYear: level('birth.registry-year'),
  swapped: level('birth.swapped'),
  slip: level('birth.slip'),
  yearAndPart: level('birth.year-and-part'),
  dayMonth: level('birth.day-month'),
  year: level('birth.year'),
  nearYear: level('birth.near-year'),
  yearSlip: level('birth.year-slip'),
  bothSlip: level('birth.both-slip'),
  different: level('birth.different'),
  bothDifferent: level('birth.both-different'),
};

/** Compares rows of the records with rows of the registry; one record is taken, then its candidates are asked for. */
export interface RowComparer {
  take(record: number, numberOwner: number): void;
  /** The pattern of the taken record with this row of the registry (see levels.ts). */
  patternWith(row: number): number;
}

/** `numberOwner` of `take` is the row of the registry that bears the record's personal number, or -1. */
export function rowComparer(ground: Ground): RowComparer {
  const { registry, records, names, rarity, successors } = ground;
  const { lines } = rarity;
  const person: NameComparer = nameComparer(names, rarity.rareWord);
  const father = nameComparer(names, rarity.rareWord);
  const mother = nameComparer(names, rarity.rareWord);
  let owner = -1;
  let id = 0;
  let idHigh = 0;
  let idLow = 0;
  let oldId = 0;
  let birth = 0;
  let sex = 0;
  let commune = 0;
  let phone = 0;

  const take = (record: number, numberOwner: number): void => {
    owner = numberOwner;
    id = records.personalId[record] as number;
    idHigh = Math.floor(id / 1_000_000);
    idLow = id - idHigh * 1_000_000;
    oldId = records.oldId[record] as number;
    birth = records.birth[record] as number;
    sex = records.sex[record] as number;
    commune = records.commune[record] as number;
    phone = records.phone[record] as number;
    person.take(records.name[record] as number);
    father.take(records.father[record] as number);
    mother.take(records.mother[record] as number);
  };

  const patternWith = (c: number): number => {
    const at = c * lineLength;
    const birthAndSex = lines[at + line.birthAndSex] as number;
    const otherSex = birthAndSex >>> 28;
    const otherPhone = lines[at + line.phone] as number;
    return (
      idLevel(c, at) |
      (person.levelTo(lines[at + line.name] as number) << 4) |
      (birthLevel(birth, birthAndSex & 0xfffffff) << 9) |
      ((sex === 0 || otherSex === 0 ? 0 : sex === otherSex ? 1 : 2) << 13) |
      (communeLevel(commune, lines[at + line.commune] as number) << 15) |
      (parentLevel(father.levelTo(lines[at + line.father] as number)) << 17) |
      (parentLevel(mother.levelTo(lines[at + line.mother] as number)) << 19) |
      ((phone === 0 || otherPhone === 0 ? 0 : phone === otherPhone ? 1 : 2) << 21)
    );
  };

  function idLevel(c: number, at: number): number {
    const high = lines[at] as number;
    const low = lines[at + line.idLow] as number;
    if (id !== 0 && idHigh === high && idLow === low) return idAt.equal;
    if (owner >= 0 && owner !== c && isRelative(c)) return idAt.relative;
    const oldB = lines[at + line.oldId] as number;
    const bothNew = id !== 0 && high !== 0;
    const bothOld = oldId !== 0 && oldB !== 0;
    if (bothOld && oldId === oldB) return bothNew ? idAt.oldOnly : idAt.old;
    if (bothNew) {
      if (oneSlip(id, high * 1_000_000 + low)) return idAt.slip;
      return idHigh === high ? idAt.prefix : idAt.different;
    }
    if (bothOld) return oneSlip(oldId, oldB) ? idAt.oldSlip : idAt.oldDifferent;
    return 0;
  }

  /** Is the one who bears the record's number of this person's household, or named as this person's parent? */
  function isRelative(c: number): boolean {
    const household = registry.household[c] as number;
    if (household !== 0 && household === registry.household[owner]) return true;
    const name = registry.name[owner] as number;
    return name !== 0 && (name === registry.father[c] || name === registry.mother[c]);
  }

  function communeLevel(a: number, b: number): number {
    if (a === 0 || b === 0) return 0;
    if (a === b) return 1;
    return successors.has(a * 4_294_967_296 + b) ? 2 : 3;
  }

  return { take, patternWith };
}

/** Parents' names: equal in letters a–z, similar, or different. */
function parentLevel(nameLevel: number): number {
  if (nameLevel === 0) return 0;
  if (nameLevel <= 4) return 1;
  return nameLevel <= 10 ? 2 : 3;
}

/** What stands for "only the year" behind it: nothing, or 1 January, as offices write it for elders. */
const isYearOnly = (rest: number) => rest === 0 || rest === 101;

/** Compares the birth dates of a record and of a row of the registry as whole numbers (yyyymmdd, 00 for what is not known). */
export function birthLevel(record: number, registry: number): number {
  if (record === 0 || registry === 0) return 0;
  const yearA = Math.floor(record / 10_000);
  const yearB = Math.floor(registry / 10_000);
  const restA = record - yearA * 10_000;
  const restB = registry - yearB * 10_000;
  if (isYearOnly(restB)) {
    if (yearA === yearB) return isYearOnly(restA) ? birthAt.bothYear : birthAt.registryYear;
    return isNearYear(yearA, yearB) ? birthAt.bothSlip : birthAt.bothDifferent;
  }
  if (record === registry) return birthAt.equal;
  if (isYearOnly(restA)) {
    if (yearA === yearB) return birthAt.yearKnown;
    return isNearYear(yearA, yearB) ? birthAt.yearSlip : birthAt.different;
  }
  if (yearA === yearB) return sameYearLevel(record, registry);
  if (restA === restB && restA % 100 !== 0) return oneSlip(record, registry) ? birthAt.slip : birthAt.dayMonth;
  return Math.abs(yearA - yearB) === 1 ? birthAt.nearYear : birthAt.different;
}

const isNearYear = (a: number, b: number) => Math.abs(a - b) === 1 || oneSlip(a, b);

/** Different dates of one year, day or month known on both sides. */
function sameYearLevel(a: number, b: number): number {
  const monthA = Math.floor((a % 10_000) / 100);
  const monthB = Math.floor((b % 10_000) / 100);
  const dayA = a % 100;
  const dayB = b % 100;
  if (dayA === 0 || dayB === 0) return monthA === monthB ? birthAt.yearKnown : birthAt.year;
  if (dayA === monthB && dayB === monthA) return birthAt.swapped;
  if (oneSlip(a, b)) return birthAt.slip;
  return monthA === monthB || dayA === dayB ? birthAt.yearAndPart : birthAt.year;
}
