import type { Actor, Duty } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { CaseState } from './domain/case-state.ts';

export interface HistoryEntry {
  act: string;
  fromState: CaseState | null;
  toState: CaseState;
  at: Date;
  actorKind: string;
  agencyCode: string | null;
  note: string | null;
}

/** Adds a line to the case's history. `note` is what the officer or applicant wrote for this act. */
export async function addHistory(
  tx: Tx,
  entry: {
    caseId: string;
    act: string;
    from: CaseState | null;
    to: CaseState;
    at: Date;
    actor: Actor;
    duty?: Duty | undefined;
    note?: string | undefined;
  },
): Promise<void> {
  const { actor } = entry;
  await tx.run(sql`insert into cases.case_event (id, case_id, act, from_state, to_state, at, actor_kind, account_id, post_id, agency_code, note)
    values (${newId(entry.at.getTime())}, ${entry.caseId}, ${entry.act}, ${entry.from}, ${entry.to}, ${entry.at}, ${actor.kind},
      ${actor.accountId}, ${entry.duty?.postId ?? null}, ${entry.duty?.agency ?? null}, ${entry.note ?? null})`);
}

export function historyOf(tx: Tx, caseId: string): Promise<HistoryEntry[]> {
  return tx.rows<HistoryEntry>(sql`select act, from_state as "fromState", to_state as "toState", at, actor_kind as "actorKind",
      agency_code as "agencyCode", note from cases.case_event where case_id = ${caseId} order by at, recorded_at, id`);
}
