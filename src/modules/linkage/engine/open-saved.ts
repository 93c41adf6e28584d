import { join } from 'node:path';
import type { BlockIndex } from './block-index.ts';
import { type BookMark, NameBook, numberNames } from './name-table.ts';
import type { Source } from './open-file.ts';
import { type Crew, readBy } from './read-files.ts';
import { type Piece, padded } from './resident-arrays.ts';
import type { ReadGround, Saved } from './resident-folder.ts';
import type { RowRarity } from './row-rarity.ts';
import { sharedUint8 } from './shared-array.ts';
import { type ReadFile, type Table, tableColumns } from './table.ts';

type Numbers = Int32Array | Uint32Array | Uint8Array | Float32Array | Float64Array;
interface Maker {
  new (memory: SharedArrayBuffer, from: number, length: number): Numbers;
  readonly BYTES_PER_ELEMENT: number;
}
const makers: Readonly<Record<string, Maker>> = { Int32Array, Uint32Array, Uint8Array, Float32Array, Float64Array };

/** Brings a registry back from its folder while the records are read; nothing when the folder is broken. */
export async function openSaved(crew: Crew, records: Source, saved: Saved): Promise<ReadGround | undefined> {
  const reading = readBy(crew, { source: records, kind: 'records', alone: crew[1] });
  const text = new Uint8Array(new SharedArrayBuffer(padded(saved.textSize)));
  const arrays = new Map<string, Numbers>();
  const loads: Piece[][] = [[], []];
  const load = [0, 0];
  for (const { name, type, length, at, sum } of saved.arrays) {
    const Maker = makers[type] ?? Uint8Array;
    const size = padded(length * Maker.BYTES_PER_ELEMENT);
    let into: Uint8Array;
    if (name.startsWith('text.')) into = text.subarray(saved.texts[Number(name.slice(5))]?.[0] ?? 0).subarray(0, size);
    else {
      // Names of the records come behind those of the registry.
      const room = name.startsWith('book.') ? padded((length >> 2) + 4_096) * Maker.BYTES_PER_ELEMENT : 0;
      const memory = new SharedArrayBuffer(size + room);
      into = new Uint8Array(memory, 0, size);
      arrays.set(name, new Maker(memory, 0, room === 0 ? length : length + room / Maker.BYTES_PER_ELEMENT));
    }
    const lighter = (load[0] as number) <= (load[1] as number) ? 0 : 1;
    load[lighter] = (load[lighter] as number) + size;
    loads[lighter]?.push({ into, at, sum });
  }
  const path = join(saved.folder, saved.data);
  const [whole, recordsRead] = await Promise.all([
    Promise.all(crew.map((hand, i) => hand.ask({ do: 'load', path, pieces: loads[i] ?? [] }))).catch(() => [false]),
    reading,
  ]);
  return whole.every((good) => good === true) ? groundOf(saved, { arrays, text, records: recordsRead }) : undefined;
}

function groundOf(
  saved: Saved,
  { arrays, text, records }: { arrays: Map<string, Numbers>; text: Uint8Array; records: ReadFile },
): ReadGround {
  const array = <T extends Numbers>(name: string): T => {
    const found = arrays.get(name);
    if (found === undefined) throw new Error(`a resident folder lacks ${name}`);
    return found as T;
  };
  const columns = Object.fromEntries(tableColumns.map((column) => [column, array(`table.${column}`)]));
  const table = { ...columns, rows: saved.rows, bytes: text } as unknown as Table;
  const book = NameBook.upTo(saved.mark, { array, words: saved.words });
  numberNames(records, book);
  const { headLine, faults, faultCount } = saved;
  const registry = { table, names: { starts: new Uint32Array(1), words: new Int32Array(0), tokens: [], odd: 0 } };
  const indexes = saved.shifts.map(
    (shift, rule): BlockIndex => ({
      shift,
      starts: array(`index.${rule}.starts`),
      entries: array(`index.${rule}.entries`),
    }),
  );
  return {
    registry: { ...registry, headLine, faults, faultCount },
    records,
    names: book.table,
    indexes,
    rarity: rarityFrom(arrays, book),
    book,
    mark: saved.mark satisfies BookMark,
    fromFolder: true,
  };
}

function rarityFrom(arrays: Map<string, Numbers>, book: NameBook): RowRarity {
  const parts = [...arrays].filter(([name]) => name.startsWith('rarity.'));
  const rarity = Object.fromEntries(parts.map(([name, value]) => [name.slice(7), value])) as unknown as RowRarity;
  // Words that only the records have are words that nobody in the registry has.
  const rareWord = sharedUint8(book.table.baseOf.length).fill(1);
  rareWord.set(rarity.rareWord.subarray(0, rareWord.length));
  return { ...rarity, rareWord, shares: new Float32Array(rarity.lines.buffer, 0, rarity.lines.length) };
}
