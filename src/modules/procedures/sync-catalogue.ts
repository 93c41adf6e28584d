import type { Tx } from '#platform/db';
import { liveHistories } from './catalogue.ts';
import type { ProcedureHistory } from './domain/procedure.ts';
import { retireVersions, upsertProcedures, upsertVersions } from './procedure-store.ts';
import { takeUpPublished } from './published-versions.ts';

export interface CatalogueSync {
  added: number;
  changed: number;
  retired: number;
}

/**
 * Brings the tables to what the catalogue's files and the published versions say, for published views and reports, and
 * lets this process answer by them. A version is its procedure and the day it begins: a corrected file changes that
 * version, a new day makes a new one, and nothing is deleted.
 * Runs as the owner when the process starts and after each publication; a second run changes nothing.
 */
export async function syncCatalogue(tx: Tx, given?: readonly ProcedureHistory[]): Promise<CatalogueSync> {
  if (given === undefined) await takeUpPublished(tx);
  const histories = given ?? liveHistories();
  const versions = histories.flatMap((history) => history.versions);
  await upsertProcedures(tx, histories);
  const written = await upsertVersions(tx, versions);
  return { ...written, retired: await retireVersions(tx, versions) };
}
