import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { computeFigures } from '#indicators';
import { indicatorSources } from '#indicators/testing';
import type { Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { createDiskFileStore } from '#platform/files';
import { createLog } from '#platform/log';
import { fixedClock } from '#platform/time';
import { syncCatalogue } from '#procedures';
import { applyProvincePack } from '#territory';
import { pack } from '../../provinces/dak-nong/index.ts';
import { compareFigures, comparisonTable } from './compare.ts';
import { FileRefused, planFile } from './plan-file.ts';
import { runSimulation } from './run-simulation.ts';

const { database } = await withTestDatabase(indicatorSources);
const files = createDiskFileStore(mkdtempSync(join(tmpdir(), 'da06-simulate-')));
await database.asOwner(async (tx) => {
  await applyProvincePack(tx, pack);
  await syncCatalogue(tx);
});
const runtime: Runtime = {
  database,
  files,
  clock: fixedClock(new Date('2023-12-18T01:00:00Z')),
  log: createLog('silent'),
};
const asOf = '2023-11-30';

const head = 'code,section,label,numerator,denominator,unit,stated_percent,as_of,remark\n';
const firstFile = `${head}essential.police.deployed,,,10,11,procedure,,,
essential.police.dossiers,,,700,900,dossier,99.9,,printed wrong
essential.police.stay_notification,,,,,dossier,91.3,,
essential.police.permanent_residence,,,,,dossier,60,,
online.police.total,,,900,1200,dossier,75,,
online.police.residence,,,600,800,dossier,75,,
essential.departments.deployed,,,13,14,procedure,,,
essential.departments.tax,,,7,,dossier,,,
steering.plans,,,3,,plan,,,
`;

async function simulate(text: string, seed = 1, people = 400) {
  const plan = await planFile({ text, asOf, scale: { digits: 1n, decimals: 0 }, scaleText: '1' });
  const { records, statements } = plan;
  const wish = { plan: plan.solution.plan, records, statements, asOf, seed, people };
  const made = await runSimulation({ runtime, pack }, wish);
  const figures = await database.read({ kind: 'system' }, (tx) => computeFigures(tx, { asOf }));
  return { plan, made, comparisons: compareFigures(plan.rows, plan.solution, figures) };
}

const fingerprint = () =>
  database.asOwner((tx) =>
    tx.one<{ cases: number; hash: string }>(
      sql`select count(*) as cases, md5(string_agg(c::text, '' order by id)) as hash from cases.pub_case p join cases.case c on c.id = p.case_id`,
    ),
  );

test('every figure counted from the records is that of the file, and what cannot be made is left out', async () => {
  const { plan, made, comparisons } = await simulate(firstFile);
  assert.deepEqual(plan.leftOut, ['steering.plans']);
  assert.deepEqual(
    comparisons.map((c) => [c.code, c.verdict]),
    plan.rows.map((r) => [r.code, 'equal']),
  );
  assert.equal(made.people, 400);
  assert.equal((await fingerprint()).cases, made.cases);
  const misprinted = comparisons.filter((c) => c.misprint !== null);
  assert.deepEqual(
    misprinted.map((c) => [c.code, c.misprint?.stated, c.misprint?.ownCounts]),
    [['essential.police.dossiers', 99.9, 77.8]],
  );
  assert.match(comparisonTable(comparisons), /700\/900.*77,8%.*99,9%/);
});

test('a second simulation takes the place of the first; the same seed gives the same records', async () => {
  await simulate(firstFile, 5);
  const once = await fingerprint();
  await simulate(firstFile.replace('online.police.total,,,900,1200', 'online.police.total,,,950,1250'), 5);
  assert.notDeepEqual(await fingerprint(), once);
  const { made } = await simulate(firstFile, 5);
  assert.deepEqual(await fingerprint(), once);
  assert.equal(made.people, 0, 'the registry keeps its people');
});

test('what dies in the middle leaves what was there, and the next run is clean', async () => {
  await simulate(firstFile, 5);
  const before = await fingerprint();
  const { solution } = await planFile({ text: firstFile, asOf, scale: { digits: 1n, decimals: 0 }, scaleText: '1' });
  const broken = [...solution.plan, { code: 'no-such-procedure', online: 0, other: 1, open: false }];
  await assert.rejects(runSimulation({ runtime, pack }, { plan: broken, asOf, seed: 9, people: 400 }));
  assert.deepEqual(await fingerprint(), before);
  const { comparisons } = await simulate(firstFile, 9);
  assert.ok(comparisons.every((c) => c.verdict === 'equal'));
});

test('a contradicting file is refused in one sentence, and nothing changes', async () => {
  const before = await fingerprint();
  const text = `${head}online.police.seal,,,5,5,dossier,,,\nessential.police.seal,,,,,dossier,99,,\n`;
  await assert.rejects(simulate(text), (error) => {
    assert.ok(error instanceof FileRefused);
    assert.equal(error.reasons.length, 1);
    assert.match(error.message, /không có tập hồ sơ nào.*dòng 2 online\.police\.seal \(5\/5\); dòng 3 .*\(99%\)/);
    return true;
  });
  assert.deepEqual(await fingerprint(), before);
});

test('a file with nothing that can be made is refused', async () => {
  await assert.rejects(simulate(`${head}steering.plans,,,3,,plan,,,\n`), FileRefused);
});

const wholeFile = `${head}${[
  'steering.task_forces.district,1,,8,8,unit,,,',
  'steering.task_forces.village,1,,12,13,unit,,,',
  'communication.contests,2,,2,,contest,,,',
  'online.police.seal,4.1.1a,,5,5,dossier,,,',
  'tax.personal_accounts,6,,,,taxpayer,99.1,,',
  'id_card.applications,6,,150,,application,,,',
  'eid.registered,6,,120,100,account,,,',
  'eid.registered.level1,6,,20,,account,,,',
  'eid.registered.level2,6,,100,,account,,,',
  'eid.activated.level2,6,,70,,account,,,',
  'cleaning.social_insurance,7.2,,180,220,record,,,',
  'cleaning.vaccination.entered,7.2,,380,400,shot,,,',
  'cleaning.vaccination.verified,7.2,,60,100,person,,,',
  'cleaning.vaccination.remaining,7.2,,40,,person,,,',
  'infrastructure.fixed_broadband,7.3,,82.78,89.23,mbps,,,',
  'budget.allocated,9.1,,38825,,million-vnd,,,',
  'models.total,10,,42,,model,,,',
  'models.done,10,,4,42,model,,,',
  'population.ethnic_groups,III,,9,,group,,,',
  'population.minority_share,III,,,,percent,31.5,,',
].join('\n')}\n`;

test('figures of every module come true from records, and what only a unit can say is stated by one', async () => {
  const { plan, comparisons } = await simulate(wholeFile, 3, 1000);
  assert.deepEqual(plan.leftOut, []);
  assert.deepEqual(
    comparisons.filter((c) => c.verdict !== 'equal'),
    [],
  );
  assert.deepEqual(
    comparisons.filter((c) => c.source === 'declared').map((c) => c.code),
    ['communication.contests', 'tax.personal_accounts', 'infrastructure.fixed_broadband'],
  );
});

test('another file takes its place, statements corrected and not doubled', async () => {
  const other = wholeFile
    .replace('contests,2,,2', 'contests,2,,3')
    .replace('insurance,7.2,,180,220', 'insurance,7.2,,90,130')
    .replace('percent,31.5', 'percent,20');
  const { comparisons } = await simulate(other, 4, 1000);
  assert.deepEqual(
    comparisons.filter((c) => c.verdict !== 'equal'),
    [],
  );
});

test('a base in which people have made cases is left alone', async () => {
  await simulate(firstFile);
  await database.asOwner((tx) =>
    tx.run(sql`update cases.case set origin = 'form' where id = (select id from cases.case order by id limit 1)`),
  );
  const before = await fingerprint();
  await assert.rejects(simulate(firstFile), (e) => e instanceof Refusal && e.key === 'cases.real-cases-here');
  assert.deepEqual(await fingerprint(), before);
});
