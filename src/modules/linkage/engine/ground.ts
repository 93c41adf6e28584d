import type { BlockIndex } from './block-index.ts';
import type { NameTable } from './name-table.ts';
import type { RowRarity } from './row-rarity.ts';
import type { Table } from './table.ts';

/** All that a match looks at; every array is in shared memory, so each thread holds the same ground. */
export interface Ground {
  registry: Table;
  records: Table;
  names: NameTable;
  rarity: RowRarity;
  /** One index for each block rule, in the rules' order. */
  indexes: BlockIndex[];
  /** Communes that records still name by an older code: record's code × 2^32 + registry's code. */
  successors: Set<number>;
  /** Only of a resident registry: rows that are no longer in it have 1. */
  gone?: Uint8Array;
  /** Only of a resident registry: brings what is known of how common a row's values are up to date. */
  refresh?: (row: number) => void;
}
