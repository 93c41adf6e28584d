import type { Actor, Duty } from '#platform/command';
import { emptySql, joinSql, rawSql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { type IsoDate, vietnamDate } from '#platform/time';
import type { ApplicationState } from './domain/application-state.ts';
import type { ApplicationKind, ApplicationReason } from './domain/card-rules.ts';

export interface Application {
  id: string;
  code: string;
  provinceCode: string;
  kind: ApplicationKind;
  reason: ApplicationReason;
  channel: 'counter' | 'mobile' | 'online';
  state: ApplicationState;
  version: number;
  personId: string;
  agencyCode: string;
  communeCode: string;
  placeId: string | null;
  campaignCode: string | null;
  appointedOn: string | null;
  /** Number in the queue of the place on that day. */
  queueNumber: number | null;
  feeVnd: number;
  feeGround: string;
  regime: '2014' | '2023';
  enteredAt: Date;
  receivedAt: Date | null;
  dueOn: string | null;
  capturedAt: Date | null;
  portraitFileHash: string | null;
  /** As it will stand on the card. */
  fields: Readonly<Record<string, string>> | null;
  sentAt: Date | null;
  issuedAt: Date | null;
  expiresOn: string | null;
  handedOverAt: Date | null;
  closedAt: Date | null;
  ground: string | null;
}

const columns = sql`id, code, province_code as "provinceCode", kind, reason, channel, state, version, person_id as "personId",
  agency_code as "agencyCode", commune_code as "communeCode", place_id as "placeId", campaign_code as "campaignCode", appointed_on as "appointedOn", queue_number as "queueNumber",
  fee_vnd as "feeVnd", fee_ground as "feeGround", regime, entered_at as "enteredAt", received_at as "receivedAt", due_on as "dueOn",
  captured_at as "capturedAt", portrait_file_hash as "portraitFileHash", fields, sent_at as "sentAt", issued_at as "issuedAt",
  expires_on as "expiresOn", handed_over_at as "handedOverAt", closed_at as "closedAt", ground`;

export function findApplication(tx: Tx, id: string): Promise<Application | undefined> {
  return tx.maybe<Application>(sql`select ${columns} from cards.application where id = ${id}`);
}

/** Locked until the transaction ends, so that of two officers one acts first. */
export function lockApplication(tx: Tx, id: string): Promise<Application | undefined> {
  return tx.maybe<Application>(sql`select ${columns} from cards.application where id = ${id} for update`);
}

/** The appointment that a person has, locked until the transaction ends. */
export function lockAppointmentOf(tx: Tx, personId: string): Promise<Application | undefined> {
  return tx.maybe<Application>(
    sql`select ${columns} from cards.application where person_id = ${personId} and state = 'appointed' for update`,
  );
}

/** The application of a person that is not finished: at most one. */
export function openApplicationOf(tx: Tx, personId: string): Promise<Application | undefined> {
  return tx.maybe<Application>(sql`select ${columns} from cards.application
    where person_id = ${personId} and state in ('appointed', 'received', 'captured', 'sent', 'returned')`);
}

/** @returns false when the person has one that is not finished. */
export async function insertApplication(tx: Tx, a: Application): Promise<boolean> {
  const rows =
    await tx.run(sql`insert into cards.application (id, code, province_code, kind, reason, channel, state, person_id, agency_code,
      commune_code, place_id, campaign_code, appointed_on, queue_number, fee_vnd, fee_ground, regime, entered_at, received_at, due_on)
    values (${a.id}, ${a.code}, ${a.provinceCode}, ${a.kind}, ${a.reason}, ${a.channel}, ${a.state}, ${a.personId}, ${a.agencyCode},
      ${a.communeCode}, ${a.placeId}, ${a.campaignCode}, ${a.appointedOn}, ${a.queueNumber}, ${a.feeVnd}, ${a.feeGround}, ${a.regime}, ${a.enteredAt},
      ${a.receivedAt}, ${a.dueOn})
    on conflict (person_id) where state in ('appointed', 'received', 'captured', 'sent', 'returned') do nothing`);
  return rows === 1;
}

/** Columns that acts change, by the name of the field. */
const changeable = {
  agencyCode: rawSql('agency_code'),
  provinceCode: rawSql('province_code'),
  channel: rawSql('channel'),
  placeId: rawSql('place_id'),
  campaignCode: rawSql('campaign_code'),
  appointedOn: rawSql('appointed_on'),
  queueNumber: rawSql('queue_number'),
  receivedAt: rawSql('received_at'),
  dueOn: rawSql('due_on'),
  capturedAt: rawSql('captured_at'),
  portraitFileHash: rawSql('portrait_file_hash'),
  fields: rawSql('fields'),
  sentAt: rawSql('sent_at'),
  issuedAt: rawSql('issued_at'),
  expiresOn: rawSql('expires_on'),
  handedOverAt: rawSql('handed_over_at'),
  closedAt: rawSql('closed_at'),
  ground: rawSql('ground'),
} as const;
export type ApplicationChange = Partial<Pick<Application, keyof typeof changeable>>;

export async function changeApplication(
  tx: Tx,
  move: { id: string; state: ApplicationState; change: ApplicationChange },
): Promise<void> {
  const sets = Object.entries(move.change).map(([field, value]) => {
    const stored = field === 'fields' ? JSON.stringify(value) : value;
    return sql`${changeable[field as keyof typeof changeable]} = ${stored}`;
  });
  const all = joinSql([sql`state = ${move.state}`, sql`version = version + 1`, ...sets], ', ');
  await tx.run(sql`update cards.application set ${all} where id = ${move.id}`);
}

/** What is counted from now on. */
export async function addFact(tx: Tx, about: Application, fact: string, at: Date): Promise<void> {
  await tx.run(sql`insert into cards.application_fact (application_id, happened_on, recorded_at, weight, fact, kind, commune_code, campaign_code, province_code)
    values (${about.id}, ${vietnamDate(at)}, ${at}, 1, ${fact}, ${about.kind}, ${about.communeCode}, ${about.campaignCode}, ${about.provinceCode})`);
}

export interface ApplicationEvent {
  act: string;
  toState: ApplicationState;
  at: Date;
  actorKind: string;
  agencyCode: string | null;
  note: string | null;
}

export async function addEvent(
  tx: Tx,
  e: {
    applicationId: string;
    act: string;
    from: ApplicationState | null;
    to: ApplicationState;
    at: Date;
    actor: Actor;
    duty?: Duty | undefined;
    note?: string | undefined;
  },
): Promise<void> {
  await tx.run(sql`insert into cards.application_event (id, application_id, act, from_state, to_state, at, actor_kind, account_id, post_id, agency_code, note)
    values (${newId(e.at.getTime())}, ${e.applicationId}, ${e.act}, ${e.from}, ${e.to}, ${e.at}, ${e.actor.kind}, ${e.actor.accountId},
      ${e.duty?.postId ?? null}, ${e.duty?.agency ?? null}, ${e.note ?? null})`);
}

export function eventsOf(tx: Tx, applicationId: string): Promise<ApplicationEvent[]> {
  return tx.rows<ApplicationEvent>(sql`select act, to_state as "toState", at, actor_kind as "actorKind", agency_code as "agencyCode", note
    from cards.application_event where application_id = ${applicationId} order by seq`);
}

export interface DataChange {
  field: string;
  newValue: string;
  proof: string;
  proofFileHash: string | null;
}

export function changesOf(tx: Tx, applicationId: string): Promise<DataChange[]> {
  return tx.rows<DataChange>(sql`select field, new_value as "newValue", proof, proof_file_hash as "proofFileHash"
    from cards.application_change where application_id = ${applicationId} order by at, field`);
}

/** @returns false when the field has a change already. */
export async function insertChange(
  tx: Tx,
  c: DataChange & { id: string; applicationId: string; at: Date; accountId: string | null },
): Promise<boolean> {
  const rows =
    await tx.run(sql`insert into cards.application_change (id, application_id, field, new_value, proof, proof_file_hash, at, account_id)
    values (${c.id}, ${c.applicationId}, ${c.field}, ${c.newValue}, ${c.proof}, ${c.proofFileHash}, ${c.at}, ${c.accountId})
    on conflict on constraint application_change_field_key do nothing`);
  return rows === 1;
}

export interface ApplicationListRow {
  id: string;
  code: string;
  kind: ApplicationKind;
  state: ApplicationState;
  agencyCode: string;
  campaignCode: string | null;
  enteredAt: Date;
  appointedOn: string | null;
  dueOn: string | null;
}

const listColumns = sql`id, code, kind, state, agency_code as "agencyCode", campaign_code as "campaignCode", entered_at as "enteredAt",
  appointed_on as "appointedOn", due_on as "dueOn"`;

interface ListPage {
  agencies: readonly string[];
  state: ApplicationState;
  after?: { at: Date; id: string } | undefined;
  limit: number;
}

/** Applications of these offices in a state, the newest first; keyset by time and id. */
export function listApplications(tx: Tx, page: ListPage): Promise<ApplicationListRow[]> {
  return tx.rows<ApplicationListRow>(sql`select ${listColumns} from cards.application
    where agency_code = any (${[...page.agencies]}::text[]) and state = ${page.state}
      ${page.after === undefined ? emptySql : sql`and (entered_at, id) < (${page.after.at}, ${page.after.id}::uuid)`}
    order by entered_at desc, id desc limit ${page.limit}`);
}

/** Running applications whose day has passed, the longest late first. */
export function lateApplications(
  tx: Tx,
  page: { agencies: readonly string[]; today: IsoDate; limit: number },
): Promise<ApplicationListRow[]> {
  return tx.rows<ApplicationListRow>(sql`select ${listColumns} from cards.application
    where agency_code = any (${[...page.agencies]}::text[]) and state in ('received', 'captured', 'sent', 'returned') and due_on < ${page.today}
    order by due_on, id limit ${page.limit}`);
}

/** How many there are in each state that waits for the office, and how many are late. */
export function countApplications(
  tx: Tx,
  agencies: readonly string[],
  today: IsoDate,
): Promise<{ state: ApplicationState; count: number; late: number }[]> {
  return tx.rows(sql`select state, count(*)::int as count,
      count(*) filter (where due_on < ${today} and state in ('received', 'captured', 'sent', 'returned'))::int as late
    from cards.application where agency_code = any (${[...agencies]}::text[])
      and state in ('appointed', 'received', 'captured', 'sent', 'returned', 'issued') group by 1`);
}

/** By the code on the receipt. */
export function applicationOfCode(tx: Tx, code: string): Promise<{ id: string } | undefined> {
  return tx.maybe(sql`select id from cards.application where code = ${code}`);
}
