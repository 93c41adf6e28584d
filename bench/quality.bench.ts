/**
 * The nightly index of Decision 766 for every unit, on a base of a million cases: `node bench/quality.bench.ts [cases]`.
 *
 * Goal (issue 3): the whole night's work (month and year under way, every agency, every component and scorecard) within 60 s,
 * and the list behind a figure within 1 s. Cases, bills and ratings of two years; the index is computed as of the last day.
 * Prints one line of JSON: seconds of each period, and the processor seconds of the longest statement's drill-down.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BulkCase, importCases } from '#cases';
import { type Actor, ask, type Runtime } from '#platform/command';
import { connectDatabase, type Database, migrate, sql } from '#platform/db';
import { newId, seededRandom } from '#platform/ids';
import { addDays, fixedClock, vietnamInstant } from '#platform/time';
import { catalogue, syncCatalogue } from '#procedures';
import { componentRecords, indexOfPeriod } from '#quality';
import { agenciesAt, applyProvincePack } from '#territory';
import { pack } from '../provinces/dak-nong/index.ts';
import { migrationSources } from '../src/app/modules.ts';
import { computePeriod } from '../src/modules/quality/compute.ts';

const count = Number(process.argv[2] ?? 1_000_000);
const since = '2022-01-06';
const asOf = '2023-11-30';
const days = 693;
const now = vietnamInstant(asOf, 9 * 60);
const dataDir = await mkdtemp(join(tmpdir(), 'quality-bench-'));
const { database, close } = await connectDatabase({ databaseUrl: '', dataDir, databasePool: 4 });
const told: Record<string, unknown> = { cases: count };

try {
  told['fillSeconds'] = await secondsOf(() => fill(database));
  for (const period of ['2023-11', '2023', '2022'])
    told[`compute ${period} (s)`] = await secondsOf(() =>
      database.transaction({ kind: 'system' }, (tx) => computePeriod(tx, period, now)),
    );
  await drillDown();
  console.log(JSON.stringify(told));
} finally {
  await close();
  await rm(dataDir, { recursive: true, force: true });
}

async function fill(base: Database): Promise<void> {
  await migrate(base, migrationSources);
  await base.asOwner(async (tx) => {
    await applyProvincePack(tx, pack);
    await syncCatalogue(tx);
  });
  const agencies = await base.read({ kind: 'system' }, (tx) => agenciesAt(tx, asOf));
  await importCases(base, cases(agencies.map((a) => a.code)), { seed: 606, now });
  await base.asOwner(async (tx) => {
    await tx.run(sql`insert into payments.bill (id, case_id, agency_code, payer_id, amount, state, method, opened_at, paid_at)
      select uuidv7(), c.id, c.agency_code, c.applicant_id, 20000, 'paid', case when random() < 0.4 then 'online' else 'cash' end,
             c.received_at, c.received_at from cases.case c where c.received_at is not null and mod(hashtext(c.id::text), 3) = 0`);
    await tx.script('analyze');
  });
}

function* cases(agencies: readonly string[]): Generator<BulkCase> {
  const random = seededRandom(606);
  const communes = pack.units
    .filter((u) => u.kind === 'commune' && u.validFrom <= asOf && (u.validTo ?? asOf) >= asOf)
    .map((u) => u.code);
  for (let i = 0; i < count; i += 1) {
    const procedure = random.pick(catalogue);
    const on = addDays(since, random.int(days));
    const at = vietnamInstant(on, 9 * 60);
    const finishedOn = addDays(on, 1 + random.int(10));
    const open = finishedOn > asOf;
    yield {
      provinceCode: pack.province.code,
      procedureCode: procedure.code,
      procedureVersion: procedure.validFrom,
      channel: random.next() < 0.7 ? 'online' : 'counter',
      state: open ? 'processing' : 'returned',
      agencyCode: random.pick(agencies),
      communeCode: random.pick(communes),
      applicantId: '018c2000-0000-7000-8000-000000000001',
      submittedAt: at,
      receivedAt: at,
      dueOn: addDays(on, 7),
      finishedOn: open ? null : finishedOn,
      returnedAt: open ? null : vietnamInstant(finishedOn, 15 * 60),
    };
  }
}

/** From the province's table to the records behind the figure of one unit. */
async function drillDown(): Promise<void> {
  const silent = () => undefined;
  const runtime: Runtime = {
    database,
    clock: fixedClock(now),
    files: { put: async () => '', get: async () => new Uint8Array() },
    log: { info: silent, warn: silent, error: silent, debug: silent },
  };
  const codes = (await database.read({ kind: 'system' }, (tx) => agenciesAt(tx, asOf))).map((a) => a.code);
  const duty = { postId: newId(), role: 'leader', agency: codes[0] ?? '', actsFor: codes };
  const actor: Actor = { kind: 'officer', accountId: newId(), duties: [duty], roles: ['leader'], agencies: codes };
  told['table of all units (s)'] = await secondsOf(async () => {
    const index = await ask(runtime, indexOfPeriod, { actor, input: { period: '2023' } });
    told['units'] = index.agencies.length;
  });
  const agency = codes.at(-1) ?? '';
  for (const component of ['2.1', '3.3', '3.6'])
    told[`records behind ${component} of one unit (s)`] = await secondsOf(() =>
      ask(runtime, componentRecords, {
        actor,
        input: { period: '2023', agencyCode: agency, component },
        purpose: 'bench',
      }),
    );
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return Math.round(performance.now() - from) / 1_000;
}
