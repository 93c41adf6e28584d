import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { anyDuty, assignerDuty, dutyForAgency, headRoles, keeperRoles, provinceDuty } from '../authority.ts';
import { taskMoved } from '../events.ts';
import { addEvent } from '../history-store.ts';
import { AgencyCode, AreaInput, Day, FigureCodes, Id, Line, Words } from '../input.ts';
import { judgementKinds, judgementStore, type NextTaskRow, nextPosition, nextTaskStore } from '../outlook-store.ts';
import { giveTask } from './assign-task.ts';

/** Adds a task to the plan of a coming year. */
export const addNextTask = command({
  name: 'steering.add-next-task',
  summary: 'Adds a task to the plan of a coming year.',
  allow: officer(...keeperRoles),
  emits: [],
  input: Type.Object({
    year: Type.Integer({ minimum: 2022, maximum: 2099 }),
    area: AreaInput,
    text: Words,
    ownerAgency: Type.Optional(AgencyCode),
    figureCodes: Type.Optional(FigureCodes),
  }),
  async run(ctx, { year, area, text, ownerAgency, figureCodes = [] }) {
    const duty = await provinceDuty(ctx);
    if (ownerAgency !== undefined && (await findAgency(ctx.tx, ownerAgency)) === undefined)
      refuse('invalid', 'steering.agency-unknown');
    const id = newId(ctx.now.getTime());
    await nextTaskStore.insert(ctx.tx, {
      id,
      year,
      position: await nextPosition(ctx.tx, year),
      area,
      text: text.trim(),
      ownerAgency: ownerAgency ?? null,
      figureCodes,
      statedOn: vietnamDate(ctx.now),
    });
    await addEvent(ctx, { subject: 'next-task', recordId: id, act: 'add', duty });
    return { nextTaskId: id };
  },
});

const Target = { nextTaskId: Id, version: Type.Integer() };

async function lockNextTask(ctx: CommandContext, id: string, version: number): Promise<NextTaskRow> {
  const found = (await nextTaskStore.lock(ctx.tx, id)) ?? refuse('not-found', 'steering.not-found');
  if (found.version !== version || found.withdrawnOn !== null) refuse('conflict', 'steering.stale');
  if (found.taskId !== null) refuse('conflict', 'steering.act-not-possible');
  return found;
}

export const withdrawNextTask = command({
  name: 'steering.withdraw-next-task',
  summary: 'Takes a task out of the plan of a coming year.',
  allow: officer(...headRoles),
  emits: [],
  input: Type.Object({ ...Target, note: Line }),
  async run(ctx, { nextTaskId, version, note }) {
    const duty = await provinceDuty(ctx, headRoles);
    await lockNextTask(ctx, nextTaskId, version);
    await nextTaskStore.change(ctx.tx, nextTaskId, { withdrawnOn: vietnamDate(ctx.now) });
    await addEvent(ctx, { subject: 'next-task', recordId: nextTaskId, act: 'withdraw', duty, note });
  },
});

/** The year has come: the task of the plan is given to an agency. */
export const assignNextTask = command({
  name: 'steering.assign-next-task',
  summary: 'Gives a task of the plan to an agency, with its due day.',
  allow: officer(...headRoles),
  emits: [taskMoved],
  input: Type.Object({ ...Target, ownerAgency: AgencyCode, dueOn: Day }),
  async run(ctx, { nextTaskId, version, ownerAgency, dueOn }) {
    const duty = await assignerDuty(ctx, ownerAgency);
    const { text, area, figureCodes } = await lockNextTask(ctx, nextTaskId, version);
    const given = await giveTask(ctx, { title: text, area, ownerAgency, dueOn, figureCodes }, duty);
    await nextTaskStore.change(ctx.tx, nextTaskId, { taskId: given.taskId, ownerAgency });
    const detail = { task: given.taskId };
    await addEvent(ctx, { subject: 'next-task', recordId: nextTaskId, act: 'assign', duty, note: given.code, detail });
    return given;
  },
});

/** States what went well, or what was learnt, for the reports of this period. */
export const stateJudgement = command({
  name: 'steering.state-judgement',
  summary: 'States what went well or what was learnt in this period.',
  allow: officer(...keeperRoles),
  emits: [],
  input: Type.Object({
    kind: Type.Enum([...judgementKinds]),
    area: AreaInput,
    text: Words,
    figureCodes: Type.Optional(FigureCodes),
    statedOn: Type.Optional(Day),
  }),
  async run(ctx, { kind, area, text, figureCodes = [], statedOn }) {
    const duty = anyDuty(ctx.actor);
    const today = vietnamDate(ctx.now);
    if ((statedOn ?? today) > today) refuse('invalid', 'steering.day-in-future');
    const id = newId(ctx.now.getTime());
    const row = {
      id,
      kind,
      area,
      text: text.trim(),
      figureCodes,
      agencyCode: duty.agency,
      statedOn: statedOn ?? today,
    };
    await judgementStore.insert(ctx.tx, row);
    await addEvent(ctx, { subject: 'judgement', recordId: id, act: 'state', duty });
    return { judgementId: id };
  },
});

export const withdrawJudgement = command({
  name: 'steering.withdraw-judgement',
  summary: 'Takes back what I stated of a period.',
  allow: officer(...keeperRoles),
  emits: [],
  input: Type.Object({ judgementId: Id, version: Type.Integer(), note: Line }),
  async run(ctx, { judgementId, version, note }) {
    const found = (await judgementStore.lock(ctx.tx, judgementId)) ?? refuse('not-found', 'steering.not-found');
    const duty = dutyForAgency(ctx.actor, found.agencyCode);
    if (found.version !== version || found.withdrawnOn !== null) refuse('conflict', 'steering.stale');
    await judgementStore.change(ctx.tx, judgementId, { withdrawnOn: vietnamDate(ctx.now) });
    await addEvent(ctx, { subject: 'judgement', recordId: judgementId, act: 'withdraw', duty, note });
  },
});
