import { sql, type Tx } from '#platform/db';

export interface NumberConfirmation {
  id: string;
  /** What the paper bears; anybody who holds it can check it. */
  code: string;
  provinceCode: string;
  personId: string;
  personalNumber: string;
  oldNumber: string;
  fullName: string;
  /** As on the paper: dd/MM/yyyy, MM/yyyy or yyyy. */
  birthText: string;
  agencyCode: string;
  basis: 'registry' | 'archive';
  basisNote: string | null;
  confirmedAt: Date;
  confirmedBy: string | null;
  officer: string;
  revokedAt: Date | null;
  revokeReason: string | null;
}

const columns = sql`id, code, province_code as "provinceCode", person_id as "personId", personal_number as "personalNumber",
  old_number as "oldNumber", full_name as "fullName", birth_text as "birthText", agency_code as "agencyCode", basis, basis_note as "basisNote",
  confirmed_at as "confirmedAt", confirmed_by as "confirmedBy", officer, revoked_at as "revokedAt", revoke_reason as "revokeReason"`;

/** A valid confirmation of the same two numbers, so that asking twice gives the same paper. */
export function validConfirmation(
  tx: Tx,
  personId: string,
  oldNumber: string,
): Promise<NumberConfirmation | undefined> {
  return tx.maybe<NumberConfirmation>(sql`select ${columns} from cards.number_confirmation
    where person_id = ${personId} and old_number = ${oldNumber} and revoked_at is null`);
}

export function findConfirmation(tx: Tx, id: string): Promise<NumberConfirmation | undefined> {
  return tx.maybe<NumberConfirmation>(sql`select ${columns} from cards.number_confirmation where id = ${id}`);
}

export function confirmationOfCode(tx: Tx, code: string): Promise<NumberConfirmation | undefined> {
  return tx.maybe<NumberConfirmation>(sql`select ${columns} from cards.number_confirmation where code = ${code}`);
}

/** @returns false when somebody confirmed the same numbers at the same time. */
export async function insertConfirmation(tx: Tx, c: NumberConfirmation): Promise<boolean> {
  const rows =
    await tx.run(sql`insert into cards.number_confirmation (id, code, province_code, person_id, personal_number, old_number, full_name,
      birth_text, agency_code, basis, basis_note, confirmed_at, confirmed_by, officer)
    values (${c.id}, ${c.code}, ${c.provinceCode}, ${c.personId}, ${c.personalNumber}, ${c.oldNumber}, ${c.fullName}, ${c.birthText},
      ${c.agencyCode}, ${c.basis}, ${c.basisNote}, ${c.confirmedAt}, ${c.confirmedBy}, ${c.officer})
    on conflict do nothing`);
  return rows === 1;
}

export async function revokeConfirmationRow(tx: Tx, id: string, at: Date, reason: string): Promise<boolean> {
  return (
    (await tx.run(
      sql`update cards.number_confirmation set revoked_at = ${at}, revoke_reason = ${reason} where id = ${id} and revoked_at is null`,
    )) === 1
  );
}
