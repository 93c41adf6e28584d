import { Logger, makeWorkerUtils, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { type CommandContext, type Reaction, type Runtime, systemActor, type Task } from '#platform/command';
import { endPool, sql } from '#platform/db';
import { startTasks } from './tasks.ts';

export { takeTurn, wakeTask } from './tasks.ts';

/** Sets up the queue's own schema as the owner, and the one door through which the application adds jobs. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: ownerUrl });
  try {
    await utils.migrate();
    await utils.withPgClient(async (client) => {
      await client.query(`create or replace function platform.enqueue(task text, payload jsonb, run_at timestamptz default now()) returns void
        language sql security definer set search_path = '' as $$ select graphile_worker.add_job(task, payload::json, run_at => run_at) $$`);
      await client.query('grant execute on function platform.enqueue to da06_app');
    });
  } finally {
    await utils.release();
  }
}

/** Delivers one outbox message to every reaction that waits for it, each in its own transaction and only once. */
export async function deliverMessage(runtime: Runtime, reactions: readonly Reaction[], id: string): Promise<void> {
  const message = await runtime.database.transaction({ kind: 'system' }, (tx) =>
    tx.maybe<{ name: string; payload: Record<string, unknown> }>(
      sql`select name, payload from platform.outbox_message where id = ${id} and delivered_at is null`,
    ),
  );
  if (message === undefined) return;
  for (const reaction of reactions.filter((r) => r.on === message.name))
    await react(runtime, reaction, { id, payload: message.payload });
  await runtime.database.transaction({ kind: 'system' }, (tx) =>
    tx.run(
      sql`update platform.outbox_message set delivered_at = ${runtime.clock.now()} where id = ${id} and delivered_at is null`,
    ),
  );
}

const patienceMs = 60_000;

/**
 * Delivers what has waited for more than a minute. The queue gives a job to one worker and, when that worker's process or
 * connection dies with it, to nobody else for four hours; and a worker whose first question to the queue fails never takes
 * a job again (graphile-worker 0.18 keeps the failed answer). The outbox knows what is still to be delivered. Harmless
 * beside the queue: each reaction runs once. Messages that failed for a day are left to the queue's own retries.
 * @returns how many were delivered.
 */
export async function deliverLeftOver(runtime: Runtime, reactions: readonly Reaction[]): Promise<number> {
  const now = runtime.clock.now().getTime();
  const left = await runtime.database.read({ kind: 'system' }, (tx) =>
    tx.rows<{ id: string }>(
      sql`select id from platform.outbox_message where delivered_at is null
        and occurred_at between ${new Date(now - 86_400_000)} and ${new Date(now - patienceMs)} order by occurred_at limit 100`,
    ),
  );
  let delivered = 0;
  for (const { id } of left) {
    await deliverMessage(runtime, reactions, id).then(
      () => (delivered += 1),
      (error: Error) => runtime.log.warn({ err: error, id }, 'message waits on'),
    );
  }
  return delivered;
}

async function react(
  runtime: Runtime,
  reaction: Reaction,
  message: { id: string; payload: Record<string, unknown> },
): Promise<void> {
  const now = runtime.clock.now();
  await runtime.database.transaction({ kind: 'system' }, async (tx) => {
    const first = await tx.run(
      sql`insert into platform.reaction_done (message_id, reaction) values (${message.id}, ${reaction.name}) on conflict do nothing`,
    );
    if (first === 0) return;
    const emit = (name: string, payload: Record<string, unknown>): void => {
      throw new Error(
        `reaction ${reaction.name} may not emit ${name} ${Object.keys(payload).join()}: reactions end a chain`,
      );
    };
    const ctx: CommandContext = {
      tx,
      actor: systemActor,
      now,
      files: runtime.files,
      log: runtime.log,
      concerns: () => undefined,
      emit,
    };
    await reaction.run(ctx, message.payload);
  });
}

export interface Jobs {
  /** Lets the jobs under way finish; resolves when the worker's connections are closed. */
  stop(): Promise<void>;
}

/** Starts the worker of this process. Several processes share the one queue in PostgreSQL. */
export async function startJobs(
  runtime: Runtime,
  ownerUrl: string,
  work: { reactions: readonly Reaction[]; tasks: readonly Task[] },
): Promise<Jobs> {
  const { reactions } = work;
  const taskList: TaskList = {
    'deliver-message': async (payload) => deliverMessage(runtime, reactions, (payload as { id: string }).id),
  };
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 4, application_name: 'da06-jobs' });
  const lost = (error: Error) => runtime.log.warn({ err: error }, 'job connection lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency: 2,
    noHandleSignals: true,
    crontab: '',
    logger: new Logger(() => (level, message) => logJobs(runtime, level, message)),
  });
  const ended = runner.promise
    .catch((error: Error) => runtime.log.error({ err: error }, 'job worker ended'))
    .finally(() => endPool(pool));
  const stopSweeping = sweep(runtime, reactions);
  const stopTasks = startTasks(runtime, work.tasks);
  return {
    stop: async () => {
      await stopSweeping();
      await stopTasks();
      await runner.stop().catch(() => undefined); // it may have ended by itself
      await ended;
    },
  };
}

/** Looks for left-over messages every minute; the returned function ends that, after the round under way. */
function sweep(runtime: Runtime, reactions: readonly Reaction[]): () => Promise<void> {
  let round: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    round = round
      .then(() => deliverLeftOver(runtime, reactions))
      .catch((error: Error) => runtime.log.warn({ err: error }, 'left-over messages could not be looked for'));
  }, patienceMs).unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
}

/** The queue's own news go to our log, one level lower: its "info" is our "debug". */
function logJobs(runtime: Runtime, level: string, message: string): void {
  if (level === 'error') runtime.log.error(message);
  else if (level === 'warning') runtime.log.warn(message);
  else runtime.log.debug(message);
}
