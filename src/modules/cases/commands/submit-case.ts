import Type from 'typebox';
import { notify } from '#notifications';
import { type CommandContext, citizen, command } from '#platform/command';
import { type FieldFault, refuse } from '#platform/errors';
import { type Paper as AskedPaper, checkWholeForm } from '#procedures';
import { recordPapersNotAsked } from '#results';
import { findCaseOfDraft } from '../case-store.ts';
import { personOf, procedureInForce, refuseWithoutRight } from '../draft-access.ts';
import { type Draft, deleteDraft, lockDraft, type ReturnBy } from '../draft-store.ts';
import { nameOf } from '../on-behalf/acting-for.ts';
import { type OpenedCase, openCase, openingEvents } from '../open-case.ts';
import { movePapersToCase, type Paper, papersOfDraft } from '../paper-store.ts';
import { papersOf } from '../papers-asked.ts';

/**
 * A citizen submits a draft. From here the case exists and has a code to track it by; the legal clock begins when the
 * one-stop desk receives it. Submitting the same draft again answers with the same case. When the procedure has a newer
 * version than the one that the page showed, it is refused once and says so; the answers stay.
 */
export const submitCase = command({
  name: 'cases.submit-case',
  summary: 'Submits an application; answers with the code to track it by.',
  allow: citizen(),
  input: Type.Object({
    draftId: Type.String({ format: 'uuid' }),
    /** The procedure's version (its first day) that the person saw; when left out, nothing is compared. */
    procedureVersion: Type.Optional(Type.String({ format: 'date' })),
  }),
  emits: openingEvents,
  legalBasis: '61/2018/NĐ-CP, 45/2020/NĐ-CP',

  async run(ctx, { draftId, procedureVersion }) {
    const draft = await lockDraft(ctx.tx, draftId);
    const before = await findCaseOfDraft(ctx.tx, draftId);
    if (before) return { caseId: before.id, trackingCode: before.trackingCode };
    if (!draft) refuse('not-found', 'cases.draft-not-found');
    await refuseWithoutRight(ctx, draft);

    const procedure = procedureInForce(draft.procedureCode, ctx.now);
    if (procedureVersion !== undefined && procedureVersion !== procedure.validFrom)
      refuse('conflict', 'cases.procedure-changed');
    const { asked, notAsked } = await papersOf(ctx, draft, procedure);
    const attached = await papersOfDraft(ctx.tx, draft.id);
    const faults = [...checkWholeForm(procedure.form, draft.form), ...missingPapers(asked, attached)];
    if (faults.length > 0) refuse('invalid', 'cases.form-incomplete', {}, faults);

    const needless = notAsked.filter((n) => n.needed).map((n) => ({ paperCode: n.paper.code, standIn: n.standIn }));
    const opened = await openCase(ctx, {
      procedure,
      form: draft.form,
      applicantId: draft.personId,
      ...(draft.submitterId === null ? {} : { submitterId: draft.submitterId, submitterRelation: draft.relation }),
      ...(draft.consentId === null ? {} : { consentId: draft.consentId }),
      accountId: draft.accountId,
      communeCode: draft.form['commune'] ?? '',
      channel: 'online',
      draftId: draft.id,
      papersNotAsked: needless.length,
      returnBy: returnByOf(draft),
    });
    await recordPapersNotAsked(ctx, { ...opened, procedureCode: procedure.code, papers: needless });
    await movePapersToCase(ctx.tx, draft.id, opened.caseId);
    await tellBoth(ctx, draft, { ...opened, service: procedure.name });
    await deleteDraft(ctx.tx, draft.id);
    return { caseId: opened.caseId, trackingCode: opened.trackingCode };
  },
});

/** Most forms ask how the result is wanted; otherwise what was chosen beside the form. */
function returnByOf({ form, returnBy }: Draft): ReturnBy {
  const asked = form['resultChannel'];
  return asked === 'online' || asked === 'counter' || asked === 'post' ? asked : returnBy;
}

/** A paper that these answers ask for is missing until a file of its kind is attached. */
function missingPapers(asked: readonly AskedPaper[], attached: readonly Paper[]): FieldFault[] {
  return asked
    .filter((p) => !attached.some((have) => have.paperCode === p.code))
    .map((p) => ({ field: `paper-${p.code}`, key: 'cases.paper-missing', params: { name: p.name.vi } }));
}

/** Whoever applied through another learns of it at once; the reaction to the event tells the applicant, this the other. */
async function tellBoth(
  ctx: CommandContext,
  draft: Draft,
  opened: OpenedCase & { service: { vi: string; en: string } },
): Promise<void> {
  if (draft.submitterId === null) return;
  const params = { service: opened.service, code: opened.trackingCode };
  const about = { caseId: opened.caseId };
  const byApplicant = personOf(ctx.actor) === draft.personId;
  await notify(ctx, {
    to: { personId: draft.submitterId },
    template: 'cases.notify.sent-for-another',
    params: { ...params, name: await nameOf(ctx, draft.personId) },
    about,
    key: `sent-for-another/${opened.caseId}`,
  });
  if (!byApplicant)
    await notify(ctx, {
      to: { personId: draft.personId },
      template: 'cases.notify.sent-by-another',
      params: { ...params, name: await nameOf(ctx, draft.submitterId) },
      about,
      key: `sent-by-another/${opened.caseId}`,
    });
}
