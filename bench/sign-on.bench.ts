/**
 * Full sign-ons a second on this machine: `node bench/sign-on.bench.ts [seconds] [warm-up seconds]` (10 and 4 when left out).
 * Goal of the house: 150 on 2 cores, with the audit on. The server is a process of its own; the load comes from this one and
 * PostgreSQL runs beside them, all three on the same cores.
 *
 * Three kinds, because what bounds them differs:
 * - `password`: request, page, name and password, code, tokens. The hash of the password (argon2id) is meant to be slow:
 *   its cost and the bound that it alone sets are told beside it.
 * - `passkey`: the same with a passkey (ES256) instead: request, page, challenge, answer, code, tokens.
 * - `session`: who is signed in already: request, code, tokens.
 *
 * Each person has agreed to the client before. Prints one line of JSON, with the statements that one flow sends.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { identityModule, securityActs } from '#identity';
import { anAccount, aPasskey } from '#identity/testing';
import { execute, systemActor } from '#platform/command';
import { connectDatabase, type Database, migrate } from '#platform/db';
import { newId, newSecret } from '#platform/ids';
import { populationModule } from '#population';
import { applyProvincePack, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { isPassword } from '../src/modules/identity/password.ts';
import { startSignOnServer, testRuntime } from '../src/modules/identity/testing/sign-on-server.ts';
import { type Authenticator, anAuthenticator } from './sign-on/authenticator.ts';
import { type BenchClient, type Factor, type Jar, signOn } from './sign-on/client.ts';

const seconds = Number(process.argv[2] ?? 10);
const warmUp = Number(process.argv[3] ?? 4);
const concurrency = 16;
const people = 64;
const password = 'một mật khẩu đủ dài';

/** The server's side. Tells its address, and on demand how many statements it has sent and its seconds of processor time. */
async function serve(dataDir: string): Promise<void> {
  let statements = 0;
  const query = pg.Client.prototype.query as (...all: unknown[]) => unknown;
  pg.Client.prototype.query = function counted(this: pg.Client, ...all: unknown[]) {
    statements += 1;
    return query.apply(this, all);
  } as typeof pg.Client.prototype.query;
  const { database } = await connectDatabase({ databaseUrl: '', dataDir, databasePool: 16 });
  const server = await startSignOnServer({ runtime: testRuntime(database), demo: false, publicHost: 'localhost' });
  process.on('message', (text) => {
    if (text === 'stop') process.exit();
    process.send?.({ statements, cpu: process.cpuUsage() });
  });
  process.send?.(server.publicUrl);
}

interface Gauges {
  statements: number;
  cpu: NodeJS.CpuUsage;
}

async function measure(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sign-on-bench-'));
  const connected = await connectDatabase({ databaseUrl: '', dataDir, databasePool: 4 });
  const child = fork(import.meta.filename, ['serve', dataDir], { execArgv: process.execArgv });
  const told = <T>() => new Promise<T>((done) => child.once('message', (value) => done(value as T)));
  const gauges = async (): Promise<Gauges> => {
    const answer = told<Gauges>();
    child.send('gauges');
    return answer;
  };
  try {
    const ready = told<string>();
    const { passwords, passkeys } = await prepare(connected.database);
    const url = await ready;
    const client = { url, ...(await registerClient(connected.database)) };
    const jars = passkeys.map((): Jar => new Map());
    // Everybody agrees to the client once, which is no part of what is measured.
    for (const [n, factor] of passkeys.entries()) await signOn(client, jars[n] as Jar, factor);
    await Promise.all(passwords.map((factor) => signOn(client, new Map(), factor)));

    const kind = async (work: (n: number) => Promise<void>) => {
      await rate(work, warmUp);
      const before = await gauges();
      const { perSecond, done } = await rate(work, seconds);
      const after = await gauges();
      const cpu = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1000;
      const round = (value: number) => Math.round(10 * value) / 10;
      return {
        perSecond: round(perSecond),
        serverCpuMs: round(cpu / done),
        statements: round((after.statements - before.statements) / done),
      };
    };
    const hash = await hashCost();
    const byPassword = await kind((n) => signOn(client, new Map(), passwords[n % people]));
    const byPasskey = await kind((n) => signOn(client, new Map(), passkeys[n % people]));
    const bySession = await kind((n) => signOn(client, jars[n % people] as Jar));
    const cores = availableParallelism();
    const bound = { cpuMsPerHash: hash, mostPasswordsPerSecond: Math.round((cores * 1000) / hash) };
    process.stdout.write(
      `${JSON.stringify({ seconds, cores, concurrency, password: { ...byPassword, ...bound }, passkey: byPasskey, session: bySession })}\n`,
    );
  } finally {
    child.send('stop');
    await new Promise((gone) => child.once('exit', gone));
    await connected.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function prepare(database: Database): Promise<{ passwords: Factor[]; passkeys: Factor[] }> {
  await migrate(database, [
    { module: 'platform', folder: join(import.meta.dirname, '..', 'src', 'platform', 'sql') },
    ...[territoryModule, populationModule, identityModule].map((m) => ({ module: m.name, folder: m.sqlFolder })),
  ]);
  await database.asOwner((tx) => applyProvincePack(tx, samplePack));
  const passwords: Factor[] = [];
  const passkeys: Factor[] = [];
  for (let n = 0; n < people; n += 1) {
    const loginName = `9670900${10_000 + n}`;
    const account = await anAccount(database, { kind: 'citizen', loginName, password });
    const authenticator: Authenticator = anAuthenticator('localhost');
    await aPasskey(database, account.id, authenticator);
    passwords.push({ kind: 'password', loginName, password });
    passkeys.push({ kind: 'passkey', authenticator });
  }
  return { passwords, passkeys };
}

async function registerClient(database: Database): Promise<Omit<BenchClient, 'url'>> {
  const secret = newSecret();
  const actor = { ...systemActor, kind: 'officer' as const, accountId: newId(), roles: ['administrator'] };
  const { partnerId } = await execute(testRuntime(database), securityActs.registerPartner, {
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
  return { id: partnerId, secret };
}

/** Runs work with `concurrency` workers for so many seconds; each takes the next number. */
async function rate(work: (n: number) => Promise<void>, howLong: number): Promise<{ perSecond: number; done: number }> {
  let started = 0;
  let done = 0;
  const from = performance.now();
  const end = from + howLong * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      started += 1;
      await work(started);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { perSecond: (1000 * done) / (performance.now() - from), done };
}

/** Processor time of one password check as the server makes it, in milliseconds. */
async function hashCost(): Promise<number> {
  const times = 40;
  await isPassword(password, undefined);
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: times }, () => isPassword(password, undefined)));
  const { user, system } = process.cpuUsage(before);
  return Math.round((10 * (user + system)) / 1000 / times) / 10;
}

if (process.argv[2] === 'serve') await serve(process.argv[3] ?? '');
else await measure();
