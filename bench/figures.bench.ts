/**
 * All figures at once at full scale, beside a DuckDB scan of the very same facts, in one run:
 * `node bench/figures.bench.ts [scale]` (1, about five million facts, when left out).
 *
 * Goals (issue 4): all figures within 1 s warm and at most three times the scan; a new day's records move them without a
 * recount. The facts come from the modules' own bulk doors, the cleaning work from plain rows; DuckDB has them in memory, on
 * as many threads as the machine has processors, and answers the same sums. The two answers are compared before anything is
 * timed. Prints one line of JSON.
 */

import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { importApplications } from '#cards';
import { type BulkCase, importCases } from '#cases';
import { importAccounts } from '#identity';
import { checkTallies, computeFigures, factSources, rebuildTallies, sealTallies } from '#indicators';
import { type Database, ensureRoles, migrate, openDatabase, sql, startEmbeddedServer } from '#platform/db';
import { seededRandom } from '#platform/ids';
import { addDays, vietnamDate, vietnamInstant } from '#platform/time';
import { generatePopulation } from '#population';
import { catalogue, syncCatalogue } from '#procedures';
import { applyProvincePack } from '#territory';
import { pack } from '../provinces/dak-nong/index.ts';
import { indicatorSources } from '../src/modules/indicators/testing.ts';

const scale = Number(process.argv[2] ?? 1);
const asOf = '2023-11-30';
const since = '2022-01-06';
const now = vietnamInstant('2023-12-01', 9 * 60);
const system = { kind: 'system' };
const of = (count: number) => Math.round(count * scale);
const communes = pack.units
  .filter((u) => u.kind === 'commune' && u.validFrom <= asOf && (u.validTo ?? asOf) >= asOf)
  .map((u) => u.code);

const dataDir = await mkdtemp(join(tmpdir(), 'figures-bench-'));
const server = await startEmbeddedServer(dataDir);
await ensureRoles(server.connectionString('postgres'), server.passwords);
const database = openDatabase({
  app: server.connectionString('da06_app'),
  migrator: server.connectionString('da06_migrator'),
  appRole: '',
  poolSize: 4,
});
const told: Record<string, unknown> = { scale, processors: availableParallelism() };

try {
  await fill(database);
  const rebuild = await secondsOf(() => rebuildTallies(database, now));
  told['rebuildSeconds'] = round(rebuild);
  const duck = await inDuckDb();
  await compare(duck);
  told['figuresMs'] = await medianMs(15, () => database.read(system, (tx) => computeFigures(tx, { asOf })));
  told['duckDbMs'] = await medianMs(15, () => scan(duck));
  told['timesDuckDb'] = round(Number(told['figuresMs']) / Number(told['duckDbMs']));
  told['knownThenMs'] = await medianMs(7, () =>
    database.read(system, (tx) => computeFigures(tx, { asOf: '2023-06-30', knownAt: '2023-07-31' })),
  );
  await newDay(database);
  told['figuresWithNewDayMs'] = await medianMs(15, () =>
    database.read(system, (tx) => computeFigures(tx, { asOf: vietnamDate(now) })),
  );
  told['sealNewDaySeconds'] = round(
    await secondsOf(() => database.asOwner((tx) => sealTallies(tx, vietnamInstant('2023-12-02', 9 * 60)))),
  );
  told['nightlyCheckSeconds'] = round(await secondsOf(() => database.asOwner((tx) => checkTallies(tx, now))));
  console.log(JSON.stringify(told));
} finally {
  await database.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function fill(base: Database): Promise<void> {
  const platform = { module: 'platform', folder: join(import.meta.dirname, '..', 'src', 'platform', 'sql') };
  await migrate(base, [platform, ...indicatorSources]);
  await base.asOwner(async (tx) => {
    await applyProvincePack(tx, pack);
    await syncCatalogue(tx);
  });
  const common = { provinceCode: pack.province.code, asOf, seed: 606 };
  await generatePopulation(base, {
    ...common,
    count: of(650_000),
    communes: communes.map((code, i) => ({ code, weight: 1 + (i % 5) })),
  });
  await importAccounts(base, {
    ...common,
    since,
    level1: { registered: of(49_530), activated: of(39_010) },
    level2: { registered: of(293_404), activated: of(261_005) },
  });
  await importApplications(base, { ...common, since, received: of(598_135) });
  await importCases(base, cases(of(700_000)), { seed: 606, now });
  await base.asOwner((tx) => tx.run(cleaningRows(of(2_400_000))));
  await base.asOwner((tx) => tx.script('analyze cleaning.record_fact'));
}

function* cases(count: number): Generator<BulkCase> {
  const random = seededRandom(606);
  for (let i = 0; i < count; i += 1) {
    const procedure = random.pick(catalogue);
    const on = addDays(since, random.int(690));
    const at = vietnamInstant(on, 9 * 60);
    yield {
      provinceCode: pack.province.code,
      procedureCode: procedure.code,
      procedureVersion: procedure.validFrom,
      channel: random.next() < 0.7 ? 'online' : 'counter',
      state: 'received',
      agencyCode: 'H16.20',
      communeCode: random.pick(communes),
      applicantId: '018c2000-0000-7000-8000-000000000001',
      submittedAt: at,
      receivedAt: at,
      dueOn: addDays(on, 7),
      finishedOn: null,
      returnedAt: null,
    };
  }
}

/** Work of the sectors: two facts in three, in time. */
function cleaningRows(count: number) {
  return sql`insert into cleaning.record_fact (record_id, sector, fact, agency_code, commune_code, happened_on, recorded_at, weight)
    select uuidv7(), (array['insurance','tax','children','vaccination-person','vaccination-shot','merit'])[1 + n % 6],
           (array['due','entered','cleaned'])[1 + (n / 6) % 3], 'H16.12', (${communes}::text[])[1 + (n * 7919) % ${communes.length}],
           ${since}::date + (n * 31 % 690)::integer, ${since}::timestamptz + (n * 31 % 690) * interval '1 day' + interval '1 hour' * (n % 60), 1
      from generate_series(0::bigint, ${count - 1}) n`;
}

/** Five thousand records of a day after the last closed one. */
async function newDay(base: Database): Promise<void> {
  await base.asOwner((tx) =>
    tx.run(sql`insert into cleaning.record_fact (record_id, sector, fact, agency_code, commune_code, happened_on, recorded_at, weight)
      select uuidv7(), 'tax', 'cleaned', 'H16.13', ${communes[0]}, ${vietnamDate(now)}::date, ${now}, 1 from generate_series(1, 5000)`),
  );
}

/** The same facts in DuckDB, in memory: exported from PostgreSQL row by row, not made anew. */
async function inDuckDb() {
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: String(availableParallelism()),
  });
  const duck = await instance.connect();
  const client = new pg.Client({ connectionString: server.connectionString('postgres') });
  await client.connect();
  let facts = 0;
  for (const { name, view, columns } of factSources) {
    const file = join(dataDir, `${name}.csv`);
    const table = name.replaceAll('-', '_');
    const select = `select happened_on, recorded_at, weight, ${columns.join(', ')} from ${view}`;
    await pipeline(client.query(copyTo(`copy (${select}) to stdout (format csv)`)), createWriteStream(file));
    const types = [
      'happened_on date',
      'recorded_at timestamptz',
      'weight smallint',
      ...columns.map((c) => `${c} varchar`),
    ];
    await duck.run(`create table ${table} (${types.join(', ')})`);
    await duck.run(`copy ${table} from '${file}' (format csv, auto_detect false)`);
    facts += Number((await duck.runAndReadAll(`select count(*) from ${table}`)).getRows()[0]?.[0]);
  }
  await client.end();
  told['facts'] = facts;
  return duck;
}

type Duck = Awaited<ReturnType<typeof inDuckDb>>;

/** What all figures need: the facts of every source as at the day, grouped by what questions ask. */
async function scan(duck: Duck): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (const { name, columns } of factSources) {
    const found = await duck.runAndReadAll(
      `select ${columns.join(', ')}, sum(weight)::bigint from ${name.replaceAll('-', '_')} where happened_on <= date '${asOf}' group by all`,
    );
    for (const row of found.getRows()) sums.set([name, ...row.slice(0, -1)].join('|'), Number(row.at(-1)));
  }
  return sums;
}

/** Two figures of each answer, to be sure that both count the same. */
async function compare(duck: Duck): Promise<void> {
  const sums = await scan(duck);
  const figures = await database.read(system, (tx) =>
    computeFigures(tx, { asOf, codes: ['cleaning.tax_codes', 'id_card.applications', 'population.minority_share'] }),
  );
  const total = (test: (key: string) => boolean) =>
    [...sums].reduce((n, [key, count]) => (test(key) ? n + count : n), 0);
  const wanted = [
    total((k) => k === 'cleaning|cleaned|tax'),
    total((k) => k.startsWith('applications|received')),
    total((k) => k.startsWith('persons|') && !k.startsWith('persons|kinh')),
  ];
  const found = figures.map((f) => f.numerator);
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`they differ: ${found} and ${wanted}`);
  told['same'] = found;
}

async function medianMs(times: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  await work();
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) took.push((await secondsOf(work)) * 1_000);
  return round(took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN);
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
