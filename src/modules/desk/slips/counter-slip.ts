import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { procedureAt } from '#procedures';
import { counterDuty, counterRoles } from '../desk-duty.ts';
import type { PartyFacts } from '../forms/case-facts.ts';
import { refusalForm, supplementForm } from '../forms/slip-forms.ts';
import { deskFactsOf, partyFactsOf, postNames } from './case-names.ts';
import { insertSlip, nextSlipNumber } from './slip-store.ts';

/**
 * Somebody stands at the counter and the case cannot be received: papers are missing (form 02), or it is not for this desk
 * to take it (form 03). Said once, in writing, with all there is to say (Decree 61/2018/NĐ-CP art. 17.1).
 */
export const issueCounterSlip = command({
  name: 'desk.issue-counter-slip',
  summary: 'Hands out form 02 or 03 at the counter when a case cannot be received.',
  allow: officer(...counterRoles),
  input: Type.Object({
    agencyCode: Type.String({ maxLength: 35 }),
    kind: Type.Union([Type.Literal('02'), Type.Literal('03')]),
    procedureCode: Type.String({ maxLength: 80 }),
    /** The person as verified in the registry; without it the name as told. */
    personId: Type.Optional(Type.String({ format: 'uuid' })),
    fullName: Type.String({ maxLength: 200 }),
    /** What is missing (02), one thing on each line. */
    needs: Type.String({ maxLength: 2000 }),
    reason: Type.String({ maxLength: 2000 }),
  }),
  emits: [],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, input) {
    const duty = counterDuty(ctx.actor, input.agencyCode);
    const fault = (field: string, key: string) => refuse('invalid', key, {}, [{ field, key }]);
    if (input.kind === '02' && input.needs.trim() === '') fault('needs', 'desk.needs-required');
    if (input.kind === '03' && input.reason.trim() === '') fault('reason', 'desk.reason-required');
    const on = vietnamDate(ctx.now);
    const procedure = procedureAt(input.procedureCode, on) ?? refuse('not-found', 'desk.no-procedure');
    const told: PartyFacts = { name: input.fullName, number: '', address: '', phone: '', email: '' };
    const party = input.personId === undefined ? told : await partyFactsOf(ctx, input.personId, {});
    const year = Number(on.slice(0, 4));
    const { agencyCode, kind } = input;
    const number = await nextSlipNumber(ctx.tx, { agencyCode, year, kind });
    const issue = { on, number, officer: (await postNames(ctx, duty.postId)).officer };
    const facts = {
      desk: await deskFactsOf(ctx, agencyCode, on),
      party,
      submitter: '',
      service: procedure.name.vi,
      officialCode: '',
      trackingCode: '',
    };
    const sheet =
      kind === '02'
        ? supplementForm({ ...facts, needs: input.needs, reason: input.reason }, issue)
        : refusalForm({ ...facts, reason: input.reason }, issue);
    const slipId = newId(ctx.now.getTime());
    await insertSlip(ctx.tx, {
      id: slipId,
      agencyCode,
      year,
      kind,
      number,
      caseId: null,
      actAt: null,
      personId: input.personId ?? null,
      issuedAt: ctx.now,
      accountId: ctx.actor.accountId,
      sheet,
    });
    ctx.concerns({
      ...(input.personId === undefined ? {} : { personId: input.personId }),
      duty,
      detail: { slip: slipId, kind, procedure: procedure.code },
    });
    return { slipId, number };
  },
});
