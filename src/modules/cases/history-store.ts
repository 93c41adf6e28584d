import type { Actor, Duty } from '#platform/command';
import { type Sql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { CaseState } from './domain/case-state.ts';

/** Whose time a stretch of work was: ours, or of those for whom the case waited. */
export type Side = 'ours' | 'line';

/** The stretch of work that an act ended. */
export interface Stretch {
  step: string | null;
  /** The post that held the case; null: the queue of a role. */
  holderPostId: string | null;
  beganAt: Date | null;
  /** Working minutes. */
  minutes: number | null;
  side: Side | null;
  /** Working minutes allotted to the step. */
  allotted: number | null;
}

export interface HistoryEntry extends Stretch {
  act: string;
  fromState: CaseState | null;
  toState: CaseState;
  at: Date;
  actorKind: string;
  /** Who did it; with a `postId` of somebody else it was done as that officer's deputy. */
  accountId: string | null;
  agencyCode: string | null;
  postId: string | null;
  note: string | null;
  detail: Record<string, unknown>;
}

/** A line to be added to a case's history. `note` is what the officer or applicant wrote for this act. */
export interface EventLine {
  caseId: string;
  act: string;
  from: CaseState | null;
  to: CaseState;
  at: Date;
  actor: Actor;
  duty?: Duty | undefined;
  note?: string | undefined;
  /** Further facts: dates, codes, a legal ground; no names. */
  detail?: Record<string, unknown> | undefined;
  stretch?: Stretch;
}

/** The statement that adds a line. */
export function eventValues(e: EventLine): Sql {
  const s = e.stretch;
  return sql`insert into cases.case_event (id, case_id, act, from_state, to_state, at, actor_kind, account_id, post_id, agency_code,
      note, detail, step, holder_post_id, began_at, minutes, side, allotted)
    values (${newId(e.at.getTime())}, ${e.caseId}, ${e.act}, ${e.from}, ${e.to}, ${e.at}, ${e.actor.kind}, ${e.actor.accountId},
      ${e.duty?.postId ?? null}, ${e.duty?.agency ?? null}, ${e.note ?? null}, ${JSON.stringify(e.detail ?? {})}, ${s?.step ?? null},
      ${s?.holderPostId ?? null}, ${s?.beganAt ?? null}, ${s?.minutes ?? null}, ${s?.side ?? null}, ${s?.allotted ?? null})`;
}

/** The history of a case, the earliest act first; at the counter submission and receipt are one instant. */
export function historyOf(tx: Tx, caseId: string): Promise<HistoryEntry[]> {
  return tx.rows<HistoryEntry>(sql`select act, from_state as "fromState", to_state as "toState", at, actor_kind as "actorKind",
      account_id as "accountId", agency_code as "agencyCode", post_id as "postId", note, detail, step, holder_post_id as "holderPostId", began_at as "beganAt",
      minutes, side, allotted
    from cases.case_event where case_id = ${caseId} order by at, recorded_at, from_state is not null, id`);
}
