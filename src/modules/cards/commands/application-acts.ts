import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findPerson, registryFieldsOf } from '#population';
import { actOnApplication, applicationMoved } from '../act-on-application.ts';
import { addEvent, changesOf, insertChange, lockApplication } from '../application-store.ts';
import { changeableFields } from '../domain/card-fields.ts';
import { cardEndsOn, cardRegimeAt, reasonsOf } from '../domain/card-rules.ts';
import { dueFrom, openApplication } from '../open-application.ts';
import { giveAppointmentBack } from '../place-store.ts';
import { deskRoles, officeOf } from '../police-place.ts';

const Words = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
const FileHash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const law = '59/2014/QH13; 26/2023/QH15';
const desk = officer(...deskRoles);
const common = { allow: desk, emits: [applicationMoved], legalBasis: law } as const;
const decided = { ...common, allow: officer('approver') } as const;
const Target = { applicationId: Type.String({ format: 'uuid' }), version: Type.Integer() };

/** At the desk or with a mobile team: received at once, or an appointment when a day is named. */
export const takeApplication = command({
  ...common,
  name: 'cards.take-application',
  summary: 'Takes an application for an identity card, or gives an appointment for one.',
  input: Type.Object({
    agencyCode: Type.String({ maxLength: 35 }),
    claim: Type.Object({
      number: Type.String({ maxLength: 40 }),
      fullName: Type.String({ maxLength: 200 }),
      birthDate: Type.String({ maxLength: 20 }),
    }),
    kind: Type.Enum(['new', 'change', 'lost'] as const),
    reason: Type.Enum(Object.values(reasonsOf).flat()),
    withParent: Type.Boolean(),
    exempt: Type.Boolean(),
    placeId: Type.Optional(Type.String({ format: 'uuid' })),
    campaignCode: Type.Optional(Type.String({ maxLength: 20 })),
    appointedOn: Type.Optional(Type.String({ format: 'date' })),
  }),
  async run(ctx, input) {
    const { id, code, state, feeVnd, feeGround, dueOn } = await openApplication(ctx, input);
    return { applicationId: id, code, state, feeVnd, feeGround, dueOn };
  },
});

/** The applicant has come; the office's days begin. */
export const receiveApplication = command({
  ...common,
  name: 'cards.receive-application',
  summary: 'The applicant has come to the appointment; the period begins.',
  input: Type.Object(Target),
  run: async (ctx, input) => {
    const change = async (found: { kind: 'new' | 'change' | 'lost'; communeCode: string }) => ({
      receivedAt: ctx.now,
      dueOn: await dueFrom(ctx, found),
    });
    await actOnApplication(ctx, { ...input, act: 'receive', change });
  },
});

/**
 * Photo taken, data read out of the registry as they will stand on the card, with the changes that were proven before.
 * Nobody types what the registry has.
 */
export const captureApplication = command({
  ...common,
  name: 'cards.capture-application',
  summary: 'Stores the portrait and the data for the card, from the registry with the proven changes.',
  pagesOnly: true, // the page has checked and stored the picture
  input: Type.Object({ ...Target, portrait: FileHash }),
  run: async (ctx, { portrait, ...target }) => {
    await actOnApplication(ctx, {
      ...target,
      act: 'capture',
      change: async (found) => ({
        capturedAt: ctx.now,
        portraitFileHash: portrait,
        fields: await fieldsForCard(ctx, { applicationId: found.id, personId: found.personId }),
      }),
    });
  },
});

async function fieldsForCard(ctx: CommandContext, about: { applicationId: string; personId: string }) {
  const known = await registryFieldsOf(ctx, about.personId);
  const fields: Record<string, string> = {};
  for (const key of changeableFields) if (known[key] !== undefined) fields[key] = known[key];
  for (const { field, newValue } of await changesOf(ctx.tx, about.applicationId)) fields[field] = newValue;
  return { ...fields, personalNumber: known.personalNumber ?? '' };
}

/** Data that are to be another on the new card, each with its proof; before the capture. */
export const addDataChange = command({
  ...common,
  name: 'cards.add-data-change',
  summary: 'Notes data of the applicant that change with the card, with the paper that proves it.',
  input: Type.Object({
    ...Target,
    field: Type.Enum(changeableFields),
    newValue: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
    proof: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
    proofFile: Type.Optional(FileHash),
  }),
  async run(ctx, input) {
    const found = (await lockApplication(ctx.tx, input.applicationId)) ?? refuse('not-found', 'cards.not-found');
    const { duty } = await officeOf(ctx, found.agencyCode);
    if (found.version !== input.version) refuse('conflict', 'cards.stale');
    if (found.state !== 'received' && found.state !== 'returned') refuse('conflict', 'cards.act-not-possible');
    const about = {
      id: newId(ctx.now.getTime()),
      applicationId: found.id,
      at: ctx.now,
      accountId: ctx.actor.accountId,
    };
    const { field, newValue, proof, proofFile } = input;
    const change = { field, newValue: newValue.trim(), proof: proof.trim(), proofFileHash: proofFile ?? null };
    if (!(await insertChange(ctx.tx, { ...about, ...change }))) refuse('conflict', 'cards.change-there');
    const entry = { applicationId: found.id, act: 'change-data', from: found.state, to: found.state };
    await addEvent(ctx.tx, { ...entry, at: ctx.now, actor: ctx.actor, duty, note: field });
    ctx.concerns({ personId: found.personId, duty, detail: { application: found.id, field } });
  },
});

export const sendApplication = command({
  ...common,
  name: 'cards.send-application',
  summary: 'Sends the captured data on for approval and production.',
  input: Type.Object(Target),
  run: async (ctx, input) => {
    await actOnApplication(ctx, { ...input, act: 'send', change: () => ({ sentAt: ctx.now }) });
  },
});

/** A blurred photo, a missing proof: back to the desk, with what is wrong. The day it is due stays. */
export const sendApplicationBack = command({
  ...decided,
  name: 'cards.send-application-back',
  summary: 'Gives an application back to be captured again and says why.',
  input: Type.Object({ ...Target, ground: Words }),
  run: async (ctx, { ground, ...target }) => {
    const change = () => ({ sentAt: null, ground: ground.trim() });
    await actOnApplication(ctx, { ...target, act: 'send-back', note: ground.trim(), change });
  },
});

/** The card is there; until when it is good follows from the holder's age (Law 26/2023/QH15, art. 21). */
export const issueCard = command({
  ...decided,
  name: 'cards.issue-card',
  summary: 'The card has been made; its last day follows from the holder’s age.',
  input: Type.Object(Target),
  run: async (ctx, input) => {
    await actOnApplication(ctx, {
      ...input,
      act: 'issue',
      change: async ({ personId }) => {
        const person = (await findPerson(ctx.tx, personId)) ?? refuse('not-found', 'cards.not-found');
        const today = vietnamDate(ctx.now);
        return { issuedAt: ctx.now, expiresOn: cardEndsOn(person, today, cardRegimeAt(today)) };
      },
    });
  },
});

export const handOverCard = command({
  ...common,
  name: 'cards.hand-over-card',
  summary: 'The card has been handed to its holder.',
  input: Type.Object({ ...Target, to: Type.Enum(['holder', 'parent', 'post'] as const) }),
  run: async (ctx, { to, ...target }) => {
    const change = () => ({ handedOverAt: ctx.now, closedAt: ctx.now });
    await actOnApplication(ctx, { ...target, act: 'hand-over', note: to, change });
  },
});

export const refuseApplication = command({
  ...decided,
  name: 'cards.refuse-application',
  summary: 'Refuses an application and says on what ground.',
  input: Type.Object({ ...Target, ground: Words }),
  run: async (ctx, { ground, ...target }) => {
    const change = () => ({ ground: ground.trim(), closedAt: ctx.now });
    await actOnApplication(ctx, { ...target, act: 'refuse', note: ground.trim(), change });
  },
});

/** The applicant does not come, or wants it no more; the appointment is free again. */
export const cancelApplication = command({
  ...common,
  name: 'cards.cancel-application',
  summary: 'Cancels an application; its appointment is free again.',
  input: Type.Object({ ...Target, ground: Words }),
  run: async (ctx, { ground, ...target }) => {
    const change = () => ({ ground: ground.trim(), closedAt: ctx.now });
    const found = await actOnApplication(ctx, { ...target, act: 'cancel', note: ground.trim(), change });
    if (found.state === 'appointed' && found.placeId !== null && found.appointedOn !== null)
      await giveAppointmentBack(ctx.tx, found.placeId, found.appointedOn);
  },
});
