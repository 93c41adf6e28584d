import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { identityModule } from '#identity';
import { notificationsModule } from '#notifications';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { generatePopulation, populationModule } from '#population';
import { proceduresModule } from '#procedures';
import { applyProvincePack, territoryModule, unitsAt } from '#territory';
import { samplePack } from '#territory/testing';
import { clearSimulatedApplications, importApplications } from './import-applications.ts';
import { cardsModule } from './index.ts';

const { database } = await withTestDatabase(
  [territoryModule, populationModule, identityModule, proceduresModule, notificationsModule, cardsModule].map((m) => ({
    module: m.name,
    folder: m.sqlFolder,
  })),
);
const asOf = '2023-11-30';
const wish = { received: 1100, provinceCode: '98', asOf, since: '2021-03-01', seed: 5 };

before(async () => {
  await database.asOwner((tx) => applyProvincePack(tx, samplePack));
  const communes = await database.asOwner((tx) => unitsAt(tx, asOf, 'commune'));
  const people = { count: 900, seed: 3, asOf, provinceCode: '67' };
  await generatePopulation(database, {
    ...people,
    communes: communes.map((c) => ({ code: c.code, weight: 1 })),
  });
});

const totals = () =>
  database.asOwner((tx) =>
    tx.rows<{ fact: string; n: number; last: string }>(
      sql`select fact, sum(weight)::int as n, max(happened_on) as last from cards.pub_application_fact group by 1 order by 1`,
    ),
  );
const fingerprint = () =>
  database.asOwner((tx) =>
    tx.one<{ mark: string }>(sql`select md5(string_agg(a::text, '|' order by id)) as mark from cards.application a`),
  );

describe('applications by the hundred thousand', () => {
  it('are as many as wished, the same for the same seed, and none lies after the day', async () => {
    assert.equal(await importApplications(database, wish), 1100);
    const found = await totals();
    assert.equal(found.find((f) => f.fact === 'received')?.n, 1100);
    assert.ok(found.every((f) => f.last <= asOf));
    const first = await fingerprint();
    await database.asOwner(clearSimulatedApplications);
    assert.deepEqual(await totals(), []);
    await importApplications(database, wish);
    assert.deepEqual(await fingerprint(), first);
  });

  it('hand over no more than was issued, and issue no more than was received, for each kind', async () => {
    const rows = await database.asOwner((tx) =>
      tx.rows<{ kind: string; received: number; issued: number; handed: number }>(sql`select kind,
          sum(weight) filter (where fact = 'received')::int as received, sum(weight) filter (where fact = 'issued')::int as issued,
          sum(weight) filter (where fact = 'handed-over')::int as handed from cards.pub_application_fact group by 1`),
    );
    assert.deepEqual(rows.map((r) => r.kind).sort(), ['change', 'lost', 'new']);
    for (const r of rows) assert.ok(r.handed <= r.issued && r.issued <= r.received && r.handed > 0, JSON.stringify(r));
  });

  it('are not cleared when an office has worked here', async () => {
    await database.asOwner((tx) =>
      tx.run(sql`insert into cards.campaign (code, province_code, name, agency_code, from_on, to_on, created_at)
        values ('THAT-1', '98', 'Đợt thật', 'H98.20', '2023-01-01', '2023-02-01', now())`),
    );
    await assert.rejects(
      database.asOwner(clearSimulatedApplications),
      (e: unknown) => e instanceof Refusal && e.key === 'cards.real-applications-here',
    );
  });
});
