import { emptySql, sql, type Tx } from '#platform/db';
import type { CaseState } from './domain/case-state.ts';

/** One case as its row says. Dates are Vietnamese calendar dates, instants are exact. */
export interface CaseRow {
  id: string;
  provinceCode: string;
  procedureCode: string;
  regime: string;
  state: CaseState;
  channel: 'online' | 'counter' | 'post';
  agencyCode: string;
  communeCode: string;
  applicantId: string;
  accountId: string | null;
  form: Record<string, string>;
  trackingCode: string;
  officialCode: string | null;
  submittedAt: Date;
  receivedAt: Date | null;
  receivedOn: string | null;
  dueOn: string | null;
  finishedOn: string | null;
  ownerRole: string | null;
  ownerPostId: string | null;
  supplements: number;
  waitingSince: string | null;
  version: number;
}

/** Characters of a tracking code: 47 bits, too many to guess. */
export const trackingCodeLength = 10;

const columns = sql`id, province_code as "provinceCode", procedure_code as "procedureCode", regime, state, channel,
  agency_code as "agencyCode", commune_code as "communeCode", applicant_id as "applicantId", account_id as "accountId", form,
  tracking_code as "trackingCode", official_code as "officialCode", submitted_at as "submittedAt", received_at as "receivedAt",
  received_on as "receivedOn", due_on as "dueOn", finished_on as "finishedOn", owner_role as "ownerRole",
  owner_post_id as "ownerPostId", supplements, waiting_since as "waitingSince", version`;

/** The case, or undefined when it does not exist or this actor may not see it: nobody learns which. */
export function findCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.maybe<CaseRow>(sql`select ${columns} from cases.case where id = ${id}`);
}

/** The case, locked until the transaction ends, so that of two officers one acts first. */
export function lockCase(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.maybe<CaseRow>(sql`select ${columns} from cases.case where id = ${id} for update`);
}

export function findCaseOfDraft(tx: Tx, draftId: string): Promise<CaseRow | undefined> {
  return tx.maybe<CaseRow>(sql`select ${columns} from cases.case where draft_id = ${draftId}`);
}

export interface NewCase {
  id: string;
  provinceCode: string;
  procedureCode: string;
  procedureVersion: string;
  regime: string;
  agencyCode: string;
  communeCode: string;
  applicantId: string;
  accountId: string | null;
  draftId: string;
  form: Readonly<Record<string, string>>;
  trackingCode: string;
  submittedAt: Date;
  ownerRole: string;
}

export async function insertCase(tx: Tx, c: NewCase): Promise<void> {
  await tx.run(sql`insert into cases.case (id, province_code, procedure_code, procedure_version, regime, state, channel, agency_code,
      commune_code, applicant_id, account_id, draft_id, form, tracking_code, submitted_at, owner_role)
    values (${c.id}, ${c.provinceCode}, ${c.procedureCode}, ${c.procedureVersion}, ${c.regime}, 'submitted', 'online', ${c.agencyCode},
      ${c.communeCode}, ${c.applicantId}, ${c.accountId}, ${c.draftId}, ${JSON.stringify(c.form)}, ${c.trackingCode}, ${c.submittedAt}, ${c.ownerRole})`);
}

/** What an act changes in the row beside its state. Absent keys stay as they are. */
export interface CaseChange {
  officialCode?: string;
  receivedAt?: Date;
  receivedOn?: string;
  dueOn?: string;
  finishedOn?: string;
  returnedAt?: Date;
  supplements?: number;
  waitingSince?: string | null;
}

export interface CaseMove {
  id: string;
  state: CaseState;
  ownerRole: string | null;
  ownerPostId: string | null;
  change: CaseChange;
}

export async function moveCase(tx: Tx, move: CaseMove): Promise<void> {
  const { change } = move;
  await tx.run(sql`update cases.case set
      state = ${move.state}, owner_role = ${move.ownerRole}, owner_post_id = ${move.ownerPostId}, version = version + 1
      ${change.officialCode === undefined ? emptySql : sql`, official_code = ${change.officialCode}`}
      ${change.receivedAt === undefined ? emptySql : sql`, received_at = ${change.receivedAt}`}
      ${change.receivedOn === undefined ? emptySql : sql`, received_on = ${change.receivedOn}`}
      ${change.dueOn === undefined ? emptySql : sql`, due_on = ${change.dueOn}`}
      ${change.finishedOn === undefined ? emptySql : sql`, finished_on = ${change.finishedOn}`}
      ${change.returnedAt === undefined ? emptySql : sql`, returned_at = ${change.returnedAt}`}
      ${change.supplements === undefined ? emptySql : sql`, supplements = ${change.supplements}`}
      ${change.waitingSince === undefined ? emptySql : sql`, waiting_since = ${change.waitingSince}`}
    where id = ${move.id}`);
}

/** The next running number of an agency's series on a day; two transactions never get the same one. */
export async function nextNumber(
  tx: Tx,
  counter: { agencyCode: string; series: 'case' | 'result'; on: string },
): Promise<number> {
  const { last } = await tx.one<{
    last: number;
  }>(sql`insert into cases.code_counter (agency_code, series, counted_on, last)
    values (${counter.agencyCode}, ${counter.series}, ${counter.on}, 1)
    on conflict on constraint code_counter_pk do update set last = code_counter.last + 1 returning last`);
  return last;
}
