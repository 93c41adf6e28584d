import { type Parsed, parsed, unparsed } from './parsed.ts';

/**
 * Reads the 9-digit number of the former identity card. It has no public structure; the cards lost their validity on
 * 01/01/2025 (Law 26/2023/QH15 on identity, art. 46), yet old papers still carry it.
 */
export function parseOldNumber(text: string): Parsed<string> {
  const number = text.normalize('NFKC').replace(/[\s.\-–]/g, '');
  if (number === '') return unparsed('old-number-empty');
  if (!/^\d+$/.test(number)) return unparsed('old-number-letters');
  if (number.length !== 9) return unparsed('old-number-length', { length: number.length });
  if (/^(\d)\1{8}$/.test(number)) return unparsed('old-number-impossible');
  return parsed(number);
}
