import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { newId } from '#platform/ids';
import { type Database, openDatabase } from './database.ts';
import { type EmbeddedServer, startEmbeddedServer } from './embedded-server.ts';
import { type MigrationSource, migrate } from './migrate.ts';
import { ensureRoles } from './roles.ts';

export interface TestDatabase {
  database: Database;
  /** For servers under test: connection strings of the same database. */
  appUrl: string;
  ownerUrl: string;
}

/**
 * A fresh database with the platform and the given modules, for one test file; dropped after its tests.
 * The server is shared by all test files of a run (it adopts the running one) and stops with the last of them.
 */
export async function withTestDatabase(modules: readonly MigrationSource[], poolSize = 8): Promise<TestDatabase> {
  const server = await startEmbeddedServer(process.env['TEST_SERVER'] ?? join(tmpdir(), 'da06-test-server'));
  await ensureRoles(server.connectionString('postgres'), server.passwords);
  const name = `test_${newId().replaceAll('-', '')}`;
  const admin = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: server.connectionString('postgres', 'postgres') });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const sources = [{ module: 'platform', folder: join(import.meta.dirname, '..', 'sql') }, ...modules];
  const template = await templateOf(server, sources);
  await admin(`create database ${name} template ${template}`, `grant all on database ${name} to da06_owner`);
  const appUrl = server.connectionString('da06_app', name);
  const ownerUrl = server.connectionString('da06_migrator', name);
  const database = openDatabase({ app: appUrl, migrator: ownerUrl, appRole: '', poolSize });
  after(async () => {
    await database.close();
    await admin(`drop database ${name} with (force)`);
    await server.stop();
  });
  return { database, appUrl, ownerUrl };
}

/**
 * Name of a database in which these migrations have run, made by the first test file that needs it: copying it takes a
 * tenth of the time. Two that come at once take turns.
 */
async function templateOf(server: EmbeddedServer, sources: readonly MigrationSource[]): Promise<string> {
  const name = `template_${await hashOf(sources)}`;
  const client = new pg.Client({ connectionString: server.connectionString('postgres', 'postgres') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(6)');
    const made = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (made.rowCount === 0) {
      const unfinished = `${name}_unfinished`;
      await client.query(`drop database if exists ${unfinished} with (force)`);
      await client.query(`create database ${unfinished}`);
      await client.query(`grant all on database ${unfinished} to da06_owner`);
      const app = server.connectionString('da06_app', unfinished);
      const migrator = server.connectionString('da06_migrator', unfinished);
      const database = openDatabase({ app, migrator, appRole: '', poolSize: 1 });
      await migrate(database, sources).finally(() => database.close());
      await client.query(`alter database ${unfinished} rename to ${name}`);
    }
    return name;
  } finally {
    await client.end();
  }
}

/** What the migrations say, so that a changed one makes another template. */
async function hashOf(sources: readonly MigrationSource[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { module, folder, upTo } of sources) {
    hash.update(`${module} ${upTo ?? ''}\n`);
    for (const file of (await readdir(folder)).sort())
      hash.update(`${file}\n`).update(await readFile(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 24);
}

/** Removes a data folder that a test made. */
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
