import { type Table, writeCsv, writeWorkbook } from '#platform/tables';
import type { IsoDate } from '#platform/time';
import { catalogueAt } from '../catalogue.ts';
import { paperColumns, paperRow, procedureColumns, procedureRow } from './procedure-columns.ts';

/** The catalogue as it stands on a date, as two sheets: procedures and their papers. What importing reads. */
export function catalogueTables(date: IsoDate): [Table, Table] {
  const procedures = catalogueAt(date);
  return [
    { name: 'procedures', rows: [[...procedureColumns], ...procedures.map(procedureRow)] },
    {
      name: 'papers',
      rows: [[...paperColumns], ...procedures.flatMap((p) => p.papers.map((paper) => paperRow(p.code, paper)))],
    },
  ];
}

export const catalogueWorkbook = (date: IsoDate): Promise<Uint8Array> => writeWorkbook(catalogueTables(date));

/** CSV holds one sheet: the procedures, or their papers. */
export function catalogueCsv(date: IsoDate, sheet: 'procedures' | 'papers'): string {
  const [procedures, papers] = catalogueTables(date);
  return writeCsv((sheet === 'papers' ? papers : procedures).rows);
}
