import { type Language, t } from '#platform/i18n';

/**
 * The check of the catalogue speaks to programmers, in English. Whoever edits a version on a page reads what is wrong in
 * their own language: the sentences that a page can bring about, with the words under `procedures.check`.
 */
const sentences: readonly [RegExp, string][] = [
  [/^(?<where>.+) has no words in '(?<language>vi|en)'$/, 'no-words'],
  [/^(?<where>.+) depends on '(?<other>.*)', which is not asked before it$/, 'asked-later'],
  [/^(?<where>.+) depends on '(?<other>.*)', which is not a choice$/, 'no-choice'],
  [
    /^(?<where>.+) depends on '(?<other>.*)' being '(?<value>.*)', which is none of its (?:options|answers)$/,
    'no-option',
  ],
  [/^(?<where>.+) depends on '(?<other>.*)', which the form lacks$/, 'form-lacks'],
  [/^(?<where>.+) has (?<count>\d+) fields; one thing per page means 1 to \d+$/, 'page-size'],
  [/^the form does not always ask for 'commune'/, 'commune'],
  [/^two (?<where>fields|pages) are called '(?<other>.*)'$/, 'same-name'],
  [/^two papers have the same code$/, 'same-paper'],
  [/^(?<where>.+) needs two different answers$/, 'two-answers'],
  [/^(?<where>.+) stops everybody$/, 'stops-all'],
  [/^nationalCode '(?<other>.*)' is not of the form/, 'national-code'],
  [/^it ends before it begins$/, 'ends-early'],
  [/^deadline\.extended is not longer$/, 'not-longer'],
  [/^legalBasis is empty$/, 'no-law'],
];

/** A sentence of the check in the reader's language; one that no page brings about stays as it is. */
export function faultWords(sentence: string, language: Language): string {
  for (const [pattern, key] of sentences) {
    const found = pattern.exec(sentence);
    if (found !== null) return t(language, `procedures.check.${key}`, { ...found.groups });
  }
  return sentence;
}
