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
  yearKnown: level('birth.year-known'),
  bothYear: level('birth.both-year'),
  swapped: level('birth.swapped'),
  slip: level('birth.slip'),
  yearAndPart: level('birth.year-and-part'),
  dayMonth: level('birth.day-month'),
  year: level('birth.year'),
  nearYear: level('birth.near-year'),
  different: level('birth.different'),
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

/** Compares birth dates as whole numbers (yyyymmdd, 00 for what is not known). */
export function birthLevel(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const yearA = Math.floor(a / 10_000);
  const yearB = Math.floor(b / 10_000);
  const restA = a % 10_000;
  const restB = b % 10_000;
  if (a === b) return restA === 0 ? birthAt.bothYear : birthAt.equal;
  if (yearA === yearB) {
    if (restA === 0 || restB === 0 || restA === 101 || restB === 101) return birthAt.yearKnown;
    const monthA = Math.floor(restA / 100);
    const monthB = Math.floor(restB / 100);
    const dayA = restA % 100;
    const dayB = restB % 100;
    if (dayA === 0 || dayB === 0) return monthA === monthB ? birthAt.yearKnown : birthAt.year;
    if (dayA === monthB && dayB === monthA) return birthAt.swapped;
    if (oneSlip(a, b)) return birthAt.slip;
    return monthA === monthB || dayA === dayB ? birthAt.yearAndPart : birthAt.year;
  }
  if (restA === restB && restA % 100 !== 0 && restA !== 101) return oneSlip(a, b) ? birthAt.slip : birthAt.dayMonth;
  const apart = Math.abs(yearA - yearB);
  return apart === 1 ? birthAt.nearYear : birthAt.different;
}
