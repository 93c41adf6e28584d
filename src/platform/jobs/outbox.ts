import { type CommandContext, type Reaction, type Runtime, systemActor } from '#platform/command';
import { joinSql, sql, type Tx } from '#platform/db';

interface Message {
  id: string;
  name: string;
  payload: Record<string, unknown>;
}

const batchSize = 50;
const firstWaitMs = 5_000;
const longestWaitMs = 3_600_000;

/**
 * Delivers messages that wait, oldest first: those never tried together in one transaction, those that failed before each
 * alone. Several servers deliver at once without waiting for each other. @returns how many were taken up.
 */
export async function deliverWaiting(runtime: Runtime, reactions: readonly Reaction[]): Promise<number> {
  const fresh = await deliverFresh(runtime, reactions);
  return fresh + (await deliverFailed(runtime, reactions));
}

/**
 * One transaction for a batch: what its reactions did and that the messages are delivered stand or fall together, so a
 * reaction runs once. When one of them fails, all is rolled back and each message goes its own way.
 */
async function deliverFresh(runtime: Runtime, reactions: readonly Reaction[]): Promise<number> {
  let taken: Message[] = [];
  try {
    await runtime.database.transaction({ kind: 'system' }, async (tx) => {
      taken = await tx.rows<Message>(sql`select id, name, payload from platform.outbox_message
        where delivered_at is null and attempts = 0 and next_at <= ${runtime.clock.now()}
        order by next_at, occurred_at limit ${batchSize} for update skip locked`);
      if (taken.length === 0) return;
      for (const message of taken)
        for (const reaction of waitingFor(reactions, message))
          await reaction.run(contextOf(runtime, tx, reaction), message.payload);
      await tx.run(sql`update platform.outbox_message set delivered_at = ${runtime.clock.now()}
        where id in (${joinSql(taken.map((m) => sql`${m.id}`))})`);
    });
  } catch (error) {
    if (taken.length === 0) throw error;
    runtime.log.warn({ err: error }, 'a batch of messages failed; each is delivered alone');
    for (const { id } of taken) await deliverOrWait(runtime, reactions, id);
  }
  return taken.length;
}

async function deliverFailed(runtime: Runtime, reactions: readonly Reaction[]): Promise<number> {
  const due = await runtime.database.read({ kind: 'system' }, (tx) =>
    tx.rows<{ id: string }>(sql`select id from platform.outbox_message
      where delivered_at is null and attempts > 0 and next_at <= ${runtime.clock.now()} order by next_at limit ${batchSize}`),
  );
  for (const { id } of due) await deliverOrWait(runtime, reactions, id);
  return due.length;
}

/** Delivers one message alone; a failure is written beside it, and it waits twice as long as the last time. */
async function deliverOrWait(runtime: Runtime, reactions: readonly Reaction[], id: string): Promise<void> {
  const attempts = await runtime.database.transaction({ kind: 'system' }, async (tx) => {
    const now = runtime.clock.now().getTime();
    // Written before it is tried: from here on a batch leaves it alone, also when this server dies.
    const row = await tx.maybe<{ attempts: number }>(sql`update platform.outbox_message
      set attempts = attempts + 1, next_at = ${new Date(now + firstWaitMs)} where id = ${id} and delivered_at is null returning attempts`);
    return row?.attempts;
  });
  if (attempts === undefined) return;
  await deliverMessage(runtime, reactions, id).catch(async (error: Error) => {
    runtime.log.warn({ err: error, id, attempts }, 'message waits on');
    const wait = Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs);
    const next = new Date(runtime.clock.now().getTime() + wait);
    await runtime.database.transaction({ kind: 'system' }, (tx) =>
      tx.run(
        sql`update platform.outbox_message set next_at = ${next}, fault = ${error.message.slice(0, 500)} where id = ${id}`,
      ),
    );
  });
}

/** Delivers one outbox message to every reaction that waits for it, each in its own transaction and only once. */
export async function deliverMessage(runtime: Runtime, reactions: readonly Reaction[], id: string): Promise<void> {
  const message = await runtime.database.transaction({ kind: 'system' }, (tx) =>
    tx.maybe<Message>(
      sql`update platform.outbox_message set attempts = greatest(attempts, 1) where id = ${id} and delivered_at is null returning id, name, payload`,
    ),
  );
  if (message === undefined) return;
  for (const reaction of waitingFor(reactions, message)) await reactAlone(runtime, reaction, message);
  await runtime.database.transaction({ kind: 'system' }, (tx) =>
    tx.run(
      sql`update platform.outbox_message set delivered_at = ${runtime.clock.now()} where id = ${id} and delivered_at is null`,
    ),
  );
}

const waitingFor = (reactions: readonly Reaction[], message: Message) => reactions.filter((r) => r.on === message.name);

async function reactAlone(runtime: Runtime, reaction: Reaction, message: Message): Promise<void> {
  await runtime.database.transaction({ kind: 'system' }, async (tx) => {
    const first = await tx.run(
      sql`insert into platform.reaction_done (message_id, reaction) values (${message.id}, ${reaction.name}) on conflict do nothing`,
    );
    if (first === 1) await reaction.run(contextOf(runtime, tx, reaction), message.payload);
  });
}

function contextOf(runtime: Runtime, tx: Tx, reaction: Reaction): CommandContext {
  return {
    tx,
    actor: systemActor,
    now: runtime.clock.now(),
    files: runtime.files,
    log: runtime.log,
    concerns: () => undefined,
    emit: (name, payload) => {
      throw new Error(
        `reaction ${reaction.name} may not emit ${name} ${Object.keys(payload).join()}: reactions end a chain`,
      );
    },
  };
}
