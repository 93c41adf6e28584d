import type { Actor } from '#platform/command';
import { emptySql, joinSql, rawSql, type Sql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { IsoDate } from '#platform/time';
import type { PeriodKind } from './domain/period.ts';
import type { StatementState } from './domain/statement.ts';

/** The form of one unit for one period as its row says, with its period. */
export interface StatementRow {
  id: string;
  periodId: string;
  periodCode: string;
  periodKind: PeriodKind;
  periodTitle: string | null;
  startsOn: IsoDate;
  endsOn: IsoDate;
  dueOn: IsoDate;
  /** Only these figures are asked; all declared ones of the unit when null. */
  codes: string[] | null;
  /** Null when its period opened by itself. */
  openedBy: string | null;
  agencyCode: string;
  /** 1 for the first form, counting on with each correction. */
  number: number;
  state: StatementState;
  /** Grows with every act; a page that shows an older one may not act. */
  version: number;
  /** Accounts that wrote numbers or sent it; none of them may approve it. */
  typedBy: string[];
  toldBy: string | null;
  /** Why it was corrected; of the first form null. */
  reason: string | null;
  /** What the approver wants put right. */
  remark: string | null;
  statedOn: IsoDate | null;
  statedBy: string | null;
  statedName: string | null;
  approvedOn: IsoDate | null;
  approvedName: string | null;
}

/** Columns that acts change, by the name of the field. */
const changeable = {
  typedBy: rawSql('typed_by'),
  toldBy: rawSql('told_by'),
  remark: rawSql('remark'),
  statedAt: rawSql('stated_at'),
  statedOn: rawSql('stated_on'),
  statedBy: rawSql('stated_by'),
  statedName: rawSql('stated_name'),
  approvedAt: rawSql('approved_at'),
  approvedOn: rawSql('approved_on'),
  approvedBy: rawSql('approved_by'),
  approvedName: rawSql('approved_name'),
} as const;
export type StatementChange = Partial<Record<keyof typeof changeable, string | string[] | Date | null>>;

const columns = sql`s.id, s.period_id as "periodId", p.code as "periodCode", p.kind as "periodKind", p.title as "periodTitle",
  p.starts_on as "startsOn", p.ends_on as "endsOn", p.due_on as "dueOn", p.codes, p.opened_by as "openedBy",
  s.agency_code as "agencyCode", s.number, s.state, s.version, s.typed_by as "typedBy", s.told_by as "toldBy", s.reason, s.remark,
  s.stated_on as "statedOn", s.stated_by as "statedBy", s.stated_name as "statedName", s.approved_on as "approvedOn",
  s.approved_name as "approvedName"`;
const joined = sql`indicators.statement s join indicators.period p on p.id = s.period_id`;

export function findStatement(tx: Tx, id: string): Promise<StatementRow | undefined> {
  return tx.maybe(sql`select ${columns} from ${joined} where s.id = ${id}`);
}

/** Locked until the transaction ends, so that of two officers one acts first. */
export function lockStatement(tx: Tx, id: string): Promise<StatementRow | undefined> {
  return tx.maybe(sql`select ${columns} from ${joined} where s.id = ${id} for update of s`);
}

/** The last form of a unit in a period that was not withdrawn. */
export function lastStatement(tx: Tx, periodId: string, agencyCode: string): Promise<StatementRow | undefined> {
  return tx.maybe(sql`select ${columns} from ${joined}
    where s.period_id = ${periodId} and s.agency_code = ${agencyCode} and s.state <> 'withdrawn' order by s.number desc limit 1`);
}

/** All forms of a unit in a period, corrections last. */
export function statementsOf(tx: Tx, periodId: string, agencyCode: string): Promise<StatementRow[]> {
  return tx.rows(sql`select ${columns} from ${joined}
    where s.period_id = ${periodId} and s.agency_code = ${agencyCode} order by s.number`);
}

export interface StatementList {
  agencies: readonly string[];
  states: readonly StatementState[];
  limit: number;
}

/** Forms of these agencies in these states: what is open by due date, what is approved the newest first. */
export function listStatements(tx: Tx, { agencies, states, limit }: StatementList): Promise<StatementRow[]> {
  const order = states.includes('approved') ? sql`s.approved_at desc` : sql`p.due_on, s.agency_code`;
  return tx.rows(sql`select ${columns} from ${joined}
    where s.agency_code = any(${[...agencies]}::text[]) and s.state = any(${[...states]}::text[])
    order by ${order}, s.id limit ${limit}`);
}

/** Open forms that are due by a day, corrections left out: of these agencies, or all that the asker sees. */
export function dueStatements(tx: Tx, by: { day: IsoDate; agencies?: readonly string[] }): Promise<StatementRow[]> {
  const within = by.agencies === undefined ? emptySql : sql`and s.agency_code = any(${[...by.agencies]}::text[])`;
  return tx.rows(sql`select ${columns} from ${joined}
    where s.number = 1 and s.state in ('draft', 'returned', 'submitted') and p.due_on <= ${by.day}::date ${within}
    order by p.due_on, s.agency_code, s.id limit 500`);
}

/** @returns whether a form was made; false when the unit already has one in this period. */
export async function addFirstStatement(
  tx: Tx,
  form: { id: string; periodId: string; agencyCode: string },
): Promise<boolean> {
  const { id, periodId, agencyCode } = form;
  const made = await tx.run(sql`insert into indicators.statement (id, period_id, agency_code, number, state)
    select ${id}, ${periodId}, ${agencyCode}, 1, 'draft'
    where not exists (select from indicators.statement where period_id = ${periodId} and agency_code = ${agencyCode})`);
  return made === 1;
}

/**
 * Begins a correction: the next number with the values, village lines and files of the approved form. Whoever wrote numbers
 * of that one wrote those of this one too, and cannot approve it.
 */
export async function copyForCorrection(
  tx: Tx,
  copy: { id: string; from: StatementRow; reason: string },
): Promise<boolean> {
  const { id, from, reason } = copy;
  const made =
    await tx.run(sql`insert into indicators.statement (id, period_id, agency_code, number, state, reason, typed_by)
    select ${id}, ${from.periodId}, ${from.agencyCode}, max(number) + 1, 'draft', ${reason}, ${from.typedBy}::uuid[] from indicators.statement
      where period_id = ${from.periodId} and agency_code = ${from.agencyCode}
    on conflict (period_id, agency_code) where state in ('draft', 'submitted', 'returned') do nothing`);
  if (made === 0) return false;
  await tx.run(sql`insert into indicators.statement_value (statement_id, code, numerator, denominator, percent, remark)
    select ${id}, code, numerator, denominator, percent, remark from indicators.statement_value where statement_id = ${from.id}`);
  await tx.run(sql`insert into indicators.village_value (statement_id, code, village, numerator, told_by)
    select ${id}, code, village, numerator, told_by from indicators.village_value where statement_id = ${from.id}`);
  await tx.run(sql`insert into indicators.statement_file (id, statement_id, file_hash, file_name, media_type, size_bytes, added_at)
    select gen_random_uuid(), ${id}, file_hash, file_name, media_type, size_bytes, added_at
      from indicators.statement_file where statement_id = ${from.id}`);
  return true;
}

export async function changeStatement(
  tx: Tx,
  move: { id: string; state: StatementState; change: StatementChange },
): Promise<void> {
  const sets: Sql[] = Object.entries(move.change).map(
    ([field, value]) => sql`${changeable[field as keyof typeof changeable]} = ${value}`,
  );
  const all = joinSql([sql`state = ${move.state}`, sql`version = version + 1`, ...sets], ', ');
  await tx.run(sql`update indicators.statement set ${all} where id = ${move.id}`);
}

export interface StatementEvent {
  act: string;
  at: Date;
  name: string | null;
  agencyCode: string | null;
  note: string | null;
}

export async function addStatementEvent(
  tx: Tx,
  entry: {
    statementId: string;
    act: string;
    at: Date;
    actor: Actor;
    name?: string | undefined;
    agencyCode?: string | undefined;
    note?: string | undefined;
  },
): Promise<void> {
  const { statementId, act, at, actor, name = null, agencyCode = null, note = null } = entry;
  await tx.run(sql`insert into indicators.statement_event (id, statement_id, act, at, account_id, name, agency_code, note)
    values (${newId(at.getTime())}, ${statementId}, ${act}, ${at}, ${actor.accountId}, ${name}, ${agencyCode}, ${note})`);
}

export function eventsOf(tx: Tx, statementId: string): Promise<StatementEvent[]> {
  return tx.rows(sql`select act, at, name, agency_code as "agencyCode", note
    from indicators.statement_event where statement_id = ${statementId} order by seq`);
}

export interface Reminders {
  count: number;
  lastAt: Date;
  stages: string[];
}

/** How often units were reminded of these forms; forms without a reminder are left out. */
export async function remindersOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Reminders>> {
  const rows = await tx.rows<
    Reminders & { id: string }
  >(sql`select statement_id as id, count(*) as count, max(at) as "lastAt",
      array_agg(note order by seq) as stages
    from indicators.statement_event where act = 'remind' and statement_id = any(${[...ids]}::uuid[]) group by 1`);
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}
