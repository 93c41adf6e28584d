import type { CommandContext } from '#platform/command';
import { hashOf } from '#platform/files';
import { newId } from '#platform/ids';
import { type IsoDate, vietnamDate } from '#platform/time';
import type { Words } from '#procedures';
import { newVerificationCode } from './domain/verification-code.ts';
import { resultIssued } from './events.ts';
import { insertIssued, keepTemplate, type ResultLine } from './result-store.ts';

export interface ResultToIssue {
  caseId: string;
  /** The case's code, which the document and the file's name repeat. */
  officialCode: string;
  procedureCode: string;
  /** The kind of result (`Procedure.result.code`), by which a later application finds it; absent: it stands in for nothing. */
  resultCode?: string | undefined;
  holderId: string;
  agencyCode: string;
  title: Words;
  /** What the document says, label and value, in Vietnamese: results are Vietnamese documents. */
  lines: readonly ResultLine[];
  /** Typst source of the procedure's own printed form (`Procedure.result.template`); absent: the common form of Decree 30/2020, annex I. */
  template?: string | undefined;
  /** Last day of its force; absent: without end. */
  validTo?: IsoDate | undefined;
}

/**
 * Issues a result in the approver's transaction: number, facts, verification code. The document is drawn and signed after
 * the commit, so that approvals do not queue behind drawing. The calling command must list `resultIssued` in its `emits`.
 * @returns the result and its number in the agency's series of the year.
 */
export async function issueResult(
  ctx: CommandContext,
  input: ResultToIssue,
): Promise<{ resultId: string; number: string }> {
  const issuedOn = vietnamDate(ctx.now);
  const resultId = newId(ctx.now.getTime());
  const templateHash = await hashOfTemplate(ctx, input.template);
  const number = await insertIssued(ctx.tx, {
    ...input,
    id: resultId,
    resultCode: input.resultCode ?? null,
    templateHash,
    issuedAt: ctx.now,
    issuedOn,
    validTo: input.validTo ?? null,
    verificationCode: newVerificationCode(),
    fileName: `${input.officialCode}.pdf`,
  });
  ctx.emit(resultIssued, { resultId, caseId: input.caseId, personId: input.holderId, agencyCode: input.agencyCode });
  return { resultId, number };
}

async function hashOfTemplate(ctx: CommandContext, source: string | undefined): Promise<string | null> {
  if (source === undefined) return null;
  const hash = hashOf(new TextEncoder().encode(source));
  await keepTemplate(ctx.tx, hash, source);
  return hash;
}
