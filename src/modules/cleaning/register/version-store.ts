import { emptySql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { ReadColumn } from '../domain/read-columns.ts';
import type { RowRemark } from '../domain/read-row.ts';
import type { SectorCode } from '../domain/sectors.ts';

export type VersionState = 'waiting' | 'reading' | 'read' | 'held' | 'in-force' | 'refused' | 'dropped';

export interface SaidOfFile {
  key: string;
  params: Record<string, string | number>;
}

export interface Version {
  id: string;
  sector: SectorCode;
  agencyCode: string;
  number: number;
  asOf: IsoDate;
  mode: 'whole' | 'part';
  fileHash: string;
  fileName: string;
  columns: ReadColumn[];
  state: VersionState;
  fault: SaidOfFile | null;
  remarks: SaidOfFile[];
  nextRow: number;
  rowsTotal: number | null;
  rowsGood: number;
  rowsFaulty: number;
  added: number | null;
  changed: number | null;
  unchanged: number | null;
  gone: number | null;
  confirmed: boolean;
  openedBy: string | null;
  openedAt: Date;
  inForceAt: Date | null;
}

const columns = sql`id, sector, agency_code as "agencyCode", number, as_of as "asOf", mode, file_hash as "fileHash",
  file_name as "fileName", columns, state, fault, remarks, next_row as "nextRow", rows_total as "rowsTotal", rows_good as "rowsGood",
  rows_faulty as "rowsFaulty", added, changed, unchanged, gone, confirmed, opened_by as "openedBy", opened_at as "openedAt", in_force_at as "inForceAt"`;

export function findVersion(tx: Tx, id: string): Promise<Version | undefined> {
  return tx.maybe<Version>(sql`select ${columns} from cleaning.register_version where id = ${id}`);
}

export function lockVersion(tx: Tx, id: string): Promise<Version | undefined> {
  return tx.maybe<Version>(sql`select ${columns} from cleaning.register_version where id = ${id} for update`);
}

export function versionsOf(tx: Tx, sector: SectorCode): Promise<Version[]> {
  return tx.rows<Version>(
    sql`select ${columns} from cleaning.register_version where sector = ${sector} order by opened_at desc limit 100`,
  );
}

/** Versions of the day that were not refused or dropped, and those that came from the same file. */
export function rivalsOf(
  tx: Tx,
  about: { sector: SectorCode; agencyCode: string; asOf: IsoDate; fileHash: string },
): Promise<Version[]> {
  return tx.rows<Version>(sql`select ${columns} from cleaning.register_version
    where sector = ${about.sector} and agency_code = ${about.agencyCode} and state not in ('refused', 'dropped')
      and (as_of = ${about.asOf} or file_hash = ${about.fileHash}) order by number`);
}

export type NewVersion = Pick<
  Version,
  | 'id'
  | 'sector'
  | 'agencyCode'
  | 'asOf'
  | 'mode'
  | 'fileHash'
  | 'fileName'
  | 'columns'
  | 'fault'
  | 'remarks'
  | 'openedBy'
  | 'openedAt'
>;

/** Gives the version the next number of its register. */
export async function insertVersion(tx: Tx, v: NewVersion): Promise<void> {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`cleaning.version/${v.sector}/${v.agencyCode}`}, 0))`,
  );
  await tx.run(sql`insert into cleaning.register_version (id, sector, agency_code, number, as_of, mode, file_hash, file_name, columns,
      state, fault, remarks, opened_by, opened_at)
    select ${v.id}, ${v.sector}, ${v.agencyCode}, coalesce(max(number), 0) + 1, ${v.asOf}, ${v.mode}, ${v.fileHash}, ${v.fileName},
      ${JSON.stringify(v.columns)}::jsonb, ${v.fault === null ? 'waiting' : 'refused'}, ${v.fault === null ? null : JSON.stringify(v.fault)}::jsonb,
      ${JSON.stringify(v.remarks)}::jsonb, ${v.openedBy}, ${v.openedAt}
    from cleaning.register_version where sector = ${v.sector} and agency_code = ${v.agencyCode}`);
}

export function versionsToRead(tx: Tx): Promise<Version[]> {
  return tx.rows<Version>(sql`select ${columns} from cleaning.register_version
    where state in ('waiting', 'reading', 'read') order by opened_at limit 20`);
}

export interface StagedRow {
  line: number;
  key: string;
  fields: object;
  remarks: readonly RowRemark[];
  faulty: boolean;
}

/** Keeps some rows of a file and moves the mark behind them, in one transaction: a killed server loses none and doubles none. */
export async function stageRows(
  tx: Tx,
  version: Version,
  { rows, nextRow }: { rows: readonly StagedRow[]; nextRow: number },
): Promise<void> {
  const faulty = rows.filter((r) => r.faulty).length;
  await tx.run(sql`insert into cleaning.import_row (version_id, line, record_key, fields, faults, faulty)
    select ${version.id}, x.line, x.key, x.fields, x.remarks, x.faulty
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (line int, key text, fields jsonb, remarks jsonb, faulty boolean)`);
  await tx.run(sql`update cleaning.register_version set state = 'reading', next_row = ${nextRow},
    rows_good = rows_good + ${rows.length - faulty}, rows_faulty = rows_faulty + ${faulty} where id = ${version.id}`);
}

export async function markRead(tx: Tx, id: string, rowsTotal: number): Promise<void> {
  await tx.run(sql`update cleaning.register_version set state = 'read', rows_total = ${rowsTotal} where id = ${id}`);
}

export async function refuseVersion(tx: Tx, id: string, fault: SaidOfFile): Promise<void> {
  await tx.run(sql`delete from cleaning.import_row where version_id = ${id}`);
  await tx.run(
    sql`update cleaning.register_version set state = 'refused', fault = ${JSON.stringify(fault)}::jsonb where id = ${id}`,
  );
}

export async function confirmHeld(tx: Tx, id: string): Promise<void> {
  await tx.run(
    sql`update cleaning.register_version set state = 'read', confirmed = true where id = ${id} and state = 'held'`,
  );
}

export async function dropVersion(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from cleaning.import_row where version_id = ${id}`);
  await tx.run(sql`update cleaning.register_version set state = 'dropped' where id = ${id}`);
}

export interface ReportRow {
  line: number;
  key: string | null;
  name: string | null;
  remarks: RowRemark[];
  faulty: boolean;
}

/** The rows of a version that something is to be said of, from a line on. */
export function reportRows(
  tx: Tx,
  q: { versionId: string; faulty: boolean | null; afterLine: number; atMost: number },
): Promise<ReportRow[]> {
  return tx.rows<ReportRow>(sql`select line, record_key as key, fields ->> 'fullName' as name, faults as remarks, faulty
    from cleaning.import_row where version_id = ${q.versionId} and faults <> '[]' and line > ${q.afterLine}
    ${q.faulty === null ? emptySql : sql`and faulty = ${q.faulty}`} order by line limit ${q.atMost}`);
}
