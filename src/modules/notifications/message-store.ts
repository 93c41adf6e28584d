import { emptySql, keepForAMinute, type Sql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { type IsoDate, vietnamDate } from '#platform/time';
import type { Contact, Notice, NoticeValue } from './domain/notice.ts';

/** Writes a message down; one with a key that was used before is left out. */
export async function insertMessage(tx: Tx, notice: Notice, now: Date): Promise<void> {
  const { to } = notice;
  const province = await provinceAt(tx, vietnamDate(now));
  tx.later(sql`insert into notifications.message
      (id, province_code, at, person_id, post_id, account_id, contact, template, params, case_id, urgent, key)
    values (${newId(now.getTime())}, ${province}, ${now},
      ${'personId' in to ? to.personId : null}, ${'postId' in to ? to.postId : null}, ${'accountId' in to ? to.accountId : null},
      ${'contact' in to && to.contact !== undefined ? JSON.stringify(to.contact) : null}, ${notice.template}, ${JSON.stringify(notice.params ?? {})},
      ${notice.about?.caseId ?? null}, ${notice.urgent ?? false}, ${notice.key ?? null})
    on conflict do nothing`);
}

const provinces = keepForAMinute<string>(100);

/** The code of the province on a day; empty while there is none. */
async function provinceAt(tx: Tx, today: IsoDate): Promise<string> {
  const code = await provinces.get(today, async () => {
    const row = await tx.maybe<{ code: string }>(sql`select u.code from territory.pub_unit u where u.kind = 'province'
      and u.valid_from <= ${today} and (u.valid_to is null or u.valid_to >= ${today}) order by u.code limit 1`);
    return row?.code;
  });
  return code ?? '';
}

/** A message whose outside channels are not decided yet. */
export interface UnplannedMessage {
  id: string;
  at: Date;
  personId: string | null;
  postId: string | null;
  accountId: string | null;
  agencyCode: string | null;
  contact: Contact | null;
  urgent: boolean;
}

/** The oldest such messages, locked; those that another server is planning are left to it. */
export function lockUnplanned(tx: Tx, most: number): Promise<UnplannedMessage[]> {
  return tx.rows(sql`select id, at, person_id as "personId", post_id as "postId", account_id as "accountId",
      agency_code as "agencyCode", contact, urgent
    from notifications.message where planned_at is null order by at limit ${most} for update skip locked`);
}

export async function markPlanned(tx: Tx, messages: readonly UnplannedMessage[], now: Date): Promise<void> {
  await tx.run(sql`update notifications.message m set planned_at = ${now}, person_id = p.person_id, agency_code = p.agency_code
    from unnest(${messages.map((m) => m.id)}::uuid[], ${messages.map((m) => m.personId)}::uuid[],
      ${messages.map((m) => m.agencyCode)}::text[]) as p (id, person_id, agency_code)
    where m.id = p.id`);
}

/** Whose messages: a citizen's own, or those to an officer's posts and account. */
export interface Reader {
  personId: string | undefined;
  accountId: string | null;
  postIds: readonly string[];
}

export interface StoredMessage {
  id: string;
  at: Date;
  template: string;
  params: Record<string, NoticeValue>;
  caseId: string | null;
  readAt: Date | null;
}

const forReader = ({ personId, accountId, postIds }: Reader): Sql =>
  personId === undefined
    ? sql`(m.post_id = any (${postIds}::uuid[]) or (m.account_id = ${accountId} and m.person_id is null))`
    : sql`m.person_id = ${personId}`;

const columns: Sql = sql`m.id, m.at, m.template, m.params, m.case_id as "caseId", m.read_at as "readAt"`;

/** The newest messages before a given one, newest first. */
export function selectMessages(
  tx: Tx,
  reader: Reader,
  { before, most }: { before: string | undefined; most: number },
): Promise<StoredMessage[]> {
  const older = before === undefined ? emptySql : sql`and m.id < ${before}`;
  return tx.rows(sql`select ${columns} from notifications.message m where ${forReader(reader)} ${older}
    order by m.id desc limit ${most}`);
}

export function selectMessage(tx: Tx, reader: Reader, id: string): Promise<StoredMessage | undefined> {
  return tx.maybe(sql`select ${columns} from notifications.message m where m.id = ${id} and ${forReader(reader)}`);
}

export async function countUnread(tx: Tx, reader: Reader): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*)::int as count from notifications.message m where m.read_at is null and ${forReader(reader)}`,
  );
  return count;
}

/** Marks one message as read, or all of the reader's when none is named. */
export async function markRead(tx: Tx, reader: Reader, { id, now }: { id: string | undefined; now: Date }) {
  const one = id === undefined ? emptySql : sql`and m.id = ${id}`;
  await tx.run(
    sql`update notifications.message m set read_at = ${now} where m.read_at is null and ${forReader(reader)} ${one}`,
  );
}
