/**
 * How far two values of one field agree. Each field's levels are numbers from 0 ("one of them is not known"); the
 * levels of all fields of a pair are one integer, its pattern.
 */
export const idLevels = [
  'missing',
  'equal',
  'relative', // the record bears the number of somebody of this person's household: a parent's for a child
  'slip', // one digit wrong, or two neighbours swapped
  'same-prefix', // place, century, sex and year agree, the rest does not
  'different',
  'old-equal',
  'old-equal-new-different',
  'old-slip',
  'old-different',
] as const;

export const nameLevels = [
  'missing',
  'equal',
  'marks-lost', // one side was typed without marks
  'tone', // same letters and vowel marks, another tone
  'vowel-mark', // same letters a–z
  'order',
  'part', // a middle name is missing on one side
  'typo', // one slip, and the word is no word of the registry
  'near', // one slip between two real words (An, Anh): perhaps somebody else
  'ends', // surname and given name agree, the middle does not
  'two-slips',
  'part-loose', // one name is part of the other, but the first or last word is missing
  'given-and-more',
  'given-only',
  'all-but-given', // brothers and sisters
  'first-only',
  'different',
] as const;

export const birthLevels = [
  'missing',
  'equal',
  'both-year', // equal years, both sides know only the year (or wrote 1 January)
  'year-known', // equal years, the record knows only the year
  'registry-year', // equal years, the registry knows only the year
  'swapped', // day and month changed places
  'slip', // one digit
  'year-and-part', // year and month, or year and day
  'day-month', // day and month agree, the year does not
  'year', // only the year
  'near-year', // whole dates, the years one apart
  'year-slip', // the record knows only the year, and one digit of it differs or it is one apart
  'both-slip', // the same where the registry knows only the year
  'different',
  'both-different', // the registry knows only the year, and it is another
] as const;

export const sexLevels = ['missing', 'equal', 'different'] as const;
export const communeLevels = ['missing', 'equal', 'successor', 'different'] as const;
export const parentLevels = ['missing', 'equal', 'similar', 'different'] as const;
export const phoneLevels = ['missing', 'equal', 'different'] as const;

/** Fields in the order of a pattern, with the bits that each takes. */
export const evidence = [
  { name: 'id', levels: idLevels, shift: 0, bits: 4 },
  { name: 'name', levels: nameLevels, shift: 4, bits: 5 },
  { name: 'birth', levels: birthLevels, shift: 9, bits: 4 },
  { name: 'sex', levels: sexLevels, shift: 13, bits: 2 },
  { name: 'commune', levels: communeLevels, shift: 15, bits: 2 },
  { name: 'father', levels: parentLevels, shift: 17, bits: 2 },
  { name: 'mother', levels: parentLevels, shift: 19, bits: 2 },
  { name: 'phone', levels: phoneLevels, shift: 21, bits: 2 },
] as const;

const placeOf = new Map<string, number>(evidence.flatMap((e) => e.levels.map((level, i) => [`${e.name}.${level}`, i])));

/** The number of a level, for instance `level('name.order')`; a wrong name is a fault of ours. */
export function level(name: string): number {
  const place = placeOf.get(name);
  if (place === undefined) throw new Error(`no such level: ${name}`);
  return place;
}

/** The level of one field in a pattern. */
export function levelIn(pattern: number, field: number): number {
  const e = evidence[field];
  return e === undefined ? 0 : (pattern >>> e.shift) & ((1 << e.bits) - 1);
}
