import { withVietnameseD } from './fold-name.ts';
import { findLegacyEncoding } from './legacy-encoding.ts';
import { type Parsed, parsed, unparsed } from './parsed.ts';

/** Letters. Nobody's name in a register is longer; a longer text is a sentence or a mistake. */
const longest = 100;

/**
 * Reads a full name and keeps it as it is written: only the Unicode form (NFC), spaces and the stray letter Ð are put
 * right, and an apostrophe stays the one that was typed. A name is never split and need not have a surname: in Đắk Nông
 * many M'nông, Mạ and Ê-đê people have a marker and one given name (Civil Code 2015 art. 26: the name stands as registered).
 */
export function parseFullName(text: string): Parsed<string> {
  if (text.trim() === '') return unparsed('full-name-empty');
  const legacy = findLegacyEncoding(text.trim());
  if (legacy?.repaired !== undefined)
    return unparsed('full-name-legacy', { encoding: legacy.encoding, guess: legacy.repaired });
  if (legacy !== undefined) return unparsed('full-name-legacy-unclear', { encoding: legacy.encoding });
  const name = withVietnameseD(text.normalize('NFC'))
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim();
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (/\p{N}/u.test(name)) return unparsed('full-name-digits');
  const stray = /[^\p{L}\p{M} '’ʼ‘-]/u.exec(name)?.[0];
  if (stray !== undefined) return unparsed('full-name-symbol', { symbol: stray });
  if (/[^\p{Script=Latin}\p{M} '’ʼ‘-]/u.test(name)) return unparsed('full-name-script');
  if (letters < 2) return unparsed('full-name-short');
  if (name.length > longest) return unparsed('full-name-long', { limit: longest });
  return parsed(name);
}
