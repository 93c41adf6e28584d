import type { CommandContext } from '#platform/command';
import { newId, newSpokenCode } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { type FormValues, type Procedure, papersToAttach, regimeAt, stepsOf, visibleValues } from '#procedures';
import { type CaseChannel, type CheckedPaper, insertCase, type ReturnBy, trackingCodeLength } from './case-store.ts';
import { ownerOf, waitOf } from './domain/case-state.ts';
import { caseSubmitted } from './events.ts';
import { tellApplicant } from './notices.ts';
import { billFor } from './payment/request-payment.ts';
import { placeOf } from './place-of-case.ts';

export interface CaseToOpen {
  procedure: Procedure;
  form: FormValues;
  applicantId: string;
  /** Who sends it for the applicant, and as what ('parent', 'helper', …); absent: the applicant. */
  submitterId?: string | undefined;
  submitterRelation?: string | undefined;
  /** By what consent (`cases.consent`). */
  consentId?: string | undefined;
  accountId: string | null;
  communeCode: string;
  channel: CaseChannel;
  /** One case at most comes from one draft. */
  draftId?: string | undefined;
  /** Papers as the desk saw them. */
  papers?: readonly CheckedPaper[] | undefined;
  /** Papers that data stood in for; counted from the procedure when absent. */
  papersNotAsked?: number | undefined;
  returnBy: ReturnBy;
}

export interface OpenedCase {
  caseId: string;
  trackingCode: string;
  agencyCode: string;
}

/** What `openCase` emits: a command that calls it lists these. */
export const openingEvents: readonly string[] = [caseSubmitted];

/**
 * Opens a case at the agency in charge: row, history and event together. The caller has checked the form and the papers.
 * From here on it can be tracked; the legal clock begins when the desk receives it (Decree 61/2018/NĐ-CP art. 17).
 * Refuses a commune that is none (`cases.commune-unknown`) and one for which nobody is in charge (`cases.no-agency`).
 */
export async function openCase(ctx: CommandContext, input: CaseToOpen): Promise<OpenedCase> {
  const { procedure, form, channel } = input;
  const today = vietnamDate(ctx.now);
  const place = await placeOf(ctx.tx, { procedure, communeCode: input.communeCode, date: today });
  const caseId = newId(ctx.now.getTime());
  const trackingCode = newSpokenCode(trackingCodeLength);
  const [first] = stepsOf(procedure);
  if (first === undefined) throw new Error(`procedure ${procedure.code} has no steps`);
  insertCase(
    ctx.tx,
    {
      id: caseId,
      provinceCode: place.provinceCode,
      procedureCode: procedure.code,
      procedureVersion: procedure.validFrom,
      // The regime of the day of receipt takes its place when the desk receives the case.
      regime: regimeAt(today).code,
      channel,
      agencyCode: place.agencyCode,
      communeCode: place.communeCode,
      applicantId: input.applicantId,
      submitterId: input.submitterId ?? null,
      submitterRelation: input.submitterRelation ?? (input.submitterId === undefined ? 'self' : 'other'),
      consentId: input.consentId ?? null,
      accountId: input.accountId,
      draftId: input.draftId ?? null,
      form: visibleValues(procedure.form, form),
      checkedPapers: input.papers ?? [],
      papersAsked: papersToAttach(procedure, form).length,
      papersNotAsked: input.papersNotAsked ?? procedure.papers.filter((p) => p.replacedBy !== undefined).length,
      returnBy: input.returnBy,
      feeAmount: feeOf(procedure, channel),
      trackingCode,
      submittedAt: ctx.now,
      ownerRole: ownerOf.submitted,
      wait: waitOf('submitted', []),
      step: first.code,
      stepMinutes: Math.round(first.workingHours * 60),
    },
    { caseId, act: 'submit', from: null, to: 'submitted', at: ctx.now, actor: ctx.actor },
  );
  const opened = {
    id: caseId,
    agencyCode: place.agencyCode,
    applicantId: input.applicantId,
    submitterId: input.submitterId ?? null,
    form: visibleValues(procedure.form, form),
    feeAmount: feeOf(procedure, channel),
    procedureCode: procedure.code,
    procedureVersion: procedure.validFrom,
    submittedAt: ctx.now,
    trackingCode,
    officialCode: null,
    dueOn: null,
  };
  await billFor(ctx, opened);
  // Whoever sent it for somebody else is told by the act in which they did so.
  await tellApplicant(ctx, { ...opened, submitterId: null }, 'submit');
  ctx.concerns({
    personId: input.applicantId,
    caseId,
    detail: { procedure: procedure.code, agency: place.agencyCode, channel },
  });
  ctx.emit(caseSubmitted, { caseId, personId: input.applicantId, procedureCode: procedure.code });
  return { caseId, trackingCode, agencyCode: place.agencyCode };
}

/** The fee of a case in đồng; null when the procedure fixes no sum. */
export function feeOf({ fee }: Procedure, channel: CaseChannel): number | null {
  return channel === 'online' ? fee.online : fee.counter;
}
