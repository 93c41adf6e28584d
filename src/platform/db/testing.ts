import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { newId } from '#platform/ids';
import { type Database, openDatabase } from './database.ts';
import { startEmbeddedServer } from './embedded-server.ts';
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
  await admin(`create database ${name}`, `grant all on database ${name} to da06_owner`);
  const appUrl = server.connectionString('da06_app', name);
  const ownerUrl = server.connectionString('da06_migrator', name);
  const database = openDatabase({ app: appUrl, migrator: ownerUrl, appRole: '', poolSize });
  await migrate(database, [{ module: 'platform', folder: join(import.meta.dirname, '..', 'sql') }, ...modules]);
  after(async () => {
    await database.close();
    await admin(`drop database ${name} with (force)`);
    await server.stop();
  });
  return { database, appUrl, ownerUrl };
}

/** Removes a data folder that a test made. */
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
