import type { Language } from '#platform/i18n';
import { foldName } from '#population';
import type { Procedure } from './procedure.ts';

/** How much a word counts where it is found. */
const weights = { name: 4, searchWords: 3, description: 1 } as const;

/** Words by which nobody looks for a procedure, folded. */
const idle = new Set(
  'toi muon lam xin cho can o dau the nao thu tuc va cua la duoc ban minh i want to need the a an for of my how do get'.split(
    ' ',
  ),
);

/** The words of one procedure, folded, each with what it counts. */
export type SearchWords = ReadonlyMap<string, number>;

export function searchWords(procedure: Procedure, language: Language): SearchWords {
  const words = new Map<string, number>();
  for (const [part, weight] of Object.entries(weights) as [keyof typeof weights, number][])
    for (const word of foldedWords(procedure[part][language])) words.set(word, Math.max(words.get(word) ?? 0, weight));
  return words;
}

/** Lower case, without diacritics: "Đăng ký" → dang, ky. */
function foldedWords(text: string): string[] {
  return foldName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The words that somebody really asks for; all of them when there are only idle ones. */
export function askedWords(text: string): string[] {
  const all = [...new Set(foldedWords(text))];
  const telling = all.filter((word) => !idle.has(word));
  return telling.length > 0 ? telling : all;
}

/** Longer than nearly every Vietnamese syllable: a shared beginning tells a stem ("register", "registration"). */
const stemLength = 6;

/** How well one asked word fits: the whole word counts full, its beginning half, the same stem a quarter. */
function fit(words: SearchWords, asked: string): number {
  const whole = words.get(asked);
  if (whole !== undefined) return whole;
  const stem = asked.length >= stemLength ? asked.slice(0, stemLength) : undefined;
  let best = 0;
  for (const [word, weight] of words) {
    if (word.startsWith(asked)) best = Math.max(best, weight / 2);
    else if (stem !== undefined && word.startsWith(stem)) best = Math.max(best, weight / 4);
  }
  return best;
}

const leastShare = 0.6;

/** Points of a procedure for what was asked; 0 when fewer than three in five of the words are there. */
export function score(words: SearchWords, asked: readonly string[]): number {
  const fits = asked.map((word) => fit(words, word));
  const found = fits.filter((f) => f > 0).length;
  if (found === 0 || found < asked.length * leastShare) return 0;
  return fits.reduce((sum, f) => sum + f, 0) * (found / asked.length);
}
