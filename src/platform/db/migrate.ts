import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database.ts';
import { sql } from './sql.ts';
import type { Tx } from './transaction.ts';

/** Where a module keeps its SQL: numbered migrations `NNNN_verb_object.sql` and, perhaps, `views.sql`. */
export interface MigrationSource {
  module: string;
  folder: string;
  /** The last migration to run, by its number ("0002"): for tests that fill the tables of an older version. All when left out. */
  upTo?: string;
}

interface Script {
  module: string;
  name: string;
  text: string;
  hash: string;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function readScripts(source: MigrationSource): Promise<Script[]> {
  const upTo = source.upTo ?? '9999';
  const names = (await readdir(source.folder).catch(() => []))
    .filter((n) => n.endsWith('.sql') && (n === 'views.sql' ? upTo === '9999' : n.slice(0, 4) <= upTo))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(source.folder, name), 'utf8');
      return { module: source.module, name, text, hash: sha256(text) };
    }),
  );
}

/**
 * Brings the database to the state of the code: runs what is new, in the modules' order, in one transaction.
 * A migration that was run and has since been edited stops everything; published views are replaced when they change.
 * Two servers that start at once take turns.
 * @returns the names of the scripts that ran.
 */
export async function migrate(database: Database, sources: readonly MigrationSource[]): Promise<string[]> {
  const scripts = (await Promise.all(sources.map(readScripts))).flat();
  const numbered = scripts.filter((s) => s.name !== 'views.sql');
  const views = scripts.filter((s) => s.name === 'views.sql');
  return database.asOwner(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(606)`);
    await tx.script(
      'create schema if not exists platform; create table if not exists platform.migration (module text, name text, hash text not null, ran_at timestamptz not null default now(), constraint migration_pk primary key (module, name))',
    );
    const done = new Map(
      (
        await tx.rows<{ key: string; hash: string }>(
          sql`select module || '/' || name as key, hash from platform.migration`,
        )
      ).map((r) => [r.key, r.hash]),
    );
    const ran: string[] = [];
    for (const script of [...numbered, ...views]) {
      const key = `${script.module}/${script.name}`;
      const before = done.get(key);
      if (before === script.hash) continue;
      if (before !== undefined && script.name !== 'views.sql') {
        throw new Error(`migration ${key} was changed after it ran; write a new one instead`);
      }
      await run(tx, script);
      ran.push(key);
    }
    return ran;
  });
}

async function run(tx: Tx, script: Script): Promise<void> {
  try {
    await tx.script(script.text);
  } catch (error) {
    throw new Error(`${script.module}/${script.name}: ${(error as Error).message}`, { cause: error });
  }
  await tx.run(
    sql`insert into platform.migration (module, name, hash) values (${script.module}, ${script.name}, ${script.hash})
        on conflict on constraint migration_pk do update set hash = excluded.hash, ran_at = now()`,
  );
}
