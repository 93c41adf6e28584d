import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, ask, execute, type Runtime } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { createDiskFileStore } from '#platform/files';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { vietnamDate } from '#platform/time';
import {
  applyProvincePack,
  appointPost,
  delegatePost,
  deputiesOf,
  dutiesOf,
  endDelegation,
  endPost,
  myAbsence,
  type Post,
  type PostRole,
  postAbsence,
  territoryModule,
} from './index.ts';
import { samplePack } from './testing.ts';

const { database } = await withTestDatabase([{ module: 'territory', folder: territoryModule.sqlFolder }]);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));

let now = new Date('2023-11-30T03:00:00Z');
const runtime: Runtime = {
  database,
  clock: { now: () => now },
  files: createDiskFileStore('/nowhere'),
  log: createLog('silent'),
};
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: 'system' }, work);
const police = 'H98.20.01';

async function appointed(agencyCode: string, role: PostRole, sees: Post['sees'] = 'own-agency'): Promise<Post> {
  const post = { accountId: newId(), agencyCode, role, sees, title: { vi: role, en: role } };
  return asSystem((tx) => appointPost(tx, { ...post, validFrom: '2023-01-01', validTo: null }));
}

/** Who this account is on a day: what sign-in would make of it. */
async function actorOn(accountId: string, date = vietnamDate(now)): Promise<Actor> {
  const held = await asSystem((tx) => dutiesOf(tx, accountId, date));
  return {
    kind: 'officer',
    accountId,
    duties: held.map(({ post, actsFor, onBehalfOf }) => ({
      postId: post.id,
      role: post.role,
      agency: post.agencyCode,
      actsFor,
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    })),
    roles: [...new Set(held.map(({ post }) => post.role))],
    agencies: [...new Set(held.flatMap(({ sees }) => sees))],
  };
}

const delegate = async (by: string, wanted: { postId: string; deputyId: string; from?: string; until: string }) =>
  execute(runtime, delegatePost, { actor: await actorOn(by), input: { reason: 'leave', ...wanted } });

const rolesOn = async (accountId: string, date: string) => (await actorOn(accountId, date)).roles.toSorted();

describe('an officer who goes away', () => {
  it('is stood in for from the first to the last day, under their own post, and keeps it themself', async () => {
    const chief = await appointed(police, 'approver', 'agency-and-below');
    const deputy = await appointed(police, 'specialist');
    const given = await delegate(chief.accountId, {
      postId: chief.id,
      deputyId: deputy.accountId,
      from: '2023-12-04',
      until: '2023-12-08',
    });
    assert.deepEqual(await rolesOn(deputy.accountId, '2023-12-03'), ['specialist']);
    assert.deepEqual(await rolesOn(deputy.accountId, '2023-12-04'), ['approver', 'specialist']);
    assert.deepEqual(await rolesOn(deputy.accountId, '2023-12-08'), ['approver', 'specialist']);
    assert.deepEqual(await rolesOn(deputy.accountId, '2023-12-09'), ['specialist']);
    assert.deepEqual(await rolesOn(chief.accountId, '2023-12-05'), ['approver']);
    const [own, stood] = (await actorOn(deputy.accountId, '2023-12-05')).duties;
    assert.deepEqual([own?.postId, own?.onBehalfOf], [deputy.id, undefined]);
    assert.deepEqual([stood?.postId, stood?.onBehalfOf, stood?.actsFor], [chief.id, chief.accountId, [police]]);
    const standing = (date: string) => asSystem((tx) => deputiesOf(tx, [chief.id, deputy.id], date));
    assert.deepEqual([...(await standing('2023-12-05'))], [[chief.id, deputy.accountId]]);
    assert.deepEqual([...(await standing('2023-12-09'))], []);
    const told = await asSystem(async (tx) => ({
      audit: await tx.rows(sql`select from platform.audit_entry where detail ->> 'delegationId' = ${given.id}`),
      message: await tx.rows(sql`select from platform.outbox_message where payload ->> 'delegationId' = ${given.id}`),
    }));
    assert.deepEqual([told.audit.length, told.message.length], [1, 1]);
  });

  it('sees what they gave and who could stand in; the deputy sees for whom', async () => {
    const [one, two] = [await appointed('H98.62.01', 'approver'), await appointed('H98.62.01', 'specialist')];
    await delegate(one.accountId, { postId: one.id, deputyId: two.accountId, until: '2023-12-01' });
    const mine = await ask(runtime, myAbsence, { actor: await actorOn(one.accountId), input: {} });
    assert.deepEqual(
      mine.mine.map((m) => [m.post.id, m.delegations.map((d) => d.deputyId), m.colleagues.map((c) => c.id)]),
      [[one.id, [two.accountId], [two.id]]],
    );
    assert.deepEqual(mine.received, []);
    const theirs = await ask(runtime, myAbsence, { actor: await actorOn(two.accountId), input: {} });
    assert.deepEqual(
      theirs.received.map((r) => [r.post.id, r.delegation.validTo]),
      [[one.id, '2023-12-01']],
    );
    assert.deepEqual(
      theirs.mine.map((m) => m.post.id),
      [two.id],
      'a post stood in for is not the deputy’s own to give',
    );
  });

  it('gives nothing further: the deputy cannot pass the post on', async () => {
    const [one, two, three] = [
      await appointed(police, 'approver'),
      await appointed(police, 'specialist'),
      await appointed(police, 'specialist'),
    ];
    await delegate(one.accountId, { postId: one.id, deputyId: two.accountId, until: '2023-12-30' });
    await assert.rejects(delegate(two.accountId, { postId: one.id, deputyId: three.accountId, until: '2023-12-30' }), {
      key: 'territory.not-your-post',
      kind: 'forbidden',
    });
  });
});

describe('a delegation is refused', () => {
  it('to oneself, elsewhere, in the past, for too long, backwards, beyond the post, and twice for one day', async () => {
    const [one, two] = [await appointed(police, 'approver'), await appointed(police, 'specialist')];
    const elsewhere = await appointed('H98.20.03', 'specialist');
    const tried = (change: object) =>
      delegate(one.accountId, { postId: one.id, deputyId: two.accountId, until: '2023-12-08', ...change });
    await assert.rejects(tried({ deputyId: one.accountId }), { key: 'territory.deputy-is-yourself' });
    await assert.rejects(tried({ deputyId: elsewhere.accountId }), { key: 'territory.deputy-elsewhere' });
    await assert.rejects(tried({ deputyId: newId() }), { key: 'territory.deputy-elsewhere' });
    await assert.rejects(tried({ from: '2023-11-29' }), { key: 'territory.starts-in-the-past' });
    await assert.rejects(tried({ until: '2023-11-29' }), { key: 'territory.ends-before-start' });
    await assert.rejects(tried({ until: '2024-05-28' }), { key: 'territory.away-too-long' });
    await assert.rejects(tried({ until: '2023-02-30' }), { key: 'territory.invalid-date' });
    await tried({ until: '2023-12-08' });
    await assert.rejects(tried({ from: '2023-12-08', until: '2023-12-20' }), { key: 'territory.already-delegated' });
    await tried({ from: '2023-12-09', until: '2023-12-20' });
    await asSystem((tx) => endPost(tx, one.id, '2024-01-05'));
    await assert.rejects(tried({ from: '2024-01-02', until: '2024-01-06' }), { key: 'territory.beyond-the-post' });
  });

  it('for an administrator’s post, and to whoever is neither the officer nor above them', async () => {
    const admin = await appointed('H98', 'administrator', 'province');
    const helper = await appointed('H98', 'specialist');
    await assert.rejects(
      delegate(admin.accountId, { postId: admin.id, deputyId: helper.accountId, until: '2023-12-08' }),
      { key: 'territory.administrator-not-delegated' },
    );
    const [one, two] = [await appointed(police, 'specialist'), await appointed(police, 'specialist')];
    const wanted = { postId: one.id, deputyId: two.accountId, until: '2023-12-08' };
    await assert.rejects(delegate(two.accountId, wanted), { key: 'territory.not-your-post' });
    const stranger = await appointed('H98.62.01', 'leader');
    await assert.rejects(delegate(stranger.accountId, wanted), { key: 'territory.unknown-post', kind: 'not-found' });
  });
});

describe('when the officer cannot do it themself', () => {
  it('their leader does, sees who could stand in, and never takes the post themself', async () => {
    const leader = await appointed(police, 'leader');
    const [ill, two] = [await appointed(police, 'approver'), await appointed(police, 'specialist')];
    const actor = await actorOn(leader.accountId);
    const shown = await ask(runtime, postAbsence, { actor, input: { postId: ill.id } });
    assert.ok(shown.colleagues.some((c) => c.id === two.id) && shown.colleagues.every((c) => c.id !== ill.id));
    const wanted = { postId: ill.id, until: '2023-12-08' };
    await assert.rejects(delegate(leader.accountId, { ...wanted, deputyId: leader.accountId }), {
      key: 'territory.not-to-yourself',
    });
    await delegate(leader.accountId, { ...wanted, deputyId: two.accountId });
    assert.deepEqual(await rolesOn(two.accountId, '2023-12-08'), ['approver', 'specialist']);
    const wide = await appointed(police, 'specialist', 'province');
    await assert.rejects(
      delegate(leader.accountId, { postId: wide.id, deputyId: two.accountId, until: '2023-12-08' }),
      { key: 'territory.beyond-your-reach' },
    );
  });
});

describe('a delegation ends', () => {
  it('at once when the officer is back or the deputy gives it up, and once only', async () => {
    const [one, two] = [await appointed(police, 'approver'), await appointed(police, 'specialist')];
    const give = () => delegate(one.accountId, { postId: one.id, deputyId: two.accountId, until: '2023-12-08' });
    const end = async (by: string, delegationId: string) =>
      execute(runtime, endDelegation, { actor: await actorOn(by), input: { delegationId } });
    const first = await give();
    await assert.rejects(end((await appointed(police, 'specialist')).accountId, first.id), {
      key: 'territory.not-your-post',
    });
    await end(one.accountId, first.id);
    assert.deepEqual(await rolesOn(two.accountId, vietnamDate(now)), ['specialist']);
    await assert.rejects(end(one.accountId, first.id), { key: 'territory.delegation-has-ended', kind: 'conflict' });
    const second = await give();
    await end(two.accountId, second.id);
    assert.deepEqual(await rolesOn(two.accountId, '2023-12-05'), ['specialist']);
  });

  it('keeps the days on which it was used', async () => {
    const [one, two] = [await appointed(police, 'approver'), await appointed(police, 'specialist')];
    const given = await delegate(one.accountId, { postId: one.id, deputyId: two.accountId, until: '2023-12-20' });
    now = new Date('2023-12-05T03:00:00Z');
    await execute(runtime, endDelegation, {
      actor: await actorOn(one.accountId),
      input: { delegationId: given.id },
    });
    assert.deepEqual(await rolesOn(two.accountId, '2023-12-04'), ['approver', 'specialist']);
    assert.deepEqual(await rolesOn(two.accountId, '2023-12-05'), ['specialist']);
    now = new Date('2023-11-30T03:00:00Z');
  });

  it('with the deputy’s own post: who works there no longer stands in for nobody', async () => {
    const [one, two] = [await appointed(police, 'approver'), await appointed(police, 'specialist')];
    await asSystem((tx) =>
      appointPost(tx, {
        accountId: two.accountId,
        agencyCode: 'H98.20.03',
        role: 'specialist',
        sees: 'own-agency',
        title: two.title,
        validFrom: '2023-01-01',
        validTo: null,
      }),
    );
    await delegate(one.accountId, { postId: one.id, deputyId: two.accountId, until: '2023-12-20' });
    await asSystem((tx) => endPost(tx, two.id, '2023-12-10'));
    assert.deepEqual(await rolesOn(two.accountId, '2023-12-10'), ['approver', 'specialist']);
    const after = await actorOn(two.accountId, '2023-12-11');
    assert.deepEqual([after.roles, after.agencies], [['specialist'], ['H98.20.03']]);
  });
});
