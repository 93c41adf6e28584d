import type { Runtime, Task } from '#platform/command';
import { Refusal } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { foldName } from '#population';
import { unitsAt } from '#territory';
import { foldHeading } from '../domain/fold-heading.ts';
import { type CommuneWords, type RowRemark, readRow } from '../domain/read-row.ts';
import { type FileRow, fileRows } from './file-rows.ts';
import { putInForce } from './put-in-force.ts';
import {
  findVersion,
  lockVersion,
  markRead,
  refuseVersion,
  type StagedRow,
  stageRows,
  type Version,
  versionsToRead,
} from './version-store.ts';

const system = { kind: 'system' };
const chunkSize = 2_000;

/**
 * Reads files that wait, some thousand rows in one transaction, and puts what is read in force. A server that dies leaves
 * whole chunks; the next turn goes on after them. Two servers at once: the row of the version is locked for each chunk.
 */
export const readVersionsTask: Task = {
  name: 'cleaning.read-versions',
  everySeconds: 2,
  leaseSeconds: 3_600,
  async run(runtime) {
    for (const version of await runtime.database.read(system, versionsToRead)) {
      await readVersion(runtime, version).catch(async (error: Error) => {
        runtime.log.error({ err: error, version: version.id }, 'a register file could not be read');
        // A file that cannot be read is told to whoever sent it; everything else is tried again in the next turn.
        if (error instanceof Refusal)
          await runtime.database.transaction(system, (tx) =>
            refuseVersion(tx, version.id, { key: error.key, params: error.params }),
          );
      });
    }
  },
};

/** Reads one version to its end, from where it stands. */
export async function readVersion(runtime: Runtime, found: Version): Promise<void> {
  if (found.state !== 'read') await stageFile(runtime, found);
  const now = await runtime.database.read(system, (tx) => findVersion(tx, found.id));
  if (now?.state === 'read') await putInForce(runtime, found.id);
}

async function stageFile(runtime: Runtime, version: Version): Promise<void> {
  const bytes = await runtime.files.get(version.fileHash);
  const communes = await runtime.database.read(system, async (tx) =>
    communeWords(await unitsAt(tx, vietnamDate(runtime.clock.now()), 'commune')),
  );
  const reader = rowReader(version, communes);
  let chunk: StagedRow[] = [];
  let at = 0;
  let from = version.nextRow;
  const flush = async (): Promise<boolean> => {
    const isOurs = await runtime.database.transaction(system, async (tx) => {
      const locked = await lockVersion(tx, version.id);
      // Another server went on with it, or it was taken back.
      if (locked === undefined || !['waiting', 'reading'].includes(locked.state) || locked.nextRow !== from)
        return false;
      await stageRows(tx, version, { rows: chunk, nextRow: at });
      return true;
    });
    from = at;
    chunk = [];
    return isOurs;
  };
  for (const row of fileRows(bytes)) {
    at += 1;
    const staged = reader(row);
    if (at <= version.nextRow || staged === undefined) continue;
    chunk.push(staged);
    if (chunk.length >= chunkSize && !(await flush())) return;
  }
  if (!(await flush())) return;
  await runtime.database.transaction(system, (tx) => markRead(tx, version.id, at));
}

/** Reads rows below the head; a head that stands there again is passed over, titles above it too. */
function rowReader(version: Version, communes: CommuneWords): (row: FileRow) => StagedRow | undefined {
  const head = version.columns.map((c) => foldHeading(c.heading)).join('|');
  let below = false;
  return ({ line, cells, broken }) => {
    if (cells.slice(0, version.columns.length).map(foldHeading).join('|') === head) {
      below = true;
      return undefined;
    }
    if (!below) return undefined;
    const { key, fields, remarks } = readRow(version.columns, cells, communes);
    const all: RowRemark[] = broken ? [{ key: 'cleaning.row.quote', grave: true }, ...remarks] : remarks;
    return { line, key, fields, remarks: all, faulty: all.some((r) => r.grave) };
  };
}

/** Communes by code and by name; a name that two communes bear is nobody's. */
export function communeWords(units: readonly { code: string; name: string }[]): CommuneWords {
  const byName = new Map<string, string | null>();
  const add = (name: string, code: string) => byName.set(name, byName.has(name) ? null : code);
  for (const { code, name } of units) {
    const folded = foldName(name).toLowerCase();
    add(folded, code);
    const bare = folded.replace(/^(xa|phuong|thi tran|dac khu) /, '');
    if (bare !== folded) add(bare, code);
  }
  return {
    codes: new Set(units.map((u) => u.code)),
    codeOfName(name) {
      const folded = foldName(name.split(',')[0] ?? '')
        .toLowerCase()
        .trim();
      return byName.get(folded) ?? byName.get(folded.replace(/^(x\.|p\.|tt\.) ?/, '')) ?? undefined;
    },
  };
}
