import { notify } from '#notifications';
import { type Runtime, rowScopeOf, systemActor, type Task } from '#platform/command';
import type { Tx } from '#platform/db';
import { formatDate } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { agencyName, makePostFinder, type PostFinder } from '#territory';
import { isFurther, type ReminderLevel, reminderDue } from '../domain/reminder.ts';
import { workersOf } from './recipients.ts';
import { insertReminder, tasksToWatch, type WatchedTask } from './warning-store.ts';
import { watchTasksName } from './watch-name.ts';

/**
 * Reminds of tasks: a week and a day before the due day and once it is past, whoever does the task; three days late also the
 * heads of the agency that gave it. Each reminder goes out once for a due day; a moved due day begins anew. Harmless to run
 * again: reminder and message are written in one transaction.
 */
export const watchTasks: Task = {
  name: watchTasksName,
  everySeconds: 3600,
  run: (runtime) => remind(runtime),
};

async function remind({ database, clock }: Runtime): Promise<void> {
  const now = clock.now();
  const today = vietnamDate(now);
  await database.transaction(rowScopeOf(systemActor), async (tx) => {
    const finder = makePostFinder(tx, today);
    for (const task of await tasksToWatch(tx, today)) {
      const level = reminderDue(task, today);
      if (level === undefined || !isFurther(level, task.reached)) continue;
      await insertReminder(tx, { taskId: task.id, dueOn: task.dueOn, level, at: now });
      await tell(tx, { task, level, now, finder });
    }
  });
}

async function tell(
  tx: Tx,
  { task, level, now, finder }: { task: WatchedTask; level: ReminderLevel; now: Date; finder: PostFinder },
): Promise<void> {
  const params = { code: task.code, title: task.title, due: formatDate(task.dueOn) };
  const key = (postId: string, as: string) => `steering.${task.id}.${task.dueOn}.${as}.${postId}`;
  const workers = await workersOf(finder, task.ownerAgency);
  // Whoever learns of a task only when it is long late is told that it is late.
  const template = `steering.remind.${level === 'escalated' ? 'late' : level}`;
  if (level !== 'escalated' || task.reached !== 'late')
    for (const postId of workers)
      await notify({ tx, now }, { to: { postId }, template, params, key: key(postId, template) });
  if (level !== 'escalated') return;
  const owner = await agencyName(tx, task.ownerAgency);
  for (const postId of await finder.headsOf(task.assignedBy))
    await notify(
      { tx, now },
      {
        to: { postId },
        template: 'steering.remind.escalated',
        params: { ...params, owner },
        key: key(postId, 'escalated'),
      },
    );
}
