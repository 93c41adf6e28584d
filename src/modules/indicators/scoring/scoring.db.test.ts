import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BulkCase, importCases } from '#cases';
import { type Actor, ask, execute, type Runtime } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { createDiskFileStore } from '#platform/files';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { vietnamInstant } from '#platform/time';
import { syncCatalogue } from '#procedures';
import { indicatorSources } from '../testing.ts';
import { publishScoreSheet } from './publish-sheet.ts';
import { scoredUnits } from './score-units.ts';

const { database } = await withTestDatabase(indicatorSources);
const now = vietnamInstant('2023-11-30', 20 * 60);
let ticks = 0;
const runtime: Runtime = {
  database,
  // A second passes between two acts, so that the later sheet is the later one.
  clock: { now: () => new Date(now.getTime() + 1000 * ticks++) },
  log: createLog('silent'),
  files: createDiskFileStore('/nowhere'),
};
const leader: Actor = {
  kind: 'officer',
  accountId: newId(now.getTime()),
  duties: [],
  roles: ['leader'],
  agencies: [],
};

const made = (communeCode: string, channel: BulkCase['channel']): BulkCase => {
  const at = vietnamInstant('2023-03-01', 9 * 60);
  return {
    provinceCode: '67',
    procedureCode: 'stay-notification',
    procedureVersion: '2021-07-01',
    channel,
    state: 'received',
    agencyCode: 'H16.20',
    communeCode,
    applicantId: '018c2000-0000-7000-8000-000000000001',
    submittedAt: at,
    receivedAt: at,
    dueOn: '2023-03-01',
    finishedOn: null,
    returnedAt: null,
  };
};
await database.asOwner(syncCatalogue);
await importCases(
  database,
  [
    ...Array.from({ length: 12 }, () => made('24611', 'online')),
    ...Array.from({ length: 12 }, () => made('24617', 'online')),
    ...Array.from({ length: 12 }, () => made('24617', 'counter')),
    ...Array.from({ length: 3 }, () => made('24619', 'online')),
  ],
  { seed: 1, now },
);

const sheet = {
  unitKind: 'commune' as const,
  validFrom: '2023-11-30',
  document: 'Kế hoạch 12/KH-TCT ngày 29/11/2023',
  criteria: [{ code: 'online.police.residence', weight: 100, full: 80 }],
};
const publish = (more: Partial<typeof sheet> = {}) =>
  execute(runtime, publishScoreSheet, { actor: leader, input: { ...sheet, ...more }, key: newId(Date.now()) });
const scores = (asOf: string) => ask(runtime, scoredUnits, { actor: leader, input: { unitKind: 'commune', asOf } });
const refused = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;

test('nobody is scored before weights are published', async () => {
  assert.deepEqual(await scores('2023-11-30'), { sheet: undefined, units: [] });
});

test('weights are published before they count, once each, and only for what tells units apart', async () => {
  await assert.rejects(publish({ validFrom: '2023-11-29' }), refused('indicators.score.too-early'));
  const criterion = { code: 'online.police.residence', weight: 5, full: 80 };
  await assert.rejects(publish({ criteria: [criterion, criterion] }), refused('indicators.score.twice'));
  for (const code of ['eid.registered', 'communication.contests', 'tasks-on-time', 'no.such']) {
    await assert.rejects(publish({ criteria: [{ ...criterion, code }] }), refused('indicators.score.unfit'), code);
  }
});

test('units are scored from their own records, and a later sheet takes the place of the first', async () => {
  await publish();
  const { units } = await scores('2023-11-30');
  assert.deepEqual(
    units.map((u) => [u.key, u.total, u.rank, u.criteria[0]?.numerator, u.criteria[0]?.denominator]),
    [
      ['24611', 100, 1, 12, 12],
      ['24617', 62.5, 2, 12, 24],
      ['24619', null, null, 3, 3],
    ],
  );
  await publish({ criteria: [{ code: 'online.police.residence', weight: 10, full: 50 }] });
  assert.deepEqual(
    (await scores('2023-11-30')).units.map((u) => u.total),
    [100, 100, null],
  );
  assert.deepEqual((await scores('2023-11-29')).units, []);
});
