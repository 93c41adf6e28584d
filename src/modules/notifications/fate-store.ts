import { emptySql, type Sql, sql, type Tx } from '#platform/db';
import type { DeliveryState } from './delivery-store.ts';
import type { ChannelName } from './domain/outside-channel.ts';

/** One message on one channel as an administrator sees it: no text, no name, the address with its middle hidden. */
export interface FateRow {
  deliveryId: string;
  channel: ChannelName;
  state: DeliveryState;
  address: string;
  template: string;
  caseId: string | null;
  attempts: number;
  uncertain: boolean;
  eventAt: Date;
  heldUntil: Date | null;
  dueAt: Date;
  sentAt: Date | null;
  deliveredAt: Date | null;
  failedAt: Date | null;
  fault: string | null;
  secondsToSend: number | null;
}

export interface FateFilter {
  channel?: ChannelName | undefined;
  state?: DeliveryState | undefined;
  /** Older than this one. */
  before?: string | undefined;
  most: number;
}

export function selectFates(tx: Tx, { channel, state, before, most }: FateFilter): Promise<FateRow[]> {
  const where: Sql[] = [
    channel === undefined ? emptySql : sql`and channel = ${channel}`,
    state === undefined ? emptySql : sql`and state = ${state}`,
    before === undefined
      ? emptySql
      : sql`and (event_at, delivery_id) < (select b.event_at, b.delivery_id from notifications.pub_delivery b where b.delivery_id = ${before})`,
  ];
  return tx.rows(sql`select delivery_id as "deliveryId", channel, state, address, template, case_id as "caseId", attempts, uncertain,
      event_at as "eventAt", held_until as "heldUntil", due_at as "dueAt", sent_at as "sentAt", delivered_at as "deliveredAt",
      failed_at as "failedAt", fault, seconds_to_send as "secondsToSend"
    from notifications.pub_delivery where true ${where[0]} ${where[1]} ${where[2]}
    order by event_at desc, delivery_id desc limit ${most}`);
}

/** How fast messages went out on a channel. Times are seconds from the event, or from the end of quiet hours. */
export interface ChannelFigures {
  channel: ChannelName;
  /** All whose turn came within the period. */
  total: number;
  sent: number;
  failed: number;
  waiting: number;
  /** Sent within ten seconds, of `judged`. */
  within10: number;
  /** Those that could have been sent in time: all but the failed and those whose ten seconds are not over. */
  judged: number;
  median: number | null;
  p95: number | null;
}

export function selectChannelFigures(tx: Tx, { since, now }: { since: Date; now: Date }): Promise<ChannelFigures[]> {
  const judgedUntil = new Date(now.getTime() - 10_000);
  return tx.rows(sql`select channel, count(*)::int as total,
      count(*) filter (where state in ('sent', 'delivered'))::int as sent, count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state in ('held', 'queued', 'sending'))::int as waiting,
      count(*) filter (where seconds_to_send <= 10 and state <> 'failed' and turn <= ${judgedUntil})::int as within10,
      count(*) filter (where state <> 'failed' and turn <= ${judgedUntil})::int as judged,
      percentile_cont(0.5) within group (order by seconds_to_send) as median,
      percentile_cont(0.95) within group (order by seconds_to_send) as p95
    from (select *, greatest(event_at, held_until) as turn from notifications.pub_delivery where event_at > ${since}) d
    where turn <= ${now} group by channel order by channel`);
}

/** How the channels themselves are. */
export interface ChannelHealth {
  channel: ChannelName;
  pausedUntil: Date | null;
  failures: number;
  fault: string | null;
  succeededAt: Date | null;
}

export function selectChannelHealth(tx: Tx): Promise<ChannelHealth[]> {
  return tx.rows(sql`select channel, paused_until as "pausedUntil", failures, fault, succeeded_at as "succeededAt"
    from notifications.channel_state order by channel`);
}

/** @returns false when there is no failed delivery of this id. */
export async function tryAgain(
  tx: Tx,
  deliveryId: string,
  { newId, now }: { newId: string; now: Date },
): Promise<boolean> {
  const { done } = await tx.one<{ done: boolean }>(
    sql`select notifications.try_again(${deliveryId}, ${newId}, ${now}) as done`,
  );
  return done;
}
