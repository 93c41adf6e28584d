import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Criterion } from './score.ts';

export type ScoredKind = 'agency' | 'commune';

/** Criteria and weights by which units of a kind are scored, as they were published. */
export interface ScoreSheet {
  id: string;
  unitKind: ScoredKind;
  validFrom: IsoDate;
  /** The document that decides them, as it is cited. */
  document: string;
  criteria: Criterion[];
  publishedAt: Date;
}

export async function insertSheet(
  tx: Tx,
  sheet: Omit<ScoreSheet, 'publishedAt'> & { publishedBy: string; at: Date },
): Promise<void> {
  const { id, unitKind, validFrom, document, criteria, publishedBy, at } = sheet;
  await tx.run(sql`insert into indicators.score_sheet (id, unit_kind, valid_from, document, criteria, published_by, recorded_at)
    values (${id}, ${unitKind}, ${validFrom}::date, ${document}, ${JSON.stringify(criteria)}::jsonb, ${publishedBy}, ${at})`);
}

/** The sheet in force for a kind of unit on a day; undefined when none was published for it. */
export function sheetAt(
  tx: Tx,
  { unitKind, on }: { unitKind: ScoredKind; on: IsoDate },
): Promise<ScoreSheet | undefined> {
  return tx.maybe<ScoreSheet>(sql`select id, unit_kind as "unitKind", valid_from as "validFrom", document, criteria,
      recorded_at as "publishedAt"
    from indicators.score_sheet where unit_kind = ${unitKind} and valid_from <= ${on}::date
    order by valid_from desc, recorded_at desc, id desc limit 1`);
}
