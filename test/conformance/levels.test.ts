import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { anAccount, type Browser, sessionFor } from '#identity/testing';
import { sql } from '#platform/db';
import { authorize, call, plainRequest } from './protocol.ts';
import { decode } from './sign.ts';
import { type Client, startWorld } from './world.ts';

/**
 * Every combination of what an account is, what was proven and when, what the client's registration demands and what the
 * request asks for; with what must come of it worked out here, apart from the code. Time stands still, so that the end of
 * a proof is met to the second.
 */
const fixed = new Date(Math.floor(Date.now() / 1000) * 1000);
const world = await startWorld({ clock: { now: () => fixed } });
after(() => world.close());

const levels = [1, 2, 3, 4] as const;
type Level = (typeof levels)[number];
const bounds: readonly { authentication: Level; account: 1 | 2 }[] = [
  { authentication: 1, account: 1 },
  { authentication: 2, account: 1 },
  { authentication: 3, account: 1 },
  { authentication: 4, account: 1 },
  { authentication: 1, account: 2 },
  { authentication: 2, account: 2 },
];
/** Seconds since the proof: the last at which it counts, and the first at which it does not. */
const ages = [899, 900] as const;
type Ask = { kind: 'none' } | { kind: 'acr_values' | 'essential'; level: Level };
const asks: readonly Ask[] = [
  { kind: 'none' },
  ...([2, 3, 4] as const).map((level) => ({ kind: 'acr_values', level }) as const),
  ...([2, 3] as const).map((level) => ({ kind: 'essential', level }) as const),
];
const acr = (level: number) => `urn:da06:authn:${level}`;
const levelOf = (value: unknown): number => Number(/^urn:da06:authn:([1-4])$/.exec(String(value))?.[1] ?? 0);
const present = (level: number, age: number): number => (age < 900 ? level : 1);

interface Holder {
  level: 1 | 2;
  accountId: string;
  number: string;
  browser: Browser;
}

const system = { kind: 'system' };
const low = await anAccount(world.database, {
  kind: 'citizen',
  loginName: '967090000777',
  level: 1,
  password: world.person.password,
});
const holders: Holder[] = [
  { level: 2, accountId: world.person.accountId, number: world.person.number, browser: world.stranger() },
  { level: 1, accountId: low.id, number: low.loginName, browser: world.stranger() },
];
const clients = new Map<(typeof bounds)[number], Client>();
for (const bound of bounds) {
  const wish = { leastAuthentication: bound.authentication, leastAccountLevel: bound.account, asksByPhone: true };
  clients.set(bound, await world.client(wish));
}
const clientOf = (bound: (typeof bounds)[number]) => clients.get(bound) as Client;
const open = clientOf(bounds[0] as (typeof bounds)[number]);

/** Signs in once, and agrees to every client in advance: what is tried here are the levels alone. */
for (const { browser, number, accountId } of holders) {
  const as = { ...world, person: { ...world.person, number } };
  await authorize(as, plainRequest(open), { browser });
  for (const client of clients.values())
    await world.database.transaction(system, (tx) =>
      tx.run(sql`insert into identity.consent (id, account_id, partner_id, scopes, claims, given_at, until)
        values (gen_random_uuid(), ${accountId}, ${client.id}, '{openid,offline_access}', '{}', now(), now() + interval '30 days')
        on conflict do nothing`),
    );
}

/** The session as a sign-in of this strength, this long ago, would have left it. */
const prove = (accountId: string, level: number, age: number) =>
  world.database.transaction(system, (tx) =>
    tx.run(sql`update identity.oidc_payload set payload = payload
      || jsonb_build_object('acr', ${acr(level)}::text, 'loginTs', ${fixed.getTime() / 1000 - age}::bigint)
      where model = 'Session' and account_id = ${accountId}`),
  );

const paramsOf = (ask: Ask): Record<string, string> => {
  if (ask.kind === 'none') return {};
  if (ask.kind === 'acr_values') return { acr_values: acr(ask.level) };
  return { claims: JSON.stringify({ id_token: { acr: { essential: true, value: acr(ask.level) } } }) };
};

let cells = 0;
let issued = 0;
let below = 0;
const count = (token: { idToken: string }, asked: number) => {
  issued += 1;
  if (levelOf(decode(token.idToken).payload['acr']) < asked) below += 1;
};

describe('no token below the level asked for', () => {
  for (const holder of holders)
    for (const level of levels)
      for (const age of ages)
        it(`silently, account ${holder.level}, proven ${level}, ${age} s ago`, async () => {
          await prove(holder.accountId, level, age);
          for (const bound of bounds)
            for (const ask of asks) {
              cells += 1;
              const client = clientOf(bound);
              const request = plainRequest(client, { prompt: 'none', ...paramsOf(ask) });
              const { params } = await authorize(world, request, { browser: holder.browser });
              const asked = Math.max(bound.authentication, ask.kind === 'none' ? 0 : ask.level);
              // An essential value names one very level: whoever must be stronger for the client cannot also be weaker.
              const contradicts = ask.kind === 'essential' && ask.level < bound.authentication;
              const may = holder.level >= bound.account && present(level, age) >= asked && !contradicts;
              const at = JSON.stringify({ account: holder.level, level, age, bound, ask });
              assert.equal(params.has('code'), may, `${at} ${params}`);
              if (!may) {
                assert.match(String(params.get('error')), /unmet_authentication_requirements|login_required/, at);
                continue;
              }
              const fields = {
                grant_type: 'authorization_code',
                code: params.get('code') ?? '',
                redirect_uri: client.redirectUri,
              };
              const tokens = await call(world, client, { path: '/token', fields });
              assert.equal(tokens.status, 200, `${at} ${JSON.stringify(tokens.body)}`);
              count(tokens, asked);
              if (ask.kind === 'essential') assert.equal(decode(tokens.idToken).payload['acr'], acr(ask.level), at);
            }
        });

  it('by refresh, when the bounds of the client or the level of the account have changed since', async () => {
    const holder = holders[0] as Holder;
    await prove(holder.accountId, 4, 0);
    const setBounds = (bound: (typeof bounds)[number]) =>
      world.database.transaction(system, (tx) =>
        tx
          .run(sql`update identity.account set level = ${holder.level} where id = ${holder.accountId}`)
          .then(() => bound),
      );
    for (const accountLevel of [1, 2] as const)
      for (const level of [1, 2] as const)
        for (const bound of bounds) {
          cells += 1;
          await setBounds(bound);
          await prove(holder.accountId, 4, 0);
          const client = clientOf(bound);
          const request = plainRequest(client, { scope: 'openid offline_access', prompt: 'consent' });
          const { params } = await authorize(world, request, { browser: holder.browser });
          const fields = {
            grant_type: 'authorization_code',
            code: params.get('code') ?? '',
            redirect_uri: client.redirectUri,
          };
          const first = await call(world, client, { path: '/token', fields });
          assert.ok(first.refreshToken, JSON.stringify(first.body));
          // As if the person had proven less then, or their account had been lowered since.
          await world.database.asOwner(async (tx) => {
            await tx.run(sql`update identity.oidc_payload set payload = payload || jsonb_build_object('acr', ${acr(level)}::text)
              where model = 'RefreshToken' and payload->>'accountId' = ${holder.accountId} and consumed_at is null`);
            await tx.run(sql`update identity.account set level = ${accountLevel} where id = ${holder.accountId}`);
          });
          const refresh = { grant_type: 'refresh_token', refresh_token: first.refreshToken };
          const next = await call(world, client, { path: '/token', fields: refresh });
          const may = accountLevel >= bound.account && level >= bound.authentication;
          assert.equal(next.status === 200, may, JSON.stringify({ accountLevel, level, bound, body: next.body }));
          if (may) count(next, bound.authentication);
          await world.database.asOwner((tx) =>
            tx.run(sql`delete from identity.oidc_payload where model = 'RefreshToken'`),
          );
        }
    await setBounds(bounds[0] as (typeof bounds)[number]);
  });

  it('by telephone (CIBA): the approval counts as strongly as its session is now', async () => {
    for (const holder of holders)
      for (const level of levels)
        for (const age of ages) {
          const cookie = await sessionFor(world.database, holder.accountId, level);
          const authenticatedAt = new Date(fixed.getTime() - age * 1000);
          await world.database.asOwner((tx) =>
            tx.run(sql`update identity.web_session set authenticated_at = ${authenticatedAt}, seen_at = ${fixed}`),
          );
          for (const bound of bounds.filter((b) => b.authentication === 2))
            for (const asked of [undefined, 3] as const) {
              cells += 1;
              const client = clientOf(bound);
              const fields = {
                scope: 'openid',
                login_hint: holder.number,
                binding_message: 'Quầy 3 - 0421',
                ...(asked === undefined ? {} : { acr_values: acr(asked) }),
              };
              const started = await call(world, client, { path: '/backchannel', fields });
              assert.equal(started.status, 200, JSON.stringify(started.body));
              const list = await (
                await fetch(`${world.url}/approvals`, { headers: { cookie, accept: 'text/html' } })
              ).text();
              const id = /\/approvals\/([0-9a-f-]{36})/.exec(list)?.[1] ?? '';
              await fetch(`${world.url}/approvals/${id}`, {
                method: 'POST',
                redirect: 'manual',
                headers: { cookie, 'sec-fetch-site': 'same-origin' },
                body: new URLSearchParams({ answer: 'yes' }),
              });
              const grant = {
                grant_type: 'urn:openid:params:grant-type:ciba',
                auth_req_id: started.body['auth_req_id'],
              };
              const tokens = await call(world, client, { path: '/token', fields: grant });
              const least = Math.max(bound.authentication, asked ?? 0);
              const may = holder.level >= bound.account && present(level, age) >= least;
              const at = JSON.stringify({ account: holder.level, level, age, bound, asked, body: tokens.body });
              assert.equal(tokens.status === 200, may, at);
              if (may) count(tokens, least);
              else
                await world.database.asOwner((tx) =>
                  tx.run(sql`delete from identity.approval where state = 'waiting'`),
                );
            }
        }
  });

  it('over all cells', () => {
    process.stdout.write(`levels: ${cells} cells, ${issued} tokens, ${below} below the level asked for\n`);
    assert.ok(cells >= 500, `${cells}`);
    assert.ok(issued >= 100, 'the matrix is asleep: hardly any token was issued');
    assert.equal(below, 0);
  });
});
