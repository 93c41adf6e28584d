import { join } from 'node:path';
import type { Actor, Runtime } from '#platform/command';
import type { Database, MigrationSource } from '#platform/db';
import { createDiskFileStore } from '#platform/files';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { type Clock, fixedClock } from '#platform/time';
import { generatePopulation } from '#population';
import { applyProvincePack, type ProvincePack, unitsAt } from '#territory';

const modulesFolder = join(import.meta.dirname, '..', '..');

/** The schemas that registers stand on, in the order of their migrations. */
export const migrationsUpToCleaning: readonly MigrationSource[] = [
  'territory',
  'population',
  'identity',
  'notifications',
  'cleaning',
].map((module) => ({ module, folder: join(modulesFolder, module, 'sql') }));

export const testDay = '2023-12-18';

/** A province with its units and agencies, and some people who do not exist. */
export async function fillProvince(database: Database, pack: ProvincePack, people: number): Promise<void> {
  await database.asOwner((tx) => applyProvincePack(tx, pack));
  const communes = await database.read({ kind: 'system' }, (tx) => unitsAt(tx, testDay, 'commune'));
  await generatePopulation(database, {
    count: people,
    seed: 6,
    asOf: testDay,
    provinceCode: '67',
    communes: communes.map((c) => ({ code: c.code, weight: 1, urban: false })),
  });
}

export function testRuntime(
  database: Database,
  folder: string,
  clock: Clock = fixedClock(new Date(`${testDay}T03:00:00Z`)),
): Runtime {
  return { database, clock, files: createDiskFileStore(folder), log: createLog('error') };
}

/** An officer with one role at some agencies. */
export function anOfficer(role: string, ...agencies: string[]): Actor {
  return {
    kind: 'officer',
    accountId: newId(),
    duties: agencies.map((agency) => ({ postId: newId(), role, agency, actsFor: [agency] })),
    roles: [role],
    agencies,
  };
}
