import { sql, type Tx } from '#platform/db';
import { vietnamDate } from '#platform/time';
import { caseCounts } from './case-counts.ts';
import { type Period, spanOf } from './domain/period.ts';
import { procedureComponents, procedureRecords } from './procedure-records.ts';
import { recordSql, type Span } from './record-sql.ts';
import { type Counted, replaceValues } from './value-store.ts';

/**
 * Computes all components of a period for all agencies from the records as they are now, and puts them in place of the
 * former ones. @returns false for a period that has not begun.
 */
export async function computePeriod(tx: Tx, period: Period, now: Date): Promise<boolean> {
  const span = spanOf(period, vietnamDate(now));
  if (span === undefined) return false;
  const counted: Counted[] = [];
  for (const [component, statement] of Object.entries(recordSql))
    counted.push(...(await countByAgency(tx, component, statement(span))));
  for (const component of procedureComponents) counted.push(...(await countProcedures(tx, component, span)));
  await replaceValues(
    tx,
    { period, ...span, computedAt: now },
    { components: counted, ...(await caseCounts(tx, span)) },
  );
  return true;
}

async function countByAgency(tx: Tx, component: string, records: ReturnType<typeof sql>): Promise<Counted[]> {
  const rows = await tx.rows<Omit<Counted, 'component'>>(sql`select agency_code as "agencyCode",
      count(*) filter (where counted) as numerator, count(*) as denominator from (${records}) r group by agency_code`);
  return rows.map((row) => ({ ...row, component }));
}

async function countProcedures(
  tx: Tx,
  component: (typeof procedureComponents)[number],
  span: Span,
): Promise<Counted[]> {
  const sums = new Map<string, Counted>();
  for (const { agencyCode, counted } of await procedureRecords(tx, component, span)) {
    const sum = sums.get(agencyCode) ?? { agencyCode, component, numerator: 0, denominator: 0 };
    sums.set(agencyCode, { ...sum, numerator: sum.numerator + (counted ? 1 : 0), denominator: sum.denominator + 1 });
  }
  return [...sums.values()];
}
