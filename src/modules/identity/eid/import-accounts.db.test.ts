import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { generatePopulation, populationModule } from '#population';
import { applyProvincePack, territoryModule, unitsAt } from '#territory';
import { samplePack } from '#territory/testing';
import { identityModule } from '../index.ts';
import { clearSimulatedAccounts, importAccounts } from './import-accounts.ts';

const { database } = await withTestDatabase(
  [territoryModule, populationModule, identityModule].map((m) => ({ module: m.name, folder: m.sqlFolder })),
);
const asOf = '2023-12-09';
const wish = {
  level1: { registered: 60, activated: 41 },
  level2: { registered: 300, activated: 255 },
  provinceCode: '98',
  asOf,
  since: '2022-07-18',
  seed: 5,
};

before(async () => {
  await database.asOwner((tx) => applyProvincePack(tx, samplePack));
  const communes = await database.asOwner((tx) => unitsAt(tx, asOf, 'commune'));
  await generatePopulation(database, {
    count: 900,
    seed: 3,
    asOf,
    provinceCode: '67',
    communes: communes.map((c) => ({ code: c.code, weight: 1 })),
  });
});

const totals = () =>
  database.asOwner((tx) =>
    tx.rows<{ fact: string; level: string; n: number }>(
      sql`select fact, level, sum(weight)::int as n from identity.pub_account_fact group by 1, 2 order by 1, 2`,
    ),
  );

describe('accounts by the hundred thousand', () => {
  it('are exactly as many as wished, none after the day, none activated before it was registered', async () => {
    assert.equal(await importAccounts(database, wish), 360);
    assert.deepEqual(await totals(), [
      { fact: 'activated', level: '1', n: 41 },
      { fact: 'activated', level: '2', n: 255 },
      { fact: 'registered', level: '1', n: 60 },
      { fact: 'registered', level: '2', n: 300 },
    ]);
    const [odd] = await database.asOwner((tx) =>
      tx.rows<{ late: number; early: number; people: number }>(sql`select
        (select count(*) from identity.pub_account_fact where happened_on > ${asOf}) as late,
        (select count(*) from identity.eid_account where activated_at <= registered_at) as early,
        (select count(distinct person_id) from identity.eid_account) as people`),
    );
    assert.deepEqual(odd, { late: 0, early: 0, people: 360 });
  });

  it('are the same for the same seed, others for another', async () => {
    const mark = () =>
      database.asOwner((tx) =>
        tx.one<{ mark: string }>(
          sql`select md5(string_agg(a::text, '|' order by id)) as mark from identity.eid_account a`,
        ),
      );
    const first = await mark();
    assert.equal(await database.asOwner(clearSimulatedAccounts), 360);
    await importAccounts(database, wish);
    assert.deepEqual(await mark(), first);
    await database.asOwner(clearSimulatedAccounts);
    await importAccounts(database, { ...wish, seed: 6 });
    assert.notDeepEqual(await mark(), first);
  });

  it('are refused when there are too few people, or more activated than registered', async () => {
    await database.asOwner(clearSimulatedAccounts);
    const key = (w: typeof wish) =>
      importAccounts(database, w).then(
        () => 'none',
        (e: unknown) => (e instanceof Refusal ? e.key : String(e)),
      );
    assert.equal(await key({ ...wish, level2: { registered: 5000, activated: 1 } }), 'identity.eid.too-few-people');
    assert.equal(await key({ ...wish, level1: { registered: 1, activated: 2 } }), 'identity.eid.more-activated');
  });
});
