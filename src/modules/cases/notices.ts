import { type Contact, type NoticeValue, notify } from '#notifications';
import type { CommandContext } from '#platform/command';
import { formatDate } from '#platform/i18n';
import { procedureOfCase } from './case-procedure.ts';
import type { CaseChange, CaseRow } from './case-store.ts';
import type { CaseAct } from './domain/case-state.ts';

/** Acts that the applicant is told about, and by which text; inner steps of the office are seen in the history only. */
const textOf: Partial<Record<CaseAct, string>> = {
  receive: 'receive',
  decline: 'decline',
  'request-supplement': 'request-supplement',
  'request-payment': 'request-payment',
  approve: 'approve',
  settle: 'approve',
  refuse: 'refuse',
  lengthen: 'lengthen',
  extend: 'extend',
  stop: 'stop',
};

/** Whom a case concerns, and what names it in a message. */
interface ToldCase
  extends Pick<
    CaseRow,
    'id' | 'applicantId' | 'submitterId' | 'form' | 'procedureCode' | 'procedureVersion' | 'submittedAt'
  > {
  trackingCode: string;
  officialCode: string | null;
  dueOn: string | null;
}

/** Tells the applicant, and whoever applied for them, what an act has done. In the act's transaction: told if it happened. */
export async function tellOfAct(
  ctx: CommandContext,
  done: { found: CaseRow; change: CaseChange; act: CaseAct },
): Promise<void> {
  const text = textOf[done.act];
  if (text === undefined) return;
  const { officialCode = done.found.officialCode, dueOn = done.found.dueOn } = done.change;
  await tellApplicant(ctx, { ...done.found, officialCode, dueOn }, text);
}

/**
 * Sends one text of `cases.notify.*` to the applicant and, when that is somebody else, to the submitter. The applicant is
 * told where the form says that they can be reached about this case.
 */
export async function tellApplicant(ctx: CommandContext, told: ToldCase, text: string): Promise<void> {
  const applicant = { personId: told.applicantId, contact: contactIn(told.form) };
  const people = told.submitterId === null ? [applicant] : [applicant, { personId: told.submitterId }];
  for (const to of people)
    await notify(ctx, {
      to,
      template: `cases.notify.${text}`,
      params: namesOf(told),
      about: { caseId: told.id },
    });
}

/** The telephone and the e-mail address of the form's contact page, as far as they are filled. */
export function contactIn({ phone = '', email = '' }: Readonly<Record<string, string>>): Contact {
  return { ...(phone === '' ? {} : { phone }), ...(email === '' ? {} : { email }) };
}

/** Tells whoever holds a post; a deputy reads the messages of the posts for which they stand in. */
export function tellPost(ctx: CommandContext, told: ToldCase & { postId: string }, text: string): Promise<void> {
  return notify(ctx, {
    to: { postId: told.postId },
    template: `cases.notify.${text}`,
    params: namesOf(told),
    about: { caseId: told.id },
  });
}

function namesOf(told: ToldCase): Record<string, NoticeValue> {
  return {
    code: told.officialCode ?? told.trackingCode,
    service: procedureOfCase(told).name,
    due: told.dueOn === null ? '' : formatDate(told.dueOn),
  };
}
