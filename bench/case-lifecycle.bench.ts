/**
 * Lives of cases a second through the JSON API, on an empty base and on one of a million cases, in one run:
 * `node bench/case-lifecycle.bench.ts [cases] [seconds]` (1,000,000 and 20 when left out).
 *
 * A life is four calls, each an act of its own with audit, history, message and idempotency key: the citizen submits a whole
 * application, the desk receives it, an officer settles it, the citizen takes the result. Two servers, each with a database
 * of its own, take turns of two seconds, so that whatever else the machine does falls on both. The result's paper is drawn
 * by a task behind the acts; how far it lags is told. Beside it pages of the officer's queue a second, and plain look-ups by
 * primary key over a connection pool of the server's size, which say what the machine can do at all. Prints one line of JSON.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { clearSimulatedCases, importCases } from '#cases';
import { openDatabase, sql, startEmbeddedServer } from '#platform/db';
import { addDays, vietnamDate } from '#platform/time';
import { samplePersons } from '#population';
import { catalogue, procedureAt } from '#procedures';
import { appointPost, loadAgencyFinder } from '#territory';
import { makeCases } from '../src/simulation/make-cases.ts';
import { rememberedWorkingDays } from '../src/simulation/working-days.ts';
import { demoWorld } from '../test/support/demo-world.ts';
import { answersFor } from '../test/support/form-answers.ts';
import { newDataFolder, startServerProcess } from '../test/support/server-process.ts';

const baseSize = Number(process.argv[2] ?? 1_000_000);
const seconds = Number(process.argv[3] ?? 20);
const concurrency = 16;
const turnMs = 2_000;
const procedureCode = 'id-number-confirmation';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One call of the API. node:http, because the load must cost less than what it measures. */
function call<T>(url: string, cookie: string, name: string, input: unknown): Promise<T> {
  const body = JSON.stringify(input);
  return new Promise((done, failed) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      cookie,
      'idempotency-key': randomUUID(),
    };
    const sent = request(`${url}/api/v1/${name.replace('.', '/')}`, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => {
        if (answer.statusCode === 200) done(JSON.parse(text) as T);
        else failed(new Error(`${name} ${answer.statusCode}: ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

interface Base {
  cases: number;
  life(): Promise<void>;
  queuePage(): Promise<unknown>;
  lookUp(): Promise<unknown>;
  /** Results that wait for their paper. */
  undrawn(): Promise<number>;
  close(): Promise<void>;
}

/** A server of its own with the people of the demonstration province and so many cases. */
async function openBase(cases: number): Promise<Base> {
  const { dataDir, remove } = await newDataFolder();
  const server = await startServerProcess(dataDir);
  const { connectionString } = await startEmbeddedServer(dataDir);
  const database = openDatabase({
    app: connectionString('da06_app'),
    migrator: connectionString('da06_migrator'),
    appRole: '',
    poolSize: 10,
  });
  const today = vietnamDate(new Date());
  await database.asOwner((tx) => clearSimulatedCases(tx));
  if (cases > 0) {
    const { people, agencyOf } = await database.read({ kind: 'system' }, async (tx) => ({
      people: await samplePersons(tx, { count: 6_000, seed: 1 }),
      agencyOf: await loadAgencyFinder(tx),
    }));
    const codes = catalogue.filter((p) => procedureAt(p.code, '2023-01-02') !== undefined).map((p) => p.code);
    const share = Math.ceil(cases / codes.length / 2);
    const plan = codes.map((code) => ({ code, open: true, online: share, other: share }));
    const ground = { provinceCode: '67', people, agencyOf, days: rememberedWorkingDays(), onlineFrom: new Map() };
    const made = makeCases({ plan, start: '2022-01-06', asOf: addDays(today, -1), seed: 1, ...ground });
    let written = 0;
    await importCases(database, made, {
      seed: 2,
      now: new Date(),
      progress: (n) => {
        if (n - written >= 100_000 || n === written) process.stderr.write(`${n} cases\n`);
        if (n - written >= 100_000) written = n;
      },
    });
  }
  const world = await demoWorld(dataDir);
  const officer = async (login: string) => world.officerCookie(login);
  const receiving = await officer('demo.congan.tiepnhan');
  await database.asOwner(async (tx) => {
    // One officer who verifies and approves, as at a commune's desk.
    const approver = await tx.one<{
      id: string;
      agency: string;
    }>(sql`select i.id, p.agency_code as agency from identity.account i
      join territory.post p on p.account_id = i.id where i.login_name like 'demo.congan.%' and p.role = 'approver' limit 1`);
    await appointPost(tx, {
      accountId: approver.id,
      agencyCode: approver.agency,
      role: 'specialist',
      title: { vi: 'Cán bộ', en: 'Officer' },
      sees: 'own-agency',
      validFrom: today,
      validTo: null,
    });
  });
  const settling = await officer(
    (
      await database.asOwner((tx) =>
        tx.one<{ login: string }>(sql`select i.login_name as login from identity.account i
          join territory.post p on p.account_id = i.id where i.login_name like 'demo.congan.%' and p.role = 'approver' limit 1`),
      )
    ).login,
  );
  const citizen = await world.citizenCookie();
  const { communeCode } = world;
  await world.close();
  const procedure = procedureAt(procedureCode, today);
  if (procedure === undefined) throw new Error(`no procedure ${procedureCode}`);
  const values = answersFor(procedure, {}, communeCode);
  const { n } = await database.asOwner((tx) => tx.one<{ n: number }>(sql`select count(*) as n from cases.case`));
  const { id } = await database.asOwner((tx) => tx.one<{ id: string }>(sql`select id from population.person limit 1`));
  const { url } = server;
  return {
    cases: n,
    async life() {
      const opened = await call<{ caseId: string }>(url, citizen, 'cases.submit-application', {
        procedureCode,
        values,
      });
      const { caseId } = opened;
      await call(url, receiving, 'cases.receive-case', { caseId, version: 1 });
      await call(url, settling, 'cases.settle-case', { caseId, version: 2 });
      await call(url, citizen, 'cases.hand-over-result', { caseId, version: 3 });
    },
    queuePage: () => call(url, receiving, 'cases.queue', {}),
    lookUp: () =>
      database.pool.query({ name: 'look-up', text: 'select 1 from population.person where id = $1', values: [id] }),
    undrawn: async () =>
      (
        await database.asOwner((tx) =>
          tx.one<{ n: number }>(sql`select count(*) as n from results.result where file_hash is null`),
        )
      ).n,
    async close() {
      await database.close();
      await server.stop();
      await remove();
    },
  };
}

/** Milliseconds of each time that `work` got done within the time, `concurrency` at a time. */
async function burst(forMs: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const until = performance.now() + forMs;
  const worker = async () => {
    while (performance.now() < until) {
      const started = performance.now();
      await work();
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return took;
}

/** The same work on both bases by turns; rates a second and milliseconds. */
async function compare(bases: readonly Base[], forSeconds: number, work: (base: Base) => () => Promise<unknown>) {
  const took = bases.map((): number[] => []);
  const spent = bases.map(() => 0);
  for (let turn = 0; turn < (forSeconds * 1_000) / turnMs; turn += 1)
    for (const [i, base] of bases.entries()) {
      const started = performance.now();
      took[i]?.push(...(await burst(turnMs, work(base))));
      spent[i] = (spent[i] ?? 0) + performance.now() - started;
    }
  return bases.map((_, i) => {
    const sorted = (took[i] ?? []).sort((a, b) => a - b);
    const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
    return {
      perSecond: Number(((sorted.length * 1_000) / (spent[i] ?? 1)).toFixed(1)),
      median: at(0.5),
      p95: at(0.95),
    };
  });
}

const bases = [await openBase(0), await openBase(baseSize)] as const;
try {
  for (const base of bases) await burst(1_500, base.life); // statements are prepared, code is compiled
  const lives = await compare(bases, seconds, (b) => b.life);
  const undrawn = await Promise.all(bases.map((b) => b.undrawn()));
  const queue = await compare(bases, 4, (b) => b.queuePage);
  const lookUps = await compare(bases, 4, (b) => b.lookUp);
  const [empty, full] = lives;
  process.stdout.write(
    `${JSON.stringify({
      bench: 'case-lifecycle',
      concurrency,
      cases: bases.map((b) => b.cases),
      livesPerSecond: lives.map((l) => l.perSecond),
      ratioFullToEmpty: Number(((full?.perSecond ?? 0) / (empty?.perSecond ?? 1)).toFixed(3)),
      lifeMilliseconds: lives.map(({ median, p95 }) => ({ median, p95 })),
      papersNotYetDrawn: undrawn,
      queuePagesPerSecond: queue.map((q) => q.perSecond),
      lookUpsPerSecond: lookUps.map((q) => q.perSecond),
    })}\n`,
  );
} finally {
  for (const base of bases) await base.close();
  agent.destroy();
}
