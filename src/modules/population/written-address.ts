import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { findUnit, successorOf, type Unit, unitNameInSentence } from '#territory';
import type { WrittenAddress } from './domain/registry-fields.ts';

/**
 * An address in words, with the units of the date: after a merger the commune that the old one went into. The registry
 * keeps the code of its time, and a code that the territory does not know leaves the address without names.
 */
export async function writeAddress(
  tx: Tx,
  at: { address: string; communeCode: string | null },
  date: IsoDate,
): Promise<WrittenAddress> {
  const names: string[] = [];
  const commune = at.communeCode === null ? undefined : await successorOf(tx, at.communeCode, date);
  let unit: Unit | undefined = commune;
  while (unit !== undefined) {
    names.push(unitNameInSentence(unit.name));
    unit = unit.parentCode === null ? undefined : await findUnit(tx, unit.parentCode, date);
  }
  return {
    place: at.address,
    text: [at.address, ...names].filter((part) => part !== '').join(', '),
    commune: commune?.code ?? at.communeCode,
  };
}
