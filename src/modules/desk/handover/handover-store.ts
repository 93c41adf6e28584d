import { joinSql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

export interface Handover {
  id: string;
  agencyCode: string;
  dayOn: IsoDate;
  number: number;
  direction: 'to-specialist' | 'to-desk';
  givenAt: Date;
  givenPost: string;
  givenAccount: string;
  note: string;
  takenAt: Date | null;
  takenPost: string | null;
}

export interface HandoverCase {
  caseId: string;
  officialCode: string;
  procedureCode: string;
}

const columns = sql`h.id, h.agency_code as "agencyCode", h.day_on as "dayOn", h.number, h.direction, h.given_at as "givenAt",
  h.given_post as "givenPost", h.given_account as "givenAccount", h.note, h.taken_at as "takenAt", h.taken_post as "takenPost"`;

/** Bundles of an agency, the latest first; those that nobody has taken yet before all others. */
export function handoversOf(tx: Tx, agencyCode: string): Promise<(Handover & { cases: number })[]> {
  return tx.rows(sql`select ${columns}, (select count(*) from desk.handover_case c where c.handover_id = h.id) as cases
    from desk.handover h where h.agency_code = ${agencyCode} order by (h.taken_at is null) desc, h.given_at desc limit 50`);
}

export function findHandover(tx: Tx, id: string): Promise<Handover | undefined> {
  return tx.maybe(sql`select ${columns} from desk.handover h where h.id = ${id}`);
}

export function lockHandover(tx: Tx, id: string): Promise<Handover | undefined> {
  return tx.maybe(sql`select ${columns} from desk.handover h where h.id = ${id} for update`);
}

export function casesOfHandover(tx: Tx, id: string): Promise<HandoverCase[]> {
  return tx.rows(sql`select case_id as "caseId", official_code as "officialCode", procedure_code as "procedureCode"
    from desk.handover_case where handover_id = ${id} order by official_code`);
}

/** The bundles in which a case went, the earliest first. */
export function handoversOfCase(tx: Tx, caseId: string): Promise<Handover[]> {
  return tx.rows(sql`select ${columns} from desk.handover h join desk.handover_case c on c.handover_id = h.id
    where c.case_id = ${caseId} order by h.given_at`);
}

/** Codes of those among these cases that lie in a bundle which nobody has taken yet. */
export async function underWay(tx: Tx, caseIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ code: string }>(sql`select c.official_code as code from desk.handover_case c
    join desk.handover h on h.id = c.handover_id where h.taken_at is null and c.case_id = any (${[...caseIds]}::uuid[])`);
  return rows.map((r) => r.code);
}

export interface NewHandover extends Omit<Handover, 'number' | 'takenAt' | 'takenPost'> {
  cases: readonly HandoverCase[];
}

/** Writes a bundle under the agency's next number of the day. */
export async function insertHandover(tx: Tx, h: NewHandover): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`desk-handover|${h.agencyCode}|${h.dayOn}`}, 0))`);
  const { number } = await tx.one<{
    number: number;
  }>(sql`select coalesce(max(number), 0) + 1 as number from desk.handover
    where agency_code = ${h.agencyCode} and day_on = ${h.dayOn}`);
  await tx.run(sql`insert into desk.handover (id, agency_code, day_on, number, direction, given_at, given_post, given_account, note)
    values (${h.id}, ${h.agencyCode}, ${h.dayOn}, ${number}, ${h.direction}, ${h.givenAt}, ${h.givenPost}, ${h.givenAccount}, ${h.note})`);
  const rows = h.cases.map((c) => sql`(${h.id}, ${c.caseId}, ${c.officialCode}, ${c.procedureCode})`);
  await tx.run(
    sql`insert into desk.handover_case (handover_id, case_id, official_code, procedure_code) values ${joinSql(rows)}`,
  );
  return number;
}

export async function markTaken(
  tx: Tx,
  id: string,
  by: { at: Date; postId: string; accountId: string },
): Promise<void> {
  await tx.run(sql`update desk.handover set taken_at = ${by.at}, taken_post = ${by.postId}, taken_account = ${by.accountId}
    where id = ${id}`);
}

/** Received cases of an agency whose papers were never handed over, or came back; for the choice at the desk. */
export function casesToGive(
  tx: Tx,
  wanted: { agencyCode: string; states: readonly string[] },
): Promise<(HandoverCase & { state: string; receivedOn: IsoDate; dueOn: IsoDate })[]> {
  return tx.rows(sql`select c.case_id as "caseId", c.official_code as "officialCode", c.procedure_code as "procedureCode", c.state,
      c.received_on as "receivedOn", c.due_on as "dueOn"
    from cases.pub_case c where c.agency_code = ${wanted.agencyCode} and c.state = any (${[...wanted.states]})
      and c.channel <> 'online' and c.official_code is not null
      and not exists (select from desk.handover_case hc join desk.handover h on h.id = hc.handover_id
        where hc.case_id = c.case_id and (h.taken_at is null or h.direction = ${wanted.states.includes('approved') ? 'to-desk' : 'to-specialist'}))
    order by c.due_on, c.official_code limit 100`);
}

/** Those of these cases that this agency has and that have their code. */
export function casesHere(tx: Tx, wanted: { agencyCode: string; caseIds: readonly string[] }): Promise<HandoverCase[]> {
  return tx.rows(sql`select case_id as "caseId", official_code as "officialCode", procedure_code as "procedureCode" from cases.pub_case
    where agency_code = ${wanted.agencyCode} and official_code is not null and case_id = any (${[...wanted.caseIds]}::uuid[])`);
}
