import Type from 'typebox';
import { type CommandContext, citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { prefillForm } from '#procedures';
import { personOf, procedureInForce, registryOfDraft } from '../draft-access.ts';
import { countDraftsBegunBy, type Draft, insertDraft } from '../draft-store.ts';
import { wardsOfMine } from '../on-behalf/acting-for.ts';
import { refuseEndedConsent } from '../on-behalf/consent-rules.ts';
import { findConsent } from '../on-behalf/consent-store.ts';
import { refuseNotOnline } from '../online-start.ts';

/** Unfinished applications that one person may have: nobody works on more, and "my cases" shows them all. */
export const mostDrafts = 50;

/**
 * A citizen begins an application, for themselves, for a child or ward of theirs, or for somebody who consented. The form
 * starts with what the registry knows of the applicant (Decree 47/2020 art. 9.3: never ask again).
 */
export const startDraft = command({
  name: 'cases.start-draft',
  summary: 'Begins an application, for oneself or for somebody else; the registry fills in what it knows.',
  allow: citizen(),
  input: Type.Object({
    procedureCode: Type.String({ maxLength: 60 }),
    /** A child or ward by the registry. */
    forWardId: Type.Optional(Type.String({ format: 'uuid' })),
    /** Somebody who consented. */
    consentId: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  emits: [],
  legalBasis: '47/2020/NĐ-CP',

  async run(ctx, input) {
    const procedure = procedureInForce(input.procedureCode, ctx.now);
    await refuseNotOnline(ctx, procedure);
    if ((await countDraftsBegunBy(ctx.tx, personOf(ctx.actor))) >= mostDrafts)
      refuse('conflict', 'cases.too-many-drafts', { most: mostDrafts });
    const draft: Draft = {
      id: newId(ctx.now.getTime()),
      accountId: ctx.actor.accountId ?? '',
      ...(await applicantOf(ctx, { ...input, procedureCode: procedure.code })),
      procedureCode: procedure.code,
      procedureVersion: procedure.validFrom,
      form: {},
      page: null,
      returnBy: 'online',
      version: 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    };
    const form = prefillForm(procedure.form, await registryOfDraft(ctx, draft));
    await insertDraft(ctx.tx, { ...draft, form });
    ctx.concerns({ personId: draft.personId, detail: { relation: draft.relation } });
    return { draftId: draft.id };
  },
});

type Applicant = Pick<Draft, 'personId' | 'submitterId' | 'relation' | 'consentId'>;

/** For whom, and by what right; refuses when there is none. */
async function applicantOf(
  ctx: CommandContext,
  wish: { procedureCode: string; forWardId?: string; consentId?: string },
): Promise<Applicant> {
  const me = personOf(ctx.actor);
  if (wish.consentId !== undefined) {
    const consent = await findConsent(ctx.tx, wish.consentId);
    if (consent === undefined || consent.takerId !== me) return refuse('forbidden', 'cases.consent-none');
    refuseEndedConsent(consent, { procedureCode: wish.procedureCode, now: ctx.now });
    return { personId: consent.giverId, submitterId: me, relation: consent.takerKind, consentId: consent.id };
  }
  if (wish.forWardId === undefined || wish.forWardId === me)
    return { personId: me, submitterId: null, relation: 'self', consentId: null };
  // Acting for a child opens the child's data: it takes an account of level 2, as consent does.
  if ((ctx.actor.accountLevel ?? 0) < 2) refuse('forbidden', 'platform.higher-level-required');
  const ward = (await wardsOfMine(ctx, me)).find((w) => w.personId === wish.forWardId);
  if (ward === undefined) return refuse('forbidden', 'cases.not-your-ward');
  return { personId: ward.personId, submitterId: me, relation: ward.relation, consentId: null };
}
