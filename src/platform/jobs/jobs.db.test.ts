import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import Type from 'typebox';
import { anonymousActor, anyone, command, execute, type Reaction, type Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { createLog } from '#platform/log';
import { fixedClock, systemClock } from '#platform/time';
import { deliverMessage, deliverWaiting, startJobs, sweepOutbox } from './index.ts';

const { database } = await withTestDatabase([]);
await database.asOwner((tx) =>
  tx.script('create table platform.trace (reaction text not null); grant select, insert on platform.trace to da06_app'),
);
const runtime: Runtime = {
  database,
  clock: systemClock,
  files: { put: () => Promise.reject(new Error('no files')), get: () => Promise.reject(new Error('no files')) },
  log: createLog('silent'),
};
const happen = command({
  name: 'test.happen',
  summary: 'Something happens.',
  allow: anyone,
  input: Type.Object({ event: Type.String() }),
  emits: ['test.happened.v1', 'test.other.v1', 'test.waits.v1'],
  run: async (ctx, { event }) => ctx.emit(event, { event }),
});

const asSystem = <R extends object>(statement: ReturnType<typeof sql>) =>
  database.read({ kind: 'system' }, (tx) => tx.rows<R>(statement));

/** Makes the event happen and tells the message's id. */
async function message(event = 'test.happened.v1'): Promise<string> {
  await execute(runtime, happen, { actor: anonymousActor, input: { event } });
  const [last] = await asSystem<{ id: string }>(
    sql`select id from platform.outbox_message order by occurred_at desc, id desc limit 1`,
  );
  return last?.id ?? '';
}

const traces = async (reaction: string) =>
  (await asSystem(sql`select from platform.trace where reaction = ${reaction}`)).length;
const isDelivered = async (id: string) =>
  (await asSystem(sql`select from platform.outbox_message where id = ${id} and delivered_at is not null`)).length === 1;

/** A reaction that leaves a trace, and fails after it as often as told. */
function reaction(name: string, options: { on?: string; fails?: number } = {}): Reaction {
  let left = options.fails ?? 0;
  return {
    on: options.on ?? 'test.happened.v1',
    name,
    async run(ctx) {
      assert.equal(ctx.actor.kind, 'system');
      await ctx.tx.run(sql`insert into platform.trace (reaction) values (${name})`);
      left -= 1;
      if (left >= 0) throw new Error(`${name} fails`);
    },
  };
}

describe('a message', () => {
  it('reaches every reaction that waits for its event, and no other', async () => {
    const reactions = [reaction('a1'), reaction('a2'), reaction('a3', { on: 'test.other.v1' })];
    const id = await message();
    await deliverMessage(runtime, reactions, id);
    assert.deepEqual([await traces('a1'), await traces('a2'), await traces('a3')], [1, 1, 0]);
    assert.ok(await isDelivered(id));
  });

  it('delivered several times, also at the same time, is reacted to once', async () => {
    const reactions = [reaction('b1')];
    const id = await message();
    await Promise.all(Array.from({ length: 5 }, () => deliverMessage(runtime, reactions, id)));
    await deliverMessage(runtime, reactions, id);
    assert.equal(await traces('b1'), 1);
  });

  it('whose reaction fails is tried again; the reactions that are done are not run twice', async () => {
    const reactions = [reaction('c1'), reaction('c2', { fails: 2 }), reaction('c3')];
    const id = await message();
    for (let i = 0; i < 2; i += 1) {
      await assert.rejects(deliverMessage(runtime, reactions, id), /c2 fails/);
      assert.equal(await isDelivered(id), false);
      assert.equal(await traces('c2'), 0, 'what a failed reaction did is rolled back');
    }
    await deliverMessage(runtime, reactions, id);
    assert.deepEqual([await traces('c1'), await traces('c2'), await traces('c3')], [1, 1, 1]);
    assert.ok(await isDelivered(id));
  });

  it('that does not exist is nobody’s concern', async () => {
    await deliverMessage(runtime, [reaction('d1')], '0189aabb-1111-7222-8333-123456789012');
    assert.equal(await traces('d1'), 0);
  });

  it('ends the chain: a reaction may not emit', async () => {
    const chain: Reaction = { on: 'test.happened.v1', name: 'e1', run: async (ctx) => ctx.emit('test.other.v1', {}) };
    await assert.rejects(deliverMessage(runtime, [chain], await message()), /may not emit test\.other\.v1/);
  });
});

const later = (seconds: number): Runtime => ({
  ...runtime,
  clock: fixedClock(new Date(Date.now() + seconds * 1_000)),
});

describe('what waits', () => {
  it('is delivered in batches; of one that fails nothing stays, and the others are delivered all the same', async () => {
    while ((await deliverWaiting(runtime, [])) > 0);
    const ids = [await message(), await message('test.other.v1'), await message()];
    const reactions = [reaction('h1'), reaction('h2', { on: 'test.other.v1', fails: 2 })];
    await deliverWaiting(runtime, reactions);
    assert.deepEqual(await Promise.all(ids.map(isDelivered)), [true, false, true]);
    assert.deepEqual([await traces('h1'), await traces('h2')], [2, 0]);
    assert.equal(await deliverWaiting(runtime, reactions), 0, 'it waits before it is tried again');
    assert.equal(await deliverWaiting(later(60), reactions), 1);
    assert.deepEqual(await Promise.all(ids.map(isDelivered)), [true, true, true]);
    assert.deepEqual([await traces('h1'), await traces('h2')], [2, 1]);
  });

  it('is delivered once by four servers at the same time', async () => {
    await Promise.all(Array.from({ length: 120 }, () => message()));
    const reactions = [reaction('i1')];
    const rounds = async () => {
      while ((await deliverWaiting(runtime, reactions)) > 0);
    };
    await Promise.all([rounds(), rounds(), rounds(), rounds()]);
    assert.equal(await traces('i1'), 120);
  });

  it('is never cleared; what was delivered is, after thirty days', async () => {
    const [done, waiting] = [await message(), await message('test.waits.v1')];
    await deliverMessage(runtime, [], done);
    await sweepOutbox.run(later(29 * 86_400));
    assert.ok(await isDelivered(done));
    await sweepOutbox.run(later(31 * 86_400));
    const left = await asSystem<{ id: string }>(
      sql`select id from platform.outbox_message where id in (${done}, ${waiting})`,
    );
    assert.deepEqual(left, [{ id: waiting }]);
  });
});

describe('delivery', () => {
  it('goes on by itself until it is stopped', { timeout: 30_000 }, async () => {
    const jobs = startJobs(runtime, { reactions: [reaction('f1')], tasks: [] });
    const waiting = await message();
    for (let i = 0; i < 200 && !(await isDelivered(waiting)); i += 1) await sleep(50);
    assert.ok(await isDelivered(waiting));
    await jobs.stop();
    const unheard = await message();
    await sleep(500);
    assert.equal(await isDelivered(unheard), false);
  });

  it('goes on after its connections were cut', { timeout: 30_000 }, async () => {
    const jobs = startJobs(runtime, { reactions: [reaction('g1')], tasks: [] });
    const before = await message();
    for (let i = 0; i < 200 && !(await isDelivered(before)); i += 1) await sleep(50);
    await database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'da06' and datname = current_database() and pid <> pg_backend_pid()`);
    let id = '';
    for (let i = 0; i < 20 && id === ''; i += 1) id = await message().catch(() => sleep(100).then(() => ''));
    for (let i = 0; i < 400 && !(await isDelivered(id)); i += 1) await sleep(50);
    assert.ok(await isDelivered(id));
    await jobs.stop();
  });
});
