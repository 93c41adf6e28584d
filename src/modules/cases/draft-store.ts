import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

/** By what right somebody types for the person: not at all (themselves), parent or guardian by the registry, or by consent. */
export type Relation = 'self' | 'parent' | 'guardian' | 'authorised' | 'helper';
export type ReturnBy = 'online' | 'counter' | 'post';

export interface Draft {
  id: string;
  accountId: string;
  /** The applicant. */
  personId: string;
  /** Who types for them; null when they do it themselves. */
  submitterId: string | null;
  relation: Relation;
  consentId: string | null;
  procedureCode: string;
  /** First day of the procedure's version under which it was last typed; null in drafts older than that column. */
  procedureVersion: IsoDate | null;
  form: Readonly<Record<string, string>>;
  page: string | null;
  returnBy: ReturnBy;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const columns = sql`id, account_id as "accountId", person_id as "personId", submitter_id as "submitterId", relation, consent_id as "consentId",
  procedure_code as "procedureCode", procedure_version as "procedureVersion", form, page, return_by as "returnBy", version,
  created_at as "createdAt", updated_at as "updatedAt"`;

export function findDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  return tx.maybe<Draft>(sql`select ${columns} from cases.draft where id = ${id}`);
}

export function lockDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  return tx.maybe<Draft>(sql`select ${columns} from cases.draft where id = ${id} for update`);
}

/** Drafts for a person or typed by them, the latest first; there are never more than `mostDrafts` that they began. */
export function draftsOf(tx: Tx, personId: string): Promise<Draft[]> {
  return tx.rows<Draft>(
    sql`select ${columns} from cases.draft where person_id = ${personId} or submitter_id = ${personId} order by updated_at desc limit 50`,
  );
}

export async function countDraftsBegunBy(tx: Tx, personId: string): Promise<number> {
  return (
    await tx.one<{ count: number }>(
      sql`select count(*) as count from cases.draft where coalesce(submitter_id, person_id) = ${personId}`,
    )
  ).count;
}

export async function insertDraft(tx: Tx, draft: Draft): Promise<void> {
  await tx.run(sql`insert into cases.draft (id, account_id, person_id, submitter_id, relation, consent_id, procedure_code, procedure_version,
      form, page, return_by, version, created_at, updated_at)
    values (${draft.id}, ${draft.accountId}, ${draft.personId}, ${draft.submitterId}, ${draft.relation}, ${draft.consentId},
      ${draft.procedureCode}, ${draft.procedureVersion}, ${JSON.stringify(draft.form)}, ${draft.page}, ${draft.returnBy},
      ${draft.version}, ${draft.createdAt}, ${draft.updatedAt})`);
}

/** Writes what was typed; the caller holds the lock and has checked the version. */
export async function updateDraft(
  tx: Tx,
  draft: Pick<Draft, 'id' | 'form' | 'page' | 'procedureVersion'> & { now: Date },
): Promise<void> {
  await tx.run(sql`update cases.draft set form = ${JSON.stringify(draft.form)}, page = ${draft.page},
    procedure_version = ${draft.procedureVersion}, version = version + 1, updated_at = ${draft.now} where id = ${draft.id}`);
}

/** How the result is to reach the person. No page shows the same thing twice, so the draft's version stays. */
export async function chooseReturn(tx: Tx, draftId: string, returnBy: ReturnBy): Promise<void> {
  await tx.run(sql`update cases.draft set return_by = ${returnBy} where id = ${draftId}`);
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from cases.paper where draft_id = ${id}`);
  await tx.run(sql`delete from cases.draft where id = ${id}`);
}
