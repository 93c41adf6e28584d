import { sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import type { IsoDate } from '#platform/time';
import { type AgencyFinder, loadAgencyFinder, unitsAt } from '#territory';
import { type SectorCode, sectorOf } from '../domain/sectors.ts';

/** Who works on records, by the units and agencies of a day. */
export interface Places {
  /** Communes of the day. */
  communes: ReadonlySet<string>;
  provinceCode: string;
  /** The agency that owns a sector's register. */
  ownerOf(sector: SectorCode): string;
  /** The commune's own agency for a level of review, if it has one. */
  localOf(level: Exclude<ReviewLevel, 'department'>, communeCode: string): string | undefined;
  /** Who reviews records of a commune: its police, its committee (village task forces), or the sector's own agency. */
  reviewerOf(level: ReviewLevel, sector: SectorCode, communeCode: string | null): string;
}
export type ReviewLevel = 'commune' | 'task-force' | 'department';
export const reviewLevels: readonly ReviewLevel[] = ['commune', 'task-force', 'department'];

/**
 * Reads the units and agencies of a day and writes down anew which agency works in which commune; row-level security
 * reads that. @throws Refusal `cleaning.no-owner` when a sector has no agency in the province on that day.
 */
export async function loadPlaces(tx: Tx, date: IsoDate): Promise<Places> {
  const units = await unitsAt(tx, date, 'commune');
  const [province] = await unitsAt(tx, date, 'province');
  const find = await loadAgencyFinder(tx);
  const provinceCode = province?.code ?? '';
  const ownerOf = ownerFinder(find, { provinceCode, date });
  const localOf = (level: Exclude<ReviewLevel, 'department'>, communeCode: string) =>
    find({ level: 'commune', branch: level === 'commune' ? 'police' : 'committee', communeCode, date });
  return {
    communes: new Set(units.map((u) => u.code)),
    provinceCode,
    ownerOf,
    localOf,
    reviewerOf(level, sector, communeCode) {
      if (level === 'department' || communeCode === null) return ownerOf(sector);
      return localOf(level, communeCode) ?? ownerOf(sector);
    },
  };
}

function ownerFinder(find: AgencyFinder, { provinceCode, date }: { provinceCode: string; date: IsoDate }) {
  const known = new Map<SectorCode, string>();
  return (sector: SectorCode): string => {
    const before = known.get(sector);
    if (before !== undefined) return before;
    const code = find({ level: 'province', branch: sectorOf(sector).branch, communeCode: provinceCode, date });
    if (code === undefined) return refuse('conflict', 'cleaning.no-owner', { sector });
    known.set(sector, code);
    return code;
  };
}

/** Writes down which agencies work in which commune on a day. Run as the system or the owner. */
export async function keepPlaces(tx: Tx, places: Places): Promise<void> {
  const agencies: string[] = [];
  const communes: string[] = [];
  for (const commune of places.communes)
    for (const level of ['commune', 'task-force'] as const) {
      const agency = places.localOf(level, commune);
      if (agency === undefined) continue;
      agencies.push(agency);
      communes.push(commune);
    }
  await tx.run(sql`insert into cleaning.place (agency_code, commune_code)
    select distinct a, c from unnest(${agencies}::text[], ${communes}::text[]) as p (a, c) on conflict do nothing`);
}
