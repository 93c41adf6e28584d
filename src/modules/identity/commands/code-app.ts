import Type from 'typebox';
import { command, signedIn } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { insertTotp } from '../factors/factor-store.ts';
import { demandKnownFactor, onOwnAccount } from '../factors/own-account.ts';
import { proveCode } from '../factors/prove-code.ts';
import { seal } from '../factors/seal.ts';
import { newTotpSecret, totpUri } from '../factors/totp.ts';
import { signOnSecret } from '../sign-on/sign-on-secrets.ts';

const label = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' });

/** Begins to add an app that shows one-time codes (RFC 6238). It counts only once its first code was given back. */
export const startCodeApp = command({
  name: 'identity.start-code-app',
  summary: 'Makes the seed for an app with one-time codes.',
  allow: signedIn,
  // The seed goes to the person's own page alone: not into the API's stored answers.
  pagesOnly: true,
  input: Type.Object({ label }),
  emits: [],
  run: (ctx, input): Promise<{ secret: string; uri: string }> =>
    onOwnAccount(ctx, async (tx, account) => {
      await demandKnownFactor(ctx, tx, account.id);
      const secret = newTotpSecret();
      const factorKey = await signOnSecret(tx, 'factorKey');
      const sealed = seal(secret, factorKey);
      await insertTotp(tx, { id: newId(), accountId: account.id, label: input.label.trim(), secret: sealed }, ctx.now);
      return { secret, uri: totpUri(secret, { label: account.displayName, issuer: 'DA06' }) };
    }),
});

/** The app's first code: from now on the app is a factor of the account. */
export const confirmCodeApp = command({
  name: 'identity.confirm-code-app',
  summary: 'Confirms an app with one-time codes by its first code.',
  allow: signedIn,
  pagesOnly: true,
  input: Type.Object({ code: Type.String({ maxLength: 20 }), at: Type.String({ format: 'date-time' }) }),
  emits: ['identity.factor-added.v1'],
  run: (ctx, { code, at }): Promise<void> =>
    onOwnAccount(ctx, async (tx, account) => {
      await demandKnownFactor(ctx, tx, account.id);
      const factorKey = await signOnSecret(tx, 'factorKey');
      const attempt = { accountId: account.id, code, factorKey, now: new Date(at) };
      if ((await proveCode(tx, attempt, 'waiting')) === undefined)
        refuse('invalid', 'identity.code-wrong', {}, [{ field: 'code', key: 'identity.code-wrong' }]);
      ctx.concerns({ detail: { factor: 'totp' } });
      ctx.emit('identity.factor-added.v1', { accountId: account.id, kind: 'totp' });
    }),
});
