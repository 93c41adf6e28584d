import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { newId, newSecret } from '#platform/ids';
import { embeddedBinaries, exists, serverUser, serverUserCanReach, sharedRoot } from './embedded-binaries.ts';

export interface EmbeddedServer {
  /** Connection string for a role of ours. */
  connectionString(role: 'postgres' | 'da06_app' | 'da06_migrator', database?: string): string;
  passwords: { app: string; migrator: string };
  /** Process id of the postmaster. */
  pid: number;
  /** Stops the server unless another DA06 process still uses it. */
  stop(): Promise<void>;
}

interface Secrets {
  postgres: string;
  app: string;
  migrator: string;
}

interface Postmaster {
  pid: number;
  port: number;
}

const host = '127.0.0.1';

/**
 * Starts the PostgreSQL that lives in `dataDir`, or joins it when it already runs: a server that was killed leaves its
 * database running, and the next start takes it over. Works as root and as an ordinary user.
 */
export async function startEmbeddedServer(dataDir: string): Promise<EmbeddedServer> {
  await mkdir(dataDir, { recursive: true });
  const secrets = await readSecrets(dataDir);
  const cluster = await clusterFolder(dataDir);
  const bin = join(await embeddedBinaries(), 'bin');
  if (!(await exists(join(cluster, 'PG_VERSION')))) await initialise(bin, cluster, secrets);
  const postmaster = await startOrJoin(bin, cluster, secrets);
  const connectionString = (role: string, database = 'da06') => {
    const password = role === 'postgres' ? secrets.postgres : role === 'da06_app' ? secrets.app : secrets.migrator;
    return `postgres://${role}:${password}@${host}:${postmaster.port}/${database}`;
  };
  await ensureDatabase(connectionString('postgres', 'postgres'));
  return {
    connectionString,
    passwords: { app: secrets.app, migrator: secrets.migrator },
    pid: postmaster.pid,
    stop: () => stopUnlessUsed(connectionString('postgres', 'postgres'), postmaster.pid),
  };
}

async function readSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'database-secrets.json');
  if (!(await exists(file))) {
    const secrets: Secrets = { postgres: newSecret(), app: newSecret(), migrator: newSecret() };
    // 'wx' decides between two first starts; the loser reads what the winner wrote.
    await writeFile(file, JSON.stringify(secrets), { mode: 0o600, flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
  return JSON.parse(await readFile(file, 'utf8')) as Secrets;
}

/** `dataDir/postgres`, or, when the server's user cannot enter it, a folder of that user's named by an id in dataDir. */
async function clusterFolder(dataDir: string): Promise<string> {
  const pointer = join(dataDir, 'cluster-id');
  if (!(await exists(pointer)) && (await serverUserCanReach(dataDir))) return join(dataDir, 'postgres');
  if (!(await exists(pointer))) await writeFile(pointer, newId(), { flag: 'wx' }).catch(() => undefined);
  const id = (await readFile(pointer, 'utf8')).trim();
  await mkdir(sharedRoot, { recursive: true, mode: 0o755 });
  return join(sharedRoot, `cluster-${id}`);
}

async function initialise(bin: string, cluster: string, secrets: Secrets): Promise<void> {
  const fresh = `${cluster}.${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  if (serverUser) await chown(fresh, serverUser.uid, serverUser.gid);
  const passwordFile = `${fresh}.password`;
  await writeFile(passwordFile, secrets.postgres, { mode: 0o600 });
  if (serverUser) await chown(passwordFile, serverUser.uid, serverUser.gid);
  try {
    const args = ['-D', fresh, '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8'];
    // The built-in C.UTF-8 sorts by code point (fast) and knows Đ/đ; names are sorted with "vi-x-icu" where it matters.
    await runToEnd(join(bin, 'initdb'), [
      ...args,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ]);
    await rename(fresh, cluster).catch(async (error) => {
      if (!(await exists(join(cluster, 'PG_VERSION')))) throw error; // another first start was faster
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

function spawnAsServer(command: string, args: string[], stdio: 'ignore' | 'pipe', detached: boolean) {
  return spawn(command, args, {
    cwd: '/',
    detached,
    stdio: ['ignore', stdio, stdio],
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    ...(serverUser ?? {}),
  });
}

async function runToEnd(command: string, args: string[]): Promise<void> {
  const child = spawnAsServer(command, args, 'pipe', false);
  let output = '';
  child.stdout?.on('data', (d: Buffer) => (output += d));
  child.stderr?.on('data', (d: Buffer) => (output += d));
  const code = await new Promise<number | null>((done, failed) => child.on('close', done).on('error', failed));
  if (code !== 0) throw new Error(`${command} failed (${code}):\n${output}`);
}

async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 && (await isPostgres(pid)) ? { pid, port } : undefined;
}

/**
 * True while this process is a running PostgreSQL. After a crash of the machine or of a container the number in
 * `postmaster.pid` may belong to any other process, and a killed postmaster that nobody collects still has its number.
 */
async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat === undefined ? isAlive(pid) : /^\d+ \(postgres\) [^ZX]/.test(stat); // without /proc (macOS, Windows): the number decides
}

/** PostgreSQL will not start while the number in its old file is alive, whatever process that is by now. */
async function removeStaleLock(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (pid > 0 && isAlive(pid) && !(await isPostgres(pid))) await rm(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Waits up to a minute: recovery after a crash replays the log before it lets anybody in. */
async function startOrJoin(bin: string, cluster: string, secrets: Secrets): Promise<Postmaster> {
  const deadline = Date.now() + 60_000;
  let lastFault = 'it did not answer';
  let starting = false;
  while (Date.now() < deadline) {
    const running = await readPostmaster(cluster);
    if (running) {
      const answer = await answers(running.port, secrets);
      if (answer === true) return running;
      lastFault = answer;
    } else if (!starting || !(await isStarting(cluster))) {
      await launch(bin, cluster);
      starting = true;
    }
    await sleep(running ? 30 : 60);
  }
  const log = await readFile(join(cluster, 'server.log'), 'utf8').catch(() => '');
  throw new Error(
    `the embedded PostgreSQL in ${cluster} does not start: ${lastFault}\n${log.split('\n').slice(-15).join('\n')}`,
  );
}

const launches = new Map<string, { pid: number; ended: boolean }>();

async function isStarting(cluster: string): Promise<boolean> {
  const launched = launches.get(cluster);
  return launched !== undefined && !launched.ended && isAlive(launched.pid);
}

async function launch(bin: string, cluster: string): Promise<void> {
  await removeStaleLock(cluster);
  const port = await freePort();
  const settings = {
    listen_addresses: host,
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    jit: 'off',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic', // statements may hold personal data
    log_parameter_max_length_on_error: '0',
  };
  const log = join(cluster, 'server.log');
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
  // Detached: Ctrl-C in the terminal must reach us first, so that we stop the database in order.
  const child = spawn('/bin/sh', ['-c', 'exec "$0" "$@" >>"$DA06_LOG_FILE" 2>&1', join(bin, 'postgres'), ...args], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', DA06_LOG_FILE: log },
    ...(serverUser ?? {}),
  });
  const state = { pid: child.pid ?? 0, ended: false };
  launches.set(cluster, state);
  child.on('exit', () => (state.ended = true));
  child.on('error', () => (state.ended = true));
  child.unref();
}

/** true, or what stands in the way. */
async function answers(port: number, secrets: Secrets): Promise<true | string> {
  const client = new pg.Client({
    host,
    port,
    user: 'postgres',
    password: secrets.postgres,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'da06'");
    if (rowCount === 0) {
      await client.query('create database da06').catch((error: { code?: string }) => {
        if (error.code !== '42P04' && error.code !== '23505') throw error; // another first start was faster
      });
    }
  } finally {
    await client.end();
  }
}

async function stopUnlessUsed(connectionString: string, pid: number): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'da06-stop' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    // Whoever asks the same question at this moment is on the way out too, and no user.
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and application_name <> 'da06-stop'",
    );
    if ((rows[0]?.n ?? 0) > 0) return;
  } catch {
    return; // already down
  } finally {
    await client.end().catch(() => undefined);
  }
  if (isAlive(pid)) process.kill(pid, 'SIGINT'); // "fast" shutdown: ends sessions, writes a checkpoint
  const deadline = Date.now() + 20_000;
  while ((await isPostgres(pid)) && Date.now() < deadline) await sleep(20);
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? done(address.port) : failed(new Error('no free port')),
      );
    });
  });
}
