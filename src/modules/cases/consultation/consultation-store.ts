import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

export const opinions = ['agree', 'disagree', 'other'] as const;
export type Opinion = (typeof opinions)[number];

/** A question of the agency in charge to another one, with its own clock. */
export interface Consultation {
  id: string;
  caseId: string;
  agencyCode: string;
  askedAgency: string;
  question: string;
  askedAt: Date;
  askedPostId: string;
  dueOn: IsoDate;
  remindedAt: Date | null;
  answeredAt: Date | null;
  opinion: Opinion | null;
  answer: string | null;
  /** The asker went on without an answer. */
  endedAt: Date | null;
}

const columns = sql`id, case_id as "caseId", agency_code as "agencyCode", asked_agency as "askedAgency", question,
  asked_at as "askedAt", asked_post_id as "askedPostId", due_on as "dueOn", reminded_at as "remindedAt",
  answered_at as "answeredAt", opinion, answer, ended_at as "endedAt"`;

export async function insertConsultation(
  tx: Tx,
  c: Pick<
    Consultation,
    'id' | 'caseId' | 'agencyCode' | 'askedAgency' | 'question' | 'askedAt' | 'askedPostId' | 'dueOn'
  > & {
    provinceCode: string;
  },
): Promise<void> {
  await tx.run(sql`insert into cases.consultation (id, case_id, province_code, agency_code, asked_agency, question, asked_at,
      asked_post_id, due_on)
    values (${c.id}, ${c.caseId}, ${c.provinceCode}, ${c.agencyCode}, ${c.askedAgency}, ${c.question}, ${c.askedAt},
      ${c.askedPostId}, ${c.dueOn})`);
}

export function lockConsultation(tx: Tx, id: string): Promise<Consultation | undefined> {
  return tx.maybe<Consultation>(sql`select ${columns} from cases.consultation where id = ${id} for update`);
}

/** The questions of a case, the earliest first. */
export function consultationsOf(tx: Tx, caseId: string): Promise<Consultation[]> {
  return tx.rows<Consultation>(
    sql`select ${columns} from cases.consultation where case_id = ${caseId} order by asked_at, id`,
  );
}

export async function writeAnswer(
  tx: Tx,
  done: { id: string; opinion: Opinion; answer: string; at: Date; postId: string },
): Promise<void> {
  await tx.run(sql`update cases.consultation set opinion = ${done.opinion}, answer = ${done.answer}, answered_at = ${done.at},
    answered_post_id = ${done.postId} where id = ${done.id}`);
}

export async function markReminded(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(sql`update cases.consultation set reminded_at = ${at} where id = ${id}`);
}

export async function endConsultation(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(sql`update cases.consultation set ended_at = ${at} where id = ${id}`);
}

/** Asked of these agencies and not answered, the most urgent first, after a place in that order. */
export function openConsultations(
  tx: Tx,
  page: { agencies: readonly string[]; after?: { dueOn: IsoDate; id: string } | undefined; limit: number },
): Promise<(Consultation & { procedureCode: string; officialCode: string | null; trackingCode: string })[]> {
  const { dueOn, id } = page.after ?? { dueOn: '-infinity', id: '00000000-0000-0000-0000-000000000000' };
  return tx.rows(sql`select ${columns}, (select c.procedure_code from cases.case c where c.id = n.case_id) as "procedureCode",
      (select c.official_code from cases.case c where c.id = n.case_id) as "officialCode",
      (select c.tracking_code from cases.case c where c.id = n.case_id) as "trackingCode"
    from cases.consultation n where asked_agency = any (${page.agencies}) and answered_at is null and ended_at is null
      and (due_on, id) > (${dueOn}::date, ${id}::uuid)
    order by due_on, id limit ${page.limit}`);
}
