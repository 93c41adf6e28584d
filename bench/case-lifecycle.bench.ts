/**
 * Whole lives of cases a second through the JSON API of a real server process: `node bench/case-lifecycle.bench.ts [seconds]`
 * (10 when left out). Eight at a time: a citizen fills and submits, the desk receives, a specialist takes and proposes, the
 * approver decides (a PDF is drawn), the citizen fetches the result. Beside it, before and after, plain look-ups by primary
 * key a second over a pool of the server's size: the ratio says what a case costs whatever the machine is.
 * Prints one line of JSON. Starts a demonstration server in a data folder of its own and removes it.
 */
import { randomUUID } from 'node:crypto';
import { sessionFor } from '#identity/testing';
import { type Database, openDatabase, sql, startEmbeddedServer } from '#platform/db';
import type { Procedure } from '#procedures';
import { type ApiClient, apiClient } from '../test/support/api-client.ts';
import { demoWorld } from '../test/support/demo-world.ts';
import { answersFor } from '../test/support/form-answers.ts';
import { newDataFolder, startServerProcess } from '../test/support/server-process.ts';

const seconds = Number(process.argv[2] ?? 10);
const concurrency = 8;
const procedureCode = 'id-number-confirmation';

interface Desk {
  citizen: ApiClient;
  receiving: ApiClient;
  specialist: ApiClient;
  approver: ApiClient;
  communeCode: string;
}

/** Draft to returned result. */
async function oneLife({ citizen, receiving, specialist, approver, communeCode }: Desk): Promise<void> {
  const key = () => ({ key: randomUUID() });
  const { draftId } = await citizen.call<{ draftId: string }>('cases.start-draft', { procedureCode }, key());
  const shown = await citizen.call<{ procedure: Procedure; draft: { form: Record<string, string>; version: number } }>(
    'cases.show-draft',
    { draftId },
  );
  let draftVersion = shown.draft.version;
  const values = answersFor(shown.procedure, shown.draft.form, communeCode);
  for (const { id: page } of shown.procedure.form.pages) {
    const input = { draftId, version: draftVersion, page, values };
    draftVersion = (await citizen.call<{ version: number }>('cases.save-draft-page', input)).version;
  }
  const { caseId } = await citizen.call<{ caseId: string }>('cases.submit-case', { draftId }, key());
  let version = 1;
  for (const [who, act] of [
    [receiving, 'receive-case'],
    [specialist, 'take-case'],
    [specialist, 'propose-decision'],
    [approver, 'approve-case'],
    [citizen, 'hand-over-result'],
  ] as const) {
    await who.call(`cases.${act}`, { caseId, version }, key());
    version += 1;
  }
}

/** How long each call of one life takes when nobody else is there. */
async function stepsOf(desk: Desk): Promise<Record<string, number>> {
  const steps: Record<string, number> = {};
  const timed = (client: ApiClient): ApiClient => ({
    async call<T>(...request: Parameters<ApiClient['call']>) {
      const started = performance.now();
      const answer = await client.call<T>(...request);
      steps[request[0]] = Math.round((steps[request[0]] ?? 0) + performance.now() - started);
      return answer;
    },
  });
  const { citizen, receiving, specialist, approver } = desk;
  const people = { citizen, receiving, specialist, approver };
  const all = Object.fromEntries(Object.entries(people).map(([who, client]) => [who, timed(client)])) as typeof people;
  await oneLife({ ...all, communeCode: desk.communeCode });
  return steps;
}

/** How often `work` gets done in a second, `concurrency` at a time; each one's milliseconds beside it. */
async function rate(forSeconds: number, work: () => Promise<unknown>): Promise<{ perSecond: number; took: number[] }> {
  const took: number[] = [];
  const from = performance.now();
  const until = from + forSeconds * 1_000;
  const worker = async () => {
    while (performance.now() < until) {
      const started = performance.now();
      await work();
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { perSecond: took.length / ((performance.now() - from) / 1_000), took: took.sort((a, b) => a - b) };
}

async function deskOf(database: Database, url: string, communeCode: string): Promise<Desk> {
  const found = await database.asOwner((tx) =>
    tx.rows<{ id: string; role: string }>(sql`select distinct i.id, p.role from identity.account i
      join territory.post p on p.account_id = i.id where i.login_name like 'demo.congan.%'`),
  );
  const client = async (accountId: string) => apiClient(url, await sessionFor(database, accountId, 1));
  const officer = (role: string) => {
    const id = found.find((f) => f.role === role)?.id;
    if (id === undefined) throw new Error(`no demonstration officer is ${role}`);
    return client(id);
  };
  const citizen = await database.asOwner((tx) =>
    tx.one<{ id: string }>(sql`select id from identity.account where demo and kind = 'citizen' and level = 2`),
  );
  return {
    citizen: await client(citizen.id),
    receiving: await officer('receiving-officer'),
    specialist: await officer('specialist'),
    approver: await officer('approver'),
    communeCode,
  };
}

const { dataDir, remove } = await newDataFolder();
const server = await startServerProcess(dataDir);
const { connectionString } = await startEmbeddedServer(dataDir);
const database = openDatabase({
  app: connectionString('da06_app'),
  migrator: connectionString('da06_migrator'),
  appRole: '',
  poolSize: 16,
});
try {
  const world = await demoWorld(dataDir);
  const desk = await deskOf(database, server.url, world.communeCode);
  await world.close();
  await oneLife(desk); // warm-up: the first result loads the document compiler
  const alone = await stepsOf(desk);
  const { id } = await database.read({ kind: 'system' }, (tx) =>
    tx.one<{ id: string }>(sql`select id from platform.outbox_message limit 1`),
  );
  const lookUp = () =>
    database.pool.query({ name: 'look-up', text: 'select 1 from platform.outbox_message where id = $1', values: [id] });
  const before = await rate(3, lookUp);
  const lives = await rate(seconds, () => oneLife(desk));
  const after = await rate(3, lookUp);
  const lookUps = (before.perSecond + after.perSecond) / 2;
  const at = (share: number) => Math.round(lives.took[Math.floor(lives.took.length * share)] ?? 0);
  const result = {
    bench: 'case-lifecycle',
    concurrency,
    lives: lives.took.length,
    livesPerSecond: Number(lives.perSecond.toFixed(2)),
    lifeMilliseconds: { median: at(0.5), p95: at(0.95) },
    aloneMilliseconds: alone,
    lookUpsPerSecond: { before: Math.round(before.perSecond), after: Math.round(after.perSecond) },
    lookUpsPerLife: Math.round(lookUps / lives.perSecond),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await database.close();
  await server.stop();
  await remove();
}
