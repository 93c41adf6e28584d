import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDemoAccounts } from '#identity';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { generatePopulation } from '#population';
import { aPerson } from '#population/testing';
import { fillCardsDemo } from './index.ts';
import { cardSources, openCardDesk } from './testing.ts';

const { database } = await withTestDatabase(cardSources);
const desk = await openCardDesk(database, '2026-11-24T09:00');

it('the demonstration’s police desk is filled once, through the acts', async () => {
  await fillCardsDemo(desk.runtime, { seed: 6 });
  const counts = () =>
    database.asOwner((tx) =>
      tx.one<{ waiting: number; approved: number; received: number; appointed: number; places: number }>(sql`select
        (select count(*) from identity.eid_request where state = 'received') as waiting,
        (select count(*) from identity.eid_request where state = 'approved') as approved,
        (select count(*) from cards.application where state = 'received') as received,
        (select count(*) from cards.application where state = 'appointed') as appointed,
        (select count(*) from cards.place) as places`),
    );
  const nothing = { waiting: 0, approved: 0, received: 0, appointed: 0, places: 0 };
  assert.deepEqual(await counts(), nothing, 'without demonstration officers nothing is done');
  const communes = [{ code: '98102', weight: 1 }];
  await generatePopulation(database, { count: 120, seed: 4, asOf: '2026-11-24', provinceCode: '67', communes });
  const citizen = async () => {
    const { id, personalNumber, fullName } = await aPerson(database, { communeCode: '98102' });
    return { personId: id, personalNumber, fullName };
  };
  const agencies = { police: ['H99.020.01'], committee: ['H99.101'], province: ['H99'], operation: ['H99'] };
  const citizens = { level1: await citizen(), level2: await citizen() };
  await createDemoAccounts(database, { citizens, agencies, from: '2026-11-01', now: new Date('2026-11-24T02:00:00Z') });
  await fillCardsDemo(desk.runtime, { seed: 6 });
  const filled = { waiting: 5, approved: 2, received: 4, appointed: 4, places: 1 };
  assert.deepEqual(await counts(), filled);
  await fillCardsDemo(desk.runtime, { seed: 6 });
  assert.deepEqual(await counts(), filled);
});
