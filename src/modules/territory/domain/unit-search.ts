import type { Unit } from './unit.ts';
import { foldUnitName, splitUnitName } from './unit-name.ts';

/** A unit that answers a search, with what helps to tell it from its namesakes. */
export interface UnitHit extends Unit {
  /** Name of the unit above it. */
  parentName: string | null;
  /** The name of a former unit, when that was what matched: "Xã Đắk R'Măng" finds "Xã Tà Đùng" after the merger. */
  formerName: string | null;
}

/** A unit of the searched date with all names under which people may look for it. */
export interface UnitCandidate {
  unit: Unit;
  parentName: string | null;
  formerNames: readonly string[];
}

export const maxHits = 20;

// A former name ranks behind every current name that matches as well or one step worse.
const formerPenalty = 1.5;

/** Ranks candidates for what a person typed; forgives case, diacritics, apostrophes, spacing and one wrong letter. */
export function rankUnits(text: string, candidates: readonly UnitCandidate[]): UnitHit[] {
  const typed = foldUnitName(text);
  if (typed === '') return [];
  const ranked = candidates.flatMap(({ unit, parentName, formerNames }) => {
    const current = typed === unit.code ? 0 : distanceTo(typed, unit.name);
    const former = formerNames
      .map((name) => ({ name, distance: (distanceTo(typed, name) ?? Number.NaN) + formerPenalty }))
      .filter((f) => !Number.isNaN(f.distance))
      .sort((a, b) => a.distance - b.distance)[0];
    if (current === undefined && former === undefined) return [];
    const byFormer = former !== undefined && (current === undefined || former.distance < current);
    const hit: UnitHit = { ...unit, parentName, formerName: byFormer ? former.name : null };
    return [{ hit, distance: byFormer ? former.distance : (current ?? 0) }];
  });
  const words = new Intl.Collator('vi');
  ranked.sort(
    (a, b) => a.distance - b.distance || words.compare(a.hit.name, b.hit.name) || (a.hit.code < b.hit.code ? -1 : 1),
  );
  return ranked.slice(0, maxHits).map((r) => r.hit);
}

/** 0 the same name, 1 begins so, 2 a word begins so, 3 contains it, 4 one letter differs; undefined: no match. */
function distanceTo(typed: string, name: string): number | undefined {
  const full = foldUnitName(name);
  const proper = foldUnitName(splitUnitName(name).properName);
  const tight = typed.replaceAll(' ', '');
  const tightNames = [full, proper].map((n) => n.replaceAll(' ', ''));
  if (tightNames.includes(tight)) return 0;
  if (tightNames.some((n) => n.startsWith(tight))) return 1;
  if (proper.split(' ').some((_, i, words) => words.slice(i).join('').startsWith(tight))) return 2;
  if (tight.length >= 3 && tightNames.some((n) => n.includes(tight))) return 3;
  if (tight.length >= 5 && tightNames.some((n) => differsByOne(tight, n))) return 4;
  return undefined;
}

/** True when one letter was left out, added or replaced, or two neighbours were swapped. */
export function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  if (a.length > b.length) return rest(a, 1) === rest(b, 0);
  if (a.length < b.length) return rest(a, 0) === rest(b, 1);
  const swapped = a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2);
  return swapped || rest(a, 1) === rest(b, 1);
}
