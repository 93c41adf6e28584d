import type { Language } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import { catalogueAt, liveGeneration, newestProcedures } from './catalogue.ts';
import type { Procedure } from './domain/procedure.ts';
import { askedWords, type SearchWords, score, searchWords, understand } from './domain/search-words.ts';

/** An essential service wins over another that fits a little better. */
const essentialBonus = 1.25;

/**
 * Procedures that fit a text, best first: missing diacritics, the order of words, unfinished words, words without a space
 * between, keys of the Telex keyboard and slips of the finger are forgiven. Among like ones the essential services come first, in the order of the Decision. An empty text finds nothing.
 * @param date the versions of that day; without it the newest.
 */
export function searchProcedures(text: string, language: Language, date?: IsoDate): Procedure[] {
  const words = askedWords(text);
  if (words.length === 0) return [];
  const procedures = date === undefined ? newestProcedures() : catalogueAt(date);
  const asked = understand(words, vocabularyOf(procedures, language));
  return procedures
    .map((procedure) => ({ procedure, points: score(wordsOf(procedure, language), asked) * bonus(procedure) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || order(a.procedure) - order(b.procedure))
    .map(({ procedure }) => procedure);
}

const bonus = (p: Procedure) => (p.essential === undefined ? 1 : essentialBonus);
const order = (p: Procedure) => p.essential?.number ?? 99;

// Folding all texts takes some 50 ms; they change only when a version is published.
const known = new Map<string, SearchWords>();
let knownGeneration = 0;

function wordsOf(procedure: Procedure, language: Language): SearchWords {
  if (knownGeneration !== liveGeneration()) {
    known.clear();
    knownGeneration = liveGeneration();
  }
  const key = `${language}|${procedure.code}|${procedure.validFrom}`;
  const words = known.get(key) ?? searchWords(procedure, language);
  known.set(key, words);
  return words;
}

function vocabularyOf(procedures: readonly Procedure[], language: Language): Set<string> {
  return new Set(procedures.flatMap((procedure) => [...wordsOf(procedure, language).keys()]));
}
