import Type from 'typebox';
import { anyone, command, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { agencyName } from '#territory';
import { expectedMinutes, ticketText } from '../domain/ticket.ts';
import { deviceByKey } from './device-store.ts';
import { aheadOf, calledTickets, findTicket, insertTicket, queueFigures, waitingTickets } from './ticket-store.ts';

const key = Type.String({ minLength: 20, maxLength: 100 });

/** More nobody waits for in one day: a kiosk whose button is held down must not fill the table. */
const mostWaiting = 500;

/** Somebody takes a number at a kiosk. It asks for no name. */
export const takeTicket = command({
  name: 'desk.take-ticket',
  summary: 'Takes a place in the queue of the desk whose kiosk this is.',
  allow: anyone,
  input: Type.Object({ key, priority: Type.Boolean() }),
  emits: [],
  async run(ctx, { key: secret, priority }) {
    const device = (await deviceByKey(ctx.tx, secret)) ?? refuse('not-found', 'desk.no-device');
    const day = { agencyCode: device.agencyCode, on: vietnamDate(ctx.now) };
    const { waiting } = await queueFigures(ctx.tx, day, ctx.now);
    if (waiting >= mostWaiting) refuse('unavailable', 'desk.queue-full');
    const series = priority ? 'U' : 'A';
    const ticket = await insertTicket(ctx.tx, { ...day, id: newId(ctx.now.getTime()), series, at: ctx.now });
    ctx.concerns({ detail: { device: device.id, agency: device.agencyCode, ticket: ticketText(ticket) } });
    return { ticketId: ticket.id, number: ticketText(ticket) };
  },
});

/** What the hall sees: numbers and counters, how many wait; with a ticket also how many are before it. */
export const showHall = query({
  name: 'desk.show-hall',
  summary: 'Called numbers and the queue of a desk, for its kiosk and its screen.',
  allow: anyone,
  input: Type.Object({ key, ticketId: Type.Optional(Type.String({ format: 'uuid' })) }),
  async run(ctx, { key: secret, ticketId }) {
    const device = (await deviceByKey(ctx.tx, secret)) ?? refuse('not-found', 'desk.no-device');
    const day = { agencyCode: device.agencyCode, on: vietnamDate(ctx.now) };
    const figures = await queueFigures(ctx.tx, day, ctx.now);
    const found = ticketId === undefined ? undefined : await findTicket(ctx.tx, ticketId);
    const mine = found?.agencyCode === device.agencyCode ? found : undefined;
    const ahead = mine?.state === 'waiting' ? await aheadOf(ctx.tx, mine, day.on) : 0;
    return {
      agency: await agencyName(ctx.tx, device.agencyCode),
      called: (await calledTickets(ctx.tx, day)).map((t) => ({
        number: ticketText(t),
        counter: t.counter ?? 0,
        calledAt: t.calledAt ?? t.takenAt,
        calls: t.calls,
      })),
      next: (await waitingTickets(ctx.tx, day, 8)).map(ticketText),
      waiting: figures.waiting,
      expected: expectedMinutes(figures.waiting, figures.pace) ?? null,
      ticket:
        mine === undefined
          ? null
          : {
              number: ticketText(mine),
              state: mine.state,
              takenAt: mine.takenAt,
              counter: mine.counter,
              ahead,
              expected: mine.state === 'waiting' ? (expectedMinutes(ahead, figures.pace) ?? null) : null,
            },
    };
  },
});
