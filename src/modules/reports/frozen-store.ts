import { sql, type Tx } from '#platform/db';
import type { OutputKind } from './render/render-report.ts';

/** A report as it was frozen: never changed, chained to the one before. */
export interface FrozenRow {
  reportId: string;
  position: number;
  /** The content in its written form; its SHA-256 is `contentHash`. */
  content: string;
  contentHash: string;
  previousHash: string;
  chainHash: string;
  outputs: Record<OutputKind, string>;
  frozenAt: Date;
  frozenBy: string;
}

const columns = sql`report_id as "reportId", position, content, content_hash as "contentHash", previous_hash as "previousHash",
  chain_hash as "chainHash", outputs, frozen_at as "frozenAt", frozen_by as "frozenBy"`;

export const frozenReport = (tx: Tx, reportId: string): Promise<FrozenRow | undefined> =>
  tx.maybe<FrozenRow>(sql`select ${columns} from reports.frozen_report where report_id = ${reportId}`);

/** The whole chain of a province from its beginning. */
export const frozenChain = (tx: Tx, provinceCode: string): Promise<FrozenRow[]> =>
  tx.rows<FrozenRow>(
    sql`select ${columns} from reports.frozen_report where province_code = ${provinceCode} order by position`,
  );

/** The chain's end; whoever asks keeps others from adding to the chain until the transaction ends. */
export async function lockChain(tx: Tx, provinceCode: string): Promise<FrozenRow | undefined> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`reports.chain.${provinceCode}`}, 0))`);
  return tx.maybe<FrozenRow>(sql`select ${columns} from reports.frozen_report where province_code = ${provinceCode}
    order by position desc limit 1`);
}

export async function insertFrozen(tx: Tx, row: FrozenRow & { provinceCode: string }): Promise<void> {
  await tx.run(sql`insert into reports.frozen_report
      (report_id, province_code, position, content, content_hash, previous_hash, chain_hash, outputs, frozen_at, frozen_by)
    values (${row.reportId}, ${row.provinceCode}, ${row.position}, ${row.content}, ${row.contentHash}, ${row.previousHash},
      ${row.chainHash}, ${JSON.stringify(row.outputs)}, ${row.frozenAt}, ${row.frozenBy})`);
}

export interface SignatureRow {
  signer: string;
  accountId: string;
  chainHash: string;
  signedAt: Date;
  /** The PDF that bears the agency's electronic signature; null while it is being made or where none can be made. */
  fileHash: string | null;
  certificateName: string | null;
}

export const signatureOf = (tx: Tx, reportId: string): Promise<SignatureRow | undefined> =>
  tx.maybe<SignatureRow>(sql`select s.signer, s.account_id as "accountId", s.chain_hash as "chainHash", s.signed_at as "signedAt",
      d.file_hash as "fileHash", d.signer as "certificateName"
    from reports.signature s left join reports.signed_document d using (report_id) where report_id = ${reportId}`);

export async function insertSignature(
  tx: Tx,
  row: { reportId: string; chainHash: string; accountId: string; signer: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into reports.signature (report_id, chain_hash, account_id, signer, signed_at)
    values (${row.reportId}, ${row.chainHash}, ${row.accountId}, ${row.signer}, ${row.at})`);
}

/** Signed reports whose signed PDF is still to be made. */
export const dueForSigning = (
  tx: Tx,
): Promise<{ reportId: string; agencyCode: string; content: string; signedAt: Date }[]> =>
  tx.rows(sql`select s.report_id as "reportId", r.agency_code as "agencyCode", f.content, s.signed_at as "signedAt"
    from reports.signature s join reports.report r on r.id = s.report_id join reports.frozen_report f using (report_id)
    where not exists (select from reports.signed_document d where d.report_id = s.report_id) order by s.signed_at limit 10`);

export async function keepSignedDocument(
  tx: Tx,
  row: { reportId: string; fileHash: string; signer: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into reports.signed_document (report_id, file_hash, signer, at)
    values (${row.reportId}, ${row.fileHash}, ${row.signer}, ${row.at}) on conflict (report_id) do nothing`);
}
