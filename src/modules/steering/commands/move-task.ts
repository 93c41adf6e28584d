import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { wakeTask } from '#platform/jobs';
import { vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { attachmentsOf } from '../attachment-store.ts';
import { assignerDuty, dutyForAgency, headRoles, keeperRoles } from '../authority.ts';
import { ownerActs, type TaskAct, taskTransitions } from '../domain/task.ts';
import { taskMoved } from '../events.ts';
import { addFacts } from '../fact-store.ts';
import { AgencyCode, Day, Id, Words } from '../input.ts';
import { moveRecord } from '../move-record.ts';
import { type TaskRow, taskStore } from '../task-store.ts';
import { watchTasksName } from '../watch/watch-name.ts';

const Target = { taskId: Id, version: Type.Integer() };

interface TaskMove {
  taskId: string;
  version: number;
  act: TaskAct;
  note?: string | undefined;
  change?(found: TaskRow): Partial<TaskRow> | Promise<Partial<TaskRow>>;
  detail?(found: TaskRow): Record<string, unknown>;
}

/** Moves a task along its table and tells whom it concerns; who may is told by the table's side. */
async function moveTask(ctx: CommandContext, move: TaskMove): Promise<TaskRow> {
  const { taskId, act, ...rest } = move;
  const { found, to } = await moveRecord(ctx, {
    ...rest,
    store: taskStore,
    subject: 'task',
    transitions: taskTransitions,
    act,
    id: taskId,
    duty: (row) =>
      ownerActs.includes(act)
        ? dutyForAgency(ctx.actor, row.ownerAgency)
        : dutyForAgency(ctx.actor, row.assignedBy, headRoles),
  });
  const { ownerAgency, assignedBy } = found;
  ctx.emit(taskMoved, { taskId, act, to, ownerAgency, assignedBy });
  return found;
}

/** The agency says how far it is. */
export const reportProgress = command({
  name: 'steering.report-progress',
  summary: 'Says how far a task of my agency is.',
  allow: officer(...keeperRoles),
  input: Type.Object({ ...Target, progress: Type.Integer({ minimum: 0, maximum: 99 }), note: Words }),
  emits: [taskMoved],
  async run(ctx, { progress, ...target }) {
    await moveTask(ctx, {
      ...target,
      act: 'progress',
      change: () => ({ progress }),
      detail: (found) => ({ from: found.progress, to: progress }),
    });
  },
});

/** The agency reports the task done: with a result in words and at least one file as evidence. */
export const submitTask = command({
  name: 'steering.submit-task',
  summary: 'Reports a task of my agency done, with its result; evidence must be attached before.',
  allow: officer(...keeperRoles),
  input: Type.Object({ ...Target, result: Words }),
  emits: [taskMoved],
  async run(ctx, { result, ...target }) {
    await moveTask(ctx, {
      ...target,
      act: 'submit',
      note: result,
      change: async (found) => {
        if ((await attachmentsOf(ctx.tx, found.id)).length === 0) refuse('invalid', 'steering.evidence-needed');
        return { result: result.trim(), progress: 100, reportedOn: vietnamDate(ctx.now) };
      },
    });
  },
});

/** Whoever gave the task accepts its result. On time is what was reported on time. */
export const acceptTask = command({
  name: 'steering.accept-task',
  summary: 'Accepts the result of a task that my agency gave.',
  allow: officer(...headRoles),
  input: Type.Object({ ...Target, note: Type.Optional(Words) }),
  emits: [taskMoved],
  async run(ctx, target) {
    const doneOn = vietnamDate(ctx.now);
    const found = await moveTask(ctx, { ...target, act: 'accept', change: () => ({ doneOn }) });
    const late = found.dueOn !== null && (found.reportedOn ?? doneOn) > found.dueOn;
    const fact = { subject: 'task', recordId: found.id, agencyCode: found.ownerAgency, happenedOn: doneOn } as const;
    await addFacts(ctx, [{ ...fact, fact: 'done' }, ...(late ? [{ ...fact, fact: 'done-late' }] : [])]);
  },
});

/** The result is not enough: back to the agency, with what is missing. */
export const returnTask = command({
  name: 'steering.return-task',
  summary: 'Sends a reported task back with what is missing.',
  allow: officer(...headRoles),
  input: Type.Object({ ...Target, note: Words }),
  emits: [taskMoved],
  async run(ctx, target) {
    await moveTask(ctx, { ...target, act: 'return', change: () => ({ reportedOn: null, progress: 90 }) });
  },
});

/** Moves the due day; the old one stays in the history. */
export const extendTask = command({
  name: 'steering.extend-task',
  summary: 'Moves the due day of a task that my agency gave.',
  allow: officer(...headRoles),
  input: Type.Object({ ...Target, dueOn: Day, note: Words }),
  emits: [taskMoved],
  async run(ctx, { dueOn, ...target }) {
    await moveTask(ctx, {
      ...target,
      act: 'extend',
      change: (found) => {
        if (dueOn < found.assignedOn) refuse('invalid', 'steering.due-before-start');
        return { dueOn };
      },
      detail: (found) => ({ from: found.dueOn, to: dueOn }),
    });
    await wakeTask(ctx.tx, watchTasksName, ctx.now);
  },
});

/** Gives the task to another agency. */
export const handOverTask = command({
  name: 'steering.hand-over-task',
  summary: 'Gives a task to another agency.',
  allow: officer(...headRoles),
  input: Type.Object({ ...Target, ownerAgency: AgencyCode, note: Words }),
  emits: [taskMoved],
  async run(ctx, { ownerAgency, ...target }) {
    if ((await findAgency(ctx.tx, ownerAgency)) === undefined) refuse('invalid', 'steering.agency-unknown');
    await assignerDuty(ctx, ownerAgency);
    const found = await moveTask(ctx, {
      ...target,
      act: 'hand-over',
      change: (row) => {
        if (row.ownerAgency === ownerAgency) refuse('conflict', 'steering.same-agency');
        return { ownerAgency, progress: 0 };
      },
      detail: (row) => ({ from: row.ownerAgency, to: ownerAgency }),
    });
    const fact = { subject: 'task', recordId: found.id, fact: 'assigned', happenedOn: found.assignedOn } as const;
    await addFacts(ctx, [
      { ...fact, agencyCode: found.ownerAgency, weight: -1 },
      { ...fact, agencyCode: ownerAgency },
    ]);
  },
});

/** The task is called off. */
export const cancelTask = command({
  name: 'steering.cancel-task',
  summary: 'Calls a task off and says why.',
  allow: officer(...headRoles),
  input: Type.Object({ ...Target, note: Words }),
  emits: [taskMoved],
  async run(ctx, target) {
    const today = vietnamDate(ctx.now);
    const found = await moveTask(ctx, { ...target, act: 'cancel', change: () => ({ cancelledOn: today }) });
    const fact = { subject: 'task', recordId: found.id, agencyCode: found.ownerAgency } as const;
    await addFacts(ctx, [
      { ...fact, fact: 'assigned', happenedOn: found.assignedOn, weight: -1 },
      { ...fact, fact: 'cancelled', happenedOn: today },
    ]);
  },
});

/** A task that was accepted turns out to be unfinished. */
export const reopenTask = command({
  name: 'steering.reopen-task',
  summary: 'Opens an accepted task again.',
  allow: officer(...headRoles),
  input: Type.Object({ ...Target, note: Words }),
  emits: [taskMoved],
  async run(ctx, target) {
    const found = await moveTask(ctx, {
      ...target,
      act: 'reopen',
      change: () => ({ doneOn: null, reportedOn: null, progress: 90 }),
    });
    const fact = { subject: 'task', recordId: found.id, agencyCode: found.ownerAgency } as const;
    const happenedOn = found.doneOn ?? vietnamDate(ctx.now);
    const late = found.dueOn !== null && (found.reportedOn ?? happenedOn) > found.dueOn;
    await addFacts(ctx, [
      { ...fact, fact: 'done', happenedOn, weight: -1 },
      ...(late ? [{ ...fact, fact: 'done-late', happenedOn, weight: -1 as const }] : []),
    ]);
  },
});
