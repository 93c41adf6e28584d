import type { BirthDate } from './birth-date.ts';
import { foldName, spellingKey } from './fold-name.ts';

/** `match`: the same but for case, spaces and place of the tone mark. `folded-match`: the same without diacritics. */
export type NameOutcome = 'match' | 'folded-match' | 'differs';
/** `year-match`: one of the two is known less exactly, and they agree as far as both are known. */
export type BirthDateOutcome = 'match' | 'year-match' | 'differs';

export interface RegisteredBirth {
  birthDate: string | null;
  birthMonth: number | null;
  birthYear: number;
}

export function compareNames(registered: string, given: string): NameOutcome {
  if (spellingKey(registered) === spellingKey(given)) return 'match';
  return foldName(registered) === foldName(given) ? 'folded-match' : 'differs';
}

export function compareBirthDates(registered: RegisteredBirth, given: BirthDate): BirthDateOutcome {
  const known = [registered.birthYear, registered.birthMonth, dayOf(registered.birthDate)];
  const said = [given.year, given.month ?? null, dayOf(given.date)];
  const both = known.map((part, i) => [part, said[i]] as const).filter(([a, b]) => a !== null && b !== null);
  if (both.some(([a, b]) => a !== b)) return 'differs';
  return exactness(known) === exactness(said) ? 'match' : 'year-match';
}

/** True when what was said is at least as exact as the registry: a bare year does not confirm a known day. */
export function isAsExact(registered: RegisteredBirth, given: BirthDate): boolean {
  const known = [registered.birthYear, registered.birthMonth, dayOf(registered.birthDate)];
  return exactness([given.year, given.month ?? null, dayOf(given.date)]) >= exactness(known);
}

const dayOf = (date: string | null | undefined) => (date ? Number(date.slice(8, 10)) : null);
const exactness = (parts: readonly (number | null | undefined)[]) =>
  parts.filter((p) => p !== null && p !== undefined).length;
