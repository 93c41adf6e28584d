import type { Field } from './columns.ts';
import { doubt, status } from './decide.ts';
import { type EvidenceStep, explainer } from './explain.ts';
import { link } from './link.ts';
import { linkSources } from './link-files.ts';
import { readSource } from './open-file.ts';
import { type Rows, tableBytes } from './table-bytes.ts';

/** Rows in memory whose columns are fields that matching knows (see `fields`). */
export type TableRows = Rows<Field>;

export interface TableAnswer {
  /** Personal number of the best candidate as the registry writes it; undefined where there is none. */
  personId: string | undefined;
  /** Place of the best candidate in `registry.rows`, or -1. */
  row: number;
  /** Place of the next candidate who is another person, or -1. */
  rivalRow: number;
  status: keyof typeof status;
  /** Why a likely record still goes to a clerk; the message `linkage.doubt.<doubt>` has its words. */
  doubt: keyof typeof doubt;
  /** log2 of the odds of being right. */
  score: number;
}

export interface LinkedTables {
  /** One answer for each record, in the order of the records. */
  answers: TableAnswer[];
  /** The steps of a record's score (see `EvidenceStep`), with its best candidate or with another row of the registry. */
  explain(record: number, row?: number): EvidenceStep[];
}

/** Up to so many rows one thread is faster than to start two. */
const small = 20_000;
const statuses = Object.keys(status) as (keyof typeof status)[];
const doubts = Object.keys(doubt) as (keyof typeof doubt)[];

/**
 * Links records in memory with a registry in memory. `records` needs the columns record_id and full_name, `registry`
 * full_name; the same rows give the same answers, whatever their order. A record without a name is unmatched.
 */
export async function linkTables(wish: { registry: TableRows; records: TableRows }): Promise<LinkedTables> {
  const registry = { bytes: tableBytes(wish.registry), name: 'registry' };
  const records = { bytes: tableBytes(wish.records), name: 'records' };
  const linked =
    wish.registry.rows.length + wish.records.rows.length <= small
      ? link(await readSource(registry, 'registry'), await readSource(records, 'records'))
      : await linkSources({ registry, records });
  const { answers, decisions } = linked;
  const number = wish.registry.columns.indexOf('personal_id');
  return {
    answers: wish.records.rows.map((_, r) => {
      const row = answers.row[r] as number;
      return {
        personId: row < 0 ? undefined : (wish.registry.rows[row]?.[number] ?? undefined),
        row,
        rivalRow: row < 0 ? -1 : (answers.secondRow[r] as number),
        status: statuses[(decisions.status[r] as number) - 1] as keyof typeof status,
        doubt: doubts[decisions.doubt[r] as number] as keyof typeof doubt,
        score: answers.score[r] as number,
      };
    }),
    explain: explainer(linked),
  };
}
