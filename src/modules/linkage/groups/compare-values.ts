import { distance, makeMasks } from '../engine/edit-distance.ts';
import type { Column } from './columns-of.ts';
import type { Kind } from './mapping.ts';

/**
 * Levels of agreement of each kind of column, from 0 ("one of them is not known") and 1 ("equal"); the first guess of how
 * often each is seen between two records of one person.
 */
export const levelsOf: Readonly<Record<Kind, readonly number[]>> = {
  // equal, one slip, near, one begins the other, other
  word: [0.72, 0.1, 0.04, 0.06, 0.08],
  // equal; then by what the shared words weigh (all of the shorter text, or a part of it); other
  words: [0.5, 0.08, 0.08, 0.06, 0.04, 0.04, 0.03, 0.03, 0.02, 0.12],
  // equal, one digit, day and month swapped, two parts of three, one part, other
  date: [0.75, 0.1, 0.03, 0.06, 0.02, 0.04],
  // equal, one slip, same beginning, other
  code: [0.75, 0.1, 0.05, 0.1],
  // equal, one slip, two slips, other
  number: [0.85, 0.1, 0.02, 0.03],
  category: [0.9, 0.1],
};

/** Compares two values of a column by their numbers; the level, see `levelsOf`. */
export type ValueComparer = (a: number, b: number) => number;

export function valueComparer(column: Column): ValueComparer {
  const compare = makers[column.kind](column);
  return (a, b) => (a === 0 || b === 0 ? 0 : a === b ? 1 : compare(a, b));
}

const makers: Readonly<Record<Kind, (column: Column) => ValueComparer>> = {
  word: compareWord,
  words: compareWords,
  date: compareDate,
  code: compareCode,
  number: compareNumber,
  category: () => () => 2,
};

/** Letters a–z as 0–25, digits as 26–35, blanks left out: what `distance` works on. */
const codesOf = (text: string): Uint8Array =>
  Uint8Array.from(
    [...text].filter((c) => c !== ' '),
    (c) => (c >= 'a' ? c.charCodeAt(0) - 97 : c.charCodeAt(0) - 22),
  );

/** Edit distance between values; the masks of the last left side are kept, because it has many right sides. */
function slipCounter(texts: readonly string[]): (a: number, b: number) => number {
  const codes = texts.map(codesOf);
  const masked = { masks: new Int32Array(36), length: 0 };
  let last = -1;
  return (a, b) => {
    if (a !== last) {
      const own = codes[a] as Uint8Array;
      masked.length = makeMasks(masked.masks, own, 0, own.length);
      last = a;
    }
    const other = codes[b] as Uint8Array;
    return distance(masked, other, 0, other.length);
  };
}

function compareWord({ texts }: Column): ValueComparer {
  const slips = slipCounter(texts);
  return (a, b) => {
    const x = texts[a] as string;
    const y = texts[b] as string;
    const shorter = Math.min(x.length, y.length);
    const count = slips(a, b);
    if (count === 1 && shorter >= 3) return 2;
    if (count <= Math.max(1, Math.floor(Math.max(x.length, y.length) / 3))) return 3;
    return x.startsWith(y) || y.startsWith(x) || (shorter >= 3 && x.slice(0, 3) === y.slice(0, 3)) ? 4 : 5;
  };
}

/** Bits of shared words from which a text agrees much, well, or somewhat. */
const muchBits = [18, 13, 9, 5];

function compareWords({ texts, values }: Column): ValueComparer {
  const ids = new Map<string, number>();
  const words = texts.map((text) =>
    [...new Set(text.split(' '))]
      .filter((w) => w !== '')
      .map((word) => {
        const id = ids.get(word) ?? ids.size;
        ids.set(word, id);
        return id;
      }),
  );
  const list = [...ids.keys()];
  const counts = new Float64Array(list.length);
  for (const value of values) for (const word of words[value] as number[]) counts[word] = (counts[word] as number) + 1;
  const bits = counts.map((n) => Math.log2(values.length / Math.max(1, n)));
  const slips = slipCounter(list);
  const isNear = (a: number, b: number) => {
    const x = list[a] as string;
    const y = list[b] as string;
    if (x.length === 1 || y.length === 1) return x[0] === y[0];
    return Math.min(x.length, y.length) >= 4 && slips(a, b) === 1;
  };
  return (a, b) => {
    const mine = words[a] as number[];
    const others = words[b] as number[];
    let shared = 0;
    let near = 0;
    for (const word of mine) {
      if (others.includes(word)) {
        shared += bits[word] as number;
        near += 1;
        continue;
      }
      const alike = others.find((other) => !mine.includes(other) && isNear(word, other));
      if (alike === undefined) continue;
      near += 1;
      const initial = (list[word] as string).length === 1 || (list[alike] as string).length === 1;
      shared += initial ? 3 : 0.8 * Math.min(bits[word] as number, bits[alike] as number);
    }
    if (near === 0) return 10;
    const much = muchBits.findIndex((from) => shared >= from);
    if (much < 0) return 10;
    return 2 + much * 2 + (near >= Math.min(mine.length, others.length) ? 0 : 1);
  };
}

const partsOfDate = (text: string) => [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)] as const;

function compareDate({ texts }: Column): ValueComparer {
  const slips = slipCounter(texts);
  const parts = texts.map(partsOfDate);
  return (a, b) => {
    const [y1, m1, d1] = parts[a] as ReturnType<typeof partsOfDate>;
    const [y2, m2, d2] = parts[b] as ReturnType<typeof partsOfDate>;
    if (slips(a, b) === 1) return 2;
    if (y1 === y2 && m1 === d2 && d1 === m2) return 3;
    // A year alone says nothing of the day.
    if (m1 === '' || m2 === '') return y1 === y2 ? 4 : 6;
    const same = Number(y1 === y2) + Number(m1 === m2) + Number(d1 === d2);
    return same === 2 ? 4 : y1 === y2 || same === 1 ? 5 : 6;
  };
}

function compareCode({ texts }: Column): ValueComparer {
  const slips = slipCounter(texts);
  return (a, b) => {
    const x = texts[a] as string;
    const y = texts[b] as string;
    if (slips(a, b) === 1 && Math.min(x.length, y.length) >= 2) return 2;
    const begin = (text: string) => (text.includes(' ') ? text.slice(0, text.indexOf(' ')) : text.slice(0, -2));
    return begin(x) !== '' && begin(x) === begin(y) ? 3 : 4;
  };
}

function compareNumber({ texts }: Column): ValueComparer {
  const slips = slipCounter(texts);
  return (a, b) => {
    const count = slips(a, b);
    return count === 1 ? 2 : count === 2 ? 3 : 4;
  };
}
