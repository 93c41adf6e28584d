import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { copyDemo } from './demo-template.ts';
import { root } from './source-files.ts';

export interface ServerProcess {
  url: string;
  dataDir: string;
  /** Milliseconds from the command to `ready`. */
  startedIn: number;
  /** kill -9 of the server alone: the database is left as it is. */
  killHard(): Promise<void>;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Starts `da06 serve --demo` as a person would, in a process of its own, and waits for `ready`. */
export async function startServerProcess(dataDir: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const started = Date.now();
  const template = process.env['TEST_DEMO'];
  // A server of another day fills its own province.
  if (template !== undefined && env['DA06_START_AT'] === undefined && (await isEmpty(dataDir))) {
    await copyDemo(template, dataDir);
  }
  const child = spawn(join(root, 'bin', 'da06'), ['serve', '--demo', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk).slice(-4000);
  });
  const url = await readyLine(child, () => complaint);
  return {
    url,
    dataDir,
    startedIn: Date.now() - started,
    killHard: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

const isEmpty = async (folder: string): Promise<boolean> => (await readdir(folder).catch(() => [])).length === 0;

function readyLine(child: ChildProcess, complaint: () => string): Promise<string> {
  return new Promise((done, failed) => {
    if (child.stdout === null) return failed(new Error('no output'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^ready (http\S+)$/.exec(line)?.[1];
      if (found) done(found);
    });
    child.once('exit', (code) =>
      failed(new Error(`the server ended with ${code} before it was ready:\n${complaint()}`)),
    );
  });
}

export async function newDataFolder(): Promise<{ dataDir: string; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'da06-data-'));
  return {
    dataDir,
    remove: async () => {
      // As root the cluster lies outside (the database's user cannot enter this folder); an id in the folder names it.
      const id = await readFile(join(dataDir, 'cluster-id'), 'utf8').catch(() => '');
      if (id !== '') await rm(join('/var/lib/da06', `cluster-${id.trim()}`), { recursive: true, force: true });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
