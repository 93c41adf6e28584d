import { emptySql, sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import type { IsoDate } from '#platform/time';
import type { Text } from './domain/definition.ts';
import { definitions } from './domain/definitions.ts';

/** A number that a higher authority assigns to the province, such as how many accounts to open. */
export interface AssignedNumber {
  /** Code under which questions name it (`assigned` of a definition), for example `eid.accounts`. */
  code: string;
  /** Holds from this day on, until a later assignment takes its place. */
  validFrom: IsoDate;
  number: number;
  /** The document that assigns it. */
  document: Text;
}

/** Codes of all assigned numbers that definitions ask for. */
export const assignedCodes: readonly string[] = [
  ...new Set(definitions.flatMap((d) => (d.source === 'computed' && d.question.assigned ? [d.question.assigned] : []))),
];

/**
 * Writes down an assigned number; a correction for the same day is a further row, and the history stays.
 * @throws Refusal `indicators.unknown-code` for a number that no figure asks for.
 */
export async function assignTarget(tx: Tx, assigned: AssignedNumber & { at: Date }): Promise<void> {
  const { code, validFrom, number, document, at } = assigned;
  if (!assignedCodes.includes(code)) refuse('not-found', 'indicators.unknown-code', { code });
  if (!Number.isSafeInteger(number) || number <= 0) refuse('invalid', 'indicators.bad-number');
  await tx.run(sql`insert into indicators.assigned_number (id, code, valid_from, number, document_vi, document_en, recorded_at)
    values (${newId(at.getTime())}, ${code}, ${validFrom}::date, ${number}, ${document.vi}, ${document.en}, ${at})`);
}

/** Assigned numbers in force on a date, as known at the end of a day (now when absent), by code. */
export async function assignedAt(
  tx: Tx,
  { asOf, knownAt }: { asOf: IsoDate; knownAt?: IsoDate | undefined },
): Promise<Map<string, AssignedNumber>> {
  const known =
    knownAt === undefined ? emptySql : sql`and (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${knownAt}::date`;
  const rows = await tx.rows<{ code: string; validFrom: string; number: number; vi: string; en: string }>(
    sql`select distinct on (code) code, valid_from as "validFrom", number, document_vi as vi, document_en as en
          from indicators.assigned_number where valid_from <= ${asOf}::date ${known}
         order by code, valid_from desc, recorded_at desc, id desc`,
  );
  return new Map(rows.map(({ vi, en, ...rest }) => [rest.code, { ...rest, document: { vi, en } }]));
}
