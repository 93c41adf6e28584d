import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { clearSynthetic, type EthnicWish, generatePopulation, populationModule } from '#population';
import { territoryModule } from '#territory';

const { database } = await withTestDatabase([
  { module: 'territory', folder: territoryModule.sqlFolder },
  { module: 'population', folder: populationModule.sqlFolder },
]);
const communes = Array.from({ length: 12 }, (_, i) => ({
  code: String(98_101 + i),
  weight: 1 + (i % 3),
  urban: i === 0,
}));
const wish = { count: 1_500, seed: 606, asOf: '2023-12-18', provinceCode: '67', communes };

interface Counted {
  people: number;
  minorities: number;
  groups: number;
}

/** Makes the people and counts them as figures do: residents by the published facts, as at the day. */
async function made(ethnicity: EthnicWish, count = wish.count): Promise<Counted> {
  await clearSynthetic(database);
  await generatePopulation(database, { ...wish, count, ethnicity });
  return database.read({ kind: 'system' }, (tx) =>
    tx.one<Counted>(sql`select sum(n)::integer as people, sum(n) filter (where ethnicity <> 'kinh')::integer as minorities,
        count(*)::integer as groups
      from (select ethnicity, sum(weight) as n from population.pub_person_fact where happened_on <= '2023-12-18'
             group by 1 having sum(weight) > 0) g`),
  );
}

const refused = { key: 'population.bad-ethnic-wish', kind: 'invalid' };

describe('a made-up population of given peoples', () => {
  it('has exactly so many people of minorities, of exactly so many peoples', async () => {
    assert.deepEqual(await made({ minorities: 480, groups: 40 }), { people: 1_500, minorities: 480, groups: 40 });
    assert.deepEqual(await made({ minorities: 53, groups: 54 }), { people: 1_500, minorities: 53, groups: 54 });
    assert.deepEqual(await made({ minorities: 1_499, groups: 2 }), { people: 1_500, minorities: 1_499, groups: 2 });
  });

  it('has one people alone when only one is asked for', async () => {
    assert.deepEqual(await made({ groups: 1 }, 200), { people: 200, minorities: null as unknown as number, groups: 1 });
  });

  it('is the same again for the same seed', async () => {
    const hash = async () => {
      await made({ minorities: 300, groups: 20 }, 900);
      return database.asOwner((tx) =>
        tx.one(sql`select md5(string_agg(p::text, ',' order by p.id)) as hash from population.person p`),
      );
    };
    assert.deepEqual(await hash(), await hash());
  });

  it('is refused when the numbers cannot go together', async () => {
    await assert.rejects(made({ minorities: 38, groups: 40 }), refused);
    await assert.rejects(made({ minorities: 1_501 }), refused);
    await assert.rejects(made({ minorities: 5, groups: 1 }), refused);
    await assert.rejects(made({ minorities: 1_500, groups: 3 }), refused);
    await assert.rejects(made({ groups: 55 }), refused);
    await assert.rejects(made({ minorities: 2.5 }), refused);
  });

  it('counts nobody who has died or moved away', async () => {
    await made({});
    const { present, counted } = await database.asOwner((tx) =>
      tx.one<{ present: number; counted: number }>(sql`select
        (select count(*) from population.person where status = 'present') as present,
        (select sum(weight)::integer from population.pub_person_fact) as counted`),
    );
    assert.equal(counted, present);
  });
});
