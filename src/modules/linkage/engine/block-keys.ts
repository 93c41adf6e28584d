import type { NameTable } from './name-table.ts';
import { mix } from './read-values.ts';
import type { Table } from './table.ts';

/** A rule by which a record finds candidates: rows of the registry with an equal key; key 0 is none. */
export interface BlockRule {
  name: string;
  /** Blocks with more rows than this tell nothing and are passed over. */
  largest: number;
  /** True when its keys do not depend on names: such an index can be made before names have their joint numbers. */
  nameless: boolean;
  key(table: Table, names: NameTable, row: number): number;
}

const key2 = (salt: number, a: number, b: number) => (a === 0 || b === 0 ? 0 : mix(mix(salt, a), b));
const key3 = (salt: number, a: number, b: number, c: number) => (c === 0 ? 0 : key2(salt, key2(1, a, b), c));
const yearOf = (birth: number) => Math.floor(birth / 10_000);
const dayOf = (birth: number) => (birth % 100 === 0 ? 0 : birth);

const wordAt = (names: NameTable, name: number, place: number): number => {
  const from = names.starts[name] as number;
  const to = names.starts[name + 1] as number;
  const at = place < 0 ? to + place : from + place;
  return name === 0 || at < from || at >= to ? 0 : (names.baseOf[names.words[at] as number] as number);
};

/** Rules in the order in which they are tried. The first `certainRules` can settle a record alone. */
export const blockRules: readonly BlockRule[] = [
  {
    name: 'personal number',
    largest: 50,
    nameless: true,
    key: (t, _n, r) => {
      const id = t.personalId[r] as number;
      return id === 0 ? 0 : mix(mix(3, id % 1_000_000), Math.floor(id / 1_000_000));
    },
  },
  { name: 'old number', largest: 50, nameless: true, key: (t, _n, r) => key2(5, t.oldId[r] as number, 1) },
  {
    name: 'name and year',
    largest: 400,
    nameless: false,
    key: (t, n, r) => key2(7, n.letters[t.name[r] as number] as number, yearOf(t.birth[r] as number)),
  },
  {
    name: 'words and commune',
    largest: 200,
    nameless: false,
    key: (t, n, r) => key2(11, n.wordSet[t.name[r] as number] as number, t.commune[r] as number),
  },
  {
    name: 'given name and birth date',
    largest: 200,
    nameless: false,
    key: (t, n, r) => key2(13, wordAt(n, t.name[r] as number, -1), dayOf(t.birth[r] as number)),
  },
  {
    name: 'birth date and commune',
    largest: 100,
    nameless: true,
    key: (t, _n, r) => key2(17, dayOf(t.birth[r] as number), t.commune[r] as number),
  },
  {
    name: 'given name, year and commune',
    largest: 120,
    nameless: false,
    key: (t, n, r) =>
      key3(19, wordAt(n, t.name[r] as number, -1), yearOf(t.birth[r] as number), t.commune[r] as number),
  },
  {
    name: 'first words and birth date',
    largest: 120,
    nameless: false,
    key: (t, n, r) =>
      key3(23, wordAt(n, t.name[r] as number, 0), wordAt(n, t.name[r] as number, 1), dayOf(t.birth[r] as number)),
  },
  {
    name: 'words, day and month',
    largest: 120,
    nameless: false,
    key: (t, n, r) => key2(29, n.wordSet[t.name[r] as number] as number, dayOf(t.birth[r] as number) % 10_000),
  },
  { name: 'telephone', largest: 40, nameless: true, key: (t, _n, r) => key2(31, t.phone[r] as number, 1) },
  {
    name: 'mother and year',
    largest: 60,
    nameless: false,
    key: (t, n, r) => key2(37, n.letters[t.mother[r] as number] as number, yearOf(t.birth[r] as number)),
  },
  {
    name: 'father and given name',
    largest: 60,
    nameless: false,
    key: (t, n, r) => key2(41, n.letters[t.father[r] as number] as number, wordAt(n, t.name[r] as number, -1)),
  },
  {
    name: 'name',
    largest: 60,
    nameless: false,
    key: (t, n, r) => key2(43, n.letters[t.name[r] as number] as number, 1),
  },
  {
    name: 'first digits of the number',
    largest: 12,
    nameless: true,
    key: (t, _n, r) => numberPart(47, t, { row: r, of: (number) => Math.floor(number / 1_000) }),
  },
  {
    name: 'last digits of the number',
    largest: 12,
    nameless: true,
    key: (t, _n, r) =>
      numberPart(53, t, { row: r, of: (number) => number % (number > 9_999_999 ? 1_000_000 : 10_000) }),
  },
  { name: 'birth date', largest: 12, nameless: true, key: (t, _n, r) => key2(59, dayOf(t.birth[r] as number), 1) },
  {
    name: 'father and commune',
    largest: 12,
    nameless: false,
    key: (t, n, r) => key2(61, n.letters[t.father[r] as number] as number, t.commune[r] as number),
  },
];

function numberPart(salt: number, table: Table, { row, of }: { row: number; of: (number: number) => number }): number {
  const id = table.personalId[row] as number;
  const number = id === 0 ? (table.oldId[row] as number) : id;
  if (number === 0) return 0;
  const part = of(number);
  return mix(mix(salt, part % 1_000_000), Math.floor(part / 1_000_000) + (id === 0 ? 1e6 : 0));
}

/** From this rule on, rules are tried only when nobody likely was found. */
export const lastResort = 13;

export const certainRules = 3;
