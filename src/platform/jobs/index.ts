import { setTimeout as sleep } from 'node:timers/promises';
import type { Reaction, Runtime, Task } from '#platform/command';
import { deliverWaiting } from './outbox.ts';
import { sweepOutbox } from './sweep-outbox.ts';
import { startTasks } from './tasks.ts';

export { deliverMessage, deliverWaiting } from './outbox.ts';
export { sweepOutbox } from './sweep-outbox.ts';
export { takeTurn, wakeTask } from './tasks.ts';

export interface Jobs {
  /** Lets the work under way finish. */
  stop(): Promise<void>;
}

const lookEveryMs = 200;

/** Starts delivery and recurring tasks in this process. Several processes share the work through PostgreSQL. */
export function startJobs(runtime: Runtime, work: { reactions: readonly Reaction[]; tasks: readonly Task[] }): Jobs {
  const stopTasks = startTasks(runtime, [sweepOutbox, ...work.tasks]);
  const stopping = new AbortController();
  const delivering = keepDelivering(runtime, work.reactions, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all([delivering, stopTasks()]);
    },
  };
}

/** Looks for messages several times a second, and at once again while there are any. */
async function keepDelivering(runtime: Runtime, reactions: readonly Reaction[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const delivered = await deliverWaiting(runtime, reactions).catch((error: Error) => {
      runtime.log.warn({ err: error }, 'messages could not be delivered');
      return 0;
    });
    if (delivered === 0) await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}
