import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { syncTargets, type Target } from '#indicators';
import type { Runtime } from '#platform/command';
import { type Config, readConfig } from '#platform/config';
import { connectDatabase, migrate } from '#platform/db';
import { createClamdScanner, createDiskFileStore, createS3FileStore } from '#platform/files';
import { createLog } from '#platform/log';
import { clockFrom, systemClock } from '#platform/time';
import { syncCatalogue, watchCatalogue } from '#procedures';
import { applyProvincePack, type ProvincePack } from '#territory';
import { migrationSources } from './modules.ts';

export interface OpenRuntime {
  runtime: Runtime;
  config: Config;
  pack: ProvincePack;
  /** Folder of the province pack, for what lies there beside its code. */
  packFolder: string;
  close(): Promise<void>;
}

/**
 * Opens everything a command or a server needs: configuration, database (started when embedded, migrated), province pack,
 * catalogue, file store.
 */
export async function openRuntime(overrides: Parameters<typeof readConfig>[1] = {}): Promise<OpenRuntime> {
  const config = readConfig(process.env, overrides);
  const { pack, targets, packFolder } = await loadPack(config.province);
  const connected = await connectDatabase(config);
  try {
    await migrate(connected.database, migrationSources);
    await connected.database.asOwner(async (tx) => {
      await applyProvincePack(tx, pack);
      await syncCatalogue(tx);
      await syncTargets(tx, targets);
    });
  } catch (error) {
    await connected.close();
    throw error;
  }
  const runtime: Runtime = {
    database: connected.database,
    clock: config.startAt === undefined ? systemClock : clockFrom(config.startAt),
    files: fileStoreOf(config),
    ...(config.clamd === '' ? {} : { scanner: createClamdScanner({ address: config.clamd }) }),
    log: createLog(config.logLevel),
  };
  const stopWatching = watchCatalogue(connected.database);
  return {
    runtime,
    config,
    pack,
    packFolder,
    close: async () => {
      await stopWatching();
      await connected.close();
    },
  };
}

interface LoadedPack {
  pack: ProvincePack;
  targets: readonly Target[];
  packFolder: string;
}

async function loadPack(name: string): Promise<LoadedPack> {
  const packFolder = join(import.meta.dirname, '..', '..', 'provinces', name);
  const file = join(packFolder, 'index.ts');
  if (!/^[a-z0-9-]+$/.test(name) || !(await stat(file).catch(() => undefined))) {
    throw new Error(`there is no province pack '${name}' under provinces/ (DA06_PROVINCE)`);
  }
  const { pack, targets } = (await import(file)) as Pick<LoadedPack, 'pack' | 'targets'>;
  return { pack, targets, packFolder };
}

function fileStoreOf(config: Config) {
  if (config.s3Endpoint === '') return createDiskFileStore(join(config.dataDir, 'files'));
  return createS3FileStore({
    endpoint: config.s3Endpoint,
    bucket: config.s3Bucket,
    accessKey: config.s3AccessKey,
    secretKey: config.s3SecretKey,
  });
}
