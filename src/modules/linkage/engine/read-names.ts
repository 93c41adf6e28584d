import { ByteDictionary } from './byte-dictionary.ts';
import type { RawNames } from './table.ts';
import { isSuspicious, readToken } from './token.ts';

/** Repairs text of an encoding from before Unicode, or gives nothing when it is none. */
export type Repair = (text: string) => string | undefined;

/** Words in front of a name that are no part of it, when enough of a name is left. */
const titles = new Set(['ông0', 'bà1', 'be2', 'chau2', 'anh0', 'chi5']);
for (const word of ['ong', 'ba', 'be', 'chau', 'anh', 'chi']) titles.add(`${word}0`);

/**
 * Splits each distinct name of a file into words and reads each distinct word once: a province's 1.2 million names have
 * some fourteen thousand words. Names of an old encoding are repaired whole, because some of their words look right.
 */
export function readNames(bytes: Uint8Array, distinct: ByteDictionary, repair: Repair | undefined): RawNames {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const raw = new ByteDictionary(bytes);
  const tokens: { full: string; base: string }[] = [{ full: '', base: '' }];
  const idOf = new Map<string, number>();
  const tokenOfRaw: number[] = [0];
  const suspicious: boolean[] = [false];
  const repaired = new Map<string, string | undefined>();
  const starts = new Uint32Array(distinct.size + 1);
  let words = new Int32Array(distinct.size * 5 + 16);
  let used = 0;
  let oddNames = 0;

  const idOfText = (text: string): number => {
    const token = readToken(text);
    if (token.base === '') return 0;
    let id = idOf.get(token.full);
    if (id === undefined) {
      id = tokens.length;
      tokens.push(token);
      idOf.set(token.full, id);
    }
    return id;
  };
  const readRaw = (start: number, end: number): number => {
    const id = raw.intern(start, end);
    if (id === tokenOfRaw.length) {
      const text = buffer.toString('utf8', start, end);
      suspicious.push(isSuspicious(text) || /[\^~`]|\w[?+]/.test(text));
      tokenOfRaw.push(idOfText(text));
    }
    return id;
  };
  const mended = (text: string): string | undefined => {
    if (!repaired.has(text)) repaired.set(text, repair?.(text));
    return repaired.get(text);
  };
  const line: number[] = [];
  for (let name = 1; name < distinct.size; name += 1) {
    starts[name] = used;
    const start = distinct.starts[name] as number;
    const end = distinct.ends[name] as number;
    line.length = 0;
    let odd = false;
    let from = start;
    for (let i = start; i <= end; i += 1) {
      if (i < end && !isGap(bytes, i)) continue;
      if (i > from) {
        const id = readRaw(from, i);
        if (suspicious[id] === true) odd = true;
        if (tokenOfRaw[id] !== 0) line.push(tokenOfRaw[id] as number);
      }
      from = i + 1;
    }
    if (odd) oddNames += 1;
    if (odd && repair !== undefined) {
      const text = mended(buffer.toString('utf8', start, end));
      if (text !== undefined)
        line.splice(
          0,
          line.length,
          ...text
            .split(/[\s\-.,_]+/)
            .map(idOfText)
            .filter(Boolean),
        );
    }
    const skip =
      line.length >= 3 &&
      titles.has(tokens[line[0] as number]?.full ?? '') &&
      (line.length > 3 || !isSurname(tokens[line[0] as number]?.base ?? ''))
        ? 1
        : 0;
    if (used + line.length > words.length) {
      const larger = new Int32Array(words.length * 2 + line.length);
      larger.set(words);
      words = larger;
    }
    for (let i = skip; i < line.length; i += 1) words[used++] = line[i] as number;
  }
  starts[distinct.size] = used;
  return { starts, words: words.slice(0, used), tokens, odd: oddNames };
}

/** Ông and Chi are surnames too, if rare ones: with three words in all, the first one stays. */
const isSurname = (base: string) => base === 'ong' || base === 'chi' || base === 'be';

/** Blank, tab, hyphen, dot, comma, underscore and the no-break space part words; apostrophes do not (H'Mai). */
function isGap(bytes: Uint8Array, i: number): boolean {
  const b = bytes[i] as number;
  return (
    b === 32 ||
    b === 9 ||
    b === 45 ||
    b === 46 ||
    b === 44 ||
    b === 95 ||
    (b === 0xa0 && bytes[i - 1] === 0xc2) ||
    (b === 0xc2 && bytes[i + 1] === 0xa0)
  );
}
