import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRuntime } from '#app/runtime';
import { computeFigures } from '#indicators';
import { parseDecimal } from '../src/simulation/exact-decimal.ts';
import { planFile } from '../src/simulation/plan-file.ts';
import { runSimulation } from '../src/simulation/run-simulation.ts';

/**
 * How long the search takes on the province's figures, and how many records a second the simulation makes.
 * `node bench/simulate.bench.ts [scale]`; at scale 1 some 650,000 people and 316,000 cases, in a database of its own.
 */
const scaleText = process.argv[2] ?? '0.1';
const asOf = '2023-11-30';
const file = join(import.meta.dirname, '..', 'provinces', 'dak-nong', 'demo-figures.csv');

const scale = parseDecimal(scaleText);
if (scale === undefined || scale.digits <= 0n) throw new Error(`'${scaleText}' is not a scale`);
const text = await readFile(file, 'utf8');

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${what.padEnd(40)} ${((performance.now() - start) / 1000).toFixed(2)} s`);
  return result;
}

const plan = await timed('load the solver and search, first time', () => planFile({ text, asOf, scale, scaleText }));
await timed('search again', () => planFile({ text, asOf, scale, scaleText }));

const dataDir = await mkdtemp(join(tmpdir(), 'da06-bench-'));
const open = await timed('open an empty database', () => openRuntime({ dataDir }));
try {
  const people = Math.max(200, Math.round(650_000 * Number(scaleText)));
  const wish = { plan: plan.solution.plan, asOf, seed: 6, people };
  const made = await timed('people and cases', () => runSimulation(open, wish));
  console.log(`${'cases a second'.padEnd(40)} ${made.rowsPerSecond}`);
  for (const time of ['first', 'again']) {
    await timed(`all figures, ${time}`, () =>
      open.runtime.database.read({ kind: 'system' }, (tx) => computeFigures(tx, { asOf })),
    );
  }
} finally {
  await open.close();
  await rm(dataDir, { recursive: true, force: true });
}
