import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { identityModule } from '../index.ts';
import { type SignOnServer, startSignOnServer, testRuntime } from '../testing/sign-on-server.ts';
import { anAccount, openBrowser } from '../testing.ts';

const { database } = await withTestDatabase([
  { module: 'territory', folder: territoryModule.sqlFolder },
  { module: 'population', folder: populationModule.sqlFolder },
  { module: 'identity', folder: identityModule.sqlFolder },
]);
const system = { kind: 'system' };
const password = 'một mật khẩu đủ dài';
const number = '967090000001';

const minutes = (n: number) => n * 60_000;

/** A clock that a test moves. */
const movable = () => {
  let offset = 0;
  return { now: () => new Date(Date.now() + offset), move: (ms: number) => (offset += ms) };
};

describe('signing in to the portal', () => {
  let server: SignOnServer;
  let accountId: string;
  let personId: string;
  const clock = movable();

  before(async () => {
    const account = await anAccount(database, { kind: 'citizen', loginName: number, password });
    accountId = account.id;
    personId = account.personId ?? '';
    server = await startSignOnServer({ runtime: testRuntime(database), demo: false, clock });
  });
  after(() => server.close());

  const signIn = async (browser = openBrowser(server.url), path = '/sign-in?return=/whoami') => {
    const page = await browser.follow(await browser.get(path));
    const end = await browser.follow(await browser.post(page.path, { loginName: number, password }));
    return { browser, end };
  };
  const whoIs = async (cookie: string) => {
    const response = await fetch(`${server.url}/whoami`, { headers: { cookie } });
    return (await response.json()) as Record<string, unknown>;
  };

  it('knows the citizen by number and password, and goes back to where they were', async () => {
    const { browser, end } = await signIn();
    assert.equal(end.path, '/whoami');
    const actor = (await end.response.json()) as Record<string, unknown>;
    assert.deepEqual(actor, {
      kind: 'citizen',
      accountId,
      personId,
      accountLevel: 2,
      authenticationLevel: 1,
      duties: [],
      roles: [],
      agencies: [],
    });
    assert.match(browser.cookies.get('da06_session') ?? '', /^[\w-]{43}$/);
  });

  it('takes the number as people write it, with spaces', async () => {
    const browser = openBrowser(server.url);
    const page = await browser.follow(await browser.get('/sign-in?return=/whoami'));
    const end = await browser.follow(await browser.post(page.path, { loginName: ' 967 090 000 001', password }));
    assert.equal(end.path, '/whoami');
  });

  it('says the same for a wrong password and for an unknown number', async () => {
    const answers = [];
    for (const loginName of [number, '967090000009']) {
      const browser = openBrowser(server.url);
      const page = await browser.follow(await browser.get('/sign-in'));
      const answer = await browser.post(page.path, {
        loginName,
        password: 'không phải mật khẩu này',
        source: '198.51.100.9',
      });
      answers.push([answer.status, await answer.text()]);
      assert.equal(browser.cookies.has('da06_session'), false);
    }
    assert.deepEqual(answers[0], [422, '{"kind":"wrong"}']);
    assert.deepEqual(answers[1], answers[0]);
  });

  it('sets a session cookie that scripts cannot read, other sites do not send and the browser forgets', async () => {
    const { browser } = await signIn();
    const page = await browser.follow(await browser.get('/sign-in?return=/whoami'));
    assert.equal(page.path, '/whoami', 'signed in at the provider already: no second password');
    const again = openBrowser(server.url);
    const start = await again.follow(await again.get('/sign-in'));
    let response = await again.post(start.path, { loginName: number, password });
    while (!(response.headers.get('location') ?? '/').endsWith('/')) {
      response = await again.get(new URL(response.headers.get('location') ?? '').href.slice(server.url.length));
    }
    const line = again.setCookies.find((c) => c.startsWith('da06_session=')) ?? '';
    assert.match(line, /^da06_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('gives a new token at each sign-in and ends the session the browser brought along', async () => {
    const { browser } = await signIn();
    const first = browser.cookies.get('da06_session');
    await browser.follow(await browser.get('/sign-in?return=/whoami'));
    const second = browser.cookies.get('da06_session');
    assert.notEqual(second, first);
    assert.equal((await whoIs(`da06_session=${first}`))['kind'], 'anonymous');
    assert.equal((await whoIs(`da06_session=${second}`))['kind'], 'citizen');
  });

  for (const path of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
  ]) {
    it(`does not go to ${JSON.stringify(path)} after sign-in`, async () => {
      const { browser } = await signIn();
      const end = await browser.get(`/sign-in?return=${encodeURIComponent(path)}`);
      let response = end;
      for (let step = 0; step < 6; step += 1) {
        const location = new URL(response.headers.get('location') ?? '/', server.url);
        assert.equal(location.origin, server.url);
        if (location.pathname === '/') return;
        response = await browser.get(`${location.pathname}${location.search}`);
      }
      assert.fail('never arrived');
    });
  }

  it('refuses an answer that this browser never asked for', async () => {
    const { browser } = await signIn();
    const stranger = openBrowser(server.url);
    const start = await browser.get('/sign-in?return=/whoami');
    let response = start;
    let location = start.headers.get('location') ?? '';
    while (!location.includes('/sign-in/callback')) {
      response = await browser.get(location.slice(location.startsWith('http') ? server.url.length : 0));
      location = response.headers.get('location') ?? '';
    }
    const answer = await stranger.get(location.slice(server.url.length));
    assert.deepEqual([answer.status, await answer.json()], [422, { refused: 'identity.sign-in-expired' }]);
    assert.equal(stranger.cookies.has('da06_session'), false);
  });

  it('ends a session that was left alone for half an hour, and asks for the password again', async () => {
    const { browser } = await signIn();
    const cookie = `da06_session=${browser.cookies.get('da06_session')}`;
    clock.move(minutes(29));
    assert.equal((await whoIs(cookie))['kind'], 'citizen');
    clock.move(minutes(29));
    assert.equal((await whoIs(cookie))['kind'], 'citizen', 'each request counts as activity');
    clock.move(minutes(31));
    assert.equal((await whoIs(cookie))['kind'], 'anonymous');
  });

  it('ends every session after twelve hours, however busy', async () => {
    const { browser } = await signIn();
    const cookie = `da06_session=${browser.cookies.get('da06_session')}`;
    for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
      clock.move(minutes(20));
      assert.equal((await whoIs(cookie))['kind'], 'citizen', `after ${passed + 20} minutes`);
    }
    clock.move(minutes(21));
    assert.equal((await whoIs(cookie))['kind'], 'anonymous');
  });

  it('signs out here and at the provider', async () => {
    const { browser } = await signIn();
    const cookie = `da06_session=${browser.cookies.get('da06_session')}`;
    await browser.follow(await browser.post('/sign-out'));
    assert.equal(browser.cookies.has('da06_session'), false);
    assert.equal((await whoIs(cookie))['kind'], 'anonymous');
    const page = await browser.follow(await browser.get('/sign-in?return=/whoami'));
    assert.match(page.path, /^\/oidc\/interaction\//, 'the password is asked for again');
  });

  it('does not sign anybody out for another site', async () => {
    const { browser } = await signIn();
    const response = await browser.post('/sign-out', {}, { 'sec-fetch-site': 'cross-site' });
    assert.equal(response.status, 403);
    assert.equal(((await (await browser.get('/whoami')).json()) as { kind: string }).kind, 'citizen');
  });

  it('goes back without a session when the person cancels', async () => {
    const browser = openBrowser(server.url);
    const page = await browser.follow(await browser.get('/sign-in'));
    const end = await browser.follow(await browser.post(`${page.path}/cancel`));
    assert.deepEqual(await end.response.json(), { refused: 'identity.sign-in-cancelled' });
    assert.equal(browser.cookies.has('da06_session'), false);
  });

  it('writes who signed in, who failed and who signed out', async () => {
    const rows = await database.read(system, (tx) =>
      tx.rows<{ action: string; actor_kind: string; person_id: string | null }>(
        sql`select action, actor_kind, person_id from platform.audit_entry where person_id = ${personId}`,
      ),
    );
    const actions = (action: string) => rows.filter((r) => r.action === action);
    assert.ok(actions('identity.sign-in').length >= 5);
    assert.ok(actions('identity.sign-in').every((r) => r.actor_kind === 'citizen'));
    assert.deepEqual(
      actions('identity.sign-in-failed').map((r) => r.actor_kind),
      ['anonymous'],
    );
    assert.equal(actions('identity.sign-out').length, 1);
  });

  it('sends secure, host-bound cookies when people come by https', async () => {
    const publicUrl = 'https://dichvucong.example';
    const secure = await startSignOnServer({ runtime: testRuntime(database), demo: false, publicUrl });
    try {
      const browser = openBrowser(publicUrl, () => secure.url);
      const page = await browser.follow(await browser.get('/sign-in?return=/whoami'));
      let response = await browser.post(page.path, { loginName: number, password });
      const lines: string[] = [];
      for (let step = 0; step < 6 && response.headers.get('location') !== null; step += 1) {
        lines.push(...browser.setCookies);
        response = await browser.get((response.headers.get('location') ?? '').replace(publicUrl, ''));
      }
      assert.equal(((await response.json()) as { kind: string }).kind, 'citizen');
      const session = lines.find((line) => line.startsWith('__Host-da06_session='));
      assert.match(session ?? '', /; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
      assert.ok(
        lines.every((line) => /; secure/i.test(line) && /; httponly/i.test(line)),
        lines.join('\n'),
      );
    } finally {
      await secure.close();
    }
  });
});
