/**
 * Verifications of a person a second, beside what PostgreSQL itself can do on the same server, in one run:
 * `node bench/verification.bench.ts [seconds] [people]` (10 and 20,000 when left out). Goal of the house: at least half of
 * `pgbench -S`. Audit is on: every verification leaves its row. Three figures: one question a call, many callers at once, as
 * the server asks it for each request; two hundred persons a call, as partner systems send them; and plain selects. They
 * take turns of a second, so that whatever else the machine does falls on all. Prints one line of JSON.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ask, systemActor } from '#platform/command';
import { connectDatabase, type Database, migrate, sql, startEmbeddedServer } from '#platform/db';
import { generatePopulation, populationModule, verifyPerson, verifyPersons } from '#population';
import { applyProvincePack, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { testRuntime } from '../src/modules/identity/testing/sign-on-server.ts';

const seconds = Number(process.argv[2] ?? 10);
const people = Number(process.argv[3] ?? 20_000);
const concurrency = 64;
const inOneCall = 200;
const system = { kind: 'system' };

async function prepare(database: Database): Promise<void> {
  await migrate(database, [
    { module: 'platform', folder: join(import.meta.dirname, '..', 'src', 'platform', 'sql') },
    ...[territoryModule, populationModule].map((m) => ({ module: m.name, folder: m.sqlFolder })),
  ]);
  await database.asOwner((tx) => applyProvincePack(tx, samplePack));
  const communes = [{ code: '98101', weight: 1, urban: false }];
  await generatePopulation(database, { count: people, seed: 606, asOf: '2023-12-18', provinceCode: '67', communes });
}

/** How much got done in a second of `workers` working at once, each time `size` of it. */
async function turn(workers: number, size: number, work: (n: number) => Promise<unknown>): Promise<number> {
  let done = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (performance.now() < from + 1_000) {
        done += size;
        await work(done);
      }
    }),
  );
  return (1_000 * done) / (performance.now() - from);
}

/** `pgbench -S` for a second when the machine has it, otherwise the same prepared select over the pool. */
async function selects(address: string, database: Database, ids: readonly string[]): Promise<number> {
  if (address !== '') {
    const args = ['-S', '-M', 'prepared', '-n', '-c', '16', '-j', '2', '-T', '1', address];
    const { stdout } = await promisify(execFile)('pgbench', args);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  }
  return turn(16, 1, (n) =>
    database.pool.query({
      name: 'plain',
      text: 'select personal_number from population.person where id = $1',
      values: [ids[n % ids.length]],
    }),
  );
}

const dataDir = await mkdtemp(join(tmpdir(), 'verification-bench-'));
const connected = await connectDatabase({ databaseUrl: '', dataDir, databasePool: 16 });
try {
  const { database } = connected;
  await prepare(database);
  const server = await startEmbeddedServer(dataDir);
  const address = server.connectionString('postgres');
  const hasPgbench = await promisify(execFile)('pgbench', ['-i', '-q', '-s', '1', address]).then(
    () => true,
    () => false,
  );
  const some = await database.read(system, (tx) =>
    tx.rows<{ id: string; number: string; name: string; born: string }>(sql`select id, personal_number as number,
      full_name as name, to_char(birth_date, 'DD/MM/YYYY') as born from population.person where birth_date is not null limit 1000`),
  );
  const claims = some.map(({ number, name, born }) => ({ number, fullName: name, birthDate: born }));
  const claim = (n: number) => claims[n % claims.length] as (typeof claims)[number];
  const runtime = testRuntime(database);
  const asked = { actor: systemActor, purpose: 'bench' };
  const one = (n: number) => ask(runtime, verifyPerson, { ...asked, input: claim(n) });
  const many = (n: number) => {
    const input = { claims: Array.from({ length: inOneCall }, (_, i) => claim(n + i)) };
    return ask(runtime, verifyPersons, { ...asked, input });
  };
  const { before } = await database.asOwner((tx) =>
    tx.one<{ before: number }>(sql`select count(*) as before from platform.audit_entry`),
  );
  const rates = { single: [] as number[], batch: [] as number[], plain: [] as number[] };
  await turn(concurrency, 1, one); // statements are prepared, code is compiled
  await turn(4, inOneCall, many);
  for (let i = 0; i < seconds; i += 1) {
    rates.single.push(await turn(concurrency, 1, one));
    rates.batch.push(await turn(4, inOneCall, many));
    const ids = some.map((p) => p.id);
    rates.plain.push(await selects(hasPgbench ? address : '', database, ids));
  }
  const { after } = await database.asOwner((tx) =>
    tx.one<{ after: number }>(sql`select count(*) as after from platform.audit_entry`),
  );
  const mean = (values: readonly number[]) => Math.round(values.reduce((a, b) => a + b, 0) / values.length);
  const [single, batch, plain] = [mean(rates.single), mean(rates.batch), mean(rates.plain)];
  process.stdout.write(
    `${JSON.stringify({
      bench: 'verification',
      seconds,
      people,
      verifications: single,
      verificationsInCallsOf200: batch,
      selects: plain,
      selectsBy: hasPgbench ? 'pgbench -S' : 'prepared selects over the pool',
      share: Number((single / plain).toFixed(2)),
      shareInCallsOf200: Number((batch / plain).toFixed(2)),
      auditRows: after - before,
    })}\n`,
  );
} finally {
  await connected.close();
  await rm(dataDir, { recursive: true, force: true });
}
