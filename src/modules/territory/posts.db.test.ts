import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type Actor, ask, execute, type Runtime } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { createDiskFileStore } from '#platform/files';
import { hasMessage } from '#platform/i18n';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { fixedClock } from '#platform/time';
import {
  applyProvincePack,
  appointPost,
  appointPostCommand,
  endPost,
  endPostCommand,
  findPost,
  listPosts,
  type Post,
  type PostReach,
  postsOf,
  territoryModule,
  visibleAgencies,
} from './index.ts';
import { samplePack } from './testing.ts';

const { database } = await withTestDatabase([{ module: 'territory', folder: territoryModule.sqlFolder }]);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));

const today = '2023-11-30';
const runtime: Runtime = {
  database,
  clock: fixedClock(new Date('2023-11-30T03:00:00Z')),
  files: createDiskFileStore('/nowhere'),
  log: createLog('silent'),
};
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: 'system' }, work);
const title = { vi: 'Chuyên viên', en: 'Specialist' };
const postAt = (agencyCode: string, change: Partial<Omit<Post, 'id'>> = {}): Omit<Post, 'id'> => ({
  accountId: newId(),
  agencyCode,
  role: 'specialist',
  title,
  sees: 'own-agency',
  validFrom: '2023-01-01',
  validTo: null,
  ...change,
});
const reach = (agencyCode: string, sees: PostReach, date = today) =>
  asSystem((tx) => visibleAgencies(tx, { agencyCode, sees }, date));

async function administratorOf(agencyCode: string, sees: PostReach): Promise<Actor> {
  const post = await asSystem((tx) => appointPost(tx, postAt(agencyCode, { role: 'administrator', sees })));
  return {
    kind: 'officer',
    accountId: post.accountId,
    duties: [{ postId: post.id, role: 'administrator', agency: agencyCode, actsFor: [agencyCode] }],
    roles: ['administrator'],
    agencies: await reach(agencyCode, sees),
  };
}

describe('what a post may see', () => {
  it('is its own agency only', async () => assert.deepEqual(await reach('H98.61', 'own-agency'), ['H98.61']));

  it('is, for the leader of a district, its communes and not those of another district', async () => {
    assert.deepEqual(await reach('H98.61', 'agency-and-below'), ['H98.61', 'H98.61.01', 'H98.61.02']);
  });

  it('is, for the committee of the province, everything beneath it but not the lines of the ministries', async () => {
    const seen = await reach('H98', 'agency-and-below');
    assert.ok(seen.includes('H98.62.01') && seen.includes('H98.03'));
    assert.ok(!seen.includes('H98.20') && !seen.includes('H98.20.01') && !seen.includes('H98.04'));
  });

  it('is every agency there is by that date, for the whole province', async () => {
    assert.equal((await reach('H98', 'province')).length, 12);
    assert.equal((await reach('H99', 'province', '2025-07-01')).length, 17);
  });

  it('takes in the agencies whose work it took over, from the first day and not before', async () => {
    const taken = ['H98.61.01', 'H98.61.02', 'H98.62.01', 'H99.101'];
    assert.deepEqual(await reach('H99.101', 'own-agency', '2025-07-01'), taken);
    assert.deepEqual(await reach('H99.101', 'own-agency', '2025-06-30'), ['H99.101']);
    assert.ok((await reach('H99.020', 'agency-and-below', '2026-05-04')).includes('H98.20.03'));
  });
});

describe('posts', () => {
  it('are held from the first to the last day, and not after their agency has ended', async () => {
    const wanted = postAt('H98.61', { validFrom: '2023-05-01', validTo: '2023-12-31' });
    const open = postAt('H98.62', { accountId: wanted.accountId, validFrom: '2023-06-01' });
    await asSystem((tx) => appointPost(tx, wanted));
    await asSystem((tx) => appointPost(tx, open));
    const held = (date: string) =>
      asSystem(async (tx) => (await postsOf(tx, wanted.accountId, date)).map((p) => p.agencyCode));
    assert.deepEqual(await held('2023-04-30'), []);
    assert.deepEqual(await held('2023-05-01'), ['H98.61']);
    assert.deepEqual(await held('2023-12-31'), ['H98.61', 'H98.62']);
    assert.deepEqual(await held('2024-01-01'), ['H98.62']);
    assert.deepEqual(await held('2025-06-30'), ['H98.62']);
    assert.deepEqual(await held('2025-07-01'), []);
  });

  it('come back as they were given', async () => {
    const wanted = postAt('H98.61', { title: { vi: 'Trưởng Công an', en: 'Chief of police' } });
    const post = await asSystem((tx) => appointPost(tx, wanted));
    assert.deepEqual(post, { id: post.id, ...wanted });
    assert.deepEqual(await asSystem((tx) => findPost(tx, post.id)), post);
  });

  it('are refused twice for the same time, at unknown agencies and before or after the agency', async () => {
    const wanted = postAt('H98.61');
    await asSystem((tx) => appointPost(tx, wanted));
    const tried = (change: Partial<Post>) => asSystem((tx) => appointPost(tx, { ...wanted, ...change }));
    await assert.rejects(tried({ validFrom: '2024-01-01' }), { key: 'territory.post-already-held', kind: 'conflict' });
    await assert.rejects(tried({ agencyCode: 'H97' }), { key: 'territory.unknown-agency' });
    await assert.rejects(tried({ agencyCode: 'H99' }), { key: 'territory.agency-not-there' });
    await assert.rejects(tried({ validTo: '2022-12-31' }), { key: 'territory.ends-before-start' });
    await tried({ role: 'approver' });
  });

  it('are appointed once when two administrators do it at the same time', async () => {
    const wanted = postAt('H98.61');
    let second: Promise<unknown> = Promise.resolve();
    await asSystem(async (tx) => {
      await appointPost(tx, wanted);
      second = asSystem((other) => appointPost(other, wanted));
      second.catch(() => undefined); // looked at below
      await setTimeout(200); // the second has time to look, and must wait for this transaction instead
    });
    await assert.rejects(second, { key: 'territory.post-already-held' });
  });

  it('are hidden from citizens and from officers elsewhere', async () => {
    const { accountId } = await asSystem((tx) => appointPost(tx, postAt('H98.61.01')));
    const seenBy = (kind: string, ...agencies: string[]) =>
      database.read({ kind, agencies }, async (tx) => (await postsOf(tx, accountId, today)).length);
    assert.equal(await seenBy('officer', 'H98.61', 'H98.61.01'), 1);
    assert.equal(await seenBy('officer', 'H98.62'), 0);
    assert.equal(await seenBy('citizen', 'H98.61.01'), 0);
    assert.equal(await seenBy('anonymous'), 0);
    const plant = postAt('H98.61.01');
    await assert.rejects(
      database.transaction({ kind: 'officer', agencies: ['H98.62'] }, (tx) => appointPost(tx, plant)),
      /row-level security/,
    );
  });
});

describe('appoint a post', () => {
  const input = (agencyCode: string, change: object = {}) => ({
    accountId: newId(),
    agencyCode,
    role: 'specialist' as const,
    title,
    sees: 'own-agency' as const,
    ...change,
  });

  it('is done by an administrator, from today, with audit and message', async () => {
    const actor = await administratorOf('H98.61', 'agency-and-below');
    const post = await execute(runtime, appointPostCommand, { actor, input: input('H98.61.02') });
    assert.deepEqual([post.validFrom, post.validTo, post.agencyCode], [today, null, 'H98.61.02']);
    const listed = await ask(runtime, listPosts, { actor, input: { agencyCode: 'H98.61.02' } });
    assert.ok(listed.some((p) => p.id === post.id));
    const told = await asSystem(async (tx) => ({
      audit: await tx.rows(sql`select from platform.audit_entry where detail ->> 'postId' = ${post.id}`),
      message: await tx.rows(sql`select from platform.outbox_message where payload ->> 'postId' = ${post.id}`),
    }));
    assert.deepEqual([told.audit.length, told.message.length], [1, 1]);
  });

  it('is refused to others, beyond the own reach, for oneself and in the past', async () => {
    const actor = await administratorOf('H98.61', 'agency-and-below');
    const tried = (wanted: ReturnType<typeof input>, by: Actor = actor) =>
      execute(runtime, appointPostCommand, { actor: by, input: wanted }) as Promise<unknown>;
    await assert.rejects(tried(input('H98.61.01'), { ...actor, roles: ['leader'] }), { key: 'platform.not-allowed' });
    await assert.rejects(tried(input('H98.62.01')), { key: 'territory.beyond-your-reach', kind: 'forbidden' });
    await assert.rejects(tried(input('H98.61', { sees: 'province' })), { key: 'territory.beyond-your-reach' });
    await assert.rejects(tried(input('H97')), { key: 'territory.unknown-agency' });
    await assert.rejects(tried(input('H98.61', { accountId: actor.accountId })), { key: 'territory.own-post' });
    await assert.rejects(tried(input('H98.61', { validFrom: '2023-11-29' })), { key: 'territory.starts-in-the-past' });
    await assert.rejects(tried(input('H98.61', { validTo: '2023-02-30' })), { key: 'territory.invalid-date' });
    await assert.rejects(tried(input('H98.61', { title: { vi: ' ', en: 'x' } })), { key: 'platform.invalid-input' });
    await assert.rejects(tried(input('H98.61', { accountId: 'nobody' })), { key: 'platform.invalid-input' });
  });
});

describe('end a post', () => {
  it('takes effect at once, or after the last day to come', async () => {
    const actor = await administratorOf('H98.61', 'agency-and-below');
    const first = await asSystem((tx) => appointPost(tx, postAt('H98.61.01', { validFrom: today })));
    const second = await asSystem((tx) => appointPost(tx, postAt('H98.61.01')));
    const held = (post: Post, date: string) =>
      asSystem(async (tx) => (await postsOf(tx, post.accountId, date)).length === 1);

    await execute(runtime, endPostCommand, { actor, input: { postId: first.id } });
    assert.equal(await held(first, today), false);
    await execute(runtime, endPostCommand, { actor, input: { postId: second.id, lastDay: '2023-12-31' } });
    assert.deepEqual([await held(second, '2023-12-31'), await held(second, '2024-01-01')], [true, false]);
  });

  it('is refused for oneself, out of sight, twice, and into the past', async () => {
    const actor = await administratorOf('H98.61', 'agency-and-below');
    const mine = await asSystem((tx) => appointPost(tx, postAt('H98.61.01')));
    const other = await asSystem((tx) => appointPost(tx, postAt('H98.62.01')));
    const tried = (postId: string, lastDay?: string) =>
      execute(runtime, endPostCommand, {
        actor,
        input: lastDay === undefined ? { postId } : { postId, lastDay },
      }) as Promise<unknown>;
    await assert.rejects(tried(actor.duties[0]?.postId ?? ''), { key: 'territory.own-post' });
    await assert.rejects(tried(other.id), { key: 'territory.unknown-post', kind: 'not-found' });
    await assert.rejects(tried(mine.id, '2023-11-28'), { key: 'territory.ended-in-the-past' });
    await tried(mine.id);
    await assert.rejects(tried(mine.id), { key: 'territory.post-already-ends', kind: 'conflict' });
    await assert.rejects(
      asSystem((tx) => endPost(tx, other.id, '2022-12-30')),
      { key: 'territory.ends-before-start' },
    );
  });
});

describe('words', () => {
  it('exist for every refusal of the module', async () => {
    const { readdir, readFile } = await import('node:fs/promises');
    const files = (await readdir(import.meta.dirname, { recursive: true })).filter(
      (f) => f.endsWith('.ts') && !f.includes('.test.') && !f.startsWith('i18n'),
    );
    const sources = await Promise.all(files.map((f) => readFile(`${import.meta.dirname}/${f}`, 'utf8')));
    const keys = [...sources.join('\n').matchAll(/'(territory\.[a-z-]+)'/g)].map((m) => m[1] ?? '');
    const heads = [...territoryModule.commands, ...territoryModule.queries].map((h) => h.name);
    const refusals = keys.filter((k) => !heads.includes(k));
    assert.ok(refusals.length > 8);
    assert.deepEqual(
      refusals.filter((k) => !hasMessage(k)),
      [],
    );
  });
});
