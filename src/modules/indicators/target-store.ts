import { copyLine, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Text } from './domain/definition.ts';
import { definitionOf } from './domain/definitions.ts';

/** What a figure shall reach (at least), and the document that says so. */
export interface Target {
  code: string;
  /** Holds from this date on, until a later one of the same figure takes its place. */
  validFrom: IsoDate;
  percent: number;
  document: Text;
}

/**
 * Makes the stored targets those of the province pack. Bulk door: runs as owner, at every start.
 * @throws Refusal when a target names a figure that does not exist.
 */
export async function syncTargets(tx: Tx, targets: readonly Target[]): Promise<void> {
  for (const target of targets) definitionOf(target.code);
  await tx.run(sql`delete from indicators.target`);
  await tx.copyIn(
    'copy indicators.target (code, valid_from, percent, document_vi, document_en) from stdin',
    targets.map((t) => copyLine([t.code, t.validFrom, t.percent, t.document.vi, t.document.en])),
  );
}

/** Targets in force on a date, by figure code. */
export async function targetsAt(tx: Tx, date: IsoDate): Promise<Map<string, Target>> {
  const rows = await tx.rows<{ code: string; valid_from: string; percent: string; vi: string; en: string }>(
    sql`select distinct on (code) code, valid_from, percent, document_vi as vi, document_en as en
          from indicators.target where valid_from <= ${date} order by code, valid_from desc`,
  );
  return new Map(
    rows.map((r) => [
      r.code,
      { code: r.code, validFrom: r.valid_from, percent: Number(r.percent), document: { vi: r.vi, en: r.en } },
    ]),
  );
}
