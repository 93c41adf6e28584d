import type { Tx } from '#platform/db';
import { histories as ofFiles } from './catalogue.ts';
import type { ProcedureHistory } from './domain/procedure.ts';
import { retireVersions, upsertProcedures, upsertVersions } from './procedure-store.ts';

export interface CatalogueSync {
  added: number;
  changed: number;
  retired: number;
}

/**
 * Brings the tables to what the catalogue files say, for published views and reports. A version is its procedure and
 * the day it begins: a corrected file changes that version, a new day makes a new one, and nothing is deleted.
 * Runs as the owner when the process starts; a second run changes nothing.
 */
export async function syncCatalogue(tx: Tx, histories: readonly ProcedureHistory[] = ofFiles): Promise<CatalogueSync> {
  const versions = histories.flatMap((history) => history.versions);
  await upsertProcedures(tx, histories);
  const written = await upsertVersions(tx, versions);
  return { ...written, retired: await retireVersions(tx, versions) };
}
