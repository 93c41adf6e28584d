import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { countPersons, generatePopulation, populationModule } from '#population';
import { territoryModule } from '#territory';
import { statisticsOf } from './statistics.ts';

const { database } = await withTestDatabase([
  { module: 'territory', folder: territoryModule.sqlFolder },
  { module: 'population', folder: populationModule.sqlFolder },
]);
const asOf = '2023-11-30';
const system = { kind: 'system' } as const;

test('a registry without people has empty tables', async () => {
  const [{ communes, total }] = await database.read(system, (tx) => statisticsOf(tx, { tables: ['sex'], asOf }));
  assert.deepEqual([communes, total], [[], 0]);
});

test('the tables count who lives here, each person once', async () => {
  await generatePopulation(database, {
    count: 12_000,
    seed: 4,
    asOf: '2023-11-29',
    provinceCode: '67',
    communes: [
      { code: '98101', weight: 2 },
      { code: '98102', weight: 1, urban: true },
    ],
  });
  const people = await database.read(system, countPersons);
  const [sex, age, ethnicity, households] = await database.read(system, (tx) =>
    statisticsOf(tx, { tables: ['sex', 'age', 'ethnicity', 'households'], asOf }),
  );
  assert.equal(sex.total, people);
  assert.equal(age.total, people);
  assert.equal(ethnicity.total, people);
  assert.deepEqual(sex.rowTotals, [8000, 4000]);
  assert.equal(age.columns.length, 17);
  assert.ok((households.total ?? 0) > 500 && (households.total ?? 0) < people);
  assert.equal(ethnicity.columns[0], 'kinh');
});

test('of few people nothing is told that is not so', async () => {
  const [{ cells, columns }] = await database.read(system, (tx) => statisticsOf(tx, { tables: ['ethnicity'], asOf }));
  const real = await database.asOwner((tx) =>
    tx.rows<{ communeCode: string; ethnicity: string; people: number }>(
      sql`select commune_code as "communeCode", ethnicity, count(*) as people
            from population.person where status = 'present' group by 1, 2`,
    ),
  );
  const few = real.filter((r) => r.people < 5);
  assert.ok(few.length > 0, 'the sample has no small group: the test is asleep');
  for (const { communeCode, ethnicity, people } of real) {
    const cell = cells[communeCode === '98101' ? 0 : 1]?.[columns.indexOf(ethnicity)];
    assert.ok(cell === null || cell === people);
    if (people < 5) assert.equal(cell, null);
  }
});

test('births, deaths and moves are those of the twelve months before', async () => {
  const [moves] = await database.read(system, (tx) => statisticsOf(tx, { tables: ['moves'], asOf }));
  const real = await database.asOwner((tx) =>
    tx.one<{ count: number }>(
      sql`select count(*) as count from population.life_event where occurred_on > '2022-11-30' and occurred_on <= '2023-11-30' and commune_code is not null`,
    ),
  );
  assert.equal(moves.total, real.count);
});
