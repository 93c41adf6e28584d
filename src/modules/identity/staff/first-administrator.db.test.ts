import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type Actor, anonymousActor, execute } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { applyProvincePack } from '#territory';
import { samplePack } from '#territory/testing';
import { codeAt } from '../factors/totp.ts';
import { openFirstAdministrator, staffActs } from '../index.ts';
import { identitySources } from '../testing/ground.ts';
import { type SignOnServer, startSignOnServer, testRuntime } from '../testing/sign-on-server.ts';
import { openBrowser } from '../testing.ts';

const { database } = await withTestDatabase(identitySources);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const runtime = testRuntime(database);
const newPassword = 'một mật khẩu hoàn toàn mới';
const servers: SignOnServer[] = [];
after(() => Promise.all(servers.map((server) => server.close())));

describe('the first administrator of a fresh installation', () => {
  const open = (which: 'first' | 'second', loginName: string) =>
    openFirstAdministrator(database, {
      loginName,
      displayName: 'Y Blơk Niê',
      agencyCode: 'H98',
      which,
      now: new Date(),
    });

  it('is opened at the machine once, then the second, then nobody; the code sets a password and the rest is as for all', async () => {
    await assert.rejects(open('second', 'quantri.hai'), { key: 'identity.staff.first-comes-first' });
    const race = await Promise.allSettled([open('first', 'quantri.mot'), open('first', 'quantri.khac')]);
    assert.deepEqual(race.map((r) => r.status).sort(), ['fulfilled', 'rejected'], 'one of two at once');
    const done = race.find((r) => r.status === 'fulfilled');
    assert.ok(done?.status === 'fulfilled');
    assert.equal(done.value.agencyCode, 'H99', 'the agency that does the work today');
    await assert.rejects(open('first', 'quantri.ba'), { key: 'identity.staff.administrator-exists' });
    await open('second', 'quantri.hai');
    await assert.rejects(open('second', 'quantri.ba'), { key: 'identity.staff.administrator-exists' });

    const server = await startSignOnServer({ runtime, demo: false });
    servers.push(server);
    const { loginName, code } = done.value;
    const set = { loginName, code: code.toLowerCase(), password: newPassword };
    const setPassword = () => execute(runtime, staffActs.setStaffPassword, { actor: anonymousActor, input: set });
    await setPassword();
    await assert.rejects(setPassword(), { key: 'identity.staff.code-wrong' }, 'the code opens once');
    const browser = openBrowser(server.url);
    const page = await browser.follow(await browser.get('/sign-in?return=/whoami'));
    const first = await browser.post(page.path, { loginName: loginName.toUpperCase(), password: newPassword });
    assert.deepEqual(await first.json(), { kind: 'second' }, 'a password alone opens no officer’s account');
    const asked = (await (await browser.get(page.path)).json()) as { step: { secret: string } };
    const oneTime = codeAt(asked.step.secret, new Date());
    const end = await browser.follow(await browser.post(`${page.path}/code`, { kind: 'first-code', code: oneTime }));
    const actor = (await end.response.json()) as Actor;
    assert.deepEqual([actor.roles, actor.authenticationLevel], [['administrator'], 2]);
  });
});
