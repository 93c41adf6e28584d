import type { Runtime, Task } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { addDays, vietnamDate, vietnamInstant } from '#platform/time';

/** A turn that takes longer is taken over, unless its task says otherwise: its server is believed dead. */
const leaseSeconds = 10 * 60;
const lookEveryMs = 1_000;

/** When a task is due again after a turn that began at `now`. */
function nextTurn(task: Task, now: Date): Date {
  if (task.dailyAt === undefined) return new Date(now.getTime() + task.everySeconds * 1_000);
  const [hours = 0, minutes = 0] = task.dailyAt.split(':').map(Number);
  const today = vietnamDate(now);
  const at = (date: string) => new Date(vietnamInstant(date).getTime() + (hours * 60 + minutes) * 60_000);
  return at(today) > now ? at(today) : at(addDays(today, 1));
}

/** Makes a task due at once, when the open transaction commits. Waking a sleeping task twice runs it once. */
export async function wakeTask(tx: Tx, name: string, now: Date): Promise<void> {
  await tx.run(sql`insert into platform.task_turn (name, next_at) values (${name}, ${now})
    on conflict (name) do update set next_at = least(task_turn.next_at, excluded.next_at) where task_turn.next_at > excluded.next_at`);
}

/**
 * Runs a task if it is due and nobody is at it. @returns whether it ran. A fault is written down and logged; the task is
 * due again in its period.
 */
export async function takeTurn(runtime: Runtime, task: Task): Promise<boolean> {
  const now = runtime.clock.now();
  const next = nextTurn(task, now);
  const taken = await runtime.database.transaction({ kind: 'system' }, async (tx) => {
    await tx.run(
      sql`insert into platform.task_turn (name, next_at) values (${task.name}, ${task.dailyAt === undefined ? now : next}) on conflict do nothing`,
    );
    return tx.run(sql`update platform.task_turn set next_at = ${next}, busy_until = ${new Date(now.getTime() + (task.leaseSeconds ?? leaseSeconds) * 1_000)}
      where name = ${task.name} and next_at <= ${now} and (busy_until is null or busy_until <= ${now})`);
  });
  if (taken === 0) return false;
  const fault = await task.run(runtime).then(
    () => null,
    (error: Error) => {
      runtime.log.error({ err: error, task: task.name }, 'task failed');
      return error.message.slice(0, 500);
    },
  );
  await runtime.database.transaction({ kind: 'system' }, (tx) =>
    tx.run(sql`update platform.task_turn set busy_until = null, finished_at = ${runtime.clock.now()}, fault = ${fault}
      where name = ${task.name}`),
  );
  return true;
}

/** Looks every second for tasks that are due; the returned function ends that, after the turns under way. */
export function startTasks(runtime: Runtime, tasks: readonly Task[]): () => Promise<void> {
  const underWay = new Map<string, Promise<unknown>>();
  const begin = (task: Task) => {
    if (underWay.has(task.name)) return;
    const turn = takeTurn(runtime, task)
      .catch((error: Error) => runtime.log.warn({ err: error, task: task.name }, 'task could not take its turn'))
      .finally(() => underWay.delete(task.name));
    underWay.set(task.name, turn);
  };
  let looking: Promise<unknown> = Promise.resolve();
  const look = async () => {
    const sleeping = await sleepingTasks(runtime);
    for (const task of tasks) if (!sleeping.has(task.name)) begin(task);
  };
  const timer = setInterval(() => {
    looking = looking
      .then(look)
      .catch((error: Error) => runtime.log.warn({ err: error }, 'tasks could not be looked for'));
  }, lookEveryMs).unref();
  return async () => {
    clearInterval(timer);
    await looking;
    await Promise.all(underWay.values());
  };
}

/** Names of the tasks that are not due yet; one that was never seen is not among them. */
async function sleepingTasks(runtime: Runtime): Promise<Set<string>> {
  const now = runtime.clock.now();
  const rows = await runtime.database.read({ kind: 'system' }, (tx) =>
    tx.rows<{ name: string }>(sql`select name from platform.task_turn where next_at > ${now} or busy_until > ${now}`),
  );
  return new Set(rows.map((r) => r.name));
}
