import { sql, type Tx } from '#platform/db';

export interface Draft {
  id: string;
  accountId: string;
  personId: string;
  procedureCode: string;
  form: Readonly<Record<string, string>>;
  page: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const columns = sql`id, account_id as "accountId", person_id as "personId", procedure_code as "procedureCode", form, page, version,
  created_at as "createdAt", updated_at as "updatedAt"`;

export function findDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  return tx.maybe<Draft>(sql`select ${columns} from cases.draft where id = ${id}`);
}

export function lockDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  return tx.maybe<Draft>(sql`select ${columns} from cases.draft where id = ${id} for update`);
}

/** A person's drafts, the latest first; at most 50 (older ones are reached by finishing or deleting these). */
export function draftsOf(tx: Tx, personId: string): Promise<Draft[]> {
  return tx.rows<Draft>(
    sql`select ${columns} from cases.draft where person_id = ${personId} order by updated_at desc limit 50`,
  );
}

export async function insertDraft(tx: Tx, draft: Draft): Promise<void> {
  await tx.run(sql`insert into cases.draft (id, account_id, person_id, procedure_code, form, page, version, created_at, updated_at)
    values (${draft.id}, ${draft.accountId}, ${draft.personId}, ${draft.procedureCode}, ${JSON.stringify(draft.form)}, ${draft.page},
      ${draft.version}, ${draft.createdAt}, ${draft.updatedAt})`);
}

/** Writes what was typed; the caller holds the lock and has checked the version. */
export async function updateDraft(
  tx: Tx,
  draft: { id: string; form: Readonly<Record<string, string>>; page: string; now: Date },
): Promise<void> {
  await tx.run(sql`update cases.draft set form = ${JSON.stringify(draft.form)}, page = ${draft.page}, version = version + 1,
    updated_at = ${draft.now} where id = ${draft.id}`);
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from cases.paper where draft_id = ${id}`);
  await tx.run(sql`delete from cases.draft where id = ${id}`);
}
