/** A file read into columns. Row numbers stand for rows everywhere in the engine; 0 in a column is "not known". */
export interface Table {
  rows: number;
  /** The whole file; `keyStart`/`keyEnd` are where a row's own key stands in it, as it was written. */
  bytes: Uint8Array;
  keyStart: Uint32Array;
  keyEnd: Uint32Array;
  /** Where the full name stands in the file, as it was written. */
  nameStart: Uint32Array;
  nameEnd: Uint32Array;
  /** Line of the file on which the row stands, from 1. */
  line: Uint32Array;
  /** 1 where the row could not be read (see `Fault`). */
  broken: Uint8Array;
  personalId: Float64Array;
  oldId: Int32Array;
  /** yyyymmdd, yyyymm00, yyyy0000. */
  birth: Int32Array;
  sex: Uint8Array;
  commune: Int32Array;
  household: Int32Array;
  phone: Int32Array;
  name: Int32Array;
  father: Int32Array;
  mother: Int32Array;
  /** A number of the row's content, whatever its place in the file: ties are broken by it, samples drawn by it. */
  content: Uint32Array;
}

/** The columns of a table, which have one number a row. */
export const tableColumns = [
  'keyStart',
  'keyEnd',
  'nameStart',
  'nameEnd',
  'line',
  'broken',
  'personalId',
  'oldId',
  'birth',
  'sex',
  'commune',
  'household',
  'phone',
  'name',
  'father',
  'mother',
  'content',
] as const satisfies readonly (keyof Table)[];

export type FileKind = 'registry' | 'records';

/** A row that could not be read: why, as a key of the message files. */
export interface Fault {
  line: number;
  key: 'linkage.row.columns' | 'linkage.row.quote' | 'linkage.row.name' | 'linkage.row.head';
}

/** Distinct names of a file: words as numbers of `tokens`, name n from `starts[n]` to `starts[n + 1]`. */
export interface RawNames {
  starts: Uint32Array;
  words: Int32Array;
  tokens: { full: string; base: string }[];
  /** Names that may be of an encoding from before Unicode, or misread. */
  odd: number;
}

/** What reading one file gives. */
export interface ReadFile {
  table: Table;
  names: RawNames;
  /** Of a file that was read in parts: the names of its rows from `from` on; `names` are those of the rows before. */
  later?: { names: RawNames; from: number };
  /** Where keys and names stand in `table.bytes`, when it is not the whole file. */
  texts?: [number, number][];
  faults: Fault[];
  faultCount: number;
  /** Line of the head, from 1; lines above it were passed over. */
  headLine: number;
}
