import { type Database, sql, type Tx } from '#platform/db';
import type { Log } from '#platform/log';
import type { FileStore } from './file-store.ts';

/**
 * Notes files that may belong to nobody from now on, before they are stored. When a record lets go of one, the trigger
 * `platform.note_loose_file` on its table does the same. Harmless for files that are held: the sweep asks. Ages are counted
 * by the database's own clock, whatever day the system believes it is.
 */
export async function noteLooseFiles(tx: Tx, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await tx.run(sql`insert into platform.loose_file (hash, since_at) select distinct unnest(${[...hashes]}::text[]), clock_timestamp()
    on conflict (hash) do update set since_at = excluded.since_at`);
}

const atOnce = 100;

/**
 * Removes files that have been loose for a day and that no record holds, a hundred in one transaction. A hash that is
 * being stored anew waits for this transaction, because it notes itself first.
 * @returns how many files were removed.
 */
export async function sweepLooseFiles(at: { database: Database; files: FileStore; log: Log }): Promise<number> {
  const { files } = at;
  if (files.remove === undefined) return 0;
  let removed = 0;
  for (;;) {
    const round = await at.database.transaction({ kind: 'system' }, async (tx) => {
      const loose = (
        await tx.rows<{ hash: string }>(
          sql`select hash from platform.loose_file where since_at < now() - interval '1 day' order by since_at limit ${atOnce} for update skip locked`,
        )
      ).map((row) => row.hash);
      const held = new Set(
        (await tx.rows<{ hash: string }>(sql`select hash from platform.held_files(${loose}::text[]) as hash`)).map(
          (row) => row.hash,
        ),
      );
      for (const hash of loose) if (!held.has(hash)) await files.remove?.(hash);
      await tx.run(sql`delete from platform.loose_file where hash = any (${loose}::text[])`);
      return { seen: loose.length, removed: loose.length - held.size };
    });
    removed += round.removed;
    if (round.seen < atOnce) break;
  }
  if (removed > 0) at.log.info({ removed }, 'loose files removed');
  return removed;
}
