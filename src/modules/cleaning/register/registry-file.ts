import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '#platform/db';
import { registryLines } from '#population';

/** Runs work with a folder of its own for the files of one match; it is gone afterwards, whatever happened. */
export async function withMatchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'da06-match-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes the registry as one snapshot into a file for the engine; only this process's user may read it. */
export async function writeRegistryFile(database: Database, folder: string): Promise<string> {
  const file = join(folder, 'registry.csv');
  await database.read({ kind: 'system' }, (tx) => writeLines(file, registryLines(tx)));
  return file;
}

/** Writes lines into a new file that only this process's user may read. */
export async function writeLines(file: string, lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(inChunks(lines)), createWriteStream(file, { mode: 0o600 }));
}

/** Many lines at a time: a stream costs more for each piece than a line takes to write. */
async function* inChunks(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    chunk += line;
    if (chunk.length < 1 << 18) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}
