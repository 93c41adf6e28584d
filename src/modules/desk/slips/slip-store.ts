import { sql, type Tx } from '#platform/db';
import type { FormKind } from '../forms/form-kinds.ts';
import type { Sheet } from '../forms/sheet.ts';

/** Forms that are numbered and kept; the control sheet (05) grows with the case and is drawn anew each time. */
export type SlipKind = Exclude<FormKind, '05'>;

export interface Slip {
  id: string;
  agencyCode: string;
  kind: SlipKind;
  number: number;
  year: number;
  caseId: string | null;
  issuedAt: Date;
  sheet: Sheet;
}

const columns = sql`id, agency_code as "agencyCode", kind, number, year, case_id as "caseId", issued_at as "issuedAt", sheet`;

/** The form as it was handed out for an act of a case; without `actAt` the latest of its kind. */
export function slipOfCase(
  tx: Tx,
  wanted: { caseId: string; kind: SlipKind; actAt?: Date },
): Promise<Slip | undefined> {
  const at = wanted.actAt === undefined ? sql`true` : sql`act_at = ${wanted.actAt}`;
  return tx.maybe<Slip>(sql`select ${columns} from desk.slip where case_id = ${wanted.caseId} and kind = ${wanted.kind} and ${at}
    order by act_at desc limit 1`);
}

export function slipById(tx: Tx, id: string): Promise<Slip | undefined> {
  return tx.maybe<Slip>(sql`select ${columns} from desk.slip where id = ${id}`);
}

/** The agency's next number of this form in this year. Holds the counter until the transaction ends: no gap, no double. */
export async function nextSlipNumber(
  tx: Tx,
  of: { agencyCode: string; year: number; kind: SlipKind },
): Promise<number> {
  const { last } = await tx.one<{ last: number }>(sql`insert into desk.slip_counter (agency_code, year, kind, last)
    values (${of.agencyCode}, ${of.year}, ${of.kind}, 1)
    on conflict on constraint slip_counter_pk do update set last = slip_counter.last + 1 returning last`);
  return last;
}

export interface NewSlip extends Omit<Slip, 'issuedAt'> {
  issuedAt: Date;
  actAt: Date | null;
  personId: string | null;
  accountId: string | null;
}

export async function insertSlip(tx: Tx, s: NewSlip): Promise<void> {
  await tx.run(sql`insert into desk.slip (id, agency_code, year, kind, number, case_id, act_at, person_id, issued_at, account_id, sheet)
    values (${s.id}, ${s.agencyCode}, ${s.year}, ${s.kind}, ${s.number}, ${s.caseId}, ${s.actAt}, ${s.personId}, ${s.issuedAt},
      ${s.accountId}, ${JSON.stringify(s.sheet)})`);
}

/** One at a time for each case: who comes second finds what the first has made. */
export async function lockSlips(tx: Tx, caseId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`desk-slip|${caseId}`}, 0))`);
}
