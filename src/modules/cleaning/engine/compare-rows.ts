import { type NameComparer, nameComparer } from './compare-names.ts';
import { oneSlip } from './edit-distance.ts';
import { level } from './levels.ts';
import type { Ground } from './ground.ts';

const id = {
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
  const person: NameComparer = nameComparer(names, rarity.rareWord);
  const father = nameComparer(names, rarity.rareWord);
  const mother = nameComparer(names, rarity.rareWord);
  let r = 0;
  let owner = -1;

  const take = (record: number, numberOwner: number): void => {
    r = record;
    owner = numberOwner;
    person.take(records.name[r] as number);
    father.take(records.father[r] as number);
    mother.take(records.mother[r] as number);
  };

  const patternWith = (c: number): number => {
    const sexA = records.sex[r] as number;
    const sexB = registry.sex[c] as number;
    const phoneA = records.phone[r] as number;
    const phoneB = registry.phone[c] as number;
    return (
      idLevel(c) |
      (person.levelTo(registry.name[c] as number) << 4) |
      (birthLevel(records.birth[r] as number, registry.birth[c] as number) << 9) |
      ((sexA === 0 || sexB === 0 ? 0 : sexA === sexB ? 1 : 2) << 13) |
      (communeLevel(records.commune[r] as number, registry.commune[c] as number) << 15) |
      (parentLevel(father.levelTo(registry.father[c] as number)) << 17) |
      (parentLevel(mother.levelTo(registry.mother[c] as number)) << 19) |
      ((phoneA === 0 || phoneB === 0 ? 0 : phoneA === phoneB ? 1 : 2) << 21)
    );
  };

  function idLevel(c: number): number {
    const a = records.personalId[r] as number;
    const b = registry.personalId[c] as number;
    if (a !== 0 && a === b) return id.equal;
    if (owner >= 0 && owner !== c && isRelative(c)) return id.relative;
    const oldA = records.oldId[r] as number;
    const oldB = registry.oldId[c] as number;
    const bothNew = a !== 0 && b !== 0;
    const bothOld = oldA !== 0 && oldB !== 0;
    if (bothOld && oldA === oldB) return bothNew ? id.oldOnly : id.old;
    if (bothNew) {
      if (oneSlip(a, b)) return id.slip;
      return Math.floor(a / 1_000_000) === Math.floor(b / 1_000_000) ? id.prefix : id.different;
    }
    if (bothOld) return oneSlip(oldA, oldB) ? id.oldSlip : id.oldDifferent;
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
