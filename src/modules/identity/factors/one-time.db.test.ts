import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Tx } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { newId } from '#platform/ids';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { identityModule } from '../index.ts';
import { signOnSecret } from '../sign-on/sign-on-secrets.ts';
import { anAccount } from '../testing.ts';
import { insertChallenge, insertTotp, replaceRecoveryCodes, takeChallenge, takeStep } from './factor-store.ts';
import { proveCode, proveRecoveryCode } from './prove-code.ts';
import { foldCode, newRecoveryCodes, spacedCode } from './recovery-codes.ts';
import { seal, unseal } from './seal.ts';
import { codeAt, newTotpSecret, stepOfCode } from './totp.ts';

const sources = [territoryModule, populationModule, identityModule];
const { database } = await withTestDatabase(
  sources.map((m) => ({ module: m.name, folder: m.sqlFolder })),
  20,
);
const system = { kind: 'system' };
const trials = Number(process.env['RACES'] ?? 20);
const runners = 20;
const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(system, work);
const account = await anAccount(database, { kind: 'citizen', loginName: '967090000001' });
const factorKey = await inTx((tx) => signOnSecret(tx, 'factorKey'));

/** Twenty at once, each in a transaction of its own: how many are told yes. */
async function winners(work: (tx: Tx) => Promise<unknown>): Promise<number> {
  const answers = await Promise.all(Array.from({ length: runners }, () => inTx(work)));
  return answers.filter((a) => a !== undefined && a !== false).length;
}

describe(`what is used once, ${trials} × ${runners} at once`, () => {
  it('a one-time code', async () => {
    const secret = newTotpSecret();
    await inTx(async (tx) => {
      const id = newId();
      await insertTotp(tx, { id, accountId: account.id, label: 'app', secret: seal(secret, factorKey) }, new Date());
      await takeStep(tx, id, 1, new Date());
    });
    const start = Date.now();
    for (let n = 0; n < trials; n += 1) {
      const now = new Date(start + n * 30_000);
      const attempt = { accountId: account.id, code: codeAt(secret, now), factorKey, now };
      assert.equal(await winners((tx) => proveCode(tx, attempt)), 1);
      assert.equal(await inTx((tx) => proveCode(tx, attempt)), undefined, 'not even later');
      const older = { ...attempt, code: codeAt(secret, new Date(now.getTime() - 30_000)) };
      assert.equal(await inTx((tx) => proveCode(tx, older)), undefined, 'nor an older one');
    }
  });

  it('a recovery code, however it was typed', async () => {
    for (let n = 0; n < trials; n += 10) {
      const codes = newRecoveryCodes();
      assert.equal(new Set(codes).size, 10);
      await inTx((tx) => replaceRecoveryCodes(tx, account.id, { codes, now: new Date() }));
      for (const code of codes) {
        const typed = spacedCode(code).toLowerCase();
        assert.equal(foldCode(typed), code);
        const attempt = { accountId: account.id, code: typed, factorKey, now: new Date() };
        assert.equal(await winners((tx) => proveRecoveryCode(tx, attempt)), 1);
      }
    }
  });

  it('a challenge for a passkey, within its five minutes', async () => {
    for (let n = 0; n < trials; n += 1) {
      const challenge = newId();
      const expiresAt = new Date(Date.now() + 1000);
      const row = { challenge, accountId: account.id, purpose: 'sign-in', expiresAt } as const;
      await inTx((tx) => insertChallenge(tx, row));
      const now = new Date();
      assert.equal(await inTx((tx) => takeChallenge(tx, challenge, 'add', now)), undefined, 'for another purpose');
      assert.equal(await winners((tx) => takeChallenge(tx, challenge, 'sign-in', now)), 1);
      await inTx((tx) => insertChallenge(tx, row));
      assert.equal(await inTx((tx) => takeChallenge(tx, challenge, 'sign-in', expiresAt)), undefined, 'over');
    }
  });
});

describe('one-time codes', () => {
  it('are those of RFC 6238 for its key and times (last six digits)', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const vectors: [number, string][] = [
      [59, '287082'],
      [1111111109, '081804'],
      [1111111111, '050471'],
      [1234567890, '005924'],
      [2000000000, '279037'],
    ];
    for (const [seconds, code] of vectors) {
      assert.equal(codeAt(secret, new Date(seconds * 1000)), code);
      assert.equal(stepOfCode(secret, code, new Date(seconds * 1000)), Math.floor(seconds / 30));
    }
  });

  it('count one step around now and no further, and nothing but six digits', () => {
    const secret = newTotpSecret();
    const now = new Date(1_700_000_000_000);
    for (const [steps, counts] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const code = codeAt(secret, new Date(now.getTime() + steps * 30_000));
      assert.equal(stepOfCode(secret, code, now) !== undefined, counts, `${steps}`);
    }
    for (const text of ['', '12345', '1234567', 'abcdef', '12 34'])
      assert.equal(stepOfCode(secret, text, now), undefined);
  });

  it('keep their seed sealed: another key or a changed letter opens nothing', () => {
    const sealed = seal('SEED', 'key');
    assert.equal(unseal(sealed, 'key'), 'SEED');
    assert.throws(() => unseal(sealed, 'other'));
    sealed[14] = (sealed[14] ?? 0) ^ 1;
    assert.throws(() => unseal(sealed, 'key'));
  });
});
