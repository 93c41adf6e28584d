import type { CommandContext } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { resultCodeOf } from '#procedures';
import { issueResult } from '#results';
import { procedureOfCase } from './case-procedure.ts';
import type { CaseRow } from './case-store.ts';
import { monthsLater } from './domain/months-later.ts';
import { resultLines } from './result-lines.ts';

/** Issues the result of a case that is approved, in the approver's transaction. @returns its number. */
export async function issueResultOf(ctx: CommandContext, found: CaseRow): Promise<{ number: string }> {
  const procedure = procedureOfCase(found);
  const { name, validMonths, template } = procedure.result;
  const { number } = await issueResult(ctx, {
    caseId: found.id,
    officialCode: found.officialCode ?? found.trackingCode,
    procedureCode: found.procedureCode,
    resultCode: resultCodeOf(procedure),
    holderId: found.applicantId,
    agencyCode: found.agencyCode,
    title: name,
    lines: resultLines(procedure.form, found.form),
    template,
    validTo: validMonths === undefined ? undefined : monthsLater(vietnamDate(ctx.now), validMonths),
  });
  return { number };
}
