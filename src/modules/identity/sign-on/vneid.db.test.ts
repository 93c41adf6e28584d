import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Actor } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { populationModule } from '#population';
import { aPerson } from '#population/testing';
import { territoryModule } from '#territory';
import { startVneid, type VneidFault } from '../../../../sandbox/vneid/vneid-stand-in.ts';
import { identityModule } from '../index.ts';
import { startSignOnServer, testRuntime } from '../testing/sign-on-server.ts';
import { anAccount, openBrowser } from '../testing.ts';

const sources = [territoryModule, populationModule, identityModule];
const { database } = await withTestDatabase(sources.map((m) => ({ module: m.name, folder: m.sqlFolder })));
const lan = await aPerson(database, { fullName: 'Nguyễn Thị Lan', sex: 'female' });
const binh = await aPerson(database, { fullName: 'Trần Văn Bình' });
const person = (subject: string, personalNumber: string, fullName: string) =>
  ({ subject, personalNumber, fullName, accountLevel: 2 }) as const;
const vneid = await startVneid([
  person('v-lan', lan.personalNumber, lan.fullName),
  person('v-binh', binh.personalNumber, binh.fullName),
  person('v-far', '967190888888', 'Người Tỉnh Khác'),
]);
const account = await anAccount(database, {
  kind: 'citizen',
  loginName: lan.personalNumber,
  personId: lan.id,
  level: 2,
});
const { issuer, clientId, clientSecret } = vneid;
const server = await startSignOnServer({
  runtime: testRuntime(database),
  demo: false,
  vneid: { issuer, clientId, clientSecret },
});
after(async () => {
  await server.close();
  await vneid.close();
});

/** Goes to VNeID as this person and comes back; with what the portal says in the end. */
async function signIn(subject: string, options: { level?: number; fault?: VneidFault } = {}) {
  const browser = openBrowser(server.url);
  const page = await browser.follow(await browser.get(`/sign-in?return=/whoami&level=${options.level ?? 1}`));
  const asked = (await page.response.json()) as { outside: boolean };
  assert.equal(asked.outside, true);
  const left = await browser.get(`${page.path}/vneid`);
  const there = new URL(left.headers.get('location') ?? '');
  assert.equal(there.origin, issuer);
  there.searchParams.set('person', subject);
  const back = await fetch(there, { redirect: 'manual' });
  vneid.fault = options.fault ?? 'none';
  const callback = new URL(back.headers.get('location') ?? '');
  const end = await browser.follow(await browser.get(`${callback.pathname}${callback.search}`));
  vneid.fault = 'none';
  return {
    status: end.response.status,
    path: end.path,
    body: (await end.response.json()) as Actor & { refused?: string },
  };
}

describe('standing behind VNeID', () => {
  it('signs in the account that bears the number, as strongly as VNeID vouches for', async () => {
    const first = await signIn('v-lan', { level: 3 });
    assert.deepEqual([first.path, first.body.accountId, first.body.authenticationLevel], ['/whoami', account.id, 3]);
    const again = await signIn('v-lan');
    assert.deepEqual([again.body.accountId, again.body.authenticationLevel], [account.id, 1]);
  });

  it('makes an account for a person of the registry who has none, of the level that VNeID names', async () => {
    const { body } = await signIn('v-binh', { level: 2 });
    assert.deepEqual([body.personId, body.accountLevel, body.authenticationLevel], [binh.id, 2, 2]);
    const links = await database.read({ kind: 'system' }, (tx) =>
      tx.rows<{ subject: string }>(sql`select subject from identity.linked_account order by subject`),
    );
    assert.deepEqual(
      links.map((l) => l.subject),
      ['v-binh', 'v-lan'],
    );
  });

  it('knows nobody whom the registry does not know', async () => {
    const { body } = await signIn('v-far');
    assert.equal(body.refused, 'identity.outside-unknown');
  });

  for (const fault of [
    'other-audience',
    'other-nonce',
    'other-key',
    'expired',
    'unknown-level',
    'other-number',
  ] as const)
    it(`opens nothing when the answer is wrong: ${fault}`, async () => {
      const { body } = await signIn('v-lan', { fault });
      assert.equal(body.refused, 'identity.outside-failed');
    });

  it('says that it is away, and that somebody thought better of it', async () => {
    const { body } = await signIn('v-lan', { fault: 'down' });
    assert.match(body.refused ?? '', /^identity\.outside-(failed|away)$/);
    assert.equal((await signIn('')).body.refused, 'identity.sign-in-cancelled');
  });

  it('takes an answer only in the browser that asked', async () => {
    const browser = openBrowser(server.url);
    const page = await browser.follow(await browser.get('/sign-in?return=/whoami'));
    const there = new URL((await browser.get(`${page.path}/vneid`)).headers.get('location') ?? '');
    there.searchParams.set('person', 'v-lan');
    const callback = new URL((await fetch(there, { redirect: 'manual' })).headers.get('location') ?? '');
    const stranger = openBrowser(server.url);
    const end = await stranger.follow(await stranger.get(`${callback.pathname}${callback.search}`));
    assert.deepEqual(await end.response.json(), { refused: 'identity.sign-in-expired' });
  });
});
