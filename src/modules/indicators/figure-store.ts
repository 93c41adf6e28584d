import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Fact } from './domain/condition.ts';
import type { Question, ViewName } from './domain/definition.ts';
import { byDate, conditionsSql, fromView, partSql } from './question-sql.ts';

/** So many records that are alike in everything that questions ask. */
export interface Group {
  fact: Fact;
  count: number;
}

/** All records of a view as at a date, grouped: one pass, whatever the number of figures. */
export async function groupsOf(tx: Tx, view: ViewName, asOf: IsoDate): Promise<Group[]> {
  const rows = await tx.rows<Fact & { count: number }>(
    view === 'cases'
      ? sql`select p.procedure_code, p.essential_group, p.field, c.channel, c.received_on, c.count
              from (select procedure_code, channel, received_on <= ${asOf}::date as received_on, count(*) as count
                      from cases.pub_case group by 1, 2, 3) c
              join procedures.pub_procedure p on p.procedure_code = c.procedure_code`
      : sql`select p.procedure_code, p.essential_group, p.field, ${byDate.deployed_on(asOf)} as deployed_on, 1 as count
              from procedures.pub_procedure p`,
  );
  return rows.map(({ count, ...fact }) => ({ fact, count }));
}

/** One record behind a figure. A procedure has neither codes nor dates of a case. */
export interface FigureRecord {
  procedureCode: string;
  caseId: string | null;
  trackingCode: string | null;
  officialCode: string | null;
  channel: string | null;
  state: string | null;
  agencyCode: string | null;
  communeCode: string | null;
  /** The day it was received; for a procedure, the day it opened online. */
  on: IsoDate | null;
}

export interface Slice {
  question: Question;
  part: 'numerator' | 'denominator';
  asOf: IsoDate;
  limit: number;
  offset: number;
}

/** The very records behind one side of a figure, latest first. */
export async function recordsOf(tx: Tx, slice: Slice): Promise<FigureRecord[]> {
  const { question, part, asOf, limit, offset } = slice;
  const where = partSql(question, part, asOf);
  if (question.view === 'procedures') {
    return tx.rows(sql`select p.procedure_code as "procedureCode", null as "caseId", null as "trackingCode",
        null as "officialCode", null as channel, null as state, null as "agencyCode", null as "communeCode",
        p.deployed_on as "on"
      from ${fromView.procedures} where ${where} order by p.procedure_code limit ${limit} offset ${offset}`);
  }
  return tx.rows(sql`select c.procedure_code as "procedureCode", c.case_id as "caseId", c.tracking_code as "trackingCode",
      c.official_code as "officialCode", c.channel, c.state, c.agency_code as "agencyCode",
      c.commune_code as "communeCode", c.received_on as "on"
    from ${fromView.cases} where ${where} order by c.received_on desc, c.case_id limit ${limit} offset ${offset}`);
}

/** How many records stand behind one side of a figure. */
export async function countOf(tx: Tx, slice: Pick<Slice, 'question' | 'part' | 'asOf'>): Promise<number> {
  const { question, part, asOf } = slice;
  const row = await tx.one<{ count: number }>(
    sql`select count(*) as count from ${fromView[question.view]} where ${partSql(question, part, asOf)}`,
  );
  return row.count;
}

export type BreakdownBy = 'procedure' | 'commune' | 'month';

const keys = {
  procedure: sql`p.procedure_code`,
  commune: sql`c.commune_code`,
  month: sql`to_char(c.received_on, 'YYYY-MM')`,
};

export interface BreakdownRow {
  /** Procedure code, commune code or month `YYYY-MM`. */
  key: string;
  numerator: number;
  denominator: number;
}

/** Both sides of a figure, split by a property of its records; the rows add up to the figure. */
export async function splitBy(
  tx: Tx,
  split: { question: Question; asOf: IsoDate; by: BreakdownBy },
): Promise<BreakdownRow[]> {
  const { question, asOf, by } = split;
  return tx.rows(sql`select ${keys[by]} as key, count(*) filter (where ${conditionsSql(question.counted, asOf)}) as numerator,
      count(*) as denominator
    from ${fromView[question.view]} where ${conditionsSql(question.where, asOf)} group by 1 order by 1`);
}
