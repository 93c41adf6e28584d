import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { newDataFolder } from '../support/server-process.ts';
import { root } from '../support/source-files.ts';

/** An empty server (without the demonstration province), ready. */
async function serve(dataDir: string): Promise<{ child: ChildProcess; ended: Promise<number | null> }> {
  const child = spawn(join(root, 'bin', 'da06'), ['serve', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  await new Promise<void>((ready, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('ready ') && ready());
    child.once('exit', (code) => failed(new Error(`the server ended with ${code} before it was ready`)));
  });
  return { child, ended };
}

/** Whether the PostgreSQL of a data folder runs. */
async function databaseRuns(dataDir: string): Promise<boolean> {
  const pointer = await readFile(join(dataDir, 'cluster-id'), 'utf8').catch(() => '');
  const cluster = pointer === '' ? join(dataDir, 'postgres') : `/var/lib/da06/cluster-${pointer.trim()}`;
  return (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')) !== '';
}

describe('a server that is told to stop', { timeout: 180_000 }, () => {
  it('takes its database down with it, also when the signal comes twice, and leaves nothing running', async () => {
    const { dataDir, remove } = await newDataFolder();
    try {
      for (const signals of [['SIGINT'], ['SIGINT', 'SIGINT'], ['SIGTERM', 'SIGINT']] as const) {
        const { child, ended } = await serve(dataDir);
        assert.ok(await databaseRuns(dataDir));
        for (const signal of signals) {
          child.kill(signal);
          await sleep(10);
        }
        assert.equal(await ended, 0, signals.join());
        assert.equal(await databaseRuns(dataDir), false, signals.join());
      }
    } finally {
      await remove();
    }
  });
});
