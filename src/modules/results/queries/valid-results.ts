import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Words } from '#procedures';

/** A result in force, without contents: enough in order not to ask for the paper. */
export interface ValidResult {
  resultId: string;
  resultCode: string;
  procedureCode: string;
  number: string;
  agencyCode: string;
  issuedOn: IsoDate;
  validTo: IsoDate | null;
  title: Words | null;
}

/**
 * Which of a person's results of these kinds are in force on a date, newest first, whichever agency issued them. Open to
 * whoever works on an application of that person; nobody anonymous. The caller's act says whom it concerns.
 */
export function validResultsOf(
  tx: Tx,
  question: { personId: string; resultCodes: readonly string[]; date: IsoDate },
): Promise<ValidResult[]> {
  return tx.rows<ValidResult>(sql`select result_id as "resultId", result_code as "resultCode",
      procedure_code as "procedureCode", number, agency_code as "agencyCode", issued_on as "issuedOn", valid_to as "validTo", title
    from results.in_force(${question.personId}, ${question.resultCodes}, ${question.date})`);
}
