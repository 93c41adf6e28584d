/**
 * How long a province's synthetic population takes, with indexes and statistics: `node bench/population.bench.ts [people]`.
 * Goal: 650,000 people within 60 seconds on 2 cores and 400 MB of memory. Uses a data folder of its own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase, migrate, sql } from '#platform/db';
import {
  clearSynthetic,
  countPersons,
  findPersonByNumber,
  generatePopulation,
  populationModule,
  samplePersons,
} from '#population';
import { territoryModule } from '#territory';

const count = Number(process.argv[2] ?? 650_000);
const dataDir = await mkdtemp(join(tmpdir(), 'population-bench-'));
const connected = await connectDatabase({ databaseUrl: '', dataDir, databasePool: 4 });
const { database } = connected;
const seconds = async (name: string, work: () => Promise<unknown>): Promise<void> => {
  const cpu = process.cpuUsage();
  const from = performance.now();
  const result = await work();
  const took = (performance.now() - from) / 1_000;
  const own = process.cpuUsage(cpu);
  console.log(
    `${name}: ${took.toFixed(2)} s (own processor time ${((own.user + own.system) / 1e6).toFixed(2)} s) ${JSON.stringify(result)}`,
  );
};
try {
  await migrate(database, [
    { module: 'platform', folder: join(import.meta.dirname, '..', 'src', 'platform', 'sql') },
    { module: 'territory', folder: territoryModule.sqlFolder },
    { module: 'population', folder: populationModule.sqlFolder },
  ]);
  const communes = Array.from({ length: 71 }, (_, i) => ({
    code: String(24_611 + i * 2),
    weight: 1 + (i % 7),
    urban: i % 8 === 0,
  }));
  await seconds('generate', () =>
    generatePopulation(database, { count, seed: 606, asOf: '2023-12-18', provinceCode: '67', communes }),
  );
  console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  const asSystem = { kind: 'system' };
  await seconds('count', () => database.read(asSystem, countPersons));
  await seconds('sample 300,000', () =>
    database.read(asSystem, async (tx) => (await samplePersons(tx, { count: 300_000, seed: 1 })).length),
  );
  const { number } = await database.read(asSystem, (tx) =>
    tx.one<{ number: string }>(
      sql`select personal_number as number from population.person order by id offset 1000 limit 1`,
    ),
  );
  await seconds('200 look-ups by number', async () => {
    for (let i = 0; i < 200; i += 1) await database.read(asSystem, (tx) => findPersonByNumber(tx, number));
  });
  await seconds('clear', () => clearSynthetic(database));
} finally {
  await connected.close();
  await rm(dataDir, { recursive: true, force: true });
}
