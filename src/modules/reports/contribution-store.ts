import { sql, type Tx } from '#platform/db';

export type ContributionState = 'asked' | 'sent' | 'returned' | 'taken';

/** What a unit is asked to write for a section, and what it wrote. */
export interface ContributionRow {
  id: string;
  reportId: string;
  sectionCode: string;
  agencyCode: string;
  dueOn: string;
  state: ContributionState;
  text: string;
  remark: string | null;
  version: number;
  sentAt: Date | null;
}

const columns = sql`id, report_id as "reportId", section_code as "sectionCode", agency_code as "agencyCode", due_on as "dueOn",
  state, text, remark, version, sent_at as "sentAt"`;

export const contributionsOf = (tx: Tx, reportId: string): Promise<ContributionRow[]> =>
  tx.rows<ContributionRow>(
    sql`select ${columns} from reports.contribution where report_id = ${reportId} order by due_on, id`,
  );

/** What these agencies still owe, and what they sent, the most urgent first. */
export const contributionsByAgencies = (tx: Tx, agencies: readonly string[]): Promise<ContributionRow[]> =>
  tx.rows<ContributionRow>(sql`select ${columns} from reports.contribution where agency_code = any (${[...agencies]}::text[])
    order by state in ('asked', 'returned') desc, due_on, id limit 100`);

export const lockContribution = (tx: Tx, id: string): Promise<ContributionRow | undefined> =>
  tx.maybe<ContributionRow>(sql`select ${columns} from reports.contribution where id = ${id} for update`);

export const findContribution = (tx: Tx, id: string): Promise<ContributionRow | undefined> =>
  tx.maybe<ContributionRow>(sql`select ${columns} from reports.contribution where id = ${id}`);

/** @returns false when this unit was asked for this section before. */
export async function insertContribution(
  tx: Tx,
  row: Pick<ContributionRow, 'id' | 'reportId' | 'sectionCode' | 'agencyCode' | 'dueOn'> & { at: Date },
): Promise<boolean> {
  const added =
    await tx.run(sql`insert into reports.contribution (id, report_id, section_code, agency_code, due_on, asked_at)
    values (${row.id}, ${row.reportId}, ${row.sectionCode}, ${row.agencyCode}, ${row.dueOn}, ${row.at})
    on conflict on constraint contribution_key do nothing`);
  return added === 1;
}

export async function changeContribution(
  tx: Tx,
  id: string,
  change: { state: ContributionState; text: string; remark: string | null; sentAt: Date | null; sentBy: string | null },
): Promise<void> {
  await tx.run(sql`update reports.contribution set state = ${change.state}, text = ${change.text}, remark = ${change.remark},
      sent_at = coalesce(${change.sentAt}::timestamptz, sent_at), sent_by = coalesce(${change.sentBy}::uuid, sent_by), version = version + 1
    where id = ${id}`);
}

export interface RemarkRow {
  id: string;
  sectionCode: string;
  text: string;
  accountId: string;
  at: Date;
  settledAt: Date | null;
}

export const remarksOf = (tx: Tx, reportId: string): Promise<RemarkRow[]> =>
  tx.rows<RemarkRow>(sql`select id, section_code as "sectionCode", text, account_id as "accountId", at, settled_at as "settledAt"
    from reports.remark where report_id = ${reportId} order by at, id`);

export async function insertRemark(
  tx: Tx,
  row: { id: string; reportId: string; sectionCode: string; text: string; accountId: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into reports.remark (id, report_id, section_code, text, account_id, at)
    values (${row.id}, ${row.reportId}, ${row.sectionCode}, ${row.text}, ${row.accountId}, ${row.at})`);
}

/** @returns false when there is no such open remark. */
export async function settleRemark(tx: Tx, of: { reportId: string; id: string; at: Date }): Promise<boolean> {
  const settled = await tx.run(sql`update reports.remark set settled_at = ${of.at}
    where id = ${of.id} and report_id = ${of.reportId} and settled_at is null`);
  return settled === 1;
}
