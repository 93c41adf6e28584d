import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { recordPapersNotAsked } from '#results';
import type { ReturnBy } from '../case-store.ts';
import { personOf, procedureInForce } from '../draft-access.ts';
import { refuseNotOnline } from '../online-start.ts';
import { openCase, openingEvents } from '../open-case.ts';
import { wholeApplication } from '../whole-application.ts';

/**
 * A whole application in one call, for oneself: for other systems and for forms that need no papers. What the registry knows
 * need not be sent. An application with papers goes by way of a draft, to which they are attached.
 */
export const submitApplication = command({
  name: 'cases.submit-application',
  summary: 'Submits a whole application in one call; answers with the code to track it by.',
  allow: citizen(),
  input: Type.Object({
    procedureCode: Type.String({ maxLength: 60 }),
    values: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 20_000 })),
    returnBy: Type.Optional(Type.Union([Type.Literal('online'), Type.Literal('counter'), Type.Literal('post')])),
  }),
  emits: openingEvents,
  legalBasis: '61/2018/NĐ-CP, 45/2020/NĐ-CP',

  async run(ctx, { procedureCode, values, returnBy }) {
    const applicantId = personOf(ctx.actor);
    const procedure = procedureInForce(procedureCode, ctx.now);
    await refuseNotOnline(ctx, procedure);
    const { form, notAsked } = await wholeApplication(ctx, { procedure, applicantId, values, papers: [] });
    const opened = await openCase(ctx, {
      procedure,
      form,
      applicantId,
      accountId: ctx.actor.accountId,
      communeCode: form['commune'] ?? '',
      channel: 'online',
      papersNotAsked: notAsked.length,
      returnBy: returnBy ?? wayOf(form['resultChannel']),
    });
    await recordPapersNotAsked(ctx, { ...opened, procedureCode, papers: notAsked });
    return { ...opened, version: 1 };
  },
});

/** The way that the form itself asked for. */
function wayOf(channel: string | undefined): ReturnBy {
  return channel === 'counter' || channel === 'post' ? channel : 'online';
}
