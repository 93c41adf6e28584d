import type { Column, Records } from './columns-of.ts';

/** Blocks with more rows than this are split by a further column, and passed over when no column is left. */
const largest = 60;
/** Columns that a block may be split by, one after the other. */
const deepest = 3;

/** Rows that share something: each inner run is one block, rows in rising order. */
export type Block = readonly number[];

/**
 * Finds rows that may be of one person: those that share a value, a word, or a part of a date or number. Blocks that are
 * too large are split by the keys of each later column, so that a common surname counts only together with something else.
 */
export function findBlocks({ columns, keys }: Records): Block[] {
  const keysOf = columns.map(keysOfColumn);
  const blocks: Block[] = [];
  const split = (rows: Block, from: number, depth: number): void => {
    for (let c = from; c < columns.length; c += 1) {
      const groups = new Map<string, number[]>();
      const own = keysOf[c] as (value: number) => readonly string[];
      const { values } = columns[c] as Column;
      for (const row of rows)
        for (const key of own(values[row] as number)) {
          const group = groups.get(key);
          if (group === undefined) groups.set(key, [row]);
          else group.push(row);
        }
      for (const group of groups.values()) {
        if (group.length < 2) continue;
        if (group.length <= largest) blocks.push(group);
        else if (depth < deepest) split(group, c + 1, depth + 1);
      }
    }
  };
  split(
    keys.map((_, row) => row),
    0,
    1,
  );
  return blocks;
}

/** Consonants of a word, doubled ones once: what is left when vowels are mistaken. */
const skeleton = (word: string) =>
  `${word[0] ?? ''}${word.slice(1).replace(/[aeiouyhw ]/g, '')}`.replace(/(.)\1+/g, '$1');

function keysOfColumn({ kind, texts }: Column): (value: number) => readonly string[] {
  const made = texts.map((text): readonly string[] => {
    if (text === '') return [];
    const parts = partsOf(kind, text);
    return [...new Set(parts)].filter((part) => part.length > 2);
  });
  return (value) => made[value] as readonly string[];
}

/** Each key begins with a letter of its own, so that a word and a skeleton are not taken for each other. */
function partsOf(kind: Column['kind'], text: string): string[] {
  const plain = text.replaceAll(' ', '');
  switch (kind) {
    case 'word':
      return [`=${plain}`, `~${skeleton(plain)}`];
    case 'words':
      return text
        .split(' ')
        .filter((w) => w.length > 1)
        .flatMap((w) => [`=${w}`, `~${skeleton(w)}`]);
    case 'date':
      return [`=${plain}`, `a${plain.slice(0, 6)}`, `b${plain.slice(4)}`, `c${plain.slice(0, 4)}${plain.slice(6)}`];
    case 'number': {
      const half = Math.ceil(plain.length / 2);
      return [`=${plain}`, `a${plain.slice(0, half)}`, `b${plain.slice(-half)}`];
    }
    case 'code':
      return [`=${plain}`];
    case 'category':
      return [];
  }
}
