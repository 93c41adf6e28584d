import { notify } from '#notifications';
import type { Reaction } from '#platform/command';
import { formatDate, t } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { makePostFinder } from '#territory';
import { taskMoved } from '../events.ts';
import { taskStore } from '../task-store.ts';
import { workersOf } from './recipients.ts';

/** Acts of which the other side is told: who does the task, or who gave it. */
const toldTo: Readonly<Record<string, 'owner' | 'giver'>> = {
  assign: 'owner',
  'hand-over': 'owner',
  submit: 'giver',
  accept: 'owner',
  return: 'owner',
  extend: 'owner',
  cancel: 'owner',
  reopen: 'owner',
};

/** Tells the other side of a task what happened to it. */
export const tellAboutTask: Reaction = {
  on: taskMoved,
  name: 'steering.tell-about-task',
  async run(ctx, payload) {
    const act = String(payload['act']);
    const side = toldTo[act];
    const task = await taskStore.find(ctx.tx, String(payload['taskId']));
    if (side === undefined || task === undefined) return;
    const finder = makePostFinder(ctx.tx, vietnamDate(ctx.now));
    const posts = side === 'owner' ? await workersOf(finder, task.ownerAgency) : await finder.headsOf(task.assignedBy);
    const due =
      task.dueOn === null ? { vi: t('vi', 'steering.no-due'), en: t('en', 'steering.no-due') } : formatDate(task.dueOn);
    for (const postId of posts)
      await notify(ctx, {
        to: { postId },
        template: `steering.notify.${act}`,
        params: { code: task.code, title: task.title, due },
        key: `steering.${task.id}.${act}.${task.version}.${postId}`,
      });
  },
};
