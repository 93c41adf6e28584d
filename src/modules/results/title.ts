import { procedureAt, type Words } from '#procedures';
import type { ResultRow } from './result-store.ts';

/** The result's own title; results of an older version have the procedure's. */
export function titleWords(row: Pick<ResultRow, 'title' | 'procedureCode' | 'issuedOn'>): Words {
  return (
    row.title ??
    procedureAt(row.procedureCode, row.issuedOn)?.result.name ?? { vi: row.procedureCode, en: row.procedureCode }
  );
}
