import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '#platform/errors';
import type { BlockIndex } from './block-index.ts';
import type { BookMark, NameBook, NameTable } from './name-table.ts';
import type { Source } from './open-file.ts';
import { manifestName, type SavedArray, writeArrays } from './resident-arrays.ts';
import type { RowRarity } from './row-rarity.ts';
import { type Fault, type ReadFile, tableColumns } from './table.ts';

/** What is read of both files and made of the registry, before anything is learnt. */
export interface ReadGround {
  registry: ReadFile;
  records: ReadFile;
  names: NameTable;
  indexes: BlockIndex[];
  rarity: RowRarity;
  book: NameBook;
  /** Where the registry's names end in the book. */
  mark: BookMark;
  fromFolder: boolean;
}

/** What a resident folder says of itself; its arrays stand in one file beside. */
export interface Manifest {
  format: number;
  /** Of the engine's own code: what another version made is not trusted. */
  code: string;
  /** Of the registry's file and of the mapping of its columns. */
  source: string;
  data: string;
  bytes: number;
  rows: number;
  textSize: number;
  texts: [number, number][];
  headLine: number;
  faults: Fault[];
  faultCount: number;
  words: [string, string][];
  mark: BookMark;
  shifts: number[];
  arrays: SavedArray[];
}

export type Saved = Manifest & { folder: string };

const format = 1;

/** What a folder holds of a registry; `why` it holds nothing that may be used: new, of another file or version, broken. */
export interface Found {
  source: string;
  saved: Saved | undefined;
  why: 'new' | 'stale' | 'broken';
}

/** Looks into a resident folder; nothing of it is trusted that is not of this very file and this very engine. */
export function findResident(folder: string, source: Source): Found {
  const own = fingerprintOf(source);
  const nothing = (why: Found['why']) => ({ source: own, saved: undefined, why });
  let text: string;
  try {
    text = readFileSync(join(folder, manifestName), 'utf8');
  } catch {
    return nothing('new');
  }
  try {
    const read = JSON.parse(text) as Manifest;
    if (read.format !== format || read.code !== codeOfEngine() || read.source !== own) return nothing('stale');
    if (statSync(join(folder, read.data)).size !== read.bytes) return nothing('broken');
    return { source: own, saved: { ...read, folder }, why: 'broken' };
  } catch {
    return nothing('broken');
  }
}

const samples = 64;
const sampleBytes = 4_096;

/** Size, time of change and samples over the whole of a file; cheap, and no change of a real file keeps all three. */
function fingerprintOf(source: Source): string {
  if (!('path' in source)) throw new Error('only a file on disk has a resident folder');
  const hash = createHash('sha256').update(JSON.stringify(source.mapping ?? {}));
  let file: number;
  try {
    file = openSync(source.path, 'r');
  } catch {
    return refuse('not-found', 'linkage.file.missing', { file: source.path });
  }
  try {
    const { size, mtimeMs } = statSync(source.path);
    hash.update(`${size}/${mtimeMs}`);
    const bytes = new Uint8Array(sampleBytes);
    for (let i = 0; i <= samples; i += 1) {
      const at = Math.max(0, Math.floor(((size - sampleBytes) * i) / samples));
      hash.update(bytes.subarray(0, readSync(file, bytes, 0, sampleBytes, at)));
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** A hash of the engine's files, so that no one need remember to raise a version. */
function codeOfEngine(): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of readdirSync(import.meta.dirname).sort())
    if (name.endsWith('.ts') && !name.endsWith('.test.ts'))
      hash.update(name).update(readFileSync(join(import.meta.dirname, name)));
  return hash.digest('hex');
}

/** Keeps what was made of a registry for the next run. The manifest comes last: without it the folder holds nothing. */
export function saveResident(folder: string, source: string, made: ReadGround): void {
  const { table, headLine, faults, faultCount, texts = [[0, table.bytes.length]] } = made.registry;
  const { arrays: ofBook, words } = made.book.upTo(made.mark);
  const arrays: Record<string, ArrayBufferView> = { ...ofBook };
  for (const column of tableColumns) arrays[`table.${column}`] = table[column].subarray(0, table.rows);
  for (const [name, value] of Object.entries(made.rarity)) if (name !== 'shares') arrays[`rarity.${name}`] = value;
  made.indexes.forEach((index, rule) => {
    arrays[`index.${rule}.starts`] = index.starts;
    arrays[`index.${rule}.entries`] = index.entries;
  });
  // Whole words of memory, so that sums of them can be made.
  const whole = texts.map(([from, to]): [number, number] => [from & ~7, Math.min(table.bytes.length, (to + 7) & ~7)]);
  whole.forEach(([from, to], i) => {
    arrays[`text.${i}`] = table.bytes.subarray(from, to);
  });
  try {
    writeArrays(folder, arrays, {
      format,
      code: codeOfEngine(),
      source,
      rows: table.rows,
      textSize: table.bytes.length,
      texts: whole,
      headLine,
      faults,
      faultCount,
      words,
      mark: made.mark,
      shifts: made.indexes.map(({ shift }) => shift),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    refuse('invalid', 'linkage.file.unwritable', { file: folder });
  }
}
