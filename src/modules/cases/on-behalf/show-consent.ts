import Type from 'typebox';
import { citizen, either, officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { nameOf } from './acting-for.ts';
import { findConsent } from './consent-store.ts';

/** A consent that one gave or got, or that stands behind a case of one's agency, with both names. */
export const showConsent = query({
  name: 'cases.show-consent',
  summary: 'A consent that I gave or got, or that stands behind a case of my agency.',
  allow: either(citizen(), officer()),
  personal: true,
  input: Type.Object({ consentId: Type.String({ format: 'uuid' }) }),

  async run(ctx, { consentId }) {
    const consent = (await findConsent(ctx.tx, consentId)) ?? refuse('not-found', 'cases.consent-none');
    ctx.concerns({ personId: consent.giverId, detail: { consent: consent.id } });
    return {
      ...consent,
      giverName: await nameOf(ctx, consent.giverId),
      takerName: await nameOf(ctx, consent.takerId),
    };
  },
});
