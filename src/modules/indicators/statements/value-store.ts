import { joinSql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { Line } from './domain/check-lines.ts';

/** What a form says of one figure. */
export interface StatedLine extends Line {
  code: string;
  /** In the unit's words: how it was counted, or why there is no number. */
  remark: string | null;
}

type Numbers = 'numerator' | 'denominator' | 'percent';
const numberOf = (text: string | null) => (text === null ? null : Number(text));

export async function valuesOf(tx: Tx, statementId: string): Promise<Map<string, StatedLine>> {
  const rows = await tx.rows<Omit<StatedLine, Numbers> & Record<Numbers, string | null>>(
    sql`select code, numerator, denominator, percent, remark from indicators.statement_value where statement_id = ${statementId}`,
  );
  return new Map(
    rows.map((r) => [
      r.code,
      { ...r, numerator: numberOf(r.numerator), denominator: numberOf(r.denominator), percent: numberOf(r.percent) },
    ]),
  );
}

/** Which figures have a number, by form. */
export async function statedCodes(tx: Tx, statementIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ id: string; codes: string[] }>(sql`select statement_id as id, array_agg(code) as codes
    from indicators.statement_value
    where statement_id = any(${[...statementIds]}::uuid[]) and coalesce(numerator, denominator, percent) is not null group by 1`);
  return new Map(rows.map((r) => [r.id, r.codes]));
}

/** Writes lines over the earlier ones of the same figures; the others stay. */
export async function putValues(tx: Tx, statementId: string, lines: readonly StatedLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(
    (l) =>
      sql`(${statementId}::uuid, ${l.code}, ${l.numerator}::numeric, ${l.denominator}::numeric, ${l.percent}::numeric, ${l.remark})`,
  );
  await tx.run(sql`insert into indicators.statement_value (statement_id, code, numerator, denominator, percent, remark)
    values ${joinSql(rows)}
    on conflict on constraint statement_value_pk do update
      set numerator = excluded.numerator, denominator = excluded.denominator, percent = excluded.percent, remark = excluded.remark`);
}

/** A village's part of a figure, written down for it. */
export interface VillageLine {
  code: string;
  village: string;
  numerator: number;
  toldBy: string;
}

export async function villagesOf(tx: Tx, statementId: string): Promise<VillageLine[]> {
  const rows = await tx.rows<Omit<VillageLine, 'numerator'> & { numerator: string }>(
    sql`select code, village, numerator, told_by as "toldBy" from indicators.village_value
      where statement_id = ${statementId} order by code, village`,
  );
  return rows.map((r) => ({ ...r, numerator: Number(r.numerator) }));
}

/** Adds a village's number, or puts a new one in its place. */
export async function putVillage(tx: Tx, statementId: string, line: VillageLine): Promise<void> {
  const { code, village, numerator, toldBy } = line;
  await tx.run(sql`insert into indicators.village_value (statement_id, code, village, numerator, told_by)
    values (${statementId}, ${code}, ${village}, ${numerator}, ${toldBy})
    on conflict on constraint village_value_pk do update set numerator = excluded.numerator, told_by = excluded.told_by`);
}

export async function removeVillageLine(
  tx: Tx,
  statementId: string,
  line: { code: string; village: string },
): Promise<number> {
  return tx.run(sql`delete from indicators.village_value
    where statement_id = ${statementId} and code = ${line.code} and village = ${line.village}`);
}

/** Makes the number of a figure the sum of its village lines; without any it has no number yet. */
export async function sumVillages(tx: Tx, statementId: string, code: string): Promise<void> {
  await tx.run(sql`insert into indicators.statement_value (statement_id, code, numerator)
    select ${statementId}, ${code}, sum(numerator) from indicators.village_value where statement_id = ${statementId} and code = ${code}
    on conflict on constraint statement_value_pk do update set numerator = excluded.numerator`);
}

export interface EvidenceFile {
  id: string;
  fileHash: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
}

export function filesOf(tx: Tx, statementId: string): Promise<EvidenceFile[]> {
  return tx.rows(sql`select id, file_hash as "fileHash", file_name as "fileName", media_type as "mediaType", size_bytes as "sizeBytes"
    from indicators.statement_file where statement_id = ${statementId} order by added_at, id`);
}

export async function addFile(
  tx: Tx,
  file: Omit<EvidenceFile, 'id'> & { statementId: string; addedAt: Date },
): Promise<string> {
  const id = newId(file.addedAt.getTime());
  await tx.run(sql`insert into indicators.statement_file (id, statement_id, file_hash, file_name, media_type, size_bytes, added_at)
    values (${id}, ${file.statementId}, ${file.fileHash}, ${file.fileName}, ${file.mediaType}, ${file.sizeBytes}, ${file.addedAt})`);
  return id;
}

export function removeFile(tx: Tx, statementId: string, fileId: string): Promise<number> {
  return tx.run(sql`delete from indicators.statement_file where statement_id = ${statementId} and id = ${fileId}`);
}
