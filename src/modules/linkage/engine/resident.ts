import { buildIndex } from './block-index.ts';
import { blockRules } from './block-keys.ts';
import type { Field } from './columns.ts';
import { decideOne, doubt, status } from './decide.ts';
import { type EvidenceStep, explainer } from './explain.ts';
import type { Ground } from './ground.ts';
import type { TableRows } from './link-tables.ts';
import { LiveRarity } from './live-rarity.ts';
import { type Found, RecordMatcher } from './match-record.ts';
import { firstModel, levelCounts, type Model, resize } from './model.ts';
import { NameBook, numberNames } from './name-table.ts';
import { readSource } from './open-file.ts';
import { emptyTable } from './read-table.ts';
import { fillValues } from './row-rarity.ts';
import { type FileKind, type Table, tableColumns } from './table.ts';
import { tableBytes } from './table-bytes.ts';

/** One person or record: the fields that are known. */
export type Values = Readonly<Partial<Record<Field, string>>>;

export interface ResidentAnswer {
  /** Handle of the best candidate, or -1 (see `Resident`). */
  row: number;
  /** Handle of the next candidate who is another person, or -1. */
  rivalRow: number;
  score: number;
  status: keyof typeof status;
  doubt: keyof typeof doubt;
  evidence: EvidenceStep[];
}

/**
 * A registry held in memory, for look-ups of single records. People are told by handles: those of the opening have their
 * place in `rows`, those that come later what `insert` gives. What it answers is what a registry opened anew with the
 * present people would answer.
 */
export interface Resident {
  find(record: Values): Promise<ResidentAnswer>;
  insert(person: Values): Promise<number>;
  /** The person's new handle; the old one is gone. */
  change(row: number, person: Values): Promise<number>;
  remove(row: number): void;
  /** How many people are in it. */
  readonly size: number;
}

const statuses = Object.keys(status) as (keyof typeof status)[];
const doubts = Object.keys(doubt) as (keyof typeof doubt)[];

/**
 * Opens a registry of rows in memory. `model` is one that a match of files learnt (`LinkedFiles.model`); without it the
 * first guesses of the engine weigh the evidence. Communes that were merged are known only through a model's match.
 */
export async function openResident(wish: {
  registry: TableRows;
  model?: Model;
  successors?: ReadonlySet<number>;
}): Promise<Resident> {
  const read = await readSource({ bytes: tableBytes(wish.registry), name: 'registry' }, 'registry');
  const book = new NameBook({ names: read.names.starts.length + 1_000, words: read.names.words.length + 5_000 });
  numberNames(read, book);
  return new OpenResident(read.table, book, wish);
}

class OpenResident implements Resident {
  readonly #book: NameBook;
  readonly #model: Model;
  #registry: Table;
  #gone: Uint8Array;
  #live: LiveRarity;
  #ground: Ground;
  #matcher: RecordMatcher | undefined;
  #version = -1;
  #sized = -1;
  readonly #record = emptyTable(new Uint8Array(0), 1);
  readonly #found: Found = { row: -1, score: 0, pattern: 0, secondRow: -1, secondScore: 0, candidates: 0 };

  constructor(table: Table, book: NameBook, wish: { model?: Model; successors?: ReadonlySet<number> }) {
    this.#book = book;
    this.#model = wish.model ?? firstModel(levelCounts(), Math.max(1, table.rows));
    this.#registry = withRoom(table, table.rows + Math.max(256, table.rows >> 3));
    this.#gone = new Uint8Array(this.#registry.name.length);
    this.#live = new LiveRarity(this.#registry, book.table);
    this.#record.rows = 1;
    this.#ground = {
      registry: this.#registry,
      records: this.#record,
      names: book.table,
      rarity: this.#live.rarity,
      indexes: blockRules.map((rule) => ({ ...buildIndex(this.#registry, book.table, rule), later: new Map() })),
      successors: new Set(wish.successors),
      gone: this.#gone,
      refresh: (row) => this.#live.refresh(row),
    };
  }

  get size(): number {
    return this.#live.rows;
  }

  async find(record: Values): Promise<ResidentAnswer> {
    await this.#readInto(this.#record, 0, { values: { record_id: '1', ...record }, kind: 'records' });
    const matcher = this.#readyMatcher();
    matcher.collect(0, false);
    matcher.best(this.#found);
    const { row, score, pattern, secondRow } = this.#found;
    const decided = decideOne(score, pattern, secondRow >= 0);
    return {
      row,
      rivalRow: secondRow,
      score,
      status: statuses[decided.status - 1] as keyof typeof status,
      doubt: doubts[decided.doubt] as keyof typeof doubt,
      evidence: explainer({ ground: this.#ground, model: this.#sizedModel(), answers: { row: [row], score: [score] } })(
        0,
      ),
    };
  }

  async insert(person: Values): Promise<number> {
    if (this.#registry.rows === this.#registry.name.length) this.#grow();
    const row = this.#registry.rows;
    await this.#readInto(this.#registry, row, { values: person, kind: 'registry' });
    this.#registry.rows = row + 1;
    this.#live.count(row, 1);
    this.#fillLine(row);
    if (this.#registry.broken[row] !== 1)
      blockRules.forEach((rule, at) => {
        const key = rule.key(this.#registry, this.#book.table, row) | 0;
        const later = this.#ground.indexes[at]?.later as Map<number, number[]>;
        if (key === 0) return;
        const rows = later.get(key);
        if (rows === undefined) later.set(key, [row]);
        else rows.push(row);
      });
    return row;
  }

  async change(row: number, person: Values): Promise<number> {
    this.remove(row);
    return this.insert(person);
  }

  remove(row: number): void {
    if (row < 0 || row >= this.#registry.rows || this.#gone[row] === 1) return;
    this.#gone[row] = 1;
    this.#live.count(row, -1);
  }

  /** Reads one row of values into a place of a table, its names numbered by the book. */
  async #readInto(table: Table, row: number, { values, kind }: { values: Values; kind: FileKind }): Promise<void> {
    const columns = Object.keys(values) as Field[];
    const bytes = tableBytes({ columns, rows: [columns.map((column) => values[column])] });
    const read = await readSource({ bytes, name: kind }, kind);
    numberNames(read, this.#book);
    for (const column of tableColumns)
      table[column][row] = read.table.rows === 0 ? 0 : (read.table[column][0] as number);
    if (read.table.rows === 0) table.broken[row] = 1;
  }

  #fillLine(row: number): void {
    fillValues(this.#registry, this.#live.rarity.lines, row);
  }

  #grow(): void {
    const gone = new Uint8Array(this.#registry.rows * 2);
    gone.set(this.#gone);
    this.#gone = gone;
    this.#registry = withRoom(this.#registry, this.#registry.rows * 2);
    this.#live = new LiveRarity(this.#registry, this.#book.table);
    for (let row = 0; row < this.#registry.rows; row += 1) if (gone[row] === 1) this.#live.count(row, -1);
    const { indexes, successors, names } = this.#ground;
    this.#ground = {
      registry: this.#registry,
      records: this.#record,
      names,
      rarity: this.#live.rarity,
      indexes,
      successors,
      gone,
      refresh: (row) => this.#live.refresh(row),
    };
    this.#matcher = undefined;
  }

  #sizedModel(): Model {
    return resize(this.#model, Math.max(1, this.#live.rows));
  }

  /** The matcher, made anew when memory that it holds was replaced by larger. */
  #readyMatcher(): RecordMatcher {
    const { version } = this.#book.table;
    const words = this.#live.refreshWords(this.#book.bases);
    if (this.#matcher === undefined || words || version !== this.#version)
      this.#matcher = new RecordMatcher(this.#ground, this.#sizedModel());
    else if (this.#sized !== this.#live.rows) this.#matcher.useModel(this.#sizedModel());
    this.#version = version;
    this.#sized = this.#live.rows;
    return this.#matcher;
  }
}

/** The same table with room for more rows. */
function withRoom(table: Table, capacity: number): Table {
  const larger = emptyTable(table.bytes, capacity);
  larger.rows = table.rows;
  for (const column of tableColumns) larger[column].set(table[column].subarray(0, table.rows));
  return larger;
}
