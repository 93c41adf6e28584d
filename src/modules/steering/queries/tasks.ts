import Type from 'typebox';
import { officer, type QueryContext, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { agencyNames } from '#territory';
import { attachmentsOf } from '../attachment-store.ts';
import { findDuty, findProvinceDuty, headRoles } from '../authority.ts';
import { directiveStore } from '../directive-store.ts';
import { AgencyCode, AreaInput, Id } from '../input.ts';
import { historyOf } from '../name-lookup.ts';
import { countTasks, listOfTasks, type TaskRow, taskStore, tasksByUnit } from '../task-store.ts';
import { remindersOf } from '../watch/warning-store.ts';
import { Page, pageSize, Search } from './directives.ts';

const views = ['open', 'late', 'soon', 'reported', 'done', 'all'] as const;

/** Agencies whose tasks somebody sees; undefined for those who steer the province: they see all. */
async function sight(ctx: QueryContext): Promise<readonly string[] | undefined> {
  return (await findProvinceDuty(ctx)) === undefined ? ctx.actor.agencies : undefined;
}

/** The agencies for which the officer acts themself. */
const ownAgencies = (ctx: QueryContext) => [...new Set(ctx.actor.duties.flatMap((d) => d.actsFor))];

export const listTasks = query({
  name: 'steering.list-tasks',
  summary: 'Tasks that I see: open, late, due soon, reported, done; mine or of one agency.',
  allow: officer(),
  input: Type.Object({
    view: Type.Optional(Type.Enum([...views])),
    mine: Type.Optional(Type.Boolean()),
    agencyCode: Type.Optional(AgencyCode),
    area: Type.Optional(AreaInput),
    text: Search,
    page: Page,
  }),
  async run(ctx, { view = 'open', mine = false, agencyCode, area, text, page = 1 }) {
    const filter = {
      view,
      area,
      text,
      ownerAgency: agencyCode,
      mine: mine ? ownAgencies(ctx) : undefined,
      visibleTo: await sight(ctx),
      today: vietnamDate(ctx.now),
      offset: (page - 1) * pageSize,
      limit: pageSize,
    };
    const rows = await listOfTasks(ctx.tx, filter);
    const counts = await countTasks(ctx.tx, filter);
    const names = await agencyNames(
      ctx.tx,
      rows.flatMap((t) => [t.ownerAgency, t.assignedBy]),
    );
    return { rows, counts, names, page, pageSize };
  },
});

/** Who has how many tasks, done, open and late: the most late ones first. */
export const tasksOfUnits = query({
  name: 'steering.tasks-of-units',
  summary: 'Tasks that I see, counted by agency.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx) {
    const rows = await tasksByUnit(ctx.tx, { today: vietnamDate(ctx.now), visibleTo: await sight(ctx) });
    return {
      rows,
      names: await agencyNames(
        ctx.tx,
        rows.map((r) => r.agencyCode),
      ),
    };
  },
});

/** Whether somebody sees a task: those who steer the province all, others what their agencies give, do or help with. */
export async function seesTask(ctx: QueryContext, task: TaskRow): Promise<boolean> {
  const visible = await sight(ctx);
  if (visible === undefined) return true;
  return [task.ownerAgency, task.assignedBy, ...task.cooperating].some((code) => visible.includes(code));
}

export const showTask = query({
  name: 'steering.show-task',
  summary: 'One task with its evidence, reminders and history.',
  allow: officer(),
  input: Type.Object({ taskId: Id }),
  async run(ctx, { taskId }) {
    const task = (await taskStore.find(ctx.tx, taskId)) ?? refuse('not-found', 'steering.not-found');
    if (!(await seesTask(ctx, task))) refuse('not-found', 'steering.not-found');
    const { directiveId, ownerAgency, assignedBy, cooperating } = task;
    return {
      task,
      directive: directiveId === null ? undefined : await directiveStore.find(ctx.tx, directiveId),
      attachments: await attachmentsOf(ctx.tx, taskId),
      reminders: await remindersOf(ctx.tx, taskId),
      history: await historyOf(ctx.tx, taskId),
      names: await agencyNames(ctx.tx, [ownerAgency, assignedBy, ...cooperating]),
      mayReport: findDuty(ctx.actor, ownerAgency) !== undefined,
      mayDecide: findDuty(ctx.actor, assignedBy, headRoles) !== undefined,
    };
  },
});
