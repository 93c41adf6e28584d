import { joinSql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { SectorCode } from '../domain/sectors.ts';

export type FactKind = 'due' | 'entered' | 'cleaned';

/** One row of what is counted: a record came to be due, entered or cleaned (weight 1), or is so no longer (-1). */
export interface RecordFact {
  recordId: string;
  sector: SectorCode;
  fact: FactKind;
  agencyCode: string;
  communeCode: string | null;
  happenedOn: IsoDate;
  recordedAt: Date;
  weight: 1 | -1;
}

/** Under which name a sector's people are counted: of vaccination there are shots too. */
export const factSectorOf = (sector: SectorCode): string => (sector === 'vaccination' ? 'vaccination-person' : sector);

/** Writes facts; for one record or a few. Bulk work copies lines instead. */
export async function addFacts(tx: Tx, facts: readonly RecordFact[]): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(
    (f) =>
      sql`(${f.recordId}, ${factSectorOf(f.sector)}, ${f.fact}, ${f.agencyCode}, ${f.communeCode}, ${f.happenedOn}, ${f.recordedAt}, ${f.weight})`,
  );
  await tx.run(sql`insert into cleaning.record_fact
    (record_id, sector, fact, agency_code, commune_code, happened_on, recorded_at, weight) values ${joinSql(rows)}`);
}
