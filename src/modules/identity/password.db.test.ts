import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { applyProvincePack } from '#territory';
import { samplePack } from '#territory/testing';
import { securityActs, securityQuestions } from './index.ts';
import { hashPassword, isPassword, needsNewHash } from './password.ts';
import { identitySources, refusedKey } from './testing/ground.ts';
import { type SignOnServer, startSignOnServer, testRuntime } from './testing/sign-on-server.ts';
import { aCodeApp, anAccount, openBrowser, sessionFor } from './testing.ts';

const { database } = await withTestDatabase(identitySources);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const runtime = testRuntime(database);
const newPassword = 'một mật khẩu hoàn toàn mới';

const servers: SignOnServer[] = [];
const start = async (): Promise<SignOnServer> => {
  const server = await startSignOnServer({ runtime, demo: false });
  servers.push(server);
  return server;
};
after(() => Promise.all(servers.map((server) => server.close())));

describe('a password', () => {
  const current = 'mật khẩu đang dùng';
  const changed = (actor: Actor, input: { current: string; password: string; sessionToken: string }) =>
    execute(runtime, securityActs.changeOwnPassword, { actor, input });
  const citizenOf = (account: { id: string; personId: string | null }): Actor => ({
    kind: 'citizen',
    accountId: account.id,
    personId: account.personId ?? '',
    accountLevel: 2,
    authenticationLevel: 2,
    duties: [],
    roles: [],
    agencies: [],
  });

  it('is changed with the one that was; the other sessions end, this one stays', async () => {
    const account = await anAccount(database, { kind: 'citizen', loginName: '967090000011', password: current });
    const [here, there] = [await sessionFor(database, account.id, 2), await sessionFor(database, account.id, 2)];
    const sessionToken = here.split('=')[1] ?? '';
    const actor = citizenOf(account);
    const input = { current, password: newPassword, sessionToken };
    const weak = { ...actor, authenticationLevel: 1 as const };
    assert.equal(await refusedKey(changed(weak, input)), 'platform.stronger-sign-in-required');
    assert.equal(await refusedKey(changed(actor, { ...input, password: 'ngắn' })), 'identity.password-too-short');
    assert.deepEqual(await changed(actor, { ...input, current: 'sai' }), { outcome: 'wrong' });
    assert.deepEqual(await changed(actor, input), { outcome: 'changed' });
    const { sessions } = await ask(runtime, securityQuestions.mySecurity, { actor, input: {} });
    assert.equal(sessions.length, 1);
    const server = await start();
    const kindOf = async (cookie: string) =>
      ((await (await fetch(`${server.url}/whoami`, { headers: { cookie } })).json()) as Actor).kind;
    assert.deepEqual([await kindOf(here), await kindOf(there)], ['citizen', 'anonymous']);
  });

  it('is guessed at slowly', async () => {
    const account = await anAccount(database, { kind: 'citizen', loginName: '967090000012', password: current });
    const outcomes: string[] = [];
    for (let n = 0; n < 7; n++)
      outcomes.push(
        (await changed(citizenOf(account), { current: `sai ${n}`, password: newPassword, sessionToken: '' })).outcome,
      );
    assert.equal(outcomes.at(-1), 'wait');
  });

  it('that was forgotten is set with a recovery code, which is used up', async () => {
    const account = await anAccount(database, { kind: 'citizen', loginName: '967090000013', password: current });
    await aCodeApp(database, account.id);
    const { codes } = await execute(runtime, securityActs.makeRecoveryCodes, { actor: citizenOf(account), input: {} });
    const nobody: Actor = { kind: 'anonymous', accountId: null, duties: [], roles: [], agencies: [] };
    const recover = (loginName: string, code: string) =>
      execute(runtime, securityActs.recoverPassword, {
        actor: nobody,
        input: { loginName, code, password: newPassword, source: '192.0.2.7' },
      });
    assert.deepEqual(await recover('967090000099', codes[0] ?? ''), { outcome: 'wrong' });
    assert.deepEqual(await recover(account.loginName, codes[0] ?? ''), { outcome: 'changed' });
    assert.deepEqual(await recover(account.loginName, codes[0] ?? ''), { outcome: 'wrong' });
  });

  it('is kept anew at the next sign-on when the cost has changed', async () => {
    const account = await anAccount(database, { kind: 'citizen', loginName: '967090000014' });
    const now = await hashPassword(current);
    assert.equal(needsNewHash(now), false);
    const { scryptSync } = await import('node:crypto');
    const salt = Buffer.from('a salt of sixteen');
    const key = scryptSync(current.normalize('NFC'), salt, 32, { N: 2 ** 14, r: 8, p: 1 });
    const old = ['scrypt', 14, 8, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
    assert.equal(needsNewHash(old), true);
    await database.asOwner((tx) =>
      tx.run(
        sql`insert into identity.credential (account_id, kind, secret, created_at) values (${account.id}, 'password', ${old}, now())`,
      ),
    );
    const server = await start();
    const browser = openBrowser(server.url);
    const page = await browser.follow(await browser.get('/sign-in?return=/whoami'));
    await browser.follow(await browser.post(page.path, { loginName: account.loginName, password: current }));
    const { secret } = await database.asOwner((tx) =>
      tx.one<{ secret: string }>(sql`select secret from identity.credential where account_id = ${account.id}`),
    );
    assert.notEqual(secret, old);
    assert.equal(needsNewHash(secret), false);
    assert.equal(await isPassword(current, secret), true);
  });
});
