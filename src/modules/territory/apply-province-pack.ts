import type { Tx } from '#platform/db';
import { faultsOfPack, type ProvincePack } from './domain/province-pack.ts';
import { upsertPack } from './pack-store.ts';

/**
 * Brings units and agencies to what the pack says; safe to repeat at every start. Needs a transaction of the owner.
 * @throws Error naming every fault when the pack contradicts itself; nothing is written then.
 */
export async function applyProvincePack(tx: Tx, pack: ProvincePack): Promise<void> {
  const faults = faultsOfPack(pack);
  if (faults.length > 0) throw new Error(`province pack ${pack.province.code} is not sound:\n${faults.join('\n')}`);
  await upsertPack(tx, pack);
}
