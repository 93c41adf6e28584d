import { joinSql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { ChosenChannel } from './domain/choose-channels.ts';
import type { NoticeValue } from './domain/notice.ts';
import type { ChannelName, OutsideFate } from './domain/outside-channel.ts';

export interface PlannedDelivery extends ChosenChannel {
  messageId: string;
  language: 'vi' | 'en';
  urgent: boolean;
  eventAt: Date;
  /** End of the quiet hours that it waits for. */
  heldUntil: Date | undefined;
  expiresAt: Date;
}

/** A delivery that this server has taken on, with what is to be said. */
export interface ClaimedDelivery {
  id: string;
  messageId: string;
  address: string;
  language: 'vi' | 'en';
  eventAt: Date;
  expiresAt: Date;
  /** This try among them. */
  attempts: number;
  template: string;
  params: Record<string, NoticeValue>;
}

export async function insertDeliveries(tx: Tx, planned: readonly PlannedDelivery[], now: Date): Promise<void> {
  if (planned.length === 0) return;
  const rows = planned.map(
    (
      p,
    ) => sql`(${newId(now.getTime())}::uuid, ${p.messageId}::uuid, ${p.channel}, ${p.address}, ${p.language}, ${p.urgent}::boolean,
      ${p.heldUntil === undefined ? 'queued' : 'held'}, ${p.eventAt}::timestamptz, ${p.heldUntil ?? null}::timestamptz,
      ${p.heldUntil ?? now}::timestamptz, ${p.expiresAt}::timestamptz)`,
  );
  await tx.run(sql`insert into notifications.delivery
      (id, message_id, channel, address, language, urgent, state, event_at, held_until, due_at, expires_at)
    values ${joinSql(rows)} on conflict do nothing`);
}

/** How many deliveries of a channel are due; at most `most` are counted. */
export async function countDue(tx: Tx, channel: ChannelName, { now, most }: { now: Date; most: number }) {
  const { count } = await tx.one<{ count: number }>(sql`select count(*)::int as count from (
    select from notifications.delivery where channel = ${channel} and state in ('held', 'queued', 'sending') and due_at <= ${now}
    limit ${most}) due`);
  return count;
}

/** What is due in quiet hours and not urgent waits for their end. */
export async function holdDue(tx: Tx, channel: ChannelName, { now, until }: { now: Date; until: Date }) {
  await tx.run(sql`update notifications.delivery set state = 'held', held_until = ${until}, due_at = ${until}
    where channel = ${channel} and state in ('held', 'queued') and due_at <= ${now} and not urgent`);
}

/**
 * Takes some due deliveries on, so that no other server sends them before `leaseEnds`. One whose lease has ended was left
 * in the middle by somebody: whether it went out is not known, so it is marked and taken on again.
 */
export function claimDue(
  tx: Tx,
  channel: ChannelName,
  { now, leaseEnds, most }: { now: Date; leaseEnds: Date; most: number },
): Promise<ClaimedDelivery[]> {
  return tx.rows(sql`update notifications.delivery d set state = 'sending', due_at = ${leaseEnds}, attempts = d.attempts + 1,
      uncertain = d.uncertain or d.state = 'sending'
    from notifications.message m
    where m.id = d.message_id and d.id in (select id from notifications.delivery
      where channel = ${channel} and state in ('held', 'queued', 'sending') and due_at <= ${now}
      order by due_at limit ${most} for update skip locked)
    returning d.id, d.message_id as "messageId", d.address, d.language, d.event_at as "eventAt", d.expires_at as "expiresAt",
      d.attempts, m.template, m.params`);
}

export async function markSent(tx: Tx, id: string, { now, outsideId }: { now: Date; outsideId: string | undefined }) {
  await tx.run(sql`update notifications.delivery set state = 'sent', sent_at = ${now}, outside_id = ${outsideId ?? null}, fault = null
    where id = ${id} and state = 'sending'`);
}

export async function markFailed(tx: Tx, id: string, { now, fault }: { now: Date; fault: string }) {
  await tx.run(sql`update notifications.delivery set state = 'failed', failed_at = ${now}, fault = ${fault.slice(0, 500)}
    where id = ${id} and state = 'sending'`);
}

/** Back into the queue, to be tried again from `dueAt`. */
export async function markWaiting(
  tx: Tx,
  id: string,
  { dueAt, fault, uncertain }: { dueAt: Date; fault: string; uncertain: boolean },
) {
  await tx.run(sql`update notifications.delivery set state = 'queued', due_at = ${dueAt}, fault = ${fault.slice(0, 500)},
      uncertain = uncertain or ${uncertain}
    where id = ${id} and state = 'sending'`);
}

/** Gives back deliveries that were taken on and not begun: that was no try. */
export async function release(tx: Tx, ids: readonly string[], dueAt: Date): Promise<void> {
  await tx.run(sql`update notifications.delivery set state = 'queued', due_at = ${dueAt}, attempts = attempts - 1
    where id = any (${ids}::uuid[]) and state = 'sending'`);
}

/** Accepted messages of the last day whose fate is not known yet, oldest question first. */
export async function selectUnknownFates(tx: Tx, channel: ChannelName, since: Date): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from notifications.delivery
    where channel = ${channel} and state = 'sent' and sent_at > ${since} order by sent_at desc limit 200`);
  return rows.map((r) => r.id);
}

export async function markFate(tx: Tx, id: string, { fate, now }: { fate: OutsideFate; now: Date }): Promise<void> {
  if (fate === 'delivered')
    await tx.run(
      sql`update notifications.delivery set state = 'delivered', delivered_at = ${now} where id = ${id} and state = 'sent'`,
    );
  if (fate === 'failed')
    await tx.run(sql`update notifications.delivery set state = 'failed', failed_at = ${now}, fault = 'not delivered'
      where id = ${id} and state = 'sent'`);
}

export const deliveryStates = ['held', 'queued', 'sending', 'sent', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What the recipient sees of a message's way outside. */
export interface DeliveryFate {
  messageId: string;
  channel: ChannelName;
  state: DeliveryState;
  address: string;
  sentAt: Date | null;
  heldUntil: Date | null;
}

export function selectFatesOf(tx: Tx, messageIds: readonly string[]): Promise<DeliveryFate[]> {
  return tx.rows(sql`select message_id as "messageId", channel, state, address, sent_at as "sentAt", held_until as "heldUntil"
    from notifications.delivery where message_id = any (${messageIds}::uuid[]) order by channel`);
}
