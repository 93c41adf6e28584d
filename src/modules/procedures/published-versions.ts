import { type Database, sql, type Tx } from '#platform/db';
import { usePublished } from './catalogue.ts';
import type { Procedure } from './domain/procedure.ts';

/** Within this time every process answers by what was published; a version begins tomorrow at the earliest. */
const lookEveryMs = 2_000;

/** Reads all published versions and lets this process answer by them. */
export async function takeUpPublished(tx: Tx): Promise<void> {
  const rows = await tx.rows<{ data: Procedure }>(
    sql`select data from procedures.published_version order by procedure_code, valid_from`,
  );
  usePublished(rows.map((row) => row.data));
}

/**
 * Looks every two seconds whether another process published something, and takes it up. @returns the end of looking,
 * after the look under way.
 */
export function watchCatalogue(database: Database, everyMs = lookEveryMs): () => Promise<void> {
  let seen: string | undefined;
  const look = () =>
    database.read({ kind: 'system' }, async (tx) => {
      const { mark } = await tx.one<{ mark: string }>(
        sql`select count(*) || '/' || coalesce(max(published_at)::text, '') as mark from procedures.published_version`,
      );
      if (mark === seen) return;
      await takeUpPublished(tx);
      seen = mark;
    });
  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    // A database that is away for a moment is asked again; until then the last answer holds.
    looking = looking.then(look).catch(() => undefined);
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
