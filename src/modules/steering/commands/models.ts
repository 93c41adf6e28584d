import Type from 'typebox';
import { type CommandContext, command, type Duty, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { type IsoDate, vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { findDuty, headRoles, keeperRoles, provinceDuty } from '../authority.ts';
import type { Area } from '../domain/area.ts';
import { type ModelAct, modelTransitions } from '../domain/model.ts';
import { addFacts, type Fact } from '../fact-store.ts';
import { addEvent } from '../history-store.ts';
import { AgencyCode, AreaInput, Day, Id, Line, Words } from '../input.ts';
import { type ModelRow, modelOfNumber, modelStore } from '../model-store.ts';
import { moveRecord } from '../move-record.ts';

export interface NewModel {
  number: number;
  name: string;
  area: Area;
  ownerAgency: string;
  assignedOn: IsoDate;
  dueOn?: IsoDate | undefined;
}

/** Writes one model with its fact and history. */
export async function putModel(ctx: CommandContext, model: NewModel, duty: Duty): Promise<string> {
  const id = newId(ctx.now.getTime());
  const { ownerAgency, assignedOn } = model;
  await modelStore.insert(ctx.tx, {
    ...model,
    id,
    name: model.name.trim(),
    dueOn: model.dueOn ?? null,
    state: 'assigned',
  });
  await addFacts(ctx, [
    { subject: 'model', recordId: id, fact: 'assigned', happenedOn: assignedOn, agencyCode: ownerAgency },
  ]);
  await addEvent(ctx, { subject: 'model', recordId: id, act: 'assign', to: 'assigned', duty });
  return id;
}

/** Takes a model into the province's plan. */
export const addModel = command({
  name: 'steering.add-model',
  summary: 'Takes a model into the province’s plan, with the agency that carries it out.',
  allow: officer(...headRoles),
  input: Type.Object({
    number: Type.Integer({ minimum: 1, maximum: 999 }),
    name: Line,
    area: AreaInput,
    ownerAgency: AgencyCode,
    assignedOn: Day,
    dueOn: Type.Optional(Day),
  }),
  emits: [],
  async run(ctx, input) {
    const duty = await provinceDuty(ctx, headRoles);
    if (input.assignedOn > vietnamDate(ctx.now)) refuse('invalid', 'steering.day-in-future');
    if ((await findAgency(ctx.tx, input.ownerAgency)) === undefined) refuse('invalid', 'steering.agency-unknown');
    if ((await modelOfNumber(ctx.tx, input.number)) !== undefined)
      refuse('conflict', 'steering.model-known', { number: input.number });
    return { modelId: await putModel(ctx, input, duty) };
  },
});

const Target = { modelId: Id, version: Type.Integer() };
const acts = ['start', 'finish', 'reopen', 'stop'] as const satisfies readonly ModelAct[];

/** Facts that a step of a model makes: leaving a state is −1 (see views.sql). */
function factsOfStep(row: ModelRow, act: (typeof acts)[number], on: IsoDate): Fact[] {
  const fact = { subject: 'model', recordId: row.id, agencyCode: row.ownerAgency, happenedOn: on } as const;
  const minus = { ...fact, weight: -1 } as const;
  switch (act) {
    case 'start':
      return [{ ...fact, fact: 'in-progress' }];
    case 'finish':
      return [
        { ...minus, fact: 'in-progress' },
        { ...fact, fact: 'done' },
      ];
    case 'reopen':
      return [
        { ...minus, fact: 'done' },
        { ...fact, fact: 'in-progress' },
      ];
    case 'stop':
      return [
        { ...minus, fact: 'assigned' },
        ...(row.state === 'in-progress' ? [{ ...minus, fact: 'in-progress' }] : []),
      ];
  }
}

const daysOfStep = {
  start: (on: IsoDate) => ({ startedOn: on }),
  finish: (on: IsoDate) => ({ doneOn: on }),
  reopen: () => ({ doneOn: null }),
  stop: (on: IsoDate) => ({ endedOn: on }),
} satisfies Record<(typeof acts)[number], (on: IsoDate) => Partial<ModelRow>>;

/** The agency says that it has begun or finished a model; the province opens it again or gives it up. */
export const moveModel = command({
  name: 'steering.move-model',
  summary: 'Begins, finishes, opens again or gives up a model.',
  allow: officer(...keeperRoles),
  input: Type.Object({ ...Target, act: Type.Enum([...acts]), happenedOn: Day, note: Words }),
  emits: [],
  async run(ctx, { modelId, version, act, happenedOn, note }) {
    if (happenedOn > vietnamDate(ctx.now)) refuse('invalid', 'steering.day-in-future');
    const byOwner = act === 'start' || act === 'finish';
    const { found } = await moveRecord(ctx, {
      store: modelStore,
      subject: 'model',
      transitions: modelTransitions,
      act,
      id: modelId,
      version,
      duty: (row) => (byOwner ? findDuty(ctx.actor, row.ownerAgency) : undefined) ?? provinceDuty(ctx, headRoles),
      change: (row) => {
        if (happenedOn < (row.doneOn ?? row.startedOn ?? row.assignedOn)) refuse('invalid', 'steering.day-out-of-span');
        return daysOfStep[act](happenedOn);
      },
      note,
      detail: () => ({ on: happenedOn }),
    });
    await addFacts(ctx, factsOfStep(found, act, happenedOn));
  },
});

/** Another agency carries the model out. */
export const handOverModel = command({
  name: 'steering.hand-over-model',
  summary: 'Gives a model to another agency.',
  allow: officer(...headRoles),
  input: Type.Object({ ...Target, ownerAgency: AgencyCode, note: Words }),
  emits: [],
  async run(ctx, { modelId, version, ownerAgency, note }) {
    if ((await findAgency(ctx.tx, ownerAgency)) === undefined) refuse('invalid', 'steering.agency-unknown');
    const { found } = await moveRecord(ctx, {
      store: modelStore,
      subject: 'model',
      transitions: modelTransitions,
      act: 'hand-over',
      id: modelId,
      version,
      duty: () => provinceDuty(ctx, headRoles),
      change: () => ({ ownerAgency }),
      note,
      detail: (row) => ({ from: row.ownerAgency, to: ownerAgency }),
    });
    const states = found.state === 'in-progress' ? (['assigned', 'in-progress'] as const) : (['assigned'] as const);
    const happenedOn = { assigned: found.assignedOn, 'in-progress': found.startedOn ?? found.assignedOn };
    await addFacts(
      ctx,
      states.flatMap((fact): Fact[] => {
        const shared = { subject: 'model' as const, recordId: modelId, fact, happenedOn: happenedOn[fact] };
        return [
          { ...shared, agencyCode: found.ownerAgency, weight: -1 },
          { ...shared, agencyCode: ownerAgency },
        ];
      }),
    );
  },
});
