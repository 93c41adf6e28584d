import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withTestDatabase } from '#platform/db/testing';
import {
  clearSimulatedSteering,
  directivesIssued,
  fillSteeringDemo,
  importSteering,
  judgementsIn,
  nextTasksOf,
  obstaclesAt,
  reviewsAt,
  tasksByAgency,
  trainingsHeld,
} from '../index.ts';
import { openSteering, steeringSources } from '../testing.ts';

const { database } = await withTestDatabase(steeringSources);
const { runtime } = await openSteering(database, '2023-12-18T08:00');
const asOf = '2023-12-18';
const one = { planned: 4, established: 4 };

describe('the demonstration of steering', () => {
  it('fills every register once, by the day, and can be cleared again', async () => {
    await importSteering(database, {
      taskForces: { district: { planned: 2, established: 2 }, commune: one, village: one },
      models: { total: 5, done: 1, inProgress: 1 },
      budgetVnd: 3_000_000_000,
      asOf,
      seed: 1,
    });
    assert.equal(await fillSteeringDemo(runtime, { asOf, seed: 1 }), true);
    assert.equal(await fillSteeringDemo(runtime, { asOf, seed: 1 }), false, 'once is enough');
    await database.read({ kind: 'system' }, async (tx) => {
      const directives = await directivesIssued(tx, { from: '2022-01-01', to: asOf });
      assert.deepEqual(
        directives.slice(0, 2).map((d) => d.number),
        ['06/QĐ-TTg', '05/CT-TTg'],
      );
      const tasks = await tasksByAgency(tx, asOf);
      assert.ok(tasks.some((t) => t.late > 0) && tasks.some((t) => t.done > 0));
      const obstacles = await obstaclesAt(tx, asOf);
      assert.ok(obstacles.every((o) => o.causes.length === 1 && o.solutions.length === 1));
      assert.equal((await reviewsAt(tx, asOf)).length, 3);
      assert.equal((await trainingsHeld(tx, { from: '2023-01-01', to: asOf })).length, 3);
      assert.deepEqual(
        (await nextTasksOf(tx, { year: 2024, asOf })).map((n) => n.position),
        [1, 2, 3, 4, 5],
      );
      assert.equal((await judgementsIn(tx, { from: '2023-01-01', to: asOf })).length, 4);
    });
    assert.ok((await database.asOwner(clearSimulatedSteering)) > 0);
  });
});
