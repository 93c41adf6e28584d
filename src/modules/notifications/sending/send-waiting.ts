import type { Runtime } from '#platform/command';
import type { Tx } from '#platform/db';
import { isPaused, noteSuccess, pauseChannel } from '../channel-store.ts';
import type { SendingGround } from '../channels/configured-channels.ts';
import {
  type ClaimedDelivery,
  claimDue,
  countDue,
  holdDue,
  markFailed,
  markSent,
  markWaiting,
  release,
} from '../delivery-store.ts';
import { writeNotice } from '../domain/notice.ts';
import type { ChannelLine, ChannelName, Outcome, OutsideChannel } from '../domain/outside-channel.ts';
import { quietUntil } from '../domain/quiet-hours.ts';
import { messageBackoff } from '../domain/retry.ts';

/** How many one line takes on at a time: few, so that a crash leaves few in doubt. */
const atOnce = 10;
/** A try lasts at most some 25 seconds; what was taken on and not begun in time is given back. */
const leaseMs = 60_000;
const lastBeginMs = 30_000;
/** A turn ends in time for its own lease. */
const turnMs = 30_000;

interface Turn {
  runtime: Runtime;
  channel: OutsideChannel;
  began: Date;
  /** Set when the channel does not answer: the other lines stop too. */
  stopped: boolean;
  sent: number;
}

/**
 * Sends what is due on one channel, over at most `channel.lines` lines at once. Each message is marked as taken on before
 * it is sent and as sent right after it; what lies between is all that a crash can leave in doubt. @returns how many went.
 */
export async function sendWaiting(runtime: Runtime, ground: SendingGround, name: ChannelName): Promise<number> {
  const channel = ground.channels.find((c) => c.name === name);
  if (channel === undefined) return 0;
  const began = runtime.clock.now();
  const due = await asSystem(runtime, async (tx) => {
    if (await isPaused(tx, name, began)) return 0;
    const until = name === 'email' ? undefined : quietUntil(began, ground.quietHours);
    if (until !== undefined) await holdDue(tx, name, { now: began, until });
    return countDue(tx, name, { now: began, most: channel.lines * atOnce });
  });
  const turn: Turn = { runtime, channel, began, stopped: false, sent: 0 };
  const lines = Math.min(channel.lines, Math.ceil(due / atOnce));
  await Promise.all(Array.from({ length: lines }, () => sendOverOneLine(turn)));
  if (turn.sent > 0 && !turn.stopped) await asSystem(runtime, (tx) => noteSuccess(tx, name, runtime.clock.now()));
  return turn.sent;
}

const asSystem = <T>(runtime: Runtime, work: (tx: Tx) => Promise<T>) =>
  runtime.database.transaction({ kind: 'system' }, work);

async function sendOverOneLine(turn: Turn): Promise<void> {
  const { runtime, channel, began } = turn;
  let line: ChannelLine | undefined;
  try {
    while (!turn.stopped && runtime.clock.now().getTime() - began.getTime() < turnMs) {
      const now = runtime.clock.now();
      const leaseEnds = new Date(now.getTime() + leaseMs);
      const claimed = await asSystem(runtime, (tx) => claimDue(tx, channel.name, { now, leaseEnds, most: atOnce }));
      if (claimed.length === 0) return;
      line ??= await openLine(turn, claimed);
      if (line === undefined) return;
      await sendClaimed(turn, line, { claimed, beginBefore: now.getTime() + lastBeginMs });
    }
  } finally {
    line?.close();
  }
}

async function openLine(turn: Turn, claimed: readonly ClaimedDelivery[]): Promise<ChannelLine | undefined> {
  try {
    return await turn.channel.open();
  } catch (error) {
    await stop(turn, { fault: (error as Error).message, unsent: claimed });
    return undefined;
  }
}

async function sendClaimed(
  turn: Turn,
  line: ChannelLine,
  { claimed, beginBefore }: { claimed: readonly ClaimedDelivery[]; beginBefore: number },
): Promise<void> {
  for (const [index, delivery] of claimed.entries()) {
    const unsent = claimed.slice(index);
    if (turn.stopped || turn.runtime.clock.now().getTime() > beginBefore) return giveBack(turn, unsent);
    const outcome = await tryOne(turn, line, delivery);
    await note(turn, delivery, outcome);
    if (outcome.kind === 'down') return stop(turn, { fault: outcome.fault, unsent: claimed.slice(index + 1) });
  }
}

async function tryOne(turn: Turn, line: ChannelLine, delivery: ClaimedDelivery): Promise<Outcome> {
  const { id, messageId, address, language, eventAt, expiresAt } = delivery;
  if (expiresAt < turn.runtime.clock.now()) return { kind: 'refused', fault: 'waited for too long' };
  try {
    const text = writeNotice(language, delivery.template, delivery.params);
    return await line.send({ id, messageId, address, text, language, at: eventAt });
  } catch (error) {
    // A fault of ours with this one message, such as a template that is gone: the others go on.
    turn.runtime.log.error({ err: error, delivery: id }, 'message could not be sent');
    return { kind: 'later', fault: (error as Error).message, uncertain: false };
  }
}

/** Writes down how a try ended. */
async function note(turn: Turn, delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
  const now = turn.runtime.clock.now();
  const { id, attempts, expiresAt } = delivery;
  await asSystem(turn.runtime, async (tx) => {
    if (outcome.kind === 'accepted') return markSent(tx, id, { now, outsideId: outcome.outsideId });
    if (outcome.kind === 'refused') return markFailed(tx, id, { now, fault: outcome.fault });
    const { fault, uncertain } = outcome;
    // A channel that is down says nothing of the message: it is due again as soon as the channel is.
    const seconds = outcome.kind === 'down' ? 0 : messageBackoff(attempts);
    const dueAt = new Date(now.getTime() + seconds * 1_000);
    return dueAt > expiresAt ? markFailed(tx, id, { now, fault }) : markWaiting(tx, id, { dueAt, fault, uncertain });
  });
  if (outcome.kind === 'accepted') turn.sent += 1;
}

/** The channel does not answer: it is left alone for a while, and what was not begun goes back into the queue. */
async function stop(turn: Turn, { fault, unsent }: { fault: string; unsent: readonly ClaimedDelivery[] }) {
  const { runtime, channel } = turn;
  const first = !turn.stopped;
  turn.stopped = true;
  await giveBack(turn, unsent);
  if (!first) return;
  runtime.log.warn({ channel: channel.name, fault }, 'channel does not answer');
  await asSystem(runtime, (tx) => pauseChannel(tx, channel.name, { now: runtime.clock.now(), fault }));
}

async function giveBack(turn: Turn, unsent: readonly ClaimedDelivery[]): Promise<void> {
  if (unsent.length === 0) return;
  const ids = unsent.map((d) => d.id);
  await asSystem(turn.runtime, (tx) => release(tx, ids, turn.runtime.clock.now()));
}
