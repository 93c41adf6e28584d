import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { clearSimulatedSteering, importSteering } from './index.ts';
import { openSteering, steeringSources } from './testing.ts';

const { database } = await withTestDatabase(steeringSources);
await openSteering(database, '2023-12-18T08:00');

const wish = {
  taskForces: {
    district: { planned: 2, established: 2 },
    commune: { planned: 5, established: 4 },
    village: { planned: 37, established: 30 },
  },
  models: { total: 42, done: 4, inProgress: 3 },
  budgetVnd: 38_825_000_001,
  asOf: '2023-12-18',
  seed: 6,
};

const facts = () =>
  database.read({ kind: 'system' }, (tx) =>
    tx.rows<{ subject: string; fact: string; level: string | null; n: number; amount: number | null }>(sql`
      select 'force' as subject, fact, level, sum(weight)::int as n, null::bigint as amount from steering.pub_task_force_fact group by 1, 2, 3
      union all select 'model', fact, null, sum(weight)::int, null from steering.pub_model_fact group by 1, 2
      union all select 'budget', fact, null, null, sum(weight * quantity)::bigint from steering.pub_budget_fact where fact = 'allocated' group by 1, 2
      order by 1, 2, 3`),
  );

describe('the bulk door of steering', () => {
  it('makes exactly what is wished for, all of it by the date, the same for the same seed', async () => {
    await database.asOwner(async (tx) => {
      await clearSimulatedSteering(tx);
    });
    await importSteering(database, wish);
    const found = (await facts()).map((r) => [r.subject, r.fact, r.level, r.n ?? r.amount]);
    assert.deepEqual(found, [
      ['budget', 'allocated', null, 38_825_000_001],
      ['force', 'established', 'commune', 4],
      ['force', 'established', 'district', 2],
      ['force', 'established', 'province', 1],
      ['force', 'established', 'village', 30],
      ['force', 'planned', 'commune', 5],
      ['force', 'planned', 'district', 2],
      ['force', 'planned', 'province', 1],
      ['force', 'planned', 'village', 37],
      ['model', 'assigned', null, 42],
      ['model', 'done', null, 4],
      ['model', 'in-progress', null, 3],
    ]);
    const late = await database.read({ kind: 'system' }, (tx) =>
      tx.one<{ n: number }>(sql`select count(*) as n from steering.fact
        where happened_on > ${wish.asOf}::date or recorded_at >= '2023-12-19T00:00+07:00'`),
    );
    assert.equal(late.n, 0);
    const all = () =>
      database
        .asOwner((tx) => tx.rows(sql`select * from steering.fact order by id`))
        .then((rows) => JSON.stringify(rows));
    const first = await all();
    await database.asOwner(clearSimulatedSteering);
    await importSteering(database, wish);
    assert.equal(await all(), first);
  });

  it('finds places on a day when there are no districts any more', async () => {
    await database.asOwner(clearSimulatedSteering);
    await importSteering(database, { ...wish, asOf: '2026-11-24' });
    assert.equal((await facts()).find((r) => r.fact === 'planned' && r.level === 'district')?.n, 2);
  });

  it('refuses what cannot be, and never clears what people recorded', async () => {
    await assert.rejects(
      importSteering(database, { ...wish, models: { total: 3, done: 2, inProgress: 2 } }),
      (e) => e instanceof Refusal && e.key === 'steering.impossible-wish',
    );
    await database.asOwner((tx) =>
      tx.run(sql`insert into steering.village (code, commune_code, kind, name, valid_from)
        values ('98101-99', '98101', 'bon', 'Bon Mbê', '2023-01-01')`),
    );
    await assert.rejects(
      database.asOwner(clearSimulatedSteering),
      (e) => e instanceof Refusal && e.key === 'steering.real-records-here',
    );
  });
});
