import type { Config } from '#platform/config';
import { type Database, openDatabase } from './database.ts';
import { startEmbeddedServer } from './embedded-server.ts';
import { ensureRoles } from './roles.ts';

export interface ConnectedDatabase {
  database: Database;
  /** Closes the pool, and the embedded server when nobody else uses it. */
  close(): Promise<void>;
}

/** Opens the configured database: the server at DATABASE_URL, or the embedded one in the data folder. */
export async function connectDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'databasePool'>,
): Promise<ConnectedDatabase> {
  if (config.databaseUrl !== '') {
    await ensureRoles(config.databaseUrl);
    const database = openDatabase({
      app: config.databaseUrl,
      migrator: config.databaseUrl,
      appRole: 'da06_app',
      poolSize: config.databasePool,
    });
    return { database, close: () => database.close() };
  }
  const server = await startEmbeddedServer(config.dataDir);
  await ensureRoles(server.connectionString('postgres'), server.passwords);
  const migrator = server.connectionString('da06_migrator');
  const database = openDatabase({
    app: server.connectionString('da06_app'),
    migrator,
    appRole: '',
    poolSize: config.databasePool,
  });
  return {
    database,
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
}
