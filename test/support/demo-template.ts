import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId } from '#platform/ids';

const run = promisify(execFile);
const clusterOf = (id: string) => join('/var/lib/da06', `cluster-${id}`);

/**
 * Puts a copy of a filled demonstration into an empty data folder: a test that would fill one of its own saves half a
 * minute. `template` is the data folder of a server that has ended in order.
 */
export async function copyDemo(template: string, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  for (const name of await readdir(template)) {
    if (name !== 'cluster-id') await run('cp', ['-a', join(template, name), dataDir]);
  }
  // As root the cluster lies outside, under an id of its own.
  const id = (await readFile(join(template, 'cluster-id'), 'utf8').catch(() => '')).trim();
  if (id === '') return;
  const own = newId();
  await run('cp', ['-a', clusterOf(id), clusterOf(own)]);
  await writeFile(join(dataDir, 'cluster-id'), own);
}
