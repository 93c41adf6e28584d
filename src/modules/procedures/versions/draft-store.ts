import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Procedure } from '../domain/procedure.ts';

export type DraftState = 'draft' | 'proposed' | 'published' | 'discarded';

/** A version of a procedure while it is written and decided on. */
export interface VersionDraft {
  id: string;
  procedureCode: string;
  validFrom: IsoDate;
  data: Procedure;
  /** Counts the changes: who sends a page made from an older one is told. */
  version: number;
  state: DraftState;
  /** Drafts that came with one import are decided on together. */
  batchId: string | null;
  note: string;
  changedBy: string;
  changedAt: Date;
  proposedBy: string | null;
  proposedAt: Date | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionNote: string | null;
}

const columns = sql`id, procedure_code as "procedureCode", valid_from as "validFrom", data, version, state,
  batch_id as "batchId", note, changed_by as "changedBy", changed_at as "changedAt", proposed_by as "proposedBy",
  proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt", decision_note as "decisionNote"`;

export async function findDraft(tx: Tx, id: string): Promise<VersionDraft | undefined> {
  return tx.maybe(sql`select ${columns} from procedures.version_draft where id = ${id}`);
}

/** Locked until the transaction ends. */
export async function lockDraft(tx: Tx, id: string): Promise<VersionDraft | undefined> {
  return tx.maybe(sql`select ${columns} from procedures.version_draft where id = ${id} for update`);
}

/** The one draft of a procedure that is neither published nor discarded. */
export async function openDraftOf(tx: Tx, procedureCode: string): Promise<VersionDraft | undefined> {
  return tx.maybe(sql`select ${columns} from procedures.version_draft
    where procedure_code = ${procedureCode} and state in ('draft', 'proposed') for update`);
}

/** Open ones first, then the latest decided ones. */
export async function listDrafts(tx: Tx, atMost: number): Promise<VersionDraft[]> {
  return tx.rows(sql`select ${columns} from procedures.version_draft
    order by state in ('draft', 'proposed') desc, coalesce(decided_at, proposed_at, changed_at) desc, id limit ${atMost}`);
}

/** What came with one import, in the order of the codes. */
export async function draftsOfBatch(tx: Tx, batchId: string): Promise<VersionDraft[]> {
  return tx.rows(
    sql`select ${columns} from procedures.version_draft where batch_id = ${batchId} order by procedure_code, id`,
  );
}

export type NewDraft = Pick<VersionDraft, 'id' | 'data' | 'batchId' | 'note' | 'changedBy' | 'changedAt'>;

export async function insertDraft(tx: Tx, draft: NewDraft): Promise<void> {
  await tx.run(sql`insert into procedures.version_draft
      (id, procedure_code, valid_from, data, batch_id, note, changed_by, changed_at)
    values (${draft.id}, ${draft.data.code}, ${draft.data.validFrom}, ${JSON.stringify(draft.data)}, ${draft.batchId},
      ${draft.note}, ${draft.changedBy}, ${draft.changedAt})`);
}

export async function updateDraftData(
  tx: Tx,
  draft: Pick<VersionDraft, 'id' | 'data' | 'changedBy' | 'changedAt'>,
): Promise<void> {
  await tx.run(sql`update procedures.version_draft
    set data = ${JSON.stringify(draft.data)}, valid_from = ${draft.data.validFrom}, version = version + 1,
        changed_by = ${draft.changedBy}, changed_at = ${draft.changedAt}, state = 'draft', proposed_by = null, proposed_at = null
    where id = ${draft.id}`);
}

export async function markProposed(
  tx: Tx,
  { id, by, at, note }: { id: string; by: string; at: Date; note: string },
): Promise<void> {
  await tx.run(sql`update procedures.version_draft
    set state = 'proposed', proposed_by = ${by}, proposed_at = ${at}, note = ${note}, version = version + 1 where id = ${id}`);
}

export interface Decision {
  id: string;
  state: 'published' | 'discarded' | 'draft';
  by: string;
  at: Date;
  note: string;
}

/** Published, discarded, or sent back to be written again. */
export async function markDecided(tx: Tx, { id, state, by, at, note }: Decision): Promise<void> {
  await tx.run(sql`update procedures.version_draft
    set state = ${state}, decided_by = ${by}, decided_at = ${at}, decision_note = ${note}, version = version + 1 where id = ${id}`);
}

export async function insertPublished(tx: Tx, { id, data }: VersionDraft, at: Date): Promise<boolean> {
  const added =
    await tx.run(sql`insert into procedures.published_version (procedure_code, valid_from, data, draft_id, published_at)
    values (${data.code}, ${data.validFrom}, ${JSON.stringify(data)}, ${id}, ${at}) on conflict do nothing`);
  return added === 1;
}
