import { ChipFormatError, childrenOf, type Der, inside, readWhole, smallInteger, tags } from './der.ts';

/** What data group 13 of a Vietnamese card says of its holder, as it is written there; a field that is missing is absent. */
export interface CardHolder {
  personalNumber?: string;
  fullName?: string;
  birthDate?: string;
  sex?: string;
  nationality?: string;
  ethnicity?: string;
  religion?: string;
  homePlace?: string;
  residence?: string;
  features?: string;
  issuedOn?: string;
  expiresOn?: string;
  fatherName?: string;
  motherName?: string;
  spouseName?: string;
  oldNumber?: string;
}

const groupTag = 0x6d;
const printable = 0x13;

// Numbers of the fields as public readers of the card found them; the state has published no description.
const fields: Readonly<Record<number, keyof CardHolder>> = {
  1: 'personalNumber',
  2: 'fullName',
  3: 'birthDate',
  4: 'sex',
  5: 'nationality',
  6: 'ethnicity',
  7: 'religion',
  8: 'homePlace',
  9: 'residence',
  10: 'features',
  11: 'issuedOn',
  12: 'expiresOn',
  14: 'spouseName',
  16: 'oldNumber',
};
const parents = 13;
const mostFields = 64;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads data group 13: numbered fields, each a sequence of its number and its text (the parents' names: two texts).
 * Fields with other numbers are left alone, for cards of a later day. @throws ChipFormatError when it is no such group.
 */
export function readDataGroup13(bytes: Uint8Array): CardHolder {
  const holder: CardHolder = {};
  const found = numbered(inside(readWhole(bytes), groupTag), 0);
  if (found.length === 0) throw new ChipFormatError('data group 13 holds no field', 0);
  for (const { number, texts } of found) {
    const [first, second] = texts;
    if (number === parents) {
      if (first !== undefined) holder.fatherName = first;
      if (second !== undefined) holder.motherName = second;
      continue;
    }
    const field = fields[number];
    if (field !== undefined && first !== undefined) holder[field] = first;
  }
  return holder;
}

const deepest = 4;

/** Every sequence that begins with a number, wherever it stands: cards wrap the list in one more value or not. */
function numbered(values: readonly Der[], depth: number): { number: number; texts: string[] }[] {
  if (depth > deepest || values.length > mostFields) throw new ChipFormatError('data group 13 is built otherwise', 0);
  return values.flatMap((value) => {
    if (value.tag !== tags.sequence && value.tag !== tags.set) return [];
    const children = childrenOf(value);
    if (children[0]?.tag !== tags.integer) return numbered(children, depth + 1);
    return [{ number: smallInteger(children[0]), texts: children.slice(1).flatMap((c) => textsOf(c, depth)) }];
  });
}

function textsOf(value: Der, depth: number): string[] {
  if (value.tag === tags.sequence || value.tag === tags.set) {
    if (depth >= deepest) throw new ChipFormatError('data group 13 is built otherwise', value.at);
    return childrenOf(value).flatMap((child) => textsOf(child, depth + 1));
  }
  if (value.tag !== tags.utf8String && value.tag !== printable) return [];
  try {
    return [decoder.decode(value.contents).normalize('NFC').trim()];
  } catch {
    throw new ChipFormatError('a text is not UTF-8', value.at);
  }
}
