import type { Words } from './words.ts';

/** Both languages, neither empty; otherwise a sentence for each that is missing. */
export function checkWords(where: string, words: Words | undefined): string[] {
  return (['vi', 'en'] as const)
    .filter((language) => typeof words?.[language] !== 'string' || words[language].trim() === '')
    .map((language) => `${where} has no words in '${language}'`);
}
