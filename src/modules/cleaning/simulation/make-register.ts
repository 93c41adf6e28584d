import { refuse } from '#platform/errors';
import { type SeededRandom, seededRandom } from '#platform/ids';
import { recordLine, recordsHead } from '../campaign/run-engine.ts';
import type { RegistryPerson } from '../domain/registry-person.ts';
import { sectorCodes } from '../domain/sectors.ts';
import type { RegistryReader } from './registry-reader.ts';
import type { OneGround, SectorWish } from './sector-wish.ts';
import { recordTyper, type TypedRecord } from './spoil-record.ts';

/** A made-up sector register; the same wish gives the same records each time they are asked for. */
export interface MadeRegister {
  /** Line of the registry for each record that is entered, -1 for people of elsewhere. */
  truth: Int32Array;
  /** Records as the engine reads them. */
  lines(): Iterable<string>;
  /** All records, the entered ones first and in the order of `truth`. */
  records(): Iterable<TypedRecord>;
  truthOf(record: number): RegistryPerson | undefined;
}

/** Of what stays unclean, this share belongs to people who are not in the registry. */
const shareElsewhere = 0.4;
const mostElsewhere = 0.04;

export const recordKey = (sector: string, number: number): string =>
  `${sector.slice(0, 2).toUpperCase()}${String(number + 1).padStart(8, '0')}`;

export function makeRegister(wish: SectorWish, ground: OneGround): MadeRegister {
  const { sector, due, entered, cleaned = entered } = wish;
  const { registry, seed, asOf, places } = ground;
  const salt = seed * 101 + sectorCodes.indexOf(sector);
  const random = seededRandom(salt);
  const drawn = registry.draw(sector, Number(asOf.slice(0, 4)), random);
  if (drawn.length === 0) return refuse('conflict', 'cleaning.simulation-nobody', { sector });
  const elsewhere = Math.floor(Math.min((entered - cleaned) * shareElsewhere, entered * mostElsewhere));
  const truth = new Int32Array(entered);
  for (let i = 0, taken = 0, left = elsewhere; i < entered; i += 1) {
    const outside = left > 0 && random.next() < left / (entered - i);
    if (outside) left -= 1;
    truth[i] = outside ? -1 : (drawn[taken++ % drawn.length] ?? 0);
  }
  const communes = [...places.communes].toSorted();

  function* records(): Generator<TypedRecord> {
    const hand = seededRandom(salt + 7_919);
    const type = recordTyper(sector, hand, communes);
    for (const at of truth)
      yield at < 0
        ? type(stranger(registry, hand), undefined)
        : type(registry.at(at), sector === 'children' ? registry.elderOf(at) : undefined);
    // Those on the list who are not entered yet: a name, a birth date, a commune.
    for (let i = entered; i < due; i += 1) {
      const listed = type(registry.at(drawn[i % drawn.length] ?? 0), undefined);
      yield { ...listed, personalNumber: '', oldNumber: '', phone: '', fatherName: '' };
    }
  }
  return {
    truth,
    records,
    *lines() {
      yield recordsHead;
      let i = 0;
      for (const r of records()) {
        if (i >= entered) return;
        yield lineOf(recordKey(sector, i), r);
        i += 1;
      }
    },
    truthOf: (record) => {
      const at = truth[record] ?? -1;
      return at < 0 ? undefined : registry.at(at);
    },
  };
}

const lineOf = (key: string, r: TypedRecord) =>
  recordLine([
    key,
    r.personalNumber,
    r.oldNumber,
    r.fullName,
    r.birthDate,
    r.sex === 'male' ? 'M' : 'F',
    r.communeCode,
    r.fatherName,
    r.motherName,
    r.phone,
  ]);

/** Somebody of another province: a name put together from two people here, a birth date and a number that nobody here has. */
function stranger(registry: RegistryReader, random: SeededRandom): RegistryPerson {
  const anybody = () => registry.at(random.int(registry.count));
  const [one, two] = [anybody(), anybody()];
  const year = 1945 + random.int(70);
  const sex = one.sex;
  const century = (year >= 2000 ? 2 : 0) + (sex === 'male' ? 0 : 1);
  const two2 = (n: number) => String(n).padStart(2, '0');
  return {
    ...one,
    fullName: [...one.fullName.split(' ').slice(0, -1), two.fullName.split(' ').at(-1) ?? ''].join(' ').trim(),
    birthDate: `${year}-${two2(1 + random.int(12))}-${two2(1 + random.int(28))}`,
    personalNumber: `9${two2(70 + random.int(20))}${century}${two2(year % 100)}${String(random.int(1_000_000)).padStart(6, '0')}`,
    oldNumber: '',
    phone: '',
    fatherName: '',
    motherName: '',
  };
}
