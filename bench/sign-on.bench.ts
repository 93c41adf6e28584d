/**
 * Sign-ons a second, and verifications of a person a second beside what PostgreSQL itself can do, in one run:
 * `node bench/sign-on.bench.ts [seconds] [people]` (10 and 20,000 when left out). Goals of the house: 150 full sign-ons on 2
 * cores; verification at least half of `pgbench -S` on the same server. Audit is on throughout.
 *
 * A full sign-on is what a browser and a client do: request, sign-in page, name and password, code, tokens. Most of it is the
 * hash of the password, which is meant to be slow; so the same without the page (a session that is there already: request,
 * code, tokens) is told beside it. The server is a process of its own; the load comes from this one. Prints one line of JSON.
 */
import { execFile, fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { identityModule, registerPartner } from '#identity';
import { anAccount } from '#identity/testing';
import { ask, execute, systemActor } from '#platform/command';
import { connectDatabase, type Database, migrate, sql, startEmbeddedServer } from '#platform/db';
import { newId, newSecret } from '#platform/ids';
import { generatePopulation, populationModule, samplePersons, verifyPerson } from '#population';
import { applyProvincePack, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { startSignOnServer, testRuntime } from '../src/modules/identity/testing/sign-on-server.ts';

const seconds = Number(process.argv[2] ?? 10);
const people = Number(process.argv[3] ?? 20_000);
const concurrency = 16;
const password = 'một mật khẩu đủ dài';
const system = { kind: 'system' };

async function serve(dataDir: string): Promise<void> {
  const { database } = await connectDatabase({ databaseUrl: '', dataDir, databasePool: 16 });
  const server = await startSignOnServer({ runtime: testRuntime(database), demo: false });
  process.send?.(server.url);
}

async function measure(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sign-on-bench-'));
  const connected = await connectDatabase({ databaseUrl: '', dataDir, databasePool: 16 });
  const { database } = connected;
  const child = fork(import.meta.filename, ['serve', dataDir], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  try {
    const numbers = await prepare(database);
    const url = await new Promise<string>((done) => child.once('message', (text) => done(String(text))));
    const { partnerId, secret } = await registerClient(database);
    const client = { url, id: partnerId, secret };
    const full = await rate((n) => signOn(client, numbers[n % numbers.length] as string));
    const sessions = await Promise.all(
      numbers.slice(0, concurrency).map(async (number) => {
        const jar = new Map<string, string>();
        await signOn(client, number, jar);
        return jar;
      }),
    );
    const silent = await rate((_n, worker) => signOn(client, '', sessions[worker]));
    const verified = await verifications(database);
    const plain = await pgbench(dataDir, database);
    process.stdout.write(
      `${JSON.stringify({ seconds, people, fullSignOns: full, silentSignOns: silent, verifications: verified, ...plain, verificationShare: Math.round((100 * verified) / plain.selects) / 100 })}\n`,
    );
  } finally {
    child.kill();
    await connected.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function prepare(database: Database): Promise<string[]> {
  await migrate(database, [
    { module: 'platform', folder: join(import.meta.dirname, '..', 'src', 'platform', 'sql') },
    ...[territoryModule, populationModule, identityModule].map((m) => ({ module: m.name, folder: m.sqlFolder })),
  ]);
  await database.asOwner((tx) => applyProvincePack(tx, samplePack));
  const communes = [{ code: '98101', weight: 1, urban: false }];
  await generatePopulation(database, { count: people, seed: 606, asOf: '2023-12-18', provinceCode: '67', communes });
  const some = await database.read(system, (tx) => samplePersons(tx, { count: 64, seed: 1 }));
  const rows = await database.read(system, (tx) =>
    tx.rows<{ id: string; number: string }>(
      sql`select id, personal_number as number from population.person where id = any (${some.map((p) => p.id)}::uuid[])`,
    ),
  );
  for (const { id, number } of rows)
    await anAccount(database, { kind: 'citizen', loginName: number, personId: id, password });
  return rows.map((r) => r.number);
}

async function registerClient(database: Database): Promise<{ partnerId: string; secret: string }> {
  const secret = newSecret();
  const actor = { ...systemActor, kind: 'officer' as const, accountId: newId(), roles: ['administrator'] };
  const { partnerId } = await execute(testRuntime(database), registerPartner, {
    actor,
    input: {
      name: { vi: 'Đo tốc độ', en: 'Bench' },
      purpose: { vi: 'Đo tốc độ', en: 'Bench' },
      legalBasis: 'bench',
      profile: 'openid',
      authMethod: 'client_secret_basic',
      secretHash: createHash('sha256').update(secret).digest('hex'),
      redirectUris: ['http://127.0.0.1:9/bench'],
      scopes: [],
      leastAuthentication: 1,
      leastAccountLevel: 1,
      keepsAccess: false,
      asksByPhone: false,
      consentDays: 30,
    },
  });
  return { partnerId, secret };
}

/** Runs work with `concurrency` workers for `seconds`. @returns how often a second it was done. */
async function rate(work: (n: number, worker: number) => Promise<unknown>): Promise<number> {
  let done = 0;
  const end = performance.now() + seconds * 1000;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async (_, worker) => {
      while (performance.now() < end) {
        await work(done + worker, worker);
        done += 1;
      }
    }),
  );
  return Math.round((10_000 * done) / (performance.now() - from)) / 10;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** node:http, because the load must cost less than what it measures. */
function send(url: string, headers: Record<string, string>, fields?: Record<string, string>): Promise<Answer> {
  const body = fields === undefined ? undefined : new URLSearchParams(fields).toString();
  return new Promise((done, failed) => {
    const all = body === undefined ? headers : { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const sent = request(url, { method: body === undefined ? 'GET' : 'POST', agent, headers: all }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

interface BenchClient {
  url: string;
  id: string;
  secret: string;
}

/** One sign-on, from the client's request to its tokens; with a jar that is signed in already, without the page. */
async function signOn(client: BenchClient, number: string, jar = new Map<string, string>()): Promise<void> {
  const query = new URLSearchParams({
    client_id: client.id,
    response_type: 'code',
    redirect_uri: 'http://127.0.0.1:9/bench',
    scope: 'openid',
    state: randomBytes(8).toString('hex'),
  });
  let answer = await visit(client.url, `/oidc/auth?${query}`, jar);
  for (let step = 0; step < 12; step += 1) {
    const location = answer.headers.location;
    if (location?.startsWith('http://127.0.0.1:9/') === true) return redeem(client, location);
    if (location !== undefined) {
      const { pathname, search } = new URL(location, client.url);
      answer = await visit(client.url, `${pathname}${search}`, jar);
      continue;
    }
    const { uid, step: page } = JSON.parse(answer.body) as { uid: string; step: { kind: string } };
    const path = `/oidc/interaction/${uid}`;
    answer =
      page.kind === 'consent'
        ? await visit(client.url, `${path}/consent`, jar, {})
        : await visit(client.url, path, jar, { loginName: number, password });
  }
  throw new Error(`never came back: ${answer.status} ${answer.body}`);
}

async function visit(
  url: string,
  path: string,
  jar: Map<string, string>,
  fields?: Record<string, string>,
): Promise<Answer> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await send(`${url}${path}`, { cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin' }, fields);
  for (const line of answer.headers['set-cookie'] ?? []) {
    const [pair = ''] = line.split(';');
    jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
  return answer;
}

async function redeem(client: BenchClient, location: string): Promise<void> {
  const code = new URL(location).searchParams.get('code') ?? '';
  const authorization = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
  const fields = { grant_type: 'authorization_code', code, redirect_uri: 'http://127.0.0.1:9/bench' };
  const answer = await send(`${client.url}/oidc/token`, { authorization }, fields);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
}

/** The question of the registry, with its purpose and its row in the log, as the API asks it. */
async function verifications(database: Database): Promise<number> {
  const runtime = testRuntime(database);
  const some = await database.read(system, (tx) =>
    tx.rows<{ number: string; name: string; born: string }>(sql`select personal_number as number, full_name as name,
      to_char(birth_date, 'DD/MM/YYYY') as born from population.person where birth_date is not null limit 1000`),
  );
  return rate(async (n) => {
    const { number, name, born } = some[n % some.length] as (typeof some)[number];
    const input = { number, fullName: name, birthDate: born };
    await ask(runtime, verifyPerson, { actor: systemActor, input, purpose: 'bench' });
  });
}

/** What the server can do at all: `pgbench -S` when the machine has it, otherwise the same select in a loop of ours. */
async function pgbench(dataDir: string, database: Database): Promise<{ selects: number; selectsBy: string }> {
  const server = await startEmbeddedServer(dataDir);
  const address = server.connectionString('postgres');
  const run = promisify(execFile);
  try {
    await run('pgbench', ['-i', '-q', '-s', '1', address]);
    const args = ['-S', '-M', 'prepared', '-n', '-c', String(concurrency), '-j', '2', '-T', String(seconds), address];
    const { stdout } = await run('pgbench', args);
    return { selects: Math.round(Number(/tps = ([\d.]+)/.exec(stdout)?.[1])), selectsBy: 'pgbench -S' };
  } catch {
    const ids = await database.read(system, (tx) => samplePersons(tx, { count: 1000, seed: 2 }));
    const selects = await rate((n) =>
      database.read(system, (tx) =>
        tx.maybe(sql`select personal_number from population.person where id = ${ids[n % ids.length]?.id ?? ''}`),
      ),
    );
    return { selects: Math.round(selects), selectsBy: 'prepared selects' };
  } finally {
    await server.stop();
  }
}

if (process.argv[2] === 'serve') await serve(process.argv[3] ?? '');
else await measure();
