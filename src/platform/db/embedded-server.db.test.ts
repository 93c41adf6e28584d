import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { startEmbeddedServer } from '#platform/db';

const dataDir = await mkdtemp(join(tmpdir(), 'da06-embedded-'));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** False also for a process that has ended and waits to be collected. */
async function isRunning(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/\) [ZX]/.test(text);
}

async function question<R extends object>(connectionString: string, text: string): Promise<R | undefined> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<R>(text);
  await client.end();
  return rows[0];
}

/** Another DA06 process on the same folder; ends with its input, or by a signal. */
async function otherProcess(): Promise<{
  child: ChildProcess;
  pid: number;
  end(signal?: NodeJS.Signals): Promise<void>;
}> {
  const script = `const { startEmbeddedServer } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
    const server = await startEmbeddedServer(process.argv[1]);
    console.log(server.pid);
    process.stdin.on('end', async () => { await server.stop(); process.exit(0); }).resume();`;
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '-e', script, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const pid = await new Promise<number>((done, failed) => {
    createInterface({ input: child.stdout }).once('line', (line) => done(Number(line)));
    child.once('exit', (code) => failed(new Error(`ended with ${code}`)));
  });
  return {
    child,
    pid,
    end: async (signal) => {
      if (signal === undefined) child.stdin.end();
      else child.kill(signal);
      await ended;
    },
  };
}

after(async () => {
  const pointer = await readFile(join(dataDir, 'cluster-id'), 'utf8').catch(() => undefined);
  const { stop } = await startEmbeddedServer(dataDir);
  await stop();
  await rm(dataDir, { recursive: true, force: true });
  if (pointer !== undefined) await rm(`/var/lib/da06/cluster-${pointer.trim()}`, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', { timeout: 120_000 }, () => {
  it('starts by itself, keeps its passwords to itself and stops with its last user', async () => {
    const server = await startEmbeddedServer(dataDir);
    const admin = server.connectionString('postgres');
    assert.equal(
      (await question<{ v: number }>(admin, "select current_setting('server_version_num')::int / 10000 as v"))?.v,
      18,
    );
    assert.equal(
      (await question<{ c: string }>(admin, "select current_setting('listen_addresses') as c"))?.c,
      '127.0.0.1',
    );
    if (process.platform !== 'win32')
      assert.equal((await stat(join(dataDir, 'database-secrets.json'))).mode & 0o077, 0);
    const wrong = new URL(admin);
    wrong.password = 'guessed';
    await assert.rejects(question(wrong.href, 'select 1'), /password authentication failed/);
    await server.stop();
    assert.equal(await isRunning(server.pid), false);
  });

  it('is joined when it already runs, and stops only when nobody uses it any more', async () => {
    const [first, second] = await Promise.all([startEmbeddedServer(dataDir), startEmbeddedServer(dataDir)]);
    assert.equal(first.pid, second.pid);
    const user = new pg.Client({ connectionString: second.connectionString('postgres') });
    await user.connect();
    await first.stop();
    assert.equal((await user.query('select 1')).rowCount, 1);
    await user.end();
    await second.stop();
    assert.equal(await isRunning(second.pid), false);
    await first.stop(); // once more is harmless
  });

  it('stops when its last two users leave at the same moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      const both = [await startEmbeddedServer(dataDir), await startEmbeddedServer(dataDir)];
      await Promise.all(both.map((server) => server.stop()));
      assert.equal(await isRunning(both[0]?.pid ?? 0), false);
    }
  });

  it('survives kill -9 of whoever started it and is adopted by the next', async () => {
    const other = await otherProcess();
    await other.end('SIGKILL');
    assert.ok(await isRunning(other.pid), 'the orphan runs on');
    const next = await startEmbeddedServer(dataDir);
    assert.equal(next.pid, other.pid);
    await next.stop();
    assert.equal(await isRunning(other.pid), false);
  });

  it('starts again after kill -9 of itself, with what was committed', async () => {
    const other = await otherProcess();
    const before = await startEmbeddedServer(dataDir);
    await question(before.connectionString('postgres'), 'create table if not exists kept (n int)');
    await question(before.connectionString('postgres'), 'insert into kept values (7)');
    await other.end('SIGKILL'); // nobody may be left to collect the dead postmaster
    process.kill(before.pid, 'SIGKILL');
    const next = await startEmbeddedServer(dataDir);
    assert.notEqual(next.pid, before.pid);
    assert.deepEqual(await question(next.connectionString('postgres'), 'select n from kept'), { n: 7 });
    await next.stop();
  });

  it('is not deceived by an old number that now belongs to another process', async () => {
    const first = await startEmbeddedServer(dataDir);
    const folder = await question<{ f: string }>(
      first.connectionString('postgres'),
      "select current_setting('data_directory') as f",
    );
    await first.stop();
    const lines = [process.pid, folder?.f, 1_700_000_000, 5432, '', '127.0.0.1', '', 'ready'];
    await writeFile(join(folder?.f ?? '', 'postmaster.pid'), lines.join('\n'));
    const next = await startEmbeddedServer(dataDir);
    assert.notEqual(next.pid, process.pid);
    await next.stop();
    assert.equal(await isRunning(next.pid), false);
  });
});
