import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { type Actor, execute } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { addDays, vietnamDate } from '#platform/time';
import { aPerson } from '#population/testing';
import { applyProvincePack, endPost, postsOf } from '#territory';
import { samplePack } from '#territory/testing';
import {
  createDemoAccounts,
  type DemoPlaces,
  demoAccounts,
  findAccountByLogin,
  lockAccountCommand,
  unlockAccountCommand,
} from './index.ts';
import { identitySources, refusedKey } from './testing/ground.ts';
import { type SignOnServer, startSignOnServer, testRuntime } from './testing/sign-on-server.ts';
import { anAccount, anAdministrator, openBrowser, sessionFor, signInAs } from './testing.ts';

const { database } = await withTestDatabase(identitySources);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const runtime = testRuntime(database);
const system = { kind: 'system' };
const password = 'một mật khẩu đủ dài';
const today = vietnamDate(new Date());
const administrator = await anAdministrator(database, { loginName: 'quan.tri', agencyCode: 'H99', sees: 'province' });

const servers: SignOnServer[] = [];
const start = async (demo: boolean): Promise<SignOnServer> => {
  const server = await startSignOnServer({ runtime, demo });
  servers.push(server);
  return server;
};
after(() => Promise.all(servers.map((server) => server.close())));

const whoIs = async (server: SignOnServer, cookie: string) =>
  (await (await fetch(`${server.url}/whoami`, { headers: { cookie } })).json()) as Actor;

describe('an officer', () => {
  let server: SignOnServer;
  before(async () => {
    server = await start(false);
  });

  it('may do what all their posts together allow', async () => {
    const { cookie } = await signInAs(database, {
      kind: 'staff',
      loginName: 'can.bo',
      posts: [
        { agencyCode: 'H99.101', role: 'receiving-officer', from: '2025-07-01' },
        { agencyCode: 'H99.102', role: 'specialist', from: '2025-08-01' },
      ],
    });
    const actor = await whoIs(server, cookie);
    assert.equal(actor.kind, 'officer');
    assert.deepEqual(
      actor.duties.map((d) => [d.agency, d.role]),
      [
        ['H99.101', 'receiving-officer'],
        ['H99.102', 'specialist'],
      ],
    );
    assert.deepEqual([...actor.roles].sort(), ['receiving-officer', 'specialist']);
    assert.ok(actor.agencies.includes('H99.101') && actor.agencies.includes('H99.102'));
    assert.ok(!actor.agencies.includes('H99.020'), 'sees no agency of others');
  });

  it('may do nothing from the day after the post has ended, in the same session', async () => {
    const { cookie, account } = await signInAs(database, {
      kind: 'staff',
      loginName: 'sap.nghi',
      posts: [{ agencyCode: 'H99.101', role: 'approver', from: '2025-07-01' }],
    });
    assert.deepEqual((await whoIs(server, cookie)).roles, ['approver']);
    await database.transaction(system, async (tx) => {
      const [post] = await postsOf(tx, account.id, today);
      await endPost(tx, post?.id ?? '', addDays(today, -1));
    });
    const actor = await whoIs(server, cookie);
    assert.deepEqual([actor.kind, actor.roles, actor.agencies, actor.duties], ['officer', [], [], []]);
  });
});

describe('a post that is taken away', () => {
  it('is gone within a second in the sessions that are open, on two servers', async () => {
    const servers = [await start(false), await start(false)];
    const { cookie, account } = await signInAs(database, {
      kind: 'staff',
      loginName: 'bi.thu.hoi',
      posts: [{ agencyCode: 'H99.101', role: 'approver', from: '2025-07-01' }],
    });
    for (const server of servers) assert.deepEqual((await whoIs(server, cookie)).roles, ['approver']);
    const begun = performance.now();
    await database.transaction(system, async (tx) => {
      const [post] = await postsOf(tx, account.id, today);
      await endPost(tx, post?.id ?? '', addDays(today, -1));
    });
    for (const server of servers) assert.deepEqual((await whoIs(server, cookie)).roles, []);
    assert.ok(performance.now() - begun < 1000, `${performance.now() - begun} ms`);
  });
});

describe('locking an account', () => {
  it('ends its sessions at their next request; unlocking lets it in again', async () => {
    const server = await start(false);
    const who = { kind: 'citizen', loginName: '967090000002', password } as const;
    const { cookie, account } = await signInAs(database, who);
    const change = (command: typeof lockAccountCommand) =>
      execute(runtime, command, { actor: administrator, input: { accountId: account.id } });
    assert.equal((await whoIs(server, cookie)).kind, 'citizen');
    await change(lockAccountCommand);
    assert.equal((await whoIs(server, cookie)).kind, 'anonymous');
    const browser = openBrowser(server.url);
    const page = await browser.follow(await browser.get('/sign-in?return=/whoami'));
    const answer = await browser.post(page.path, { loginName: account.loginName, password });
    assert.deepEqual([answer.status, await answer.json()], [422, { kind: 'locked' }]);
    await change(unlockAccountCommand);
    const end = await browser.follow(await browser.post(page.path, { loginName: account.loginName, password }));
    assert.equal(end.path, '/whoami');
  });

  it('is refused for an unknown account, for oneself, and to anyone but an administrator', async () => {
    const lock = (actor: Actor, accountId: string) =>
      refusedKey(execute(runtime, lockAccountCommand, { actor, input: { accountId } }));
    assert.equal(await lock(administrator, randomUUID()), 'identity.unknown-account');
    assert.equal(await lock(administrator, administrator.accountId ?? ''), 'identity.own-account');
    assert.equal(await lock({ ...administrator, roles: ['leader'] }, randomUUID()), 'platform.not-allowed');
  });
});

describe('demonstration accounts', () => {
  const person = async () => {
    const { id, personalNumber, fullName } = await aPerson(database);
    return { personId: id, personalNumber, fullName };
  };
  let places: DemoPlaces;
  const choices = async (server: SignOnServer) => {
    const browser = openBrowser(server.url);
    const page = await browser.follow(await browser.get('/sign-in?return=/whoami&level=2'));
    const { demo } = (await page.response.json()) as { demo: { accountId: string; name: string; roleKey: string }[] };
    return { browser, page, demo };
  };
  let demoServer: SignOnServer;
  let realServer: SignOnServer;

  before(async () => {
    places = {
      citizens: { level1: await person(), level2: await person() },
      agencies: { police: ['H99.020.01'], committee: ['H99.101'], province: ['H99'], operation: ['H99'] },
      from: today,
      now: new Date(),
    };
    await createDemoAccounts(database, places);
    demoServer = await start(true);
    realServer = await start(false);
  });

  it('are made once', async () => {
    const again = await createDemoAccounts(database, places);
    assert.equal(again.length, demoAccounts.length);
  });

  it('are offered with --demo, and sign in with a button, in every role', async () => {
    const { demo } = await choices(demoServer);
    assert.deepEqual(
      demo.map((d) => d.roleKey),
      demoAccounts.map((d) => `identity.demo.${d.key}`),
    );
    const kinds = [];
    for (const { accountId } of demo) {
      const { browser, page } = await choices(demoServer);
      const end = await browser.follow(await browser.post(`${page.path}/demo`, { account: accountId }));
      const actor = (await end.response.json()) as Actor;
      assert.equal(actor.authenticationLevel, 2, 'a demonstration can show what needs a stronger sign-in');
      kinds.push(
        actor.kind === 'citizen'
          ? `citizen ${actor.accountLevel}`
          : `${actor.duties.map((d) => d.agency).join()} ${actor.roles.join()}`,
      );
    }
    assert.deepEqual(kinds, [
      'citizen 1',
      'citizen 2',
      'H99.020.01 receiving-officer',
      'H99.020.01 specialist',
      'H99.020.01 approver',
      'H99.101 receiving-officer',
      'H99.101 specialist',
      'H99.101 approver',
      'H99 leader',
      'H99 administrator',
      'H99 administrator',
    ]);
  });

  it('are neither offered nor let in without --demo, and their sessions count for nothing', async () => {
    const { browser, page, demo } = await choices(realServer);
    assert.deepEqual(demo, []);
    const account = await database.read(system, (tx) => findAccountByLogin(tx, 'demo.quantri'));
    const answer = await browser.post(`${page.path}/demo`, { account: account?.id ?? '' });
    assert.equal(answer.status, 404);
    const cookie = await sessionFor(database, account?.id ?? '');
    assert.equal((await whoIs(demoServer, cookie)).kind, 'officer');
    assert.equal((await whoIs(realServer, cookie)).kind, 'anonymous');
  });

  it('are the only ones that need no password', async () => {
    const real = await anAccount(database, { kind: 'citizen', loginName: '967090000005' });
    const { browser, page } = await choices(demoServer);
    assert.equal((await browser.post(`${page.path}/demo`, { account: real.id })).status, 404);
  });

  it('can be changed on one browser without scripts: the one before is signed out', async () => {
    const { browser, page, demo } = await choices(demoServer);
    await browser.follow(await browser.post(`${page.path}/demo`, { account: demo[0]?.accountId ?? '' }));
    const next = await browser.follow(await browser.get('/sign-in?return=/whoami&level=3'));
    const end = await browser.follow(await browser.post(`${next.path}/demo`, { account: demo[9]?.accountId ?? '' }));
    assert.deepEqual(((await end.response.json()) as Actor).roles, ['administrator']);
  });
});
