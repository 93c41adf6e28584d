import { readTrustFolder, type TrustStore, trustStoreOf } from '#identity';
import type { Site } from '../../shell/view.ts';

let kept: { folder: string; store: Promise<TrustStore> } | undefined;

/** Whom the installation trusts to have issued cards; nobody where no folder is set. Read once: it changes with a restart. */
export function trustOf({ chipTrustDir }: Pick<Site, 'chipTrustDir'>): Promise<TrustStore> {
  if (chipTrustDir === undefined || chipTrustDir === '') return Promise.resolve(trustStoreOf([]));
  kept = kept?.folder === chipTrustDir ? kept : { folder: chipTrustDir, store: readTrustFolder(chipTrustDir) };
  return kept.store;
}
