import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { clearSimulatedSectors, simulateSectors } from '#cleaning';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { generatePopulation } from '#population';
import { applyProvincePack, unitsAt } from '#territory';
import { pack } from '../../../../provinces/dak-nong/index.ts';
import { migrationsUpToCleaning } from '../testing/ground.ts';

const { database } = await withTestDatabase(migrationsUpToCleaning);
const asOf = '2023-11-30';
const wishes = [
  { sector: 'insurance', due: 2_000, entered: 2_000, cleaned: 1_939 },
  { sector: 'vaccination', due: 700, entered: 700, cleaned: 342, shots: { due: 5_861, entered: 5_732 } },
  { sector: 'children', due: 600, entered: 449, cleaned: 348 },
  { sector: 'merit', due: 27, entered: 26 },
] as const;

before(async () => {
  await database.asOwner((tx) => applyProvincePack(tx, pack));
  const communes = await database.read({ kind: 'system' }, (tx) => unitsAt(tx, asOf, 'commune'));
  await generatePopulation(database, {
    count: 3_000,
    seed: 6,
    asOf,
    provinceCode: '67',
    communes: communes.map((c) => ({ code: c.code, weight: 1, urban: false })),
  });
});

const facts = () =>
  database.read({ kind: 'system' }, (tx) =>
    tx.rows<{ sector: string; fact: string; count: number }>(sql`select sector, fact, sum(weight)::int as count
      from cleaning.pub_record_fact group by 1, 2 order by 1, 2`),
  );

describe('simulated registers', () => {
  it('come to exactly the totals that were asked for, by matches and decisions', async () => {
    const made = await simulateSectors(database, wishes, { asOf, seed: 6 });
    const found = new Map((await facts()).map((f) => [`${f.sector}/${f.fact}`, f.count]));
    for (const wish of wishes) {
      const name = wish.sector === 'vaccination' ? 'vaccination-person' : wish.sector;
      assert.equal(found.get(`${name}/due`), wish.due, name);
      assert.equal(found.get(`${name}/entered`), wish.entered, name);
      if ('cleaned' in wish) assert.equal(found.get(`${name}/cleaned`), wish.cleaned, name);
    }
    assert.equal(found.get('vaccination-shot/due'), 5_861);
    assert.equal(found.get('vaccination-shot/entered'), 5_732);
    assert.ok(
      made.every((m) => m.matched > 0),
      JSON.stringify(made),
    );
    assert.ok(
      made.some((m) => m.confirmed > 0),
      JSON.stringify(made),
    );
  });

  it('were cleaned with the person whom the record means, and facts agree with the records', async () => {
    const {
      wrong,
      clean,
      facts: counted,
    } = await database.asOwner((tx) =>
      tx.one<{ wrong: number; clean: number; facts: number }>(sql`select
        count(*) filter (where r.cleaned_on is not null and p.birth_year::text <> right(split_part(r.birth_text, '-', 1), 4)
          and r.birth_text !~ '-' and r.full_name <> p.full_name and r.personal_number <> p.personal_number)::int as wrong,
        count(*) filter (where r.cleaned_on is not null)::int as clean,
        (select count(*)::int from cleaning.record_fact where fact = 'cleaned') as facts
        from cleaning.record r left join population.person p on p.id = r.person_id`),
    );
    assert.equal(clean, counted);
    assert.ok(wrong <= clean / 500, `${wrong} of ${clean}`);
  });

  it('happen on days up to the day asked for, never before they are entered', async () => {
    const { late, early } = await database.asOwner((tx) =>
      tx.one<{ late: number; early: number }>(sql`select
        (select count(*)::int from cleaning.pub_record_fact where happened_on > ${asOf}::date) as late,
        (select count(*)::int from cleaning.record where cleaned_on < (recorded_at at time zone 'Asia/Ho_Chi_Minh')::date) as early`),
    );
    assert.deepEqual({ late, early }, { late: 0, early: 0 });
  });

  it('are refused on a filled register, and cleared only while nothing real is there', async () => {
    await assert.rejects(simulateSectors(database, [wishes[0]], { asOf, seed: 6 }), /cleaning.sector-not-empty/);
    assert.equal(
      await database.asOwner(clearSimulatedSectors),
      wishes.reduce((sum, w) => sum + w.due, 0),
    );
    assert.deepEqual(await facts(), []);
    await assert.rejects(
      simulateSectors(database, [{ ...wishes[0], cleaned: 2_001 }], { asOf, seed: 6 }),
      /cleaning.simulation-order/,
    );
  });
});
