import type { Language } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import { catalogue, catalogueAt } from './catalogue.ts';
import type { Procedure } from './domain/procedure.ts';
import { askedWords, type SearchWords, score, searchWords } from './domain/search-words.ts';

/** An essential service wins over another that fits a little better. */
const essentialBonus = 1.25;

/**
 * Procedures that fit a text, best first: diacritics, the order of words and unfinished words are forgiven. Among like
 * ones the essential services come first, in the order of the Decision. An empty text finds nothing.
 * @param date the versions of that day; without it the newest.
 */
export function searchProcedures(text: string, language: Language, date?: IsoDate): Procedure[] {
  const asked = askedWords(text);
  if (asked.length === 0) return [];
  return (date === undefined ? catalogue : catalogueAt(date))
    .map((procedure) => ({ procedure, points: score(wordsOf(procedure, language), asked) * bonus(procedure) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || order(a.procedure) - order(b.procedure))
    .map(({ procedure }) => procedure);
}

const bonus = (p: Procedure) => (p.essential === undefined ? 1 : essentialBonus);
const order = (p: Procedure) => p.essential?.number ?? 99;

// Folding all texts takes some 50 ms; they never change while the process runs.
const known = new Map<string, SearchWords>();

function wordsOf(procedure: Procedure, language: Language): SearchWords {
  const key = `${language}|${procedure.code}|${procedure.validFrom}`;
  const words = known.get(key) ?? searchWords(procedure, language);
  known.set(key, words);
  return words;
}
