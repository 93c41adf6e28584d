import { sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import {
  isHeadFault,
  lackOf,
  mapHead,
  proposeHead,
  type ReadColumn,
  type ReadHead,
  swappedColumns,
} from '../domain/read-columns.ts';
import { type SectorCode, sectorOf } from '../domain/sectors.ts';
import { type FileRow, fileRows } from './file-rows.ts';
import type { SaidOfFile } from './version-store.ts';

const sampleRows = 200;

const refused = (fault: SaidOfFile, field = 'file'): never =>
  refuse('invalid', fault.key, fault.params, [{ field, key: fault.key, params: fault.params }]);

export interface HeadLook {
  head: ReadHead;
  /** Rows below the head. */
  sample: string[][];
  /** Line on which the head stands, from 1. */
  line: number;
}

/** The head of a file as it is proposed. @throws Refusal of an empty file, of another sector's, of one without headings. */
export function lookAtHead(sector: SectorCode, bytes: Uint8Array, remembered: readonly ReadColumn[]): HeadLook {
  const rows: FileRow[] = [];
  for (const row of fileRows(bytes)) {
    rows.push(row);
    if (rows.length > sampleRows) break;
  }
  if (rows.length === 0) return refused({ key: 'cleaning.file.empty', params: {} });
  const cells = rows.map((r) => r.cells);
  const head = proposeHead(sectorOf(sector), cells, remembered);
  if (isHeadFault(head)) return refused(head);
  return { head, sample: cells.slice(head.row + 1), line: rows[head.row]?.line ?? 1 };
}

/**
 * The head of a file as it is taken: as a person said it (`said`, one meaning a column), or as it is proposed.
 * @throws Refusal that says what is the matter with it; the field is `column-<place>` where one column is at fault.
 */
export function headOf(
  sector: SectorCode,
  bytes: Uint8Array,
  { remembered, said }: { remembered: readonly ReadColumn[]; said?: readonly string[] },
): { columns: ReadColumn[]; remarks: SaidOfFile[] } {
  const { head: proposed, sample, line } = lookAtHead(sector, bytes, remembered);
  const head = said === undefined ? proposed : mapHead(sectorOf(sector), proposed, said);
  if (isHeadFault(head)) return refused({ key: head.key, params: head.params }, `column-${head.column}`);
  const lack = lackOf(sectorOf(sector), head);
  if (lack !== undefined) return refused(lack);
  if (sample.length === 0) return refused({ key: 'cleaning.file.empty', params: {} });
  const swapped = swappedColumns(head, sample);
  if (swapped !== undefined) return refused(swapped);
  return { columns: head.columns, remarks: remarksOf(sector, head, line) };
}

/** What is not wrong but weakens the match. */
export function remarksOf(sector: SectorCode, head: ReadHead, line: number): SaidOfFile[] {
  const has = (meaning: string) => head.columns.some((c) => c.meaning === meaning);
  const remarks: SaidOfFile[] = [];
  if (head.row > 0) remarks.push({ key: 'cleaning.file.head-below', params: { line } });
  if (!has('birthDate')) remarks.push({ key: 'cleaning.file.no-birth', params: {} });
  if (!has('personalNumber')) remarks.push({ key: 'cleaning.file.no-number', params: {} });
  if (!has('commune') && sectorOf(sector).required.includes('commune'))
    remarks.push({ key: 'cleaning.file.no-commune', params: {} });
  const unknown = head.columns.filter((c) => c.meaning === null && c.heading !== '').map((c) => c.heading);
  if (unknown.length > 0)
    remarks.push({ key: 'cleaning.file.unknown-columns', params: { columns: unknown.slice(0, 12).join(', ') } });
  return remarks;
}

/** How columns were understood in the register's last version that was neither refused nor taken back. */
export async function lastColumns(tx: Tx, sector: SectorCode, agencyCode: string): Promise<ReadColumn[]> {
  const found = await tx.maybe<{ columns: ReadColumn[] }>(sql`select columns from cleaning.register_version
    where sector = ${sector} and agency_code = ${agencyCode} and state not in ('refused', 'dropped')
    order by number desc limit 1`);
  return found?.columns ?? [];
}
