import Type from 'typebox';
import { command, query, signedIn } from '#platform/command';
import { refuse } from '#platform/errors';
import { countRecoveryCodes, factorsOf } from '../factors/factor-store.ts';
import { onOwnAccount } from '../factors/own-account.ts';
import { consentsOf, withdrawConsentRow } from '../partners/consent-store.ts';
import { deleteSessionOf, sessionsOf } from '../session-store.ts';

/** Everything that opens one's own account, and whom one lets have one's data. */
export const mySecurity = query({
  name: 'identity.my-security',
  summary: 'One’s own second factors, sessions and consents.',
  allow: signedIn,
  /** Real time: sessions live by it, also when the system runs as of a past date. */
  input: Type.Object({ at: Type.Optional(Type.String({ format: 'date-time' })) }),
  run: (ctx, { at }) =>
    onOwnAccount(ctx, async (tx, account) => ({
      level: account.level,
      factors: await factorsOf(tx, account.id),
      recoveryCodes: await countRecoveryCodes(tx, account.id),
      sessions: await sessionsOf(tx, account.id, at === undefined ? new Date() : new Date(at)),
      consents: await consentsOf(tx, account.id),
    })),
});

/** Ends one session of one's own, for instance on a machine that was left open. */
export const endSession = command({
  name: 'identity.end-session',
  summary: 'Ends one of one’s own sessions.',
  allow: signedIn,
  input: Type.Object({ sessionId: Type.String({ format: 'uuid' }) }),
  emits: [],
  run: (ctx, { sessionId }): Promise<void> =>
    onOwnAccount(ctx, async (tx, account) => {
      if (!(await deleteSessionOf(tx, account.id, sessionId))) refuse('not-found', 'identity.unknown-session');
    }),
});

/** Takes a consent back, as easily as it was given (Law 91/2025/QH15): the partner's tokens end at once. */
export const withdrawConsent = command({
  name: 'identity.withdraw-consent',
  summary: 'Withdraws a consent; the partner’s access ends at once.',
  allow: signedIn,
  input: Type.Object({ consentId: Type.String({ format: 'uuid' }) }),
  emits: ['identity.consent-withdrawn.v1'],
  legalBasis: '91/2025/QH15',
  run: (ctx, { consentId }): Promise<void> =>
    onOwnAccount(ctx, async (tx, account) => {
      if (!(await withdrawConsentRow(tx, account.id, consentId, ctx.now)))
        refuse('not-found', 'identity.unknown-consent');
      ctx.concerns({ detail: { consentId } });
      ctx.emit('identity.consent-withdrawn.v1', { consentId, accountId: account.id });
    }),
});
