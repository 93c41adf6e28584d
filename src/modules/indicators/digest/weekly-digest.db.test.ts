import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { syncCatalogue } from '#procedures';
import { applyProvincePack } from '#territory';
import { pack } from '../../../../provinces/dak-nong/index.ts';
import { targets } from '../../../../provinces/dak-nong/targets.ts';
import { computeFigures, syncTargets } from '../index.ts';
import { indicatorSources } from '../testing.ts';
import { tellLeaders } from './weekly-digest.ts';

const { database } = await withTestDatabase(indicatorSources);
const now = new Date('2023-12-18T00:05:00Z');
const leader = '018c0000-0000-7000-8000-00000000000a';
await database.asOwner(async (tx) => {
  await applyProvincePack(tx, pack);
  await syncCatalogue(tx);
  await syncTargets(tx, targets);
  await tx.run(sql`insert into territory.post (id, account_id, agency_code, role, title_vi, title_en, sees, valid_from)
    select ${leader}::uuid, ${leader}::uuid, code, 'leader', 'Lãnh đạo', 'Leader', 'own-agency', '2022-01-01' from territory.agency
     where valid_from <= '2022-01-01' order by code limit 1`);
});

test('each leader is told once a week, with the figures of the day before', async () => {
  const tell = () => database.transaction({ kind: 'system' }, (tx) => tellLeaders({ tx, now }));
  assert.equal(await tell(), 1);
  assert.equal(await tell(), 1);
  const told = await database.asOwner((tx) =>
    tx.rows<{ template: string; params: { date: string; behind: number; worst: { vi: string } } }>(
      sql`select template, params from notifications.message`,
    ),
  );
  assert.equal(told.length, 1);
  assert.equal(told[0]?.template, 'indicators.notify.weekly');
  assert.equal(told[0]?.params.date, '17/12/2023');
  // A share of no case is not behind; what nobody has stated is, and so is what is open to be done and not done.
  const figures = await database.read({ kind: 'system' }, (tx) => computeFigures(tx, { asOf: '2023-12-17' }));
  const owed = figures.filter((f) => f.target !== null && f.denominator !== 0);
  assert.ok(owed.length > 0 && owed.length < figures.filter((f) => f.target !== null).length);
  assert.equal(told[0]?.params.behind, owed.length);
  assert.match(told[0]?.params.worst.vi ?? '', /%\)/);
});
