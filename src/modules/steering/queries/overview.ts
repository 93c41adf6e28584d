import Type from 'typebox';
import { officer, query } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { findAttachment } from '../attachment-store.ts';
import { findProvinceDuty } from '../authority.ts';
import { Id } from '../input.ts';
import { countTasks, taskStore } from '../task-store.ts';
import { budgetAt, modelsAt, taskForceCounts } from './steering-for-report.ts';
import { seesTask } from './tasks.ts';

/** Everything of steering in one look: my tasks, the network, the models, the money, what hinders. */
export const steeringOverview = query({
  name: 'steering.overview',
  summary: 'How steering stands today: my tasks, task forces, models, budget, obstacles, reviews.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx) {
    const today = vietnamDate(ctx.now);
    const steers = (await findProvinceDuty(ctx)) !== undefined;
    const filter = { view: 'all' as const, today, offset: 0, limit: 1 };
    const own = [...new Set(ctx.actor.duties.flatMap((d) => d.actsFor))];
    const models = await modelsAt(ctx.tx, today);
    const budget = await budgetAt(ctx.tx, today);
    const sum = (of: (line: (typeof budget)[number]) => number) => budget.reduce((total, line) => total + of(line), 0);
    const counts = await ctx.tx.one<{ directives: number; obstacles: number; reviews: number }>(sql`select
      (select count(*) from steering.directive where state = 'in-force') as directives,
      (select count(*) from steering.obstacle where state <> 'solved') as obstacles,
      (select count(*) from steering.review where state in ('reviewing', 'proposed')) as reviews`);
    return {
      tasks: await countTasks(ctx.tx, { ...filter, ...(steers ? {} : { visibleTo: ctx.actor.agencies }) }),
      mine: await countTasks(ctx.tx, { ...filter, mine: own }),
      forces: await taskForceCounts(ctx.tx, today),
      models: {
        total: models.length,
        done: models.filter((m) => m.state === 'done').length,
        inProgress: models.filter((m) => m.state === 'in-progress').length,
      },
      budget: { allocatedVnd: sum((l) => l.allocatedVnd), spentVnd: sum((l) => l.spentVnd) },
      ...counts,
    };
  },
});

/** Where a file of a record lies, for those who may see the record. */
export const steeringFile = query({
  name: 'steering.file',
  summary: 'A file of a directive, task, task force or model.',
  allow: officer(),
  pagesOnly: true, // the name in the file store goes no further than our own pages
  input: Type.Object({ attachmentId: Id }),
  async run(ctx, { attachmentId }) {
    const file = (await findAttachment(ctx.tx, attachmentId)) ?? refuse('not-found', 'steering.not-found');
    if (file.subject === 'task') {
      const task = await taskStore.find(ctx.tx, file.recordId);
      if (task === undefined || !(await seesTask(ctx, task))) refuse('not-found', 'steering.not-found');
    }
    return file;
  },
});
