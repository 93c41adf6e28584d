import Type from 'typebox';
import { type CommandContext, command, type Duty, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { anyDuty, assignerDuty, findDuty, headRoles, keeperRoles, provinceDuty } from '../authority.ts';
import { type ObstacleAct, obstacleTransitions, partKinds } from '../domain/obstacle.ts';
import { taskMoved } from '../events.ts';
import { addEvent } from '../history-store.ts';
import { AgencyCode, AreaInput, Day, FigureCodes, Id, Line, Words } from '../input.ts';
import { moveRecord } from '../move-record.ts';
import { type ObstaclePartRow, type ObstacleRow, obstacleStore, partStore } from '../review-store.ts';
import { giveTask } from './assign-task.ts';

const common = { allow: officer(...keeperRoles), emits: [] } as const;

/** Writes down what hinders the work, with the figures in which it shows. */
export const raiseObstacle = command({
  ...common,
  name: 'steering.raise-obstacle',
  summary: 'Writes down an obstacle, with the figures in which it shows.',
  input: Type.Object({
    area: AreaInput,
    text: Words,
    figureCodes: Type.Optional(FigureCodes),
    agencyCode: Type.Optional(AgencyCode),
  }),
  async run(ctx, { area, text, figureCodes = [], agencyCode }) {
    const duty =
      agencyCode === undefined ? anyDuty(ctx.actor) : (findDuty(ctx.actor, agencyCode) ?? (await provinceDuty(ctx)));
    if (agencyCode !== undefined && (await findAgency(ctx.tx, agencyCode)) === undefined)
      refuse('invalid', 'steering.agency-unknown');
    const id = newId(ctx.now.getTime());
    await obstacleStore.insert(ctx.tx, {
      id,
      area,
      text: text.trim(),
      figureCodes,
      raisedBy: agencyCode ?? duty.agency,
      raisedOn: vietnamDate(ctx.now),
      state: 'open',
    });
    await addEvent(ctx, { subject: 'obstacle', recordId: id, act: 'raise', to: 'open', duty });
    return { obstacleId: id };
  },
});

const Target = { obstacleId: Id, version: Type.Integer() };

interface ObstacleMove {
  obstacleId: string;
  version: number;
  act: ObstacleAct;
  note?: string | undefined;
  change?(found: ObstacleRow): Partial<ObstacleRow>;
}

const dutyOn = async (ctx: CommandContext, raisedBy: string): Promise<Duty> =>
  findDuty(ctx.actor, raisedBy) ?? (await provinceDuty(ctx));

function moveObstacle(ctx: CommandContext, { obstacleId, ...move }: ObstacleMove) {
  return moveRecord(ctx, {
    ...move,
    store: obstacleStore,
    subject: 'obstacle',
    transitions: obstacleTransitions,
    id: obstacleId,
    duty: (row) => dutyOn(ctx, row.raisedBy),
  });
}

/** Adds a cause, a solution of ours, or a proposal to somebody above. A solution begins the work. */
export const addObstaclePart = command({
  ...common,
  name: 'steering.add-obstacle-part',
  summary: 'Adds a cause, a solution or a proposal to an obstacle.',
  input: Type.Object({
    ...Target,
    kind: Type.Enum([...partKinds]),
    text: Words,
    /** Whom a proposal is put to, such as a ministry. */
    addressedTo: Type.Optional(Line),
    figureCodes: Type.Optional(FigureCodes),
  }),
  async run(ctx, { obstacleId, version, kind, text, addressedTo, figureCodes = [] }) {
    if ((kind === 'proposal') !== (addressedTo !== undefined)) refuse('invalid', 'steering.addressee-needed');
    const act = kind === 'solution' ? 'begin' : 'add-part';
    await moveObstacle(ctx, { obstacleId, version, act, note: text });
    const id = newId(ctx.now.getTime());
    await partStore.insert(ctx.tx, {
      id,
      obstacleId,
      kind,
      text: text.trim(),
      addressedTo: addressedTo?.trim() ?? null,
      figureCodes,
      addedOn: vietnamDate(ctx.now),
    });
    return { partId: id };
  },
});

async function lockPart(
  ctx: CommandContext,
  partId: string,
  version: number,
): Promise<{ part: ObstaclePartRow; duty: Duty }> {
  const part = (await partStore.lock(ctx.tx, partId)) ?? refuse('not-found', 'steering.not-found');
  const obstacle = (await obstacleStore.find(ctx.tx, part.obstacleId)) ?? refuse('not-found', 'steering.not-found');
  const duty = await dutyOn(ctx, obstacle.raisedBy);
  if (part.version !== version || part.withdrawnOn !== null) refuse('conflict', 'steering.stale');
  return { part, duty };
}

const PartTarget = { partId: Id, version: Type.Integer() };

/** The proposal went out by a numbered letter. */
export const sendProposal = command({
  ...common,
  name: 'steering.send-proposal',
  summary: 'Says by which letter and when a proposal was sent.',
  allow: officer(...headRoles),
  input: Type.Object({ ...PartTarget, sentOn: Day, document: Line }),
  async run(ctx, { partId, version, sentOn, document }) {
    const { part, duty } = await lockPart(ctx, partId, version);
    if (part.kind !== 'proposal' || part.sentOn !== null) refuse('conflict', 'steering.act-not-possible');
    if (sentOn < part.addedOn || sentOn > vietnamDate(ctx.now)) refuse('invalid', 'steering.day-out-of-span');
    await partStore.change(ctx.tx, partId, { sentOn });
    await addEvent(ctx, {
      subject: 'obstacle',
      recordId: part.obstacleId,
      act: 'send-proposal',
      duty,
      note: document,
      detail: { part: partId },
    });
  },
});

/** What those above answered. */
export const answerProposal = command({
  ...common,
  name: 'steering.answer-proposal',
  summary: 'Records the answer to a proposal.',
  input: Type.Object({ ...PartTarget, answer: Words }),
  async run(ctx, { partId, version, answer }) {
    const { part, duty } = await lockPart(ctx, partId, version);
    if (part.sentOn === null || part.answeredOn !== null) refuse('conflict', 'steering.act-not-possible');
    await partStore.change(ctx.tx, partId, { answer: answer.trim(), answeredOn: vietnamDate(ctx.now) });
    const detail = { part: partId };
    await addEvent(ctx, { subject: 'obstacle', recordId: part.obstacleId, act: 'answer', duty, note: answer, detail });
  },
});

/** Takes a cause, solution or proposal off; the history keeps it. */
export const withdrawPart = command({
  ...common,
  name: 'steering.withdraw-obstacle-part',
  summary: 'Takes a cause, solution or proposal off an obstacle.',
  input: Type.Object({ ...PartTarget, note: Line }),
  async run(ctx, { partId, version, note }) {
    const { part, duty } = await lockPart(ctx, partId, version);
    if (part.sentOn !== null || part.taskId !== null) refuse('conflict', 'steering.act-not-possible');
    await partStore.change(ctx.tx, partId, { withdrawnOn: vietnamDate(ctx.now) });
    const detail = { part: partId };
    await addEvent(ctx, { subject: 'obstacle', recordId: part.obstacleId, act: 'withdraw-part', duty, note, detail });
  },
});

/** Makes a solution a task of an agency. */
export const assignSolution = command({
  name: 'steering.assign-solution',
  summary: 'Makes a solution of an obstacle the task of an agency.',
  allow: officer(...headRoles),
  emits: [taskMoved],
  input: Type.Object({ ...PartTarget, ownerAgency: AgencyCode, dueOn: Day }),
  async run(ctx, { partId, version, ownerAgency, dueOn }) {
    const { part } = await lockPart(ctx, partId, version);
    if (part.kind !== 'solution' || part.taskId !== null) refuse('conflict', 'steering.act-not-possible');
    const obstacle = (await obstacleStore.find(ctx.tx, part.obstacleId)) ?? refuse('not-found', 'steering.not-found');
    const duty = await assignerDuty(ctx, ownerAgency);
    const codes = part.figureCodes.length > 0 ? part.figureCodes : obstacle.figureCodes;
    const task = { title: part.text, area: obstacle.area, ownerAgency, dueOn, figureCodes: codes };
    const given = await giveTask(ctx, task, duty);
    await partStore.change(ctx.tx, partId, { taskId: given.taskId });
    const detail = { part: partId, task: given.taskId };
    await addEvent(ctx, {
      subject: 'obstacle',
      recordId: obstacle.id,
      act: 'assign-solution',
      duty,
      note: given.code,
      detail,
    });
    return given;
  },
});

export const solveObstacle = command({
  ...common,
  name: 'steering.solve-obstacle',
  summary: 'Says that an obstacle is out of the way, and how.',
  input: Type.Object({ ...Target, note: Words }),
  async run(ctx, target) {
    const solvedOn = vietnamDate(ctx.now);
    await moveObstacle(ctx, { ...target, act: 'solve', change: () => ({ solvedOn }) });
  },
});

export const reopenObstacle = command({
  ...common,
  name: 'steering.reopen-obstacle',
  summary: 'Says that an obstacle is back.',
  input: Type.Object({ ...Target, note: Words }),
  async run(ctx, target) {
    await moveObstacle(ctx, { ...target, act: 'reopen', change: () => ({ solvedOn: null }) });
  },
});
