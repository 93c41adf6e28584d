import Type from 'typebox';
import { command, dutyFor, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { recordPapersNotAsked } from '#results';
import { procedureInForce } from '../draft-access.ts';
import { caseMoved } from '../events.ts';
import { openCase, openingEvents } from '../open-case.ts';
import { wholeApplication } from '../whole-application.ts';
import { receive } from './receive-case.ts';

const Uuid = Type.String({ format: 'uuid' });

/**
 * The desk takes in a case that a person brings or that comes by public post: it is opened and received in one act, with the
 * papers as they were checked (form 01). The person was verified in the registry before. The agency is the one in charge
 * for the commune; the officer must act for it.
 */
export const receiveAtCounter = command({
  name: 'cases.receive-at-counter',
  summary: 'Opens and receives a case at the counter or from the post: codes, due date, checked papers.',
  allow: officer('receiving-officer'),
  input: Type.Object({
    procedureCode: Type.String({ maxLength: 60 }),
    applicantId: Uuid,
    /** Who hands it in for the applicant, and as what. */
    submitterId: Type.Optional(Uuid),
    submitterRelation: Type.Optional(Type.String({ maxLength: 30 })),
    values: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 20_000 })),
    /** Where it is to be settled; the form's commune when left out. */
    communeCode: Type.Optional(Type.String({ maxLength: 20 })),
    channel: Type.Union([Type.Literal('counter'), Type.Literal('post')]),
    papers: Type.Array(
      Type.Object({
        code: Type.String({ maxLength: 60 }),
        kind: Type.Union([Type.Literal('original'), Type.Literal('certified-copy'), Type.Literal('copy')]),
        count: Type.Integer({ minimum: 1, maximum: 1000 }),
      }),
      { maxItems: 60 },
    ),
    returnBy: Type.Union([Type.Literal('online'), Type.Literal('counter'), Type.Literal('post')]),
  }),
  emits: [...openingEvents, caseMoved],
  legalBasis: '61/2018/NĐ-CP; 118/2025/NĐ-CP',

  async run(ctx, input) {
    const { applicantId, submitterId, submitterRelation, channel, papers, returnBy, values } = input;
    const procedure = procedureInForce(input.procedureCode, ctx.now);
    if (!procedure.channels.includes(channel)) refuse('conflict', 'cases.channel-not-offered');
    const codes = papers.map((p) => p.code);
    const { form, notAsked } = await wholeApplication(ctx, { procedure, applicantId, values, papers: codes });
    const opened = await openCase(ctx, {
      procedure,
      form,
      applicantId,
      submitterId,
      submitterRelation,
      accountId: null,
      communeCode: input.communeCode ?? form['commune'] ?? '',
      channel,
      papers,
      papersNotAsked: notAsked.length,
      returnBy,
    });
    if (dutyFor(ctx.actor, opened.agencyCode, ['receiving-officer']) === undefined)
      refuse('forbidden', 'cases.other-agency');
    await recordPapersNotAsked(ctx, { ...opened, procedureCode: procedure.code, papers: notAsked });
    return { ...opened, ...(await receive(ctx, { caseId: opened.caseId, version: 1 })), version: 2 };
  },
});
