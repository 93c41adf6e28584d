import type { Counts } from './points.ts';

/** How the work of an officer is judged: art. 15 of Circular 01/2018/TT-VPCP. */
export type OfficerGrade = 'full' | 'part' | 'short';
/** How an agency is judged: excellent, good, fair, average, weak. */
export type UnitGrade = 'excellent' | 'good' | 'fair' | 'average' | 'weak';

export interface OfficerFacts {
  cases: number;
  early: number;
  onTime: number;
  supplemented: number;
  attitude: number;
}

export interface OfficerScore {
  /** Index 1: total time; 3: contacts to complete the papers; 4: offices contacted; 7: conduct. Means over the cases, 0–2. */
  indices: { '1': number; '3': number; '4': number; '7': number };
  /** Of 8. */
  points: number;
  grade: OfficerGrade;
}

const round2 = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;

/**
 * The scorecard of an officer from their finished cases: indices 1, 3, 4 and 7 are scored case by case (art. 14.1) and
 * averaged. A case without supplement scores 2 in 3 and 4 (nobody had to be contacted), with one supplement 1 in both (once,
 * and only the one-stop desk). Which indices enter an officer's sum is our reading of art. 15.
 */
export function officerScore(facts: OfficerFacts): OfficerScore | null {
  const { cases, early, onTime, supplemented, attitude } = facts;
  if (cases === 0) return null;
  const contacts = round2((2 * (cases - supplemented) + supplemented) / cases);
  const indices = {
    '1': round2((2 * early + onTime) / cases),
    '3': contacts,
    '4': contacts,
    '7': round2(attitude / cases),
  };
  const points = round2(indices['1'] + indices['3'] + indices['4'] + indices['7']);
  return { indices, points, grade: points >= 5 ? 'full' : points >= 3.5 ? 'part' : 'short' };
}

export interface UnitFacts extends OfficerFacts {
  /** Shares of the index by which the unit's own indices are judged. */
  complete: Counts;
  petitions: Counts;
  /** Complaints and proposals that are open past their day. */
  dragging: number;
  fullOnline: Counts;
  online: Counts;
  onlineLate: number;
}

export type UnitIndex = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

export interface UnitCard {
  /** 0–2; null where this platform has no record (2: times of each agency; 5: organisation of the desk). */
  indices: Record<UnitIndex, number | null>;
  points: number;
  /** Most points of the indices that could be judged. */
  counted: number;
  /** Points carried over to the scale of 18 on which art. 15 grades; null when nothing was judged. */
  scaled: number | null;
  /** null when no case was settled: then the indices that are left say too little. */
  grade: UnitGrade | null;
}

const atLeast = ({ numerator, denominator }: Counts, percent: number): boolean =>
  numerator * 100 >= percent * denominator;

/** The scorecard of an agency: nine indices of 0, 1 or 2 (Circular 01/2018/TT-VPCP art. 13), graded by art. 15. */
export function unitCard(facts: UnitFacts): UnitCard {
  const own = officerScore(facts);
  const indices: UnitCard['indices'] = {
    '1': own?.indices['1'] ?? null,
    '2': null,
    '3': own?.indices['3'] ?? null,
    '4': own?.indices['4'] ?? null,
    '5': null,
    // 2 needs the notice board as well, of which a computer knows nothing.
    '6': facts.complete.denominator === 0 ? null : atLeast(facts.complete, 100) ? 1 : 0,
    '7': own?.indices['7'] ?? null,
    '8': petitionIndex(facts),
    '9': onlineIndex(facts),
  };
  const judged = Object.values(indices).filter((v) => v !== null);
  const points = round2(judged.reduce((a, b) => a + b, 0));
  const counted = judged.length * 2;
  const scaled = counted === 0 ? null : round2((points * 18) / counted);
  return { indices, points, counted, scaled, grade: scaled === null || own === null ? null : unitGrade(scaled) };
}

/** Index 8: none, or all in time: 2; at least 90 per cent: 1; fewer, or one that drags on: 0. */
function petitionIndex({ petitions, dragging }: UnitFacts): number {
  if (dragging > 0) return 0;
  if (atLeast(petitions, 100)) return 2;
  return atLeast(petitions, 90) ? 1 : 0;
}

/** Index 9: share of procedures fully online, share of cases online, none of them late. */
function onlineIndex({ fullOnline, online, onlineLate }: UnitFacts): number | null {
  if (online.denominator === 0) return null;
  if (fullOnline.numerator === 0 || onlineLate > 0 || !atLeast(online, 15)) return 0;
  return atLeast(fullOnline, 20) && atLeast(online, 30) ? 2 : 1;
}

export function unitGrade(points: number): UnitGrade {
  if (points >= 15) return 'excellent';
  if (points >= 12) return 'good';
  if (points >= 9) return 'fair';
  return points >= 6 ? 'average' : 'weak';
}
