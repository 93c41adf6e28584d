import Type from 'typebox';
import { command, officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { agencyName } from '#territory';
import { counterDuty, counterRoles } from '../desk-duty.ts';
import { ticketText } from '../domain/ticket.ts';
import { devicesOf } from './device-store.ts';
import {
  calledTickets,
  callFirst,
  endCalledBy,
  findTicket,
  queueFigures,
  setTicket,
  waitingTickets,
} from './ticket-store.ts';

const agencyCode = Type.String({ maxLength: 35 });

/** The queue of a desk as its counter sees it. */
export const deskBoard = query({
  name: 'desk.board',
  summary: 'The queue of a desk: who waits, who was called, waiting times of today.',
  allow: officer(...counterRoles),
  input: Type.Object({ agencyCode }),
  async run(ctx, input) {
    const duty = counterDuty(ctx.actor, input.agencyCode);
    const day = { agencyCode: input.agencyCode, on: vietnamDate(ctx.now) };
    return {
      postId: duty.postId,
      agency: await agencyName(ctx.tx, input.agencyCode),
      waiting: await waitingTickets(ctx.tx, day),
      called: await calledTickets(ctx.tx, day),
      figures: await queueFigures(ctx.tx, day, ctx.now),
      devices: await devicesOf(ctx.tx, input.agencyCode),
    };
  },
});

/** Calls the next number to a counter: first those who go before others, then in order. The last one called is done. */
export const callNext = command({
  name: 'desk.call-next',
  summary: 'Calls the next number of the queue to a counter.',
  allow: officer(...counterRoles),
  input: Type.Object({ agencyCode, counter: Type.Integer({ minimum: 1, maximum: 99 }) }),
  emits: [],
  async run(ctx, input) {
    const { postId } = counterDuty(ctx.actor, input.agencyCode);
    const day = { agencyCode: input.agencyCode, on: vietnamDate(ctx.now) };
    await endCalledBy(ctx.tx, { ...day, postId, at: ctx.now });
    const ticket = await callFirst(ctx.tx, { ...day, postId, counter: input.counter, at: ctx.now });
    if (ticket === undefined) return { ticketId: null, number: null };
    ctx.concerns({ detail: { agency: input.agencyCode, ticket: ticketText(ticket), counter: input.counter } });
    return { ticketId: ticket.id, number: ticketText(ticket) };
  },
});

/** What happens to a number that was called: called again, served, not there; who comes late goes back into the queue. */
export const settleTicket = command({
  name: 'desk.settle-ticket',
  summary: 'Calls a number again, ends it as served or missed, or puts a missed one back.',
  allow: officer(...counterRoles),
  input: Type.Object({
    ticketId: Type.String({ format: 'uuid' }),
    outcome: Type.Union([Type.Literal('again'), Type.Literal('served'), Type.Literal('missed')]),
  }),
  emits: [],
  async run(ctx, { ticketId, outcome }) {
    const ticket = (await findTicket(ctx.tx, ticketId, true)) ?? refuse('not-found', 'desk.no-ticket');
    counterDuty(ctx.actor, ticket.agencyCode);
    if (ticket.state !== 'called' && !(ticket.state === 'missed' && outcome === 'again'))
      refuse('conflict', 'desk.ticket-done', { number: ticketText(ticket) });
    if (outcome === 'again') {
      if (ticket.state === 'missed') await setTicket(ctx.tx, ticketId, { state: 'called', endedAt: null });
      await setTicket(ctx.tx, ticketId, { calledAt: ctx.now });
    } else await setTicket(ctx.tx, ticketId, { state: outcome, endedAt: ctx.now });
    ctx.concerns({ detail: { agency: ticket.agencyCode, ticket: ticketText(ticket), outcome } });
    return { agencyCode: ticket.agencyCode };
  },
});
