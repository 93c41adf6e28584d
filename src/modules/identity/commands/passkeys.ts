import Type from 'typebox';
import { command, signedIn } from '#platform/command';
import { refuse } from '#platform/errors';
import { demandKnownFactor, onOwnAccount } from '../factors/own-account.ts';
import { passkeyToAdd, addPasskey as takePasskey } from '../factors/passkey.ts';

/** Real time and public address come from the page that asks: passkeys are bound to both, and the request proves neither. */
const place = { publicUrl: Type.String({ maxLength: 300 }), at: Type.String({ format: 'date-time' }) };

/** What the browser needs to make a passkey (WebAuthn): the person is checked by the device at each use. */
export const startPasskey = command({
  name: 'identity.start-passkey',
  summary: 'Makes the challenge for a new passkey.',
  allow: signedIn,
  pagesOnly: true,
  input: Type.Object(place),
  emits: [],
  run: (ctx, { publicUrl, at }) =>
    onOwnAccount(ctx, async (tx, account) => {
      await demandKnownFactor(ctx, tx, account.id);
      const who = { accountId: account.id, name: account.displayName, displayName: account.displayName };
      return passkeyToAdd(tx, who, { publicUrl, now: new Date(at) });
    }),
});

/** Takes the passkey that the browser made. */
export const addPasskey = command({
  name: 'identity.add-passkey',
  summary: 'Adds a passkey to one’s own account.',
  allow: signedIn,
  pagesOnly: true,
  input: Type.Object({
    ...place,
    label: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    response: Type.Unknown(),
  }),
  emits: ['identity.factor-added.v1'],
  run: (ctx, { publicUrl, at, label, response }): Promise<void> =>
    onOwnAccount(ctx, async (tx, account) => {
      await demandKnownFactor(ctx, tx, account.id);
      const wanted = { accountId: account.id, label: label.trim(), response };
      if (!(await takePasskey(tx, wanted, { publicUrl, now: new Date(at) })))
        refuse('invalid', 'identity.passkey-refused');
      ctx.concerns({ detail: { factor: 'passkey' } });
      ctx.emit('identity.factor-added.v1', { accountId: account.id, kind: 'passkey' });
    }),
});
