import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { computeFigures, definitions } from '#indicators';
import { indicatorSources } from '#indicators/testing';
import type { Runtime } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { createDiskFileStore } from '#platform/files';
import { createLog } from '#platform/log';
import { fixedClock } from '#platform/time';
import { syncCatalogue } from '#procedures';
import { applyProvincePack } from '#territory';
import { pack } from '../../provinces/dak-nong/index.ts';
import { compareFigures } from './compare.ts';
import { FileRefused, planFile } from './plan-file.ts';
import { runSimulation } from './run-simulation.ts';
import { consistentFile } from './testing.ts';

const { database } = await withTestDatabase(indicatorSources);
const runtime: Runtime = {
  database,
  files: createDiskFileStore(mkdtempSync(join(tmpdir(), 'da06-simulate-'))),
  clock: fixedClock(new Date('2023-12-18T01:00:00Z')),
  log: createLog('silent'),
};
await database.asOwner(async (tx) => {
  await applyProvincePack(tx, pack);
  await syncCatalogue(tx);
});
const asOf = '2023-11-30';
const planned = (text: string) => planFile({ text, asOf, scale: { digits: 1n, decimals: 0 }, scaleText: '1' });

test('any file that holds together comes true, every code of it', async () => {
  const plan = await planned(consistentFile({ seed: 22, size: 0.01 }));
  const { records, statements } = plan;
  const people = 6_500;
  await runSimulation({ runtime, pack }, { plan: plan.solution.plan, records, statements, asOf, seed: 22, people });
  const figures = await database.read({ kind: 'system' }, (tx) => computeFigures(tx, { asOf }));
  const comparisons = compareFigures(plan.rows, plan.solution, figures);
  assert.equal(comparisons.length, definitions.length);
  assert.deepEqual(
    comparisons.filter((c) => c.verdict !== 'equal' || c.misprint !== null),
    [],
  );
  const then = await database.read({ kind: 'system' }, (tx) => computeFigures(tx, { asOf, knownAt: asOf }));
  const open = (list: typeof figures) => list.find((f) => f.code === 'essential.police.deployed')?.numerator;
  assert.equal(open(then), open(figures), 'what was open then was known then');
});

/** Contradictions planted in a file that holds: one number of one line changed, and what the refusal must name. */
const planted: [code: string, column: number, change: (n: number) => number, said: RegExp][] = [
  ['online.police.residence', 3, (n) => n + 1_000_000, /online\.police\.residence/],
  ['online.police.total', 4, (n) => n + 1, /online\.police\.total/],
  ['essential.police.deployed', 4, (n) => n + 1, /essential\.police\.deployed/],
  ['cleaning.vaccination.remaining', 3, (n) => n + 1, /cleaning\.vaccination\.remaining/],
  ['eid.registered.level1', 3, (n) => n + 1, /eid\.registered/],
  ['eid.activated.level1', 3, (n) => n * 10, /eid\.activated/],
  ['tax.accounts.year', 3, (n) => n * 10, /tax\.accounts\.year.*tax\.accounts\.cumulative/],
  ['invoice.taxpayers.households', 3, (n) => n + 1, /invoice\.taxpayers/],
  ['essential.police.passport', 6, () => 101, /essential\.police\.passport/],
  ['models.done', 3, () => 42, /models/],
];

test('a file with any one contradiction is refused, and the reason names the line', async () => {
  const whole = consistentFile({ seed: 5, size: 0.01 });
  for (const [code, column, change, said] of planted) {
    const text = whole.replace(new RegExp(`^${code.replaceAll('.', '\\.')},.*$`, 'm'), (line) => {
      const fields = line.replace(/"[^"]*"/, 'x').split(',');
      fields[column] = String(change(Number(fields[column])));
      return fields.join(',');
    });
    assert.notEqual(text, whole, code);
    await assert.rejects(planned(text), (e) => e instanceof FileRefused && said.test(e.message), code);
  }
});
