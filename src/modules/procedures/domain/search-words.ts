import type { Language } from '#platform/i18n';
import { foldName } from '#population';
import { meantWords } from './mend-words.ts';
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
    for (const word of withPairs(foldedWords(procedure[part][language])))
      words.set(word, Math.max(words.get(word) ?? 0, weight));
  return words;
}

/** Lower case, without diacritics, i for y at the end, as both are written: "Đăng ký" → dang, ki. */
function foldedWords(text: string): string[] {
  return foldName(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/(?<=^[bcdghklmnpqrstvx]{1,2})y$/, 'i'));
}

/** Neighbours also as one word, for those who type without spaces: khai, sinh, khaisinh. */
function withPairs(words: readonly string[]): string[] {
  return words.flatMap((word, i) => (i === 0 ? [word] : [word, `${words[i - 1]}${word}`]));
}

/** The words that somebody really asks for; all of them when there are only idle ones. */
export function askedWords(text: string): string[] {
  const all = [...new Set(foldedWords(text))];
  const telling = all.filter((word) => !idle.has(word));
  return telling.length > 0 ? telling : all;
}

/** Longer than nearly every Vietnamese syllable: a shared beginning tells a stem ("register", "registration"). */
const stemLength = 6;

/** One word that somebody asked for; what it may have meant when nobody knows it as typed. */
export interface Asked {
  readonly word: string;
  readonly meant: readonly string[];
}

/** A mended word counts less than one that was typed so. */
const mendedShare = 0.6;

/** How well one asked word fits: the whole word counts full, its beginning half, the same stem a quarter. */
function fit(words: SearchWords, { word, meant }: Asked): number {
  const typed = fitOf(words, word);
  return typed > 0 ? typed : Math.max(0, ...meant.map((m) => (words.get(m) ?? 0) * mendedShare));
}

function fitOf(words: SearchWords, asked: string): number {
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

/** The asked words, each that no procedure has (not even as a beginning) with the words it may have meant. */
export function understand(asked: readonly string[], vocabulary: ReadonlySet<string>): Asked[] {
  const all = [...vocabulary];
  const known = (word: string) => vocabulary.has(word) || all.some((other) => other.startsWith(word));
  return asked.map((word) => ({ word, meant: known(word) ? [] : meantWords(word, vocabulary) }));
}

const leastShare = 0.6;

/** Points of a procedure for what was asked; 0 when fewer than three in five of the words are there. */
export function score(words: SearchWords, asked: readonly Asked[]): number {
  const fits = asked.map((one) => fit(words, one));
  const found = fits.filter((f) => f > 0).length;
  if (found === 0 || found < asked.length * leastShare) return 0;
  return fits.reduce((sum, f) => sum + f, 0) * (found / asked.length);
}
