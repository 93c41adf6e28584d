import type { Actor, Duty } from '#platform/command';
import { emptySql, joinSql, rawSql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { Finding, PetitionAct, PetitionKind, PetitionState, PetitionSubject } from './domain/petition.ts';

/** A complaint or proposal as its row says; dates are Vietnamese calendar dates. */
export interface PetitionRow {
  id: string;
  code: string;
  kind: PetitionKind;
  subject: PetitionSubject;
  personId: string;
  caseId: string | null;
  agencyCode: string;
  handlingAgency: string;
  /** Agencies that passed it on; they may read it still. */
  passedBy: string[];
  text: string;
  state: PetitionState;
  version: number;
  sentAt: Date;
  refuseBy: string;
  askBy: string;
  handleBy: string;
  publishBy: string | null;
  refusedOn: string | null;
  askedOn: string | null;
  suppliedOn: string | null;
  answeredOn: string | null;
  publishedOn: string | null;
  question: string | null;
  supplement: string | null;
  ground: string | null;
  answer: string | null;
  finding: Finding | null;
  publicText: string | null;
  publicAnswer: string | null;
  satisfaction: 0 | 1 | 2 | null;
}

/** Columns that acts change, by the name of the field. */
const changeable = {
  handlingAgency: rawSql('handling_agency'),
  passedBy: rawSql('passed_by'),
  handleBy: rawSql('handle_by'),
  publishBy: rawSql('publish_by'),
  refusedOn: rawSql('refused_on'),
  askedOn: rawSql('asked_on'),
  suppliedOn: rawSql('supplied_on'),
  answeredOn: rawSql('answered_on'),
  publishedOn: rawSql('published_on'),
  question: rawSql('question'),
  supplement: rawSql('supplement'),
  ground: rawSql('ground'),
  answer: rawSql('answer'),
  finding: rawSql('finding'),
  publicText: rawSql('public_text'),
  publicAnswer: rawSql('public_answer'),
  satisfaction: rawSql('satisfaction'),
} as const;
export type PetitionChange = Partial<Pick<PetitionRow, keyof typeof changeable>>;

const columns = sql`id, code, kind, subject, person_id as "personId", case_id as "caseId", agency_code as "agencyCode",
  handling_agency as "handlingAgency", passed_by as "passedBy", text, state, version, sent_at as "sentAt", refuse_by as "refuseBy", ask_by as "askBy",
  handle_by as "handleBy", publish_by as "publishBy", refused_on as "refusedOn", asked_on as "askedOn",
  supplied_on as "suppliedOn", answered_on as "answeredOn", published_on as "publishedOn", question, supplement, ground,
  answer, finding, public_text as "publicText", public_answer as "publicAnswer", satisfaction`;

export function findPetition(tx: Tx, id: string): Promise<PetitionRow | undefined> {
  return tx.maybe<PetitionRow>(sql`select ${columns} from feedback.petition where id = ${id}`);
}

/** Locked until the transaction ends, so that of two officers one acts first. */
export function lockPetition(tx: Tx, id: string): Promise<PetitionRow | undefined> {
  return tx.maybe<PetitionRow>(sql`select ${columns} from feedback.petition where id = ${id} for update`);
}

export function petitionsOfPerson(tx: Tx, personId: string): Promise<PetitionRow[]> {
  return tx.rows<PetitionRow>(
    sql`select ${columns} from feedback.petition where person_id = ${personId} order by sent_at desc limit 50`,
  );
}

export interface PetitionListRow {
  id: string;
  code: string;
  kind: PetitionKind;
  subject: PetitionSubject;
  agencyCode: string;
  state: PetitionState;
  sentAt: Date;
  /** The next day by which something must be done; null when nothing is owed by the office. */
  dueBy: string | null;
}

/** What the officer's agencies have to do, the most urgent first; keyset by due date and id. */
export function openPetitions(
  tx: Tx,
  page: { agencies: readonly string[]; after?: { dueBy: string; id: string } | undefined; limit: number },
): Promise<PetitionListRow[]> {
  const due = sql`case state when 'answered' then publish_by else handle_by end`;
  return tx.rows<PetitionListRow>(sql`select id, code, kind, subject, agency_code as "agencyCode", state, sent_at as "sentAt",
      ${due} as "dueBy"
    from feedback.petition where state in ('sent', 'handling', 'supplementing', 'answered') and handling_agency = any(${[...page.agencies]}::text[])
      ${page.after === undefined ? emptySql : sql`and (${due}, id) > (${page.after.dueBy}::date, ${page.after.id}::uuid)`}
    order by ${due}, id limit ${page.limit}`);
}

export type NewPetition = Pick<
  PetitionRow,
  | 'id'
  | 'code'
  | 'kind'
  | 'subject'
  | 'personId'
  | 'caseId'
  | 'agencyCode'
  | 'handlingAgency'
  | 'text'
  | 'sentAt'
  | 'refuseBy'
  | 'askBy'
  | 'handleBy'
>;

export async function insertPetition(tx: Tx, p: NewPetition): Promise<void> {
  await tx.run(sql`insert into feedback.petition
      (id, code, kind, subject, person_id, case_id, agency_code, handling_agency, text, state, sent_at, refuse_by, ask_by, handle_by)
    values (${p.id}, ${p.code}, ${p.kind}, ${p.subject}, ${p.personId}, ${p.caseId}, ${p.agencyCode}, ${p.handlingAgency}, ${p.text},
      'sent', ${p.sentAt}, ${p.refuseBy}, ${p.askBy}, ${p.handleBy})`);
}

export async function changePetition(
  tx: Tx,
  move: { id: string; state: PetitionState; change: PetitionChange },
): Promise<void> {
  const sets = Object.entries(move.change).map(
    ([field, value]) => sql`${changeable[field as keyof typeof changeable]} = ${value}`,
  );
  const all = joinSql([sql`state = ${move.state}`, sql`version = version + 1`, ...sets], ', ');
  await tx.run(sql`update feedback.petition set ${all} where id = ${move.id}`);
}

export interface PetitionEvent {
  act: string;
  at: Date;
  actorKind: string;
  agencyCode: string | null;
  note: string | null;
}

export async function addPetitionEvent(
  tx: Tx,
  entry: {
    petitionId: string;
    act: PetitionAct | 'send' | 'rate';
    at: Date;
    actor: Actor;
    duty?: Duty | undefined;
    note?: string | undefined;
  },
): Promise<void> {
  const { actor, duty, at } = entry;
  await tx.run(sql`insert into feedback.petition_event (id, petition_id, act, at, actor_kind, account_id, post_id, agency_code, note)
    values (${newId(at.getTime())}, ${entry.petitionId}, ${entry.act}, ${at}, ${actor.kind}, ${actor.accountId},
      ${duty?.postId ?? null}, ${duty?.agency ?? null}, ${entry.note ?? null})`);
}

export function eventsOf(tx: Tx, petitionId: string): Promise<PetitionEvent[]> {
  return tx.rows<PetitionEvent>(sql`select act, at, actor_kind as "actorKind", agency_code as "agencyCode", note
    from feedback.petition_event where petition_id = ${petitionId} order by seq`);
}
