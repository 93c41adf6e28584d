import { emptySql, joinSql, type Sql, sql, type Tx } from '#platform/db';
import type { FormValues } from '#procedures';
import type { CaseActor, CaseState, Wait } from './domain/case-state.ts';
import type { Pause } from './domain/deadline.ts';
import { type EventLine, eventValues } from './history-store.ts';

export type CaseChannel = 'online' | 'counter' | 'post';
/** How the person gets the result. */
export type ReturnBy = 'online' | 'counter' | 'post';

/** A paper as the desk saw it when it received the case (form 01). */
export interface CheckedPaper {
  code: string;
  kind: 'original' | 'certified-copy' | 'copy';
  count: number;
}

/** One case as its row says. Dates are Vietnamese calendar dates, instants are exact. */
export interface CaseRow {
  id: string;
  provinceCode: string;
  procedureCode: string;
  /** `validFrom` of the procedure's version that holds for the case. */
  procedureVersion: string;
  regime: string;
  state: CaseState;
  channel: CaseChannel;
  agencyCode: string;
  communeCode: string;
  applicantId: string;
  /** Who sent it for the applicant; null: the applicant. */
  submitterId: string | null;
  submitterRelation: string;
  accountId: string | null;
  form: Record<string, string>;
  checkedPapers: CheckedPaper[];
  papersAsked: number;
  papersNotAsked: number;
  returnBy: ReturnBy;
  feeAmount: number | null;
  feePaidOn: string | null;
  trackingCode: string;
  officialCode: string | null;
  submittedAt: Date;
  receivedAt: Date | null;
  receivedOn: string | null;
  dueOn: string | null;
  /** The date promised before any letter of apology. */
  firstDueOn: string | null;
  finishedOn: string | null;
  returnedAt: Date | null;
  ownerRole: CaseActor | null;
  ownerPostId: string | null;
  /** What an open case waits for. */
  wait: Wait | null;
  /** Since when it waits for the applicant or a payment. */
  waitingSince: string | null;
  step: string | null;
  stepBeganAt: Date | null;
  /** Working minutes allotted to the present step. */
  stepMinutes: number | null;
  heldSince: Date | null;
  ourMinutes: number | null;
  lineMinutes: number | null;
  clockFrom: Date | null;
  periodDays: number | null;
  pauses: Pause[];
  supplements: number;
  extensions: number;
  apologisedOn: string | null;
  lengthenedOn: string | null;
  /** Agencies whose answer is awaited. */
  consulted: string[];
  handledPostId: string | null;
  decidedPostId: string | null;
  version: number;
}

/** Characters of a tracking code: 47 bits, too many to guess. */
export const trackingCodeLength = 10;

const columns = sql`id, province_code as "provinceCode", procedure_code as "procedureCode", procedure_version as "procedureVersion",
  regime, state, channel, agency_code as "agencyCode", commune_code as "communeCode", applicant_id as "applicantId",
  submitter_id as "submitterId", submitter_relation as "submitterRelation", account_id as "accountId", form,
  checked_papers as "checkedPapers", papers_asked as "papersAsked", papers_not_asked as "papersNotAsked",
  return_by as "returnBy", fee_amount as "feeAmount", fee_paid_on as "feePaidOn", tracking_code as "trackingCode",
  official_code as "officialCode", submitted_at as "submittedAt", received_at as "receivedAt", received_on as "receivedOn",
  due_on as "dueOn", first_due_on as "firstDueOn", finished_on as "finishedOn", returned_at as "returnedAt",
  owner_role as "ownerRole", owner_post_id as "ownerPostId", wait, waiting_since as "waitingSince", step,
  step_began_at as "stepBeganAt", step_minutes as "stepMinutes", held_since as "heldSince", our_minutes as "ourMinutes",
  line_minutes as "lineMinutes", clock_from as "clockFrom", period_days as "periodDays", pauses, supplements, extensions,
  apologised_on as "apologisedOn", lengthened_on as "lengthenedOn", consulted, handled_post_id as "handledPostId",
  decided_post_id as "decidedPostId", version`;

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
  channel: CaseChannel;
  agencyCode: string;
  communeCode: string;
  applicantId: string;
  submitterId: string | null;
  submitterRelation: string;
  consentId: string | null;
  accountId: string | null;
  draftId: string | null;
  form: FormValues;
  checkedPapers: readonly CheckedPaper[];
  papersAsked: number;
  papersNotAsked: number;
  returnBy: ReturnBy;
  feeAmount: number | null;
  trackingCode: string;
  submittedAt: Date;
  ownerRole: CaseActor;
  wait: Wait;
  step: string;
  stepMinutes: number;
}

/** Writes a new case and the first line of its history: two statements, since row-level security lets a line only hang on a case that is there. */
export function insertCase(tx: Tx, c: NewCase, line: EventLine): void {
  const row = sql`insert into cases.case (id, province_code, procedure_code, procedure_version, regime, state, channel, agency_code, commune_code,
      applicant_id, submitter_id, submitter_relation, consent_id, account_id, draft_id, form, checked_papers, papers_asked, papers_not_asked,
      return_by, fee_amount, tracking_code, submitted_at, owner_role, wait, step, step_began_at, step_minutes, held_since)
    values (${c.id}, ${c.provinceCode}, ${c.procedureCode}, ${c.procedureVersion}, ${c.regime}, 'submitted', ${c.channel},
      ${c.agencyCode}, ${c.communeCode}, ${c.applicantId}, ${c.submitterId}, ${c.submitterRelation}, ${c.consentId}, ${c.accountId}, ${c.draftId},
      ${JSON.stringify(c.form)}, ${JSON.stringify(c.checkedPapers)}, ${c.papersAsked}, ${c.papersNotAsked}, ${c.returnBy}, ${c.feeAmount},
      ${c.trackingCode}, ${c.submittedAt}, ${c.ownerRole}, ${c.wait}, ${c.step}, ${c.submittedAt}, ${c.stepMinutes}, ${c.submittedAt})`;
  tx.later(row, { alone: true });
  tx.later(eventValues(line));
}

/** What an act changes in the row beside its state and owner. Absent keys stay as they are. */
export type CaseChange = Partial<
  Pick<
    CaseRow,
    | 'regime'
    | 'officialCode'
    | 'receivedAt'
    | 'receivedOn'
    | 'dueOn'
    | 'firstDueOn'
    | 'finishedOn'
    | 'returnedAt'
    | 'returnBy'
    | 'feeAmount'
    | 'feePaidOn'
    | 'supplements'
    | 'waitingSince'
    | 'clockFrom'
    | 'periodDays'
    | 'pauses'
    | 'extensions'
    | 'apologisedOn'
    | 'lengthenedOn'
    | 'consulted'
    | 'handledPostId'
    | 'decidedPostId'
    | 'step'
    | 'stepBeganAt'
    | 'stepMinutes'
  >
>;

const columnOf: Record<keyof CaseChange, Sql> = {
  regime: sql`regime`,
  officialCode: sql`official_code`,
  receivedAt: sql`received_at`,
  receivedOn: sql`received_on`,
  dueOn: sql`due_on`,
  firstDueOn: sql`first_due_on`,
  finishedOn: sql`finished_on`,
  returnedAt: sql`returned_at`,
  returnBy: sql`return_by`,
  feeAmount: sql`fee_amount`,
  feePaidOn: sql`fee_paid_on`,
  supplements: sql`supplements`,
  waitingSince: sql`waiting_since`,
  clockFrom: sql`clock_from`,
  periodDays: sql`period_days`,
  pauses: sql`pauses`,
  extensions: sql`extensions`,
  apologisedOn: sql`apologised_on`,
  lengthenedOn: sql`lengthened_on`,
  consulted: sql`consulted`,
  handledPostId: sql`handled_post_id`,
  decidedPostId: sql`decided_post_id`,
  step: sql`step`,
  stepBeganAt: sql`step_began_at`,
  stepMinutes: sql`step_minutes`,
};

function assignments(change: CaseChange): Sql {
  const parts = (Object.keys(columnOf) as (keyof CaseChange)[]).flatMap((key) => {
    const value = change[key];
    if (value === undefined) return [];
    return [sql`${columnOf[key]} = ${key === 'pauses' ? JSON.stringify(value) : value}`];
  });
  return parts.length === 0 ? emptySql : sql`, ${joinSql(parts)}`;
}

export interface CaseMove {
  id: string;
  state: CaseState;
  ownerRole: CaseActor | null;
  ownerPostId: string | null;
  wait: Wait | null;
  heldSince: Date | null;
  /** Working minutes that the ended stretch adds. */
  addOurs: number;
  addLine: number;
  change: CaseChange;
}

/** Moves a case and appends to its history, in one statement; the caller holds the lock. */
export function moveCase(tx: Tx, move: CaseMove, line: EventLine): void {
  tx.later(sql`update cases.case set
      state = ${move.state}, owner_role = ${move.ownerRole}, owner_post_id = ${move.ownerPostId}, wait = ${move.wait},
      held_since = ${move.heldSince}, our_minutes = our_minutes + ${move.addOurs}, line_minutes = line_minutes + ${move.addLine},
      version = version + 1 ${assignments(move.change)}
    where id = ${move.id}`);
  tx.later(eventValues(line));
}

/** The next running number of an agency's cases on a day; two transactions never get the same one. */
export async function nextNumber(tx: Tx, counter: { agencyCode: string; on: string }): Promise<number> {
  const { last } = await tx.one<{
    last: number;
  }>(sql`insert into cases.code_counter (agency_code, series, counted_on, last)
    values (${counter.agencyCode}, 'case', ${counter.on}, 1)
    on conflict on constraint code_counter_pk do update set last = code_counter.last + 1 returning last`);
  return last;
}
