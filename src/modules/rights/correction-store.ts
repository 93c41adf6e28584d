import { rawSql, sql, type Tx } from '#platform/db';
import type { Correction, CorrectionState } from './domain/correction.ts';

const columns =
  rawSql(`id, code, person_id as "personId", field, stands, wanted, reason, agency_code as "agencyCode", state,
  version, asked_at as "askedAt", due_on as "dueOn", answered_at as "answeredAt", answer,
  case when file_hash is not null
    then jsonb_build_object('fileHash', file_hash, 'fileName', file_name, 'mediaType', media_type) end as file`);

export async function insertCorrection(
  tx: Tx,
  c: Omit<Correction, 'state' | 'version' | 'answeredAt' | 'answer'>,
): Promise<void> {
  await tx.run(sql`insert into rights.correction
      (id, code, person_id, field, stands, wanted, reason, file_hash, file_name, media_type, agency_code, asked_at, due_on)
    values (${c.id}, ${c.code}, ${c.personId}, ${c.field}, ${c.stands}, ${c.wanted}, ${c.reason}, ${c.file?.fileHash ?? null},
      ${c.file?.fileName ?? null}, ${c.file?.mediaType ?? null}, ${c.agencyCode}, ${c.askedAt}, ${c.dueOn})`);
}

export const lockCorrection = (tx: Tx, id: string): Promise<Correction | undefined> =>
  tx.maybe(sql`select ${columns} from rights.correction where id = ${id} for update`);

export const findCorrection = (tx: Tx, id: string): Promise<Correction | undefined> =>
  tx.maybe(sql`select ${columns} from rights.correction where id = ${id}`);

export async function endCorrection(
  tx: Tx,
  end: { id: string; state: CorrectionState; at: Date | null; postId: string | null; answer: string | null },
): Promise<void> {
  await tx.run(sql`update rights.correction set state = ${end.state}, answered_at = ${end.at}, answered_by = ${end.postId},
    answer = ${end.answer}, version = version + 1 where id = ${end.id}`);
}

/** A person's own, newest first. */
export const correctionsOf = (tx: Tx, personId: string): Promise<Correction[]> =>
  tx.rows(
    sql`select ${columns} from rights.correction where person_id = ${personId} order by asked_at desc, id desc limit 100`,
  );

/** Those that wait for an answer of these agencies, the most urgent first. */
export const waitingCorrections = (tx: Tx, agencies: readonly string[]): Promise<Correction[]> =>
  tx.rows(sql`select ${columns} from rights.correction where state = 'asked' and agency_code = any (${agencies}::text[])
    order by due_on, asked_at, id limit 200`);

export const isAskedAlready = async (tx: Tx, personId: string, field: string): Promise<boolean> =>
  (await tx.maybe(
    sql`select 1 as one from rights.correction where person_id = ${personId} and field = ${field} and state = 'asked'`,
  )) !== undefined;
