import { readFile } from 'node:fs/promises';
import type { SeededRandom } from '#platform/ids';
import { type RegistryPerson, readRegistryLine } from '../domain/registry-person.ts';
import type { SectorCode } from '../domain/sectors.ts';

/** The registry file in memory, its people by number of line. */
export interface RegistryReader {
  count: number;
  at(index: number): RegistryPerson;
  /** Number of an older person of the same household, such as a parent. */
  elderOf(index: number): string | undefined;
  /** People who live here and belong into the sector's register, in the order that the seed gives. */
  draw(sector: SectorCode, year: number, random: SeededRandom): Int32Array;
}

const newline = 10;

/** Ages of the people whom a sector's register holds. */
const ages: Partial<Record<SectorCode, readonly [number, number]>> = {
  tax: [18, 75],
  children: [0, 15],
  merit: [35, 110],
  labour: [15, 70],
};

export async function openRegistry(file: string): Promise<RegistryReader> {
  const bytes = await readFile(file);
  const starts: number[] = [];
  for (let at = bytes.indexOf(newline) + 1; at > 0 && at < bytes.length; at = bytes.indexOf(newline, at) + 1)
    starts.push(at);
  const at = (index: number) => {
    const from = starts[index] ?? 0;
    return readRegistryLine(bytes.toString('utf8', from, bytes.indexOf(newline, from)));
  };
  return {
    count: starts.length,
    at,
    elderOf(index) {
      const one = at(index);
      // Members of a household stand beside each other in the registry.
      for (const other of [index - 1, index - 2, index - 3, index + 1, index + 2]) {
        if (other < 0 || other >= starts.length) continue;
        const person = at(other);
        if (person.householdId === one.householdId && yearOf(person.birthDate) + 15 < yearOf(one.birthDate))
          return person.personalNumber;
      }
      return undefined;
    },
    draw(sector, year, random) {
      const [from, to] = ages[sector] ?? [0, 130];
      const found: number[] = [];
      for (let i = 0; i < starts.length; i += 1) {
        const { status, birthDate } = at(i);
        const age = year - yearOf(birthDate);
        if (status === 'present' && age >= from && age <= to) found.push(i);
      }
      return shuffled(Int32Array.from(found), random);
    },
  };
}

const yearOf = (birthDate: string) => Number(birthDate.includes('/') ? birthDate.slice(-4) : birthDate.slice(0, 4));

function shuffled(items: Int32Array, random: SeededRandom): Int32Array {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = random.int(i + 1);
    const kept = items[i] ?? 0;
    items[i] = items[j] ?? 0;
    items[j] = kept;
  }
  return items;
}
