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

/** Units change with a reform, not with an address: what a code means on a date is kept for a minute. */
const keptMs = 60_000;
const mostKept = 5_000;
const kept = new Map<string, { place: Place; until: number }>();

async function placeOf(tx: Tx, communeCode: string, date: IsoDate): Promise<Place> {
  const key = `${communeCode}|${date}`;
  const known = kept.get(key);
  if (known !== undefined && known.until > performance.now()) return known.place;
  const place = await lookUp(tx, communeCode, date);
  if (kept.size >= mostKept) kept.clear();
  if (place.code !== undefined) kept.set(key, { place, until: performance.now() + keptMs });
  return place;
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
