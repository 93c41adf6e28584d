import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { countPersons, generatePopulation, populationModule } from '#population';
import { territoryModule } from '#territory';
import { aPerson } from '../testing.ts';
import { statisticsOf } from './statistics.ts';
import { selectPeople } from './statistics-store.ts';

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

test('are counted once as long as the register does not change, and anew when it does', async () => {
  const ask = () => database.read(system, (tx) => statisticsOf(tx, { tables: ['sex', 'moves'], asOf }));
  const [sex, moves] = await ask();
  const [again] = await ask();
  assert.deepEqual(again, sex);
  await aPerson(database, { sex: 'female', birthDate: '29/02/2008', communeCode: '98102' });
  const [after, movesAfter] = await ask();
  assert.equal(after.total, (sex.total ?? 0) + 1);
  assert.equal(after.cells[1]?.[0], (sex.cells[1]?.[0] ?? 0) + 1);
  assert.ok(after.countedAt > sex.countedAt);
  assert.equal(movesAfter.total, moves.total);
  // A transaction that began before a change is told of the register that it sees, though the newer one is kept already.
  await database.read(system, async (tx) => {
    const [before] = await statisticsOf(tx, { tables: ['age'], asOf: '2023-10-31' });
    await aPerson(database, { communeCode: '98101' });
    const [newer] = await database.read(system, (other) =>
      statisticsOf(other, { tables: ['sex'], asOf: '2023-10-31' }),
    );
    const [still] = await statisticsOf(tx, { tables: ['sex'], asOf: '2023-10-31' });
    assert.deepEqual([newer.total, still.total], [(before.total ?? 0) + 1, before.total]);
  });
});

test('bands are full years of age, whatever the day', async () => {
  for (const day of ['2023-02-28', '2023-03-01', '2024-02-29', '2022-07-01']) {
    const counted = await database.read(system, (tx) => selectPeople(tx, day));
    const bands = new Map<number, number>();
    for (const { band, people } of counted) bands.set(band, (bands.get(band) ?? 0) + people);
    const real = await database.asOwner((tx) =>
      tx.rows<{ band: number; people: number }>(sql`
        select least(16, (case when birth_date is null then extract(year from ${day}::date)::integer - birth_year
                               else extract(year from age(${day}::date, birth_date))::integer end) / 5) as band, count(*) as people
          from population.person p
         where (ended_on is null or ended_on > ${day}::date) and (birth_date is null or birth_date <= ${day}::date)
           and exists (select from population.residence r where r.person_id = p.id and r.commune_code is not null
             and r.kind in ('permanent', 'temporary') and r.from_on <= ${day}::date and (r.to_on is null or r.to_on > ${day}::date))
         group by 1`),
    );
    assert.deepEqual(bands, new Map(real.map((r) => [r.band, r.people])), day);
  }
});
