import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { type Procedure, procedureAt } from '#procedures';

/**
 * The version of the procedure that holds for a case: the one in force when it was submitted, whatever has come since.
 * A version that the catalogue no longer has is looked for by the day of submission.
 */
export function procedureOfCase(found: {
  procedureCode: string;
  procedureVersion: string;
  submittedAt: Date;
}): Procedure {
  return (
    procedureAt(found.procedureCode, found.procedureVersion) ??
    procedureAt(found.procedureCode, vietnamDate(found.submittedAt)) ??
    refuse('not-found', 'cases.procedure-not-in-force')
  );
}
