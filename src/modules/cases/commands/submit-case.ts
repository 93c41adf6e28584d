import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { type FieldFault, refuse } from '#platform/errors';
import { newId, newSpokenCode } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { checkWholeForm, type FormValues, type Procedure, papersToAttach, regimeAt, visibleValues } from '#procedures';
import { agencyInCharge, findUnit, provinceCodeOf } from '#territory';
import { findCaseOfDraft, insertCase, trackingCodeLength } from '../case-store.ts';
import { procedureInForce } from '../draft-access.ts';
import { deleteDraft, lockDraft } from '../draft-store.ts';
import { caseSubmitted } from '../events.ts';
import { addHistory } from '../history-store.ts';
import { movePapersToCase, type Paper, papersOfDraft } from '../paper-store.ts';

/**
 * A citizen submits a draft. From here the case exists and has a code to track it by; the legal clock begins when the
 * one-stop desk receives it. Submitting the same draft again answers with the same case.
 */
export const submitCase = command({
  name: 'cases.submit-case',
  summary: 'Submits an application; answers with the code to track it by.',
  allow: citizen(),
  input: Type.Object({ draftId: Type.String({ format: 'uuid' }) }),
  emits: [caseSubmitted],
  legalBasis: '61/2018/NĐ-CP, 45/2020/NĐ-CP',

  async run(ctx, { draftId }) {
    const draft = await lockDraft(ctx.tx, draftId);
    const before = await findCaseOfDraft(ctx.tx, draftId);
    if (before) return { caseId: before.id, trackingCode: before.trackingCode };
    if (!draft) refuse('not-found', 'cases.draft-not-found');

    const procedure = procedureInForce(draft.procedureCode, ctx.now);
    const papers = await papersOfDraft(ctx.tx, draft.id);
    const faults = [...checkWholeForm(procedure.form, draft.form), ...missingPapers(procedure, draft.form, papers)];
    if (faults.length > 0) refuse('invalid', 'cases.form-incomplete', {}, faults);

    const today = vietnamDate(ctx.now);
    const communeCode = draft.form['commune'] ?? '';
    const commune =
      (await findUnit(ctx.tx, communeCode, today)) ??
      refuse('invalid', 'cases.commune-unknown', {}, [{ field: 'commune', key: 'cases.commune-unknown' }]);
    const question = { level: procedure.level, branch: procedure.branch, communeCode: commune.code, date: today };
    const agency = (await agencyInCharge(ctx.tx, question)) ?? refuse('unavailable', 'cases.no-agency');

    const caseId = newId(ctx.now.getTime());
    const trackingCode = newSpokenCode(trackingCodeLength);
    await insertCase(ctx.tx, {
      id: caseId,
      provinceCode: await provinceCodeOf(ctx.tx, commune, today),
      procedureCode: procedure.code,
      procedureVersion: procedure.validFrom,
      regime: regimeAt(today).code,
      agencyCode: agency.code,
      communeCode: commune.code,
      applicantId: draft.personId,
      accountId: draft.accountId,
      draftId: draft.id,
      form: visibleValues(procedure.form, draft.form),
      trackingCode,
      submittedAt: ctx.now,
      ownerRole: 'receiving-officer',
    });
    await movePapersToCase(ctx.tx, draft.id, caseId);
    await deleteDraft(ctx.tx, draft.id);
    await addHistory(ctx.tx, { caseId, act: 'submit', from: null, to: 'submitted', at: ctx.now, actor: ctx.actor });
    ctx.concerns({ personId: draft.personId, caseId, detail: { procedure: procedure.code, agency: agency.code } });
    ctx.emit(caseSubmitted, { caseId, personId: draft.personId, procedureCode: procedure.code });
    return { caseId, trackingCode };
  },
});

/** A paper that these answers ask for is missing until a file of its kind is attached. */
function missingPapers(procedure: Procedure, values: FormValues, papers: readonly Paper[]): FieldFault[] {
  return papersToAttach(procedure, values)
    .filter((p) => !papers.some((have) => have.paperCode === p.code))
    .map((p) => ({ field: `paper-${p.code}`, key: 'cases.paper-missing', params: { name: p.name.vi } }));
}
