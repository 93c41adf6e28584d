import { Logger, makeWorkerUtils, run, type TaskList } from 'graphile-worker';
import pg from 'pg';
import { type CommandContext, type Reaction, type Runtime, systemActor } from '#platform/command';
import { endPool, sql } from '#platform/db';

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
export async function startJobs(runtime: Runtime, ownerUrl: string, reactions: readonly Reaction[]): Promise<Jobs> {
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
  return {
    stop: async () => {
      await runner.stop().catch(() => undefined); // it may have ended by itself
      await ended;
    },
  };
}

/** The queue's own news go to our log, one level lower: its "info" is our "debug". */
function logJobs(runtime: Runtime, level: string, message: string): void {
  if (level === 'error') runtime.log.error(message);
  else if (level === 'warning') runtime.log.warn(message);
  else runtime.log.debug(message);
}
