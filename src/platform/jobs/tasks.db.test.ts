import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Runtime, Task } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { takeTurn, wakeTask } from '#platform/jobs';
import { createLog } from '#platform/log';
import { fixedClock } from '#platform/time';

const { database } = await withTestDatabase([]);
const at = (time: string): Runtime => ({
  database,
  clock: fixedClock(new Date(time)),
  files: { put: () => Promise.reject(new Error('no files')), get: () => Promise.reject(new Error('no files')) },
  log: createLog('silent'),
});

it('a task runs once in its period, on whichever server asks first', async () => {
  let runs = 0;
  const run = async () => {
    runs += 1;
  };
  const task: Task = { name: 'test.each-minute', everySeconds: 60, run };
  const first = at('2026-11-24T03:00:00Z');
  const turns = await Promise.all([1, 2, 3, 4].map(() => takeTurn(first, task)));
  assert.equal(turns.filter(Boolean).length, 1);
  assert.equal(await takeTurn(at('2026-11-24T03:00:59Z'), task), false);
  assert.equal(await takeTurn(at('2026-11-24T03:01:00Z'), task), true);
  assert.equal(runs, 2);
});

it('a woken task is due at once; a failed turn is no end', async () => {
  let runs = 0;
  const task: Task = {
    name: 'test.fails',
    everySeconds: 3600,
    run: async () => {
      runs += 1;
      if (runs === 1) throw new Error('the first turn fails');
    },
  };
  const runtime = at('2026-11-24T03:00:00Z');
  assert.equal(await takeTurn(runtime, task), true);
  assert.equal(await takeTurn(runtime, task), false);
  await database.transaction({ kind: 'system' }, (tx) => wakeTask(tx, task.name, runtime.clock.now()));
  assert.equal(await takeTurn(runtime, task), true);
  assert.equal(runs, 2);
});

it('a nightly task waits for its hour, and is taken over when its server died at it', async () => {
  const task: Task = { name: 'test.nightly', dailyAt: '01:30', run: async () => undefined };
  assert.equal(await takeTurn(at('2026-11-24T10:00:00Z'), task), false); // 17:00 in Vietnam
  assert.equal(await takeTurn(at('2026-11-24T18:29:00Z'), task), false);
  const dies: Task = { ...task, run: () => new Promise(() => undefined) };
  void takeTurn(at('2026-11-24T18:30:00Z'), dies);
  await new Promise((done) => setTimeout(done, 200));
  await database.transaction({ kind: 'system' }, (tx) => wakeTask(tx, task.name, new Date('2026-11-24T18:31:00Z')));
  assert.equal(await takeTurn(at('2026-11-24T18:32:00Z'), task), false, 'somebody is at it');
  assert.equal(await takeTurn(at('2026-11-24T18:41:00Z'), task), true, 'its lease has ended');
});
