import { sql, type Tx } from '#platform/db';
import type { ContentSection } from './document/report-content.ts';
import type { DocumentHead } from './document/report-document.ts';

export type ReportState = 'draft' | 'review' | 'frozen' | 'signed';

export interface ReportRow {
  id: string;
  provinceCode: string;
  agencyCode: string;
  period: string;
  /** First day of the period, for what was issued and held in it. */
  since: string;
  asOf: string;
  state: ReportState;
  version: number;
  /** The report whose texts this one began with. */
  basedOn: string | null;
  /** The issued report that this one amends. */
  amends: string | null;
  head: DocumentHead;
  opening: string;
  closing: string;
  createdAt: Date;
  createdBy: string;
  changedAt: Date;
}

export interface SectionRow extends ContentSection {
  position: number;
  version: number;
  changedAt: Date;
  changedBy: string;
}

const columns = sql`id, province_code as "provinceCode", agency_code as "agencyCode", period, since, as_of as "asOf", state, version,
  based_on as "basedOn", amends, head, opening, closing, created_at as "createdAt", created_by as "createdBy", changed_at as "changedAt"`;

export const findReport = (tx: Tx, id: string): Promise<ReportRow | undefined> =>
  tx.maybe<ReportRow>(sql`select ${columns} from reports.report where id = ${id}`);

/** Locked until the transaction ends: of two who change it one is first, and the other is told. */
export const lockReport = (tx: Tx, id: string): Promise<ReportRow | undefined> =>
  tx.maybe<ReportRow>(sql`select ${columns} from reports.report where id = ${id} for update`);

/** The newest first. */
export const reportsOf = (tx: Tx, agencies: readonly string[]): Promise<ReportRow[]> =>
  tx.rows<ReportRow>(sql`select ${columns} from reports.report where agency_code = any (${[...agencies]}::text[])
    order by as_of desc, id desc limit 200`);

/** The last report of an agency that was issued or at least begun, whose texts the next one begins with. */
export const lastReport = (tx: Tx, agencyCode: string): Promise<ReportRow | undefined> =>
  tx.maybe<ReportRow>(sql`select ${columns} from reports.report where agency_code = ${agencyCode}
    order by state = 'signed' desc, as_of desc, id desc limit 1`);

export async function insertReport(
  tx: Tx,
  row: Omit<ReportRow, 'state' | 'version' | 'changedAt'> & { sections: readonly ContentSection[] },
): Promise<void> {
  await tx.run(sql`insert into reports.report
      (id, province_code, agency_code, period, since, as_of, based_on, amends, head, opening, closing, created_at, created_by, changed_at)
    values (${row.id}, ${row.provinceCode}, ${row.agencyCode}, ${row.period}, ${row.since}, ${row.asOf}, ${row.basedOn}, ${row.amends},
      ${JSON.stringify(row.head)}, ${row.opening}, ${row.closing}, ${row.createdAt}, ${row.createdBy}, ${row.createdAt})`);
  await tx.run(sql`insert into reports.section (report_id, code, position, level, title, text, changed_at, changed_by)
    select ${row.id}, s.code, s.position, s.level, s.title, s.text, ${row.createdAt}, ${row.createdBy}
      from jsonb_to_recordset(${JSON.stringify(row.sections.map((s, position) => ({ ...s, position })))}::jsonb)
        as s(code text, position integer, level smallint, title text, text text)`);
}

export const sectionsOf = (tx: Tx, reportId: string): Promise<SectionRow[]> =>
  tx.rows<SectionRow>(sql`select code, position, level, title, text, version, changed_at as "changedAt", changed_by as "changedBy"
    from reports.section where report_id = ${reportId} order by position`);

/** @returns false when somebody else has changed the section since. */
export async function changeSection(
  tx: Tx,
  change: { reportId: string; code: string; version: number; title: string; text: string; at: Date; by: string },
): Promise<boolean> {
  const { reportId, code, version, title, text, at, by } = change;
  const changed = await tx.run(sql`update reports.section set title = ${title}, text = ${text}, version = version + 1,
      changed_at = ${at}, changed_by = ${by}
    where report_id = ${reportId} and code = ${code} and version = ${version}`);
  return changed === 1;
}

export async function changeReport(
  tx: Tx,
  id: string,
  change: Pick<ReportRow, 'period' | 'since' | 'asOf' | 'state' | 'head' | 'opening' | 'closing'> & { at: Date },
): Promise<void> {
  await tx.run(sql`update reports.report set period = ${change.period}, since = ${change.since}, as_of = ${change.asOf}, state = ${change.state},
      head = ${JSON.stringify(change.head)}, opening = ${change.opening}, closing = ${change.closing},
      version = version + 1, changed_at = ${change.at}
    where id = ${id}`);
}

/** Why figures of an amendment changed, by their code. */
export async function changeReasons(tx: Tx, reportId: string): Promise<Map<string, string>> {
  const rows = await tx.rows<{ code: string; why: string }>(
    sql`select figure_code as code, why from reports.change_reason where report_id = ${reportId}`,
  );
  return new Map(rows.map((r) => [r.code, r.why]));
}

/** Keeps these reasons in place of all that were kept; empty ones are none. */
export async function keepReasons(tx: Tx, reportId: string, reasons: Readonly<Record<string, string>>): Promise<void> {
  const rows = Object.entries(reasons).map(([code, why]) => ({ code, why: why.trim() }));
  await tx.run(sql`delete from reports.change_reason where report_id = ${reportId}`);
  await tx.run(sql`insert into reports.change_reason (report_id, figure_code, why)
    select ${reportId}, r.code, r.why from jsonb_to_recordset(${JSON.stringify(rows.filter((r) => r.why !== ''))}::jsonb)
      as r(code text, why text)`);
}
