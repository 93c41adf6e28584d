import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import Type from 'typebox';
import { anonymousActor, anyone, command, execute, type Reaction, type Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { createLog } from '#platform/log';
import { fixedClock, systemClock } from '#platform/time';
import { deliverLeftOver, deliverMessage, startJobs } from './index.ts';

const { database, ownerUrl } = await withTestDatabase([]);
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
  emits: ['test.happened.v1', 'test.other.v1'],
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

describe('a message whose job died with its worker', () => {
  const inMinutes = (minutes: number): Runtime => ({
    ...runtime,
    clock: fixedClock(new Date(Date.now() + minutes * 60_000)),
  });

  it('is delivered once it has waited for more than a minute, however the others fare', async () => {
    await deliverLeftOver(inMinutes(2), []);
    const [first, second] = [await message(), await message('test.other.v1')];
    const reactions = [reaction('h1', { fails: 1 }), reaction('h2', { on: 'test.other.v1' })];
    assert.equal(await deliverLeftOver(runtime, reactions), 0);
    assert.equal(await deliverLeftOver(inMinutes(2), reactions), 1);
    assert.deepEqual([await isDelivered(first), await isDelivered(second)], [false, true]);
    assert.equal(await deliverLeftOver(inMinutes(3), reactions), 1);
    assert.deepEqual([await traces('h1'), await traces('h2')], [1, 1]);
    assert.equal(await deliverLeftOver(inMinutes(4), reactions), 0);
  });
});

describe('the worker', () => {
  it('delivers what acts emit, and when it has stopped none of its connections is left', {
    timeout: 30_000,
  }, async () => {
    const jobs = await startJobs(runtime, ownerUrl, { reactions: [reaction('f1')], tasks: [] });
    const waiting = await message();
    for (let i = 0; i < 200 && !(await isDelivered(waiting)); i += 1) await sleep(50);
    assert.ok(await isDelivered(waiting));
    assert.ok((await traces('f1')) >= 1);
    assert.ok((await jobConnections()) > 0);
    await jobs.stop();
    assert.equal(await jobConnections(), 0);
  });

  it('goes on after its connections were cut', { timeout: 30_000 }, async () => {
    const jobs = await startJobs(runtime, ownerUrl, { reactions: [reaction('g1')], tasks: [] });
    // Cut in its very first question, the library never takes a job again (0.18); then only the left-over round delivers.
    const before = await message();
    for (let i = 0; i < 200 && !(await isDelivered(before)); i += 1) await sleep(50);
    await withOwner((client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'da06-jobs' and datname = current_database()",
      ),
    );
    // Otherwise a connection on its way out could still take the message's job, and with it into its grave.
    await sleep(500);
    const id = await message();
    for (let i = 0; i < 400 && !(await isDelivered(id)); i += 1) await sleep(50);
    assert.ok(await isDelivered(id));
    await jobs.stop();
    assert.equal(await jobConnections(), 0);
  });
});

async function withOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function jobConnections(): Promise<number> {
  return withOwner(async (client) => {
    const { rows } = await client.query<{ n: number }>(
      "select count(*) as n from pg_stat_activity where application_name = 'da06-jobs' and datname = current_database()",
    );
    return rows[0]?.n ?? -1;
  });
}
