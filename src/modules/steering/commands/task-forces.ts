import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { type IsoDate, vietnamDate } from '#platform/time';
import { findUnit, type Unit } from '#territory';
import { keeperRoles, placeDuty } from '../authority.ts';
import { activityKinds, memberDuties, taskForceLevels, taskForceTransitions } from '../domain/task-force.ts';
import { villageCode, villageKinds, villageName } from '../domain/village.ts';
import { addFacts } from '../fact-store.ts';
import { addEvent } from '../history-store.ts';
import { Day, Id, Line, Words } from '../input.ts';
import { moveRecord } from '../move-record.ts';
import { planForce } from '../set-up-force.ts';
import {
  forceOf,
  insertActivity,
  insertVillage,
  lastVillageNumber,
  memberStore,
  taskForceStore,
} from '../task-force-store.ts';

const common = { allow: officer(...keeperRoles), emits: [] } as const;

async function unitOn(ctx: CommandContext, code: string, date: IsoDate): Promise<Unit> {
  return (await findUnit(ctx.tx, code, date)) ?? refuse('invalid', 'steering.unit-unknown');
}

/** Plans the force of the province, a district, a commune, or of a village that is named with it. */
export const planTaskForce = command({
  ...common,
  name: 'steering.plan-task-force',
  summary: 'Plans a task force for a unit, or for a village of a commune that is named with it.',
  input: Type.Object({
    level: Type.Enum([...taskForceLevels]),
    unitCode: Type.String({ maxLength: 10 }),
    village: Type.Optional(Type.Object({ kind: Type.Enum([...villageKinds]), name: Line })),
    plannedOn: Day,
  }),
  async run(ctx, { level, unitCode, village, plannedOn }) {
    const duty = await placeDuty(ctx, unitCode);
    const unit = await unitOn(ctx, unitCode, plannedOn);
    if (unit.kind !== (level === 'village' ? 'commune' : level)) refuse('invalid', 'steering.unit-of-other-level');
    if ((village === undefined) === (level === 'village')) refuse('invalid', 'steering.village-needed');
    if (village === undefined && (await forceOf(ctx.tx, { level, unitCode })) !== undefined)
      refuse('conflict', 'steering.task-force-known');
    const made = village === undefined ? undefined : await makeVillage(ctx, { ...village, unitCode, plannedOn });
    const force = { level, unitCode, unitName: unit.name, village: made, plannedOn };
    return { taskForceId: await planForce(ctx, force, duty) };
  },
});

async function makeVillage(
  ctx: CommandContext,
  wish: { kind: (typeof villageKinds)[number]; name: string; unitCode: string; plannedOn: IsoDate },
): Promise<{ code: string; name: string }> {
  const { kind, unitCode } = wish;
  const code = villageCode(unitCode, (await lastVillageNumber(ctx.tx, unitCode)) + 1);
  const name = villageName(kind, wish.name.trim());
  await insertVillage(ctx.tx, { code, communeCode: unitCode, kind, name, validFrom: wish.plannedOn });
  return { code, name };
}

/** The force is set up by a decision. */
export const establishTaskForce = command({
  ...common,
  name: 'steering.establish-task-force',
  summary: 'Says by which decision and when a task force was set up.',
  input: Type.Object({
    taskForceId: Id,
    version: Type.Integer(),
    establishedOn: Day,
    decisionNumber: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  async run(ctx, { taskForceId, version, establishedOn, decisionNumber }) {
    const { found } = await moveRecord(ctx, {
      store: taskForceStore,
      subject: 'task-force',
      transitions: taskForceTransitions,
      act: 'establish',
      id: taskForceId,
      version,
      duty: (row) => placeDuty(ctx, row.unitCode),
      change: (row) => {
        if (establishedOn < row.plannedOn || establishedOn > vietnamDate(ctx.now))
          refuse('invalid', 'steering.day-out-of-span');
        return { establishedOn, decisionNumber: decisionNumber?.trim() || null };
      },
      note: decisionNumber,
    });
    const { level, unitCode } = found;
    const fact = { subject: 'task-force', recordId: taskForceId, fact: 'established', level, unitCode } as const;
    await addFacts(ctx, [{ ...fact, happenedOn: establishedOn }]);
  },
});

/** The force is dissolved: its place was merged away, or it was planned by mistake. It leaves both counts. */
export const dissolveTaskForce = command({
  ...common,
  name: 'steering.dissolve-task-force',
  summary: 'Dissolves a task force and says why.',
  input: Type.Object({ taskForceId: Id, version: Type.Integer(), dissolvedOn: Day, note: Words }),
  async run(ctx, { taskForceId, version, dissolvedOn, note }) {
    const { found } = await moveRecord(ctx, {
      store: taskForceStore,
      subject: 'task-force',
      transitions: taskForceTransitions,
      act: 'dissolve',
      id: taskForceId,
      version,
      duty: (row) => placeDuty(ctx, row.unitCode),
      change: (row) => {
        if (dissolvedOn < (row.establishedOn ?? row.plannedOn) || dissolvedOn > vietnamDate(ctx.now))
          refuse('invalid', 'steering.day-out-of-span');
        return { dissolvedOn };
      },
      note,
    });
    const { level, unitCode, state } = found;
    const fact = { subject: 'task-force', recordId: taskForceId, level, unitCode, happenedOn: dissolvedOn } as const;
    await addFacts(ctx, [
      { ...fact, fact: 'planned', weight: -1 },
      ...(state === 'established' ? [{ ...fact, fact: 'established', weight: -1 as const }] : []),
    ]);
  },
});

export const addMember = command({
  ...common,
  name: 'steering.add-member',
  summary: 'Adds somebody to a task force.',
  input: Type.Object({
    taskForceId: Id,
    fullName: Line,
    duty: Type.Enum([...memberDuties]),
    job: Line,
    phone: Type.Optional(Type.String({ maxLength: 20, pattern: '^[0-9+ .]{8,20}$' })),
    memberFrom: Day,
  }),
  async run(ctx, { taskForceId, fullName, duty, job, phone, memberFrom }) {
    const force = (await taskForceStore.lock(ctx.tx, taskForceId)) ?? refuse('not-found', 'steering.not-found');
    const actingAs = await placeDuty(ctx, force.unitCode);
    if (force.state === 'dissolved') refuse('conflict', 'steering.act-not-possible');
    const id = newId(ctx.now.getTime());
    const member = {
      id,
      taskForceId,
      fullName: fullName.trim(),
      duty,
      job: job.trim(),
      phone: phone ?? null,
      memberFrom,
    };
    await memberStore.insert(ctx.tx, member);
    await addEvent(ctx, {
      subject: 'task-force',
      recordId: taskForceId,
      act: 'add-member',
      duty: actingAs,
      detail: { member: id, duty },
    });
    return { memberId: id };
  },
});

/** Somebody leaves; the row stays, so that the force of an earlier day can be read. */
export const endMember = command({
  ...common,
  name: 'steering.end-member',
  summary: 'Says when somebody left a task force.',
  input: Type.Object({ memberId: Id, version: Type.Integer(), memberTo: Day }),
  async run(ctx, { memberId, version, memberTo }) {
    const member = (await memberStore.lock(ctx.tx, memberId)) ?? refuse('not-found', 'steering.not-found');
    const force = (await taskForceStore.find(ctx.tx, member.taskForceId)) ?? refuse('not-found', 'steering.not-found');
    const duty = await placeDuty(ctx, force.unitCode);
    if (member.version !== version || member.memberTo !== null) refuse('conflict', 'steering.stale');
    if (memberTo < member.memberFrom) refuse('invalid', 'steering.day-out-of-span');
    await memberStore.change(ctx.tx, memberId, { memberTo });
    await addEvent(ctx, {
      subject: 'task-force',
      recordId: force.id,
      act: 'end-member',
      duty,
      detail: { member: memberId },
    });
  },
});

/** What a force did: a meeting, visits to households, help with filing, information, an inspection. */
export const recordActivity = command({
  ...common,
  name: 'steering.record-activity',
  summary: 'Records a meeting or another activity of a task force.',
  input: Type.Object({
    taskForceId: Id,
    kind: Type.Enum([...activityKinds]),
    heldOn: Day,
    subject: Line,
    outcome: Type.Optional(Words),
    attended: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    peopleReached: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  }),
  async run(ctx, { taskForceId, ...activity }) {
    const force = (await taskForceStore.lock(ctx.tx, taskForceId)) ?? refuse('not-found', 'steering.not-found');
    const duty = await placeDuty(ctx, force.unitCode);
    if (force.state !== 'established') refuse('conflict', 'steering.act-not-possible');
    if (activity.heldOn > vietnamDate(ctx.now)) refuse('invalid', 'steering.day-in-future');
    const id = newId(ctx.now.getTime());
    await insertActivity(ctx.tx, {
      id,
      taskForceId,
      kind: activity.kind,
      heldOn: activity.heldOn,
      subject: activity.subject.trim(),
      outcome: activity.outcome?.trim() ?? null,
      attended: activity.attended ?? null,
      peopleReached: activity.peopleReached ?? null,
      recordedAt: ctx.now,
      recordedBy: duty.agency,
    });
    const detail = { activity: id, kind: activity.kind };
    await addEvent(ctx, { subject: 'task-force', recordId: taskForceId, act: 'record-activity', duty, detail });
    return { activityId: id };
  },
});
