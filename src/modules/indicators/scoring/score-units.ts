import Type from 'typebox';
import { officer, query } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { type IsoDate, isIsoDate } from '#platform/time';
import { figuresBySplit } from '../breakdown.ts';
import { type Counts, scoreUnits, tasksOnTime, type UnitScore } from './score.ts';
import { type ScoreSheet, sheetAt } from './sheet-store.ts';

export interface ScoredUnits {
  /** Undefined when no sheet was published for that day. */
  sheet: ScoreSheet | undefined;
  units: UnitScore[];
}

/** Every unit of a kind, scored as at a date by the sheet of that date; the best first. */
export const scoredUnits = query({
  name: 'indicators.scored-units',
  summary:
    'Agencies or communes scored as at a date by the criteria published for it, with the counts behind each point.',
  allow: officer(),
  input: Type.Object({ unitKind: Type.Enum(['agency', 'commune']), asOf: Type.String({ format: 'date' }) }),
  async run(ctx, { unitKind, asOf }): Promise<ScoredUnits> {
    if (!isIsoDate(asOf)) refuse('invalid', 'indicators.bad-date', { date: asOf });
    const sheet = await sheetAt(ctx.tx, { unitKind, on: asOf });
    if (sheet === undefined) return { sheet, units: [] };
    const counts = await countsByUnit(ctx.tx, { sheet, asOf });
    return { sheet, units: scoreUnits([...counts.keys()], sheet.criteria, (key, code) => counts.get(key)?.get(code)) };
  },
});

async function countsByUnit(
  tx: Tx,
  { sheet, asOf }: { sheet: ScoreSheet; asOf: IsoDate },
): Promise<Map<string, Map<string, Counts>>> {
  const byUnit = new Map<string, Map<string, Counts>>();
  const put = (key: string, code: string, counts: Counts) => {
    if (key === '') return;
    const unit = byUnit.get(key) ?? new Map<string, Counts>();
    unit.set(code, counts);
    byUnit.set(key, unit);
  };
  const codes = sheet.criteria.map((c) => c.code).filter((code) => code !== tasksOnTime);
  if (codes.length > 0) {
    for (const { key, figures } of await figuresBySplit(tx, { codes, asOf, by: sheet.unitKind })) {
      for (const [code, { numerator, denominator }] of figures)
        put(key, code, { numerator, denominator: denominator ?? 0 });
    }
  }
  if (sheet.criteria.some((c) => c.code === tasksOnTime)) {
    for (const { agencyCode, onTime, due } of await tasksByAgency(tx, asOf)) {
      put(agencyCode, tasksOnTime, { numerator: onTime, denominator: due });
    }
  }
  return byUnit;
}

/** Tasks whose day had come by a date, and those of them that were done by their day, by the agency that had them. */
function tasksByAgency(tx: Tx, asOf: IsoDate): Promise<{ agencyCode: string; onTime: number; due: number }[]> {
  return tx.rows(sql`select owner_agency as "agencyCode", count(*) as due,
      count(*) filter (where done_on is not null and done_on <= due_on) as "onTime"
    from steering.pub_task where due_on <= ${asOf}::date and cancelled_on is null group by 1`);
}
