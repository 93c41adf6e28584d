import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { dutyForAgency, findDuty, headRoles, keeperRoles, provinceDuty } from '../authority.ts';
import { addFacts } from '../fact-store.ts';
import { addEvent } from '../history-store.ts';
import { AgencyCode, Day, Id, Line } from '../input.ts';
import {
  audiences,
  budgetLineStore,
  budgetSources,
  entriesOfLine,
  insertEntry,
  qualifications,
  staffStore,
  trainingStore,
} from '../resource-store.ts';

const common = { allow: officer(...keeperRoles), emits: [] } as const;

/** Opens a line of the project's budget for an agency. */
export const openBudgetLine = command({
  ...common,
  name: 'steering.open-budget-line',
  summary: 'Opens a budget line of the project for an agency.',
  input: Type.Object({
    year: Type.Integer({ minimum: 2021, maximum: 2099 }),
    purpose: Line,
    source: Type.Enum([...budgetSources]),
    agencyCode: AgencyCode,
  }),
  async run(ctx, { purpose, ...input }) {
    const duty = findDuty(ctx.actor, input.agencyCode) ?? (await provinceDuty(ctx));
    if ((await findAgency(ctx.tx, input.agencyCode)) === undefined) refuse('invalid', 'steering.agency-unknown');
    const id = newId(ctx.now.getTime());
    await budgetLineStore.insert(ctx.tx, { id, ...input, purpose: purpose.trim() });
    await addEvent(ctx, { subject: 'budget', recordId: id, act: 'open', duty });
    return { lineId: id };
  },
});

/** Money allocated to a line or spent from it, by a numbered document. More than is allocated cannot be spent. */
export const recordBudgetEntry = command({
  ...common,
  name: 'steering.record-budget-entry',
  summary: 'Records money allocated to or spent from a budget line, in VND.',
  input: Type.Object({
    lineId: Id,
    fact: Type.Union([Type.Literal('allocated'), Type.Literal('spent')]),
    amountVnd: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000_000 }),
    happenedOn: Day,
    document: Line,
  }),
  async run(ctx, { lineId, fact, amountVnd, happenedOn, document }) {
    const line = (await budgetLineStore.lock(ctx.tx, lineId)) ?? refuse('not-found', 'steering.not-found');
    const duty = findDuty(ctx.actor, line.agencyCode) ?? (await provinceDuty(ctx));
    if (happenedOn > vietnamDate(ctx.now)) refuse('invalid', 'steering.day-in-future');
    const { allocated, spent } = await sumsOf(ctx, lineId);
    if (fact === 'spent' && spent + amountVnd > allocated) refuse('invalid', 'steering.more-than-allocated');
    const id = newId(ctx.now.getTime());
    const entry = { id, lineId, fact, amountVnd, happenedOn, document: document.trim() };
    await insertEntry(ctx.tx, { ...entry, corrects: null, recordedAt: ctx.now, recordedBy: duty.agency });
    await addFacts(ctx, [
      {
        subject: 'budget',
        recordId: lineId,
        fact,
        happenedOn,
        quantity: amountVnd,
        level: line.source,
        agencyCode: line.agencyCode,
      },
    ]);
    await addEvent(ctx, {
      subject: 'budget',
      recordId: lineId,
      act: fact,
      duty,
      note: document,
      detail: { entry: id },
    });
    return { entryId: id };
  },
});

async function sumsOf(ctx: Pick<Parameters<typeof recordBudgetEntry.run>[0], 'tx'>, lineId: string) {
  const standing = (await entriesOfLine(ctx.tx, lineId)).filter((e) => e.corrects === null && !e.takenBack);
  const sum = (fact: string) => standing.filter((e) => e.fact === fact).reduce((total, e) => total + e.amountVnd, 0);
  return { allocated: sum('allocated'), spent: sum('spent') };
}

/** Takes a wrong entry back; both stay to be read. */
export const takeBackEntry = command({
  ...common,
  name: 'steering.take-back-entry',
  summary: 'Takes a wrong budget entry back and says why.',
  allow: officer(...headRoles),
  input: Type.Object({ lineId: Id, entryId: Id, note: Line }),
  async run(ctx, { lineId, entryId, note }) {
    const line = (await budgetLineStore.lock(ctx.tx, lineId)) ?? refuse('not-found', 'steering.not-found');
    const duty = findDuty(ctx.actor, line.agencyCode, headRoles) ?? (await provinceDuty(ctx, headRoles));
    const entry = (await entriesOfLine(ctx.tx, lineId)).find((e) => e.id === entryId);
    if (entry === undefined || entry.corrects !== null) refuse('not-found', 'steering.not-found');
    if (entry.takenBack) refuse('conflict', 'steering.act-not-possible');
    const { allocated, spent } = await sumsOf(ctx, lineId);
    if (entry.fact === 'allocated' && allocated - entry.amountVnd < spent)
      refuse('conflict', 'steering.more-than-allocated');
    const { takenBack: _, ...facts } = entry;
    const id = newId(ctx.now.getTime());
    await insertEntry(ctx.tx, {
      ...facts,
      id,
      document: note.trim(),
      corrects: entryId,
      recordedAt: ctx.now,
      recordedBy: duty.agency,
    });
    await addFacts(ctx, [
      {
        subject: 'budget',
        recordId: lineId,
        fact: entry.fact,
        happenedOn: entry.happenedOn,
        quantity: entry.amountVnd,
        level: line.source,
        agencyCode: line.agencyCode,
        weight: -1,
      },
    ]);
    await addEvent(ctx, {
      subject: 'budget',
      recordId: lineId,
      act: 'take-back',
      duty,
      note,
      detail: { entry: entryId },
    });
  },
});

/** An agency gives somebody to the project. */
export const addStaff = command({
  ...common,
  name: 'steering.add-staff',
  summary: 'Records who of my agency works for the project.',
  input: Type.Object({
    agencyCode: AgencyCode,
    fullName: Line,
    job: Line,
    qualification: Type.Enum([...qualifications]),
    fullTime: Type.Boolean(),
    worksFrom: Day,
  }),
  async run(ctx, input) {
    const duty = findDuty(ctx.actor, input.agencyCode) ?? (await provinceDuty(ctx));
    if ((await findAgency(ctx.tx, input.agencyCode)) === undefined) refuse('invalid', 'steering.agency-unknown');
    const id = newId(ctx.now.getTime());
    await staffStore.insert(ctx.tx, { id, ...input, fullName: input.fullName.trim(), job: input.job.trim() });
    await addEvent(ctx, { subject: 'staff', recordId: id, act: 'add', duty });
    return { staffId: id };
  },
});

export const endStaff = command({
  ...common,
  name: 'steering.end-staff',
  summary: 'Says when somebody stopped working for the project.',
  input: Type.Object({ staffId: Id, version: Type.Integer(), worksTo: Day }),
  async run(ctx, { staffId, version, worksTo }) {
    const found = (await staffStore.lock(ctx.tx, staffId)) ?? refuse('not-found', 'steering.not-found');
    const duty = findDuty(ctx.actor, found.agencyCode) ?? (await provinceDuty(ctx));
    if (found.version !== version || found.worksTo !== null) refuse('conflict', 'steering.stale');
    if (worksTo < found.worksFrom) refuse('invalid', 'steering.day-out-of-span');
    await staffStore.change(ctx.tx, staffId, { worksTo });
    await addEvent(ctx, { subject: 'staff', recordId: staffId, act: 'end', duty });
  },
});

/** A course that was held. */
export const recordTraining = command({
  ...common,
  name: 'steering.record-training',
  summary: 'Records a course that an agency held for the project.',
  input: Type.Object({
    title: Line,
    heldOn: Day,
    days: Type.Number({ exclusiveMinimum: 0, maximum: 365 }),
    organiser: AgencyCode,
    audience: Type.Enum([...audiences]),
    participants: Type.Integer({ minimum: 1, maximum: 100_000 }),
  }),
  async run(ctx, { title, ...input }) {
    const duty = findDuty(ctx.actor, input.organiser) ?? (await provinceDuty(ctx));
    if ((await findAgency(ctx.tx, input.organiser)) === undefined) refuse('invalid', 'steering.agency-unknown');
    if (input.heldOn > vietnamDate(ctx.now)) refuse('invalid', 'steering.day-in-future');
    const id = newId(ctx.now.getTime());
    await trainingStore.insert(ctx.tx, { id, title: title.trim(), ...input, recordedAt: ctx.now });
    await addFacts(ctx, [trainingFact(id, input)]);
    await addEvent(ctx, { subject: 'training', recordId: id, act: 'record', duty });
    return { trainingId: id };
  },
});

const trainingFact = (id: string, t: { heldOn: string; participants: number; audience: string; organiser: string }) =>
  ({
    subject: 'training',
    recordId: id,
    fact: 'held',
    happenedOn: t.heldOn,
    quantity: t.participants,
    level: t.audience,
    agencyCode: t.organiser,
  }) as const;

/** Takes a course off that was recorded by mistake. */
export const cancelTraining = command({
  ...common,
  name: 'steering.cancel-training',
  summary: 'Takes a course off the list that was recorded by mistake.',
  allow: officer(...headRoles),
  input: Type.Object({ trainingId: Id, version: Type.Integer(), note: Line }),
  async run(ctx, { trainingId, version, note }) {
    const found = (await trainingStore.lock(ctx.tx, trainingId)) ?? refuse('not-found', 'steering.not-found');
    const duty = dutyForAgency(ctx.actor, found.organiser, headRoles);
    if (found.version !== version || found.cancelled) refuse('conflict', 'steering.stale');
    await trainingStore.change(ctx.tx, trainingId, { cancelled: true });
    await addFacts(ctx, [{ ...trainingFact(trainingId, found), weight: -1 }]);
    await addEvent(ctx, { subject: 'training', recordId: trainingId, act: 'cancel', duty, note });
  },
});
