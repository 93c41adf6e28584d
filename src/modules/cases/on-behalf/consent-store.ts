import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

/** That `taker` may act for `giver`. */
export interface Consent {
  id: string;
  giverId: string;
  takerId: string;
  /** `helper`: a village helper named by the commune; `authorised`: anybody else. */
  takerKind: 'authorised' | 'helper';
  manner: 'code' | 'paper';
  /** null: for any procedure. */
  procedureCode: string | null;
  askedAt: Date;
  givenAt: Date | null;
  validUntil: IsoDate;
  withdrawnAt: Date | null;
  fileHash: string | null;
  fileName: string | null;
  mediaType: string | null;
}

const columns = sql`id, giver_id as "giverId", taker_id as "takerId", taker_kind as "takerKind", manner, procedure_code as "procedureCode",
  asked_at as "askedAt", given_at as "givenAt", valid_until as "validUntil", withdrawn_at as "withdrawnAt", file_hash as "fileHash",
  file_name as "fileName", media_type as "mediaType"`;

/** A consent that this actor gave or got, or that stands behind a case of theirs. */
export function findConsent(tx: Tx, id: string): Promise<Consent | undefined> {
  return tx.maybe<Consent>(sql`select ${columns} from cases.consent where id = ${id}`);
}

/** Consents that hold on a day, given to or by a person, the latest first. */
export function consentsOf(tx: Tx, personId: string, on: IsoDate): Promise<Consent[]> {
  return tx.rows<Consent>(sql`select ${columns} from cases.consent
    where (taker_id = ${personId} or giver_id = ${personId}) and given_at is not null and withdrawn_at is null and valid_until >= ${on}
    order by given_at desc limit 50`);
}

export interface CodeCheck {
  codeHash: string | null;
  codeTries: number;
  codeEndsAt: Date | null;
}

/** One's own request for consent, locked, with what its code is checked against. */
export function lockRequest(tx: Tx, id: string, takerId: string): Promise<(Consent & CodeCheck) | undefined> {
  return tx.maybe(sql`select ${columns}, code_hash as "codeHash", code_tries as "codeTries", code_ends_at as "codeEndsAt"
    from cases.consent where id = ${id} and taker_id = ${takerId} for update`);
}

export async function insertConsent(
  tx: Tx,
  c: Omit<Consent, 'givenAt' | 'withdrawnAt' | 'fileHash' | 'fileName' | 'mediaType'> & Omit<CodeCheck, 'codeTries'>,
): Promise<void> {
  await tx.run(sql`insert into cases.consent (id, giver_id, taker_id, taker_kind, manner, procedure_code, asked_at, valid_until, code_hash, code_ends_at)
    values (${c.id}, ${c.giverId}, ${c.takerId}, ${c.takerKind}, ${c.manner}, ${c.procedureCode}, ${c.askedAt}, ${c.validUntil},
      ${c.codeHash}, ${c.codeEndsAt})`);
}

/** How many codes somebody has had sent since a time. */
export async function countCodes(tx: Tx, takerId: string, since: Date): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*) as count from cases.consent where taker_id = ${takerId} and manner = 'code' and asked_at > ${since}`,
  );
  return count;
}

export async function markGiven(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(sql`update cases.consent set given_at = ${at} where id = ${id}`);
}

export async function countCodeTry(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update cases.consent set code_tries = code_tries + 1 where id = ${id}`);
}

export interface ConsentFile {
  fileHash: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
}

export async function markGivenOnPaper(tx: Tx, id: string, given: ConsentFile & { at: Date }): Promise<void> {
  await tx.run(sql`update cases.consent set given_at = ${given.at}, file_hash = ${given.fileHash}, file_name = ${given.fileName},
    media_type = ${given.mediaType}, size_bytes = ${given.sizeBytes} where id = ${id}`);
}

/** @returns false when there is no such consent, or it was withdrawn before. */
export async function markWithdrawn(tx: Tx, id: string, at: Date): Promise<boolean> {
  return (
    (await tx.run(sql`update cases.consent set withdrawn_at = ${at} where id = ${id} and withdrawn_at is null`)) === 1
  );
}

export async function insertTry(
  tx: Tx,
  one: { id: string; takerId: string; at: Date; matched: boolean },
): Promise<void> {
  await tx.run(
    sql`insert into cases.identity_try (id, taker_id, at, matched) values (${one.id}, ${one.takerId}, ${one.at}, ${one.matched})`,
  );
}

export async function countMismatches(tx: Tx, takerId: string, since: Date): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*) as count from cases.identity_try where taker_id = ${takerId} and not matched and at > ${since}`,
  );
  return count;
}
