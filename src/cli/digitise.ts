import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openRuntime } from '#app/runtime';
import { ask, execute, type Runtime, systemActor } from '#platform/command';
import { t } from '#platform/i18n';
import { readTables } from '#platform/tables';
import { type BatchRow, openBatch, prepareDocument, readBatchManifest, showBatch, takeBatchFiles } from '#results';
import { findAgency } from '#territory';
import { type CliCommand, readOptions, tellRefusal, UsageError } from './cli-command.ts';

/** Files that are made ready before they are put to their lines: what is done when the command is broken off. */
const atOnce = 20;

/**
 * `da06 digitise`: fills a batch of old results from a folder on the server. Broken off, it goes on where it was with
 * `--batch`. The batch then waits for its sample to be judged by an officer.
 */
export const digitiseCommand: CliCommand = {
  name: 'digitise',
  usage:
    'digitise (--batch ID | --agency CODE --procedure CODE --name NAME) [--manifest FILE] [--folder DIR] [--data DIR]',
  summary: t('vi', 'cli.digitise.summary'),
  async run(args) {
    try {
      const wish = readOptions(args, {
        batch: { type: 'string' },
        agency: { type: 'string' },
        procedure: { type: 'string' },
        name: { type: 'string' },
        manifest: { type: 'string' },
        folder: { type: 'string' },
        data: { type: 'string' },
      });
      const { batch, agency, procedure, name } = wish;
      if (batch === undefined && (agency === undefined || procedure === undefined || name === undefined))
        throw new UsageError('cli.digitise.which');
      const open = await openRuntime(wish.data === undefined ? {} : { dataDir: wish.data });
      try {
        const runtime = open.runtime;
        const batchId =
          batch ??
          (
            await act(runtime, openBatch, {
              agencyCode: agency ?? '',
              procedureCode: procedure ?? '',
              name: name ?? '',
            })
          ).batchId;
        if (wish.manifest !== undefined) await readManifest(runtime, batchId, wish.manifest);
        if (wish.folder !== undefined)
          await fill(runtime, { batchId, folder: wish.folder, limitMb: open.config.uploadLimitMb });
        return await report(runtime, batchId);
      } finally {
        await open.close();
      }
    } catch (error) {
      return tellRefusal(error);
    }
  },
};

const act = ((runtime: Runtime, command: never, input: never) =>
  execute(runtime, command, { actor: systemActor, input })) as <I, O>(
  runtime: Runtime,
  command: { run(ctx: never, input: I): Promise<O> },
  input: I,
) => Promise<O>;

const say = (key: string, params: Record<string, string | number> = {}) =>
  process.stderr.write(`${t('vi', `cli.digitise.${key}`, params)}\n`);

async function readManifest(runtime: Runtime, batchId: string, file: string): Promise<void> {
  const [sheet] = await readTables(await readFile(file));
  const read = await act(runtime, readBatchManifest, { batchId, cells: sheet?.rows ?? [] });
  say('manifest-read', read);
}

async function fill(
  runtime: Runtime,
  { batchId, folder, limitMb }: { batchId: string; folder: string; limitMb: number },
): Promise<void> {
  const { batch } = await look(runtime, batchId, 'waiting', 0);
  const agency = await runtime.database.read({ kind: 'system' }, (tx) => findAgency(tx, batch.agencyCode));
  const ground = { ...runtime, limitMb, agency: agency?.name.vi ?? batch.agencyCode, now: runtime.clock.now() };
  const wanted = await wantedNames(runtime, batchId);
  const found = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && wanted.has(entry.name.normalize('NFC').toLocaleLowerCase('vi')))
    .sort((a, b) => a.name.localeCompare(b.name));
  for (let from = 0; from < found.length; from += atOnce) {
    const files = [];
    for (const entry of found.slice(from, from + atOnce)) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      files.push(await prepareDocument(ground, { name: entry.name.normalize('NFC'), bytes }));
    }
    await act(runtime, takeBatchFiles, { batchId, files: files as never });
    say('progress', { done: Math.min(from + atOnce, found.length), all: found.length });
  }
}

/** Names of files that some line still needs: what is ready is not made ready again. */
async function wantedNames(runtime: Runtime, batchId: string): Promise<Set<string>> {
  const rows = [...(await all(runtime, batchId, 'waiting')), ...(await all(runtime, batchId, 'faulty'))];
  return new Set(rows.map((row) => row.fileName));
}

const look = (runtime: Runtime, batchId: string, list: 'waiting' | 'faulty', afterLine: number) =>
  ask(runtime, showBatch, { actor: systemActor, input: { batchId, list, afterLine }, purpose: 'da06 digitise' });

async function all(runtime: Runtime, batchId: string, list: 'waiting' | 'faulty'): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  for (;;) {
    const part = await look(runtime, batchId, list, rows.at(-1)?.line ?? 0);
    rows.push(...part.rows);
    if (!part.more) return rows;
  }
}

/** Row by row what is still wrong; exit code 1 when anything is. */
async function report(runtime: Runtime, batchId: string): Promise<number> {
  for (const row of await all(runtime, batchId, 'faulty'))
    for (const fault of [...row.faults, ...row.fileFaults])
      process.stdout.write(
        `${t('vi', 'cli.digitise.line', { line: row.line, text: t('vi', fault.key, fault.params) })}\n`,
      );
  const { counts } = await look(runtime, batchId, 'faulty', 0);
  const { ready, faulty, waiting, imported } = counts;
  process.stdout.write(`${t('vi', 'cli.digitise.end', { batch: batchId, ready, faulty, waiting, imported })}\n`);
  return faulty + waiting > 0 ? 1 : 0;
}
