import { keepForAMinute, type Tx } from '#platform/db';
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
  const { names, code } = at.communeCode === null ? nowhere : await placeOf(tx, at.communeCode, date);
  return {
    place: at.address,
    text: [at.address, ...names].filter((part) => part !== '').join(', '),
    commune: code ?? at.communeCode,
  };
}

interface Place {
  /** The commune and what stands above it, as they are written in a sentence. */
  names: readonly string[];
  code: string | undefined;
}

const nowhere: Place = { names: [], code: undefined };

/** Units change with a reform, not with an address. */
const places = keepForAMinute<Place>(5_000);

/** A code that the territory does not know is asked again each time: it may come with the next pack. */
async function placeOf(tx: Tx, communeCode: string, date: IsoDate): Promise<Place> {
  const known = await places.get(`${communeCode}|${date}`, async () => {
    const place = await lookUp(tx, communeCode, date);
    return place.code === undefined ? undefined : place;
  });
  return known ?? nowhere;
}

async function lookUp(tx: Tx, communeCode: string, date: IsoDate): Promise<Place> {
  const commune = await successorOf(tx, communeCode, date);
  const names: string[] = [];
  let unit: Unit | undefined = commune;
  while (unit !== undefined) {
    names.push(unitNameInSentence(unit.name));
    unit = unit.parentCode === null ? undefined : await findUnit(tx, unit.parentCode, date);
  }
  return { names, code: commune?.code };
}
