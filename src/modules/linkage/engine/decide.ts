import type { Answers } from './answers.ts';
import { nameComparer } from './compare-names.ts';
import { birthLevel } from './compare-rows.ts';
import type { Ground } from './ground.ts';
import { level, levelIn } from './levels.ts';

/** 1 unmatched, 2 review, 3 matched. */
export const status = { unmatched: 1, review: 2, matched: 3 } as const;

/** Why a record with a strong candidate still goes to a clerk; 0 none. */
export const doubt = { none: 0, weakName: 1, rival: 2, taken: 3, score: 4 } as const;

export interface Decisions {
  status: Uint8Array;
  doubt: Uint8Array;
}

/** Share of wrong links that automatic matches as a whole may have by their own scores; half of 1 in 2,000 for safety. */
const wrongShare = 0.0005 * 0.8;
/** Whatever the others are, a match by itself is right at least 16 times in 17. */
const lowestMatch = 3.5;
/** A clerk sees candidates that are right at least once in four. */
const reviewFrom = Math.log2(0.25 / 0.75);

/** More bits that a match by itself needs where the name is not quite this one; levels that are not here never match alone. */
const nameDemand = new Map([
  [level('name.missing'), 0],
  [level('name.equal'), 0],
  [level('name.marks-lost'), 0],
  [level('name.order'), 0],
  [level('name.part'), 0],
  [level('name.typo'), 0],
  [level('name.tone'), 2],
  [level('name.ends'), 3],
  [level('name.two-slips'), 4],
  [level('name.part-loose'), 4],
]);
/** The same where the birth date is not quite this one. */
const birthDemand = new Map([
  [level('birth.day-month'), 2],
  [level('birth.year'), 3],
  [level('birth.near-year'), 4],
  [level('birth.year-slip'), 4],
  [level('birth.both-slip'), 4],
  [level('birth.different'), 8],
  [level('birth.both-different'), 8],
]);
/** Names that a same number and a same birth date carry: the given name at least. */
const carriedByNumber = new Map([
  [level('name.vowel-mark'), 0],
  [level('name.near'), 0],
  [level('name.given-and-more'), 2],
  [level('name.given-only'), 3],
]);
const id = { equal: level('id.equal'), slip: level('id.slip'), old: level('id.old-equal') };
const closeBirth = level('birth.year-and-part');
const closeName = level('name.typo');
const ownName = level('name.part');
const ownBirth = level('birth.slip');

/**
 * Turns scores into what is done with each record: matched by itself, put before a clerk, or left. A high score alone
 * does not match: the name must speak for this person and not for a twin, and the birth date must not speak against.
 * A person of the registry goes to several records only when those are of one person.
 */
export function decide(ground: Ground, answers: Answers): Decisions {
  const { records } = ground;
  const result = { status: new Uint8Array(records.rows), doubt: new Uint8Array(records.rows) };
  const matchedFrom = thresholdFor(answers);
  for (let r = 0; r < records.rows; r += 1) {
    const score = answers.score[r] as number;
    if ((answers.row[r] as number) < 0 || !(score >= reviewFrom)) {
      result.status[r] = status.unmatched;
      continue;
    }
    const why = doubtOf(score - matchedFrom, answers.pattern[r] as number, (answers.secondRow[r] as number) >= 0);
    result.doubt[r] = why;
    result.status[r] = why === doubt.none ? status.matched : status.review;
  }
  oneToOne(ground, { answers, result, matchedFrom });
  return result;
}

/** What is done with one record by itself: its own odds must keep the share of wrong links, because there are no others. */
export function decideOne(score: number, pattern: number, hasRival: boolean): { status: number; doubt: number } {
  if (!(score >= reviewFrom)) return { status: status.unmatched, doubt: doubt.none };
  const why = doubtOf(score - Math.log2((1 - wrongShare) / wrongShare), pattern, hasRival);
  return { status: why === doubt.none ? status.matched : status.review, doubt: why };
}

const bearsNumber = (pattern: number) => {
  const at = levelIn(pattern, 0);
  return at === id.equal || at === id.old;
};

/** Wrong links are counted in whole parts of this size, so that sums do not depend on the order of records. */
const wholeLink = 2 ** 30;

/**
 * The lowest score from which records may match by themselves: the wrong links to be expected of all that match from
 * there on, by their own odds, stay within `wrongShare`. Who needs more bits counts from where it would match, in quarters
 * of a bit.
 */
function thresholdFor({ row, score, pattern }: Answers): number {
  const highest = 40 * 4;
  const counts = new Int32Array(highest + 1);
  const expected = new Float64Array(highest + 1);
  for (let r = 0; r < row.length; r += 1) {
    if ((row[r] as number) < 0 || !((score[r] as number) >= lowestMatch)) continue;
    const bin = Math.min(highest, Math.floor(((score[r] as number) - moreNeeded(pattern[r] as number)) * 4));
    if (!(bin >= lowestMatch * 4)) continue;
    counts[bin] = (counts[bin] as number) + 1;
    expected[bin] = (expected[bin] as number) + Math.round(wholeLink / (1 + 2 ** (score[r] as number)));
  }
  let all = 0;
  let wrong = 0;
  for (let bin = highest; bin >= lowestMatch * 4; bin -= 1) {
    all += counts[bin] as number;
    wrong += (expected[bin] as number) / wholeLink;
    if (wrong > wrongShare * all) return (bin + 1) / 4;
  }
  return lowestMatch;
}

/** The registry's own name and birth date, as far as the record knows them. */
function agreesWithRegistry(pattern: number): boolean {
  const name = levelIn(pattern, 1);
  const birth = levelIn(pattern, 2);
  return name > 0 && name <= ownName && birth > 0 && birth <= ownBirth;
}

/** Why a candidate with so many bits to spare is not matched by itself: the evidence must name this person, not only a household. */
function doubtOf(spare: number, pattern: number, hasRival: boolean): number {
  if (spare < 0) return hasRival ? doubt.rival : doubt.score;
  return spare >= moreNeeded(pattern) ? doubt.none : doubt.weakName;
}

function moreNeeded(pattern: number): number {
  const name = levelIn(pattern, 1);
  const birth = levelIn(pattern, 2);
  const numbered = bearsNumber(pattern) || levelIn(pattern, 0) === id.slip;
  const plain = nameDemand.get(name);
  if (!numbered) return (plain ?? Number.POSITIVE_INFINITY) + (birthDemand.get(birth) ?? 0);
  if (plain !== undefined) return 0;
  return birth > 0 && birth <= closeBirth
    ? (carriedByNumber.get(name) ?? Number.POSITIVE_INFINITY)
    : Number.POSITIVE_INFINITY;
}

const certain = 14;

/**
 * Bits that speak against a record because its person has another one already: how much rarer that is where records are
 * right (people who are in the file twice) than where they are wrong (people who are in the file at all), as the records
 * show of which nobody doubts the person.
 */
function bitsOfTaken({ registry }: Ground, { row, score }: Answers, { status: is }: Decisions): number {
  const counts = new Int32Array(registry.rows);
  let records = 0;
  for (let r = 0; r < row.length; r += 1) {
    if (is[r] !== status.matched || !((score[r] as number) >= certain)) continue;
    counts[row[r] as number] = (counts[row[r] as number] as number) + 1;
    records += 1;
  }
  let people = 0;
  let repeated = 0;
  for (const count of counts) {
    if (count > 0) people += 1;
    if (count > 1) repeated += count;
  }
  return Math.max(0, Math.log2((people + 1) / (registry.rows + 1)) - Math.log2((repeated + 1) / (records + 50)));
}

/**
 * Of records that all point to one person, those go to a clerk that neither bear this person's number, nor agree with
 * the registry in name and birth date, nor look like the best of them: they may be a twin's or a namesake's.
 */
function oneToOne(
  ground: Ground,
  { answers, result, matchedFrom }: { answers: Answers; result: Decisions; matchedFrom: number },
): void {
  const { records, registry, names, rarity } = ground;
  const firstOf = new Int32Array(registry.rows).fill(-1);
  const shared = new Map<number, number[]>();
  for (let r = 0; r < records.rows; r += 1) {
    if (result.status[r] !== status.matched) continue;
    const row = answers.row[r] as number;
    const first = firstOf[row] as number;
    if (first < 0) {
      firstOf[row] = r;
      continue;
    }
    const group = shared.get(row);
    if (group === undefined) shared.set(row, [first, r]);
    else group.push(r);
  }
  const alsoTaken = bitsOfTaken(ground, answers, result);
  const compare = nameComparer(names, rarity.rareWord);
  for (const group of shared.values()) {
    group.sort(
      (a, b) =>
        (answers.score[b] as number) - (answers.score[a] as number) ||
        (records.content[a] as number) - (records.content[b] as number),
    );
    const best = group[0] as number;
    compare.take(records.name[best] as number);
    for (const r of group) {
      const pattern = answers.pattern[r] as number;
      if (bearsNumber(pattern) || agreesWithRegistry(pattern)) continue;
      const nameLevel = compare.levelTo(records.name[r] as number);
      const birthAt = birthLevel(records.birth[best] as number, records.birth[r] as number);
      if (nameLevel <= closeName && birthAt <= closeBirth) continue;
      if (r !== best && (answers.score[r] as number) - alsoTaken - matchedFrom >= moreNeeded(pattern)) continue;
      result.status[r] = status.review;
      result.doubt[r] = doubt.taken;
    }
  }
}
