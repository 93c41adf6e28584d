import { emptySql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Ticket, TicketSeries } from '../domain/ticket.ts';

const columns = sql`id, agency_code as "agencyCode", series, number, state, taken_at as "takenAt", called_at as "calledAt", calls,
  counter, ended_at as "endedAt"`;

/** A desk on a day. */
export interface DeskDay {
  agencyCode: string;
  on: IsoDate;
}

/** Adds a ticket with the next number of its series; two kiosks never print the same one. */
export async function insertTicket(
  tx: Tx,
  ticket: DeskDay & { id: string; series: TicketSeries; at: Date },
): Promise<Ticket> {
  const { last } = await tx.one<{
    last: number;
  }>(sql`insert into desk.ticket_counter (agency_code, counted_on, series, last)
    values (${ticket.agencyCode}, ${ticket.on}, ${ticket.series}, 1)
    on conflict on constraint ticket_counter_pk do update set last = ticket_counter.last + 1 returning last`);
  return tx.one<Ticket>(sql`insert into desk.ticket (id, agency_code, day_on, series, number, taken_at)
    values (${ticket.id}, ${ticket.agencyCode}, ${ticket.on}, ${ticket.series}, ${last}, ${ticket.at}) returning ${columns}`);
}

export function findTicket(tx: Tx, id: string, lock = false): Promise<Ticket | undefined> {
  return tx.maybe<Ticket>(
    sql`select ${columns} from desk.ticket where id = ${id} ${lock ? sql`for update` : emptySql}`,
  );
}

/** Those who wait, in the order in which they will be called. */
export function waitingTickets(tx: Tx, { agencyCode, on }: DeskDay, most = 30): Promise<Ticket[]> {
  return tx.rows<Ticket>(sql`select ${columns} from desk.ticket where agency_code = ${agencyCode} and day_on = ${on}
    and state = 'waiting' order by series desc, number limit ${most}`);
}

/** Those who were called and are still at a counter, the latest call first. */
export function calledTickets(tx: Tx, { agencyCode, on }: DeskDay): Promise<Ticket[]> {
  return tx.rows<Ticket>(sql`select ${columns} from desk.ticket where agency_code = ${agencyCode} and day_on = ${on}
    and state = 'called' order by called_at desc limit 12`);
}

/** Takes the first who waits for a counter. Two counters that call at once get two people. */
export function callFirst(
  tx: Tx,
  call: DeskDay & { postId: string; counter: number; at: Date },
): Promise<Ticket | undefined> {
  return tx.maybe<Ticket>(sql`update desk.ticket set state = 'called', called_at = ${call.at}, calls = 1, called_post = ${call.postId},
      counter = ${call.counter}
    where id = (select id from desk.ticket where agency_code = ${call.agencyCode} and day_on = ${call.on} and state = 'waiting'
      order by series desc, number limit 1 for update skip locked)
    returning ${columns}`);
}

/** Ends what a post has called and not ended: whoever calls the next one is done with the last. */
export async function endCalledBy(tx: Tx, end: DeskDay & { postId: string; at: Date }): Promise<void> {
  await tx.run(sql`update desk.ticket set state = 'served', ended_at = ${end.at} where agency_code = ${end.agencyCode}
    and day_on = ${end.on} and called_post = ${end.postId} and state = 'called'`);
}

export async function setTicket(
  tx: Tx,
  id: string,
  change: { state: Ticket['state']; endedAt: Date | null } | { calledAt: Date },
): Promise<void> {
  if ('calledAt' in change)
    await tx.run(sql`update desk.ticket set called_at = ${change.calledAt}, calls = calls + 1 where id = ${id}`);
  else await tx.run(sql`update desk.ticket set state = ${change.state}, ended_at = ${change.endedAt} where id = ${id}`);
}

export interface QueueFigures {
  waiting: number;
  served: number;
  missed: number;
  /** Mean minutes from taking a ticket to being called, today; null before the first call. */
  meanWait: number | null;
  /** The longest wait of those who still wait, in minutes. */
  longestWait: number | null;
  /** Mean minutes between two calls over the last twenty; null before the second call. */
  pace: number | null;
}

export function queueFigures(tx: Tx, { agencyCode, on }: DeskDay, now: Date): Promise<QueueFigures> {
  return tx.one<QueueFigures>(sql`with today as (select * from desk.ticket where agency_code = ${agencyCode} and day_on = ${on}),
      last as (select called_at from today where called_at is not null order by called_at desc limit 20)
    select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'served') as served,
      count(*) filter (where state = 'missed') as missed,
      (avg(extract(epoch from called_at - taken_at)) filter (where called_at is not null) / 60)::float8 as "meanWait",
      (max(extract(epoch from ${now}::timestamptz - taken_at)) filter (where state = 'waiting') / 60)::float8 as "longestWait",
      (select (extract(epoch from max(called_at) - min(called_at)) / 60 / nullif(count(*) - 1, 0))::float8 from last) as pace
    from today`);
}

/** How many will be called before this ticket. */
export async function aheadOf(tx: Tx, ticket: Ticket, on: IsoDate): Promise<number> {
  const { ahead } = await tx.one<{ ahead: number }>(sql`select count(*) as ahead from desk.ticket
    where agency_code = ${ticket.agencyCode} and day_on = ${on} and state = 'waiting'
      and (series > ${ticket.series} or (series = ${ticket.series} and number < ${ticket.number}))`);
  return ahead;
}
