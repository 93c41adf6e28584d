import { sql, type Tx } from '#platform/db';
import type { Counts } from './domain/points.ts';
import type { Span } from './record-sql.ts';

/** Counts of one component for one agency. */
export interface Counted extends Counts {
  agencyCode: string;
  component: string;
}

/** What the finished cases of one agency were like. */
export interface CaseCounts {
  agencyCode: string;
  cases: number;
  early: number;
  onTime: number;
  late: number;
  supplemented: number;
  complained: number;
  /** Points of index 7 summed over the cases. */
  attitude: number;
}

/** The same of one post. */
export interface OfficerCounts extends CaseCounts {
  postId: string;
}

export interface Computation extends Span {
  period: string;
  computedAt: Date;
}

export function findComputation(tx: Tx, period: string): Promise<Computation | undefined> {
  return tx.maybe<Computation>(sql`select period, from_on as "from", to_on as "to", computed_at as "computedAt"
    from quality.computation where period = ${period}`);
}

export function allComputations(tx: Tx): Promise<Computation[]> {
  return tx.rows<Computation>(sql`select period, from_on as "from", to_on as "to", computed_at as "computedAt"
    from quality.computation order by period desc limit 60`);
}

/** Puts the figures of a period in place of the former ones; two computations at once wait for one another. */
export async function replaceValues(
  tx: Tx,
  computation: Computation,
  values: { components: readonly Counted[]; officers: readonly OfficerCounts[]; agencies: readonly CaseCounts[] },
): Promise<void> {
  const { period, from, to, computedAt } = computation;
  await tx.run(sql`insert into quality.computation (period, from_on, to_on, computed_at) values (${period}, ${from}, ${to}, ${computedAt})
    on conflict (period) do update set from_on = excluded.from_on, to_on = excluded.to_on, computed_at = excluded.computed_at`);
  await tx.run(sql`delete from quality.component_value where period = ${period}`);
  await tx.run(sql`delete from quality.officer_value where period = ${period}`);
  await tx.run(sql`delete from quality.agency_value where period = ${period}`);
  await tx.run(sql`insert into quality.component_value (period, agency_code, component, numerator, denominator)
    select ${period}, v."agencyCode", v.component, v.numerator, v.denominator
      from jsonb_to_recordset(${JSON.stringify(values.components)}::jsonb)
        as v("agencyCode" text, component text, numerator integer, denominator integer)`);
  await tx.run(sql`insert into quality.officer_value
      (period, post_id, agency_code, cases, early, on_time, late, supplemented, complained, attitude)
    select ${period}, v."postId", v."agencyCode", v.cases, v.early, v."onTime", v.late, v.supplemented, v.complained, v.attitude
      from jsonb_to_recordset(${JSON.stringify(values.officers)}::jsonb)
        as v("postId" uuid, "agencyCode" text, cases integer, early integer, "onTime" integer, late integer,
             supplemented integer, complained integer, attitude integer)`);
  await tx.run(sql`insert into quality.agency_value
      (period, agency_code, cases, early, on_time, late, supplemented, complained, attitude)
    select ${period}, v."agencyCode", v.cases, v.early, v."onTime", v.late, v.supplemented, v.complained, v.attitude
      from jsonb_to_recordset(${JSON.stringify(values.agencies)}::jsonb)
        as v("agencyCode" text, cases integer, early integer, "onTime" integer, late integer,
             supplemented integer, complained integer, attitude integer)`);
}

export function agenciesOf(tx: Tx, period: string, agencies: readonly string[]): Promise<CaseCounts[]> {
  return tx.rows<CaseCounts>(sql`select agency_code as "agencyCode", cases, early, on_time as "onTime", late, supplemented,
      complained, attitude
    from quality.agency_value where period = ${period} and agency_code = any(${[...agencies]}::text[])`);
}

export function valuesOf(tx: Tx, period: string): Promise<Counted[]> {
  return tx.rows<Counted>(sql`select agency_code as "agencyCode", component, numerator, denominator
    from quality.component_value where period = ${period} order by agency_code, component`);
}

export function officersOf(tx: Tx, period: string, agencies: readonly string[]): Promise<OfficerCounts[]> {
  return tx.rows<OfficerCounts>(sql`select post_id as "postId", agency_code as "agencyCode", cases, early, on_time as "onTime",
      late, supplemented, complained, attitude
    from quality.officer_value where period = ${period} and agency_code = any(${[...agencies]}::text[])
    order by agency_code, cases desc, post_id limit 500`);
}
