/**
 * Bulk linkage end to end, from CSV to answers, with quality against known answers:
 * `node bench/linkage.bench.ts [people] [records] [profile] [seed] [--rounds N] [--resident] [--duckdb]`.
 * `unseen` is a profile whose error rates are drawn by the seed. Each run is a process of its own, so that memory and
 * time are those of the engine alone; with `--resident` a run with a resident registry, with `--duckdb` the opponent
 * (bench/linkage/duckdb-opponent.ts) runs in turn with it, and the last lines give medians, least times and ratios.
 * `node bench/linkage.bench.ts growth` measures 0.1 to 5 million records and fits the exponent.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ErrorRates, profiles, writeSector } from '#linkage/testing';
import { seededRandom } from '#platform/ids';
import type { RunResult } from './linkage/run-engine.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '1' },
    duckdb: { type: 'boolean', default: false },
    resident: { type: 'boolean', default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'linkage-bench-'));
try {
  if (positionals[0] === 'growth') growth();
  else single();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function single(): void {
  const people = Number(positionals[0] ?? 650_000);
  const records = Number(positionals[1] ?? Math.round(people * 0.848_04));
  const profile = positionals[2] ?? 'insurance';
  make({ people, records, profile, seed: Number(positionals[3] ?? 606) });
  console.log(`${profile}: ${people} people × ${records} records`);
  const kept = join(folder, 'kept');
  if (options.resident) tell('resident, made', run('run-engine.ts', false, kept));
  const runs: Record<string, () => RunResult> = {};
  let round = 0;
  runs['cold'] = () => run('run-engine.ts', round === 0);
  if (options.resident) runs['resident'] = () => run('run-engine.ts', false, kept);
  if (options.duckdb) runs['DuckDB'] = () => run('duckdb-opponent.ts', round === 0);
  const taken = new Map<string, number[]>(Object.keys(runs).map((name) => [name, []]));
  for (; round < Number(options.rounds); round += 1)
    for (const [name, measure] of Object.entries(runs)) {
      const result = measure();
      taken.get(name)?.push(result.seconds);
      tell(name, result);
    }
  compare(taken);
}

/** Median and least seconds of each, and how many times as long as the engine from cold each takes. */
function compare(taken: ReadonlyMap<string, number[]>): void {
  const median = (times: readonly number[] = []) => [...times].sort((a, b) => a - b)[times.length >> 1] as number;
  const cold = median(taken.get('cold'));
  for (const [name, times] of taken)
    console.log(
      `${name}: median ${median(times).toFixed(2)} s, least ${Math.min(...times).toFixed(2)} s, ${(median(times) / cold).toFixed(2)} × cold`,
    );
}

function growth(): void {
  const points: [number, number][] = [];
  for (const records of [100_000, 300_000, 1_000_000, 3_000_000, 5_000_000]) {
    make({ people: Math.round(records / 0.848_04), records, profile: 'insurance', seed: 606 });
    const result = run('run-engine.ts', false);
    tell(`${records} records`, result);
    points.push([Math.log(records), Math.log(result.cpuSeconds)]);
  }
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope =
    points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  console.log(`exponent of CPU seconds over records: ${slope.toFixed(3)}`);
}

function make(wish: { people: number; records: number; profile: string; seed: number }): void {
  const rates = wish.profile === 'unseen' ? unseen(wish.seed) : profiles[wish.profile];
  if (rates === undefined) throw new Error(`no profile ${wish.profile}`);
  writeSector({ ...wish, rates }, folder);
}

/** Each rate of the ordinary profile, halved to doubled at random. */
function unseen(seed: number): ErrorRates {
  const random = seededRandom(seed * 31);
  const entries = Object.entries(profiles['insurance'] as ErrorRates).map(([key, rate]) => [
    key,
    key.startsWith('born') ? rate : Math.min(0.9, rate * (0.5 + random.next() * 1.5)),
  ]);
  return Object.fromEntries(entries) as ErrorRates;
}

/** One run as `bin/da06` starts it: with compiled code kept, and large pages. */
function run(script: string, judged: boolean, resident = ''): RunResult {
  const args = [join(import.meta.dirname, 'linkage', script), folder, judged ? 'judge' : '', resident];
  const env = {
    ...process.env,
    NODE_COMPILE_CACHE: join(folder, 'code'),
    GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
  };
  const told = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28, env });
  return JSON.parse(told) as RunResult;
}

function tell(name: string, { seconds, cpuSeconds, megabytes, steps, quality }: RunResult): void {
  const load = (loadavg()[0] as number).toFixed(1);
  console.log(
    `${name}: ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} CPU s, peak ${megabytes} MB, load ${load} (${steps.join(', ')})`,
  );
  for (const line of quality) console.log(`  ${line}`);
}
