import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { workingCalendar } from '#procedures';
import { findAgency } from '#territory';
import { actOnPetition, handlingRoles } from '../act-on-petition.ts';
import { findings, publishBy } from '../domain/petition.ts';
import { petitionMoved } from '../events.ts';

const Target = { petitionId: Type.String({ format: 'uuid' }), version: Type.Integer() };
const Words = Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' });
const common = {
  allow: officer(...handlingRoles),
  emits: [petitionMoved],
  legalBasis: '92/2017/NĐ-CP; 766/QĐ-TTg',
} as const;

/** The office takes it up. */
export const acceptPetition = command({
  ...common,
  name: 'feedback.accept-petition',
  summary: 'The office takes a complaint or proposal up.',
  input: Type.Object(Target),
  async run(ctx, input) {
    await actOnPetition(ctx, { ...input, act: 'accept', change: () => ({}) });
  },
});

/** It is not taken up, with the ground in law; within two working days. */
export const refusePetition = command({
  ...common,
  name: 'feedback.refuse-petition',
  summary: 'The office does not take it up and says on what ground.',
  input: Type.Object({ ...Target, ground: Words }),
  async run(ctx, { ground, ...target }) {
    const change = () => ({ ground, refusedOn: vietnamDate(ctx.now) });
    await actOnPetition(ctx, { ...target, act: 'refuse', note: ground, change });
  },
});

/** More is needed from the sender; asked once, within five working days. The office's time stands still until it comes. */
export const askAboutPetition = command({
  ...common,
  name: 'feedback.ask-about-petition',
  summary: 'The office asks the sender for more.',
  input: Type.Object({ ...Target, question: Words }),
  async run(ctx, { question, ...target }) {
    await actOnPetition(ctx, {
      ...target,
      act: 'ask',
      note: question,
      change: (found) => {
        if (found.askedOn !== null) refuse('conflict', 'feedback.asked-before');
        return { question, askedOn: vietnamDate(ctx.now) };
      },
    });
  },
});

/** Another agency is in charge. The clock goes on: the sender does not lose time to our finding out. */
export const transferPetition = command({
  ...common,
  name: 'feedback.transfer-petition',
  summary: 'Passes a complaint or proposal on to the agency in charge.',
  input: Type.Object({ ...Target, agencyCode: Type.String({ maxLength: 40 }) }),
  async run(ctx, { agencyCode, ...target }) {
    const agency = (await findAgency(ctx.tx, agencyCode)) ?? refuse('invalid', 'feedback.agency-unknown');
    await actOnPetition(ctx, {
      ...target,
      act: 'transfer',
      note: agency.code,
      change: (found) => {
        if (found.handlingAgency === agency.code) refuse('conflict', 'feedback.same-agency');
        return { handlingAgency: agency.code, passedBy: [...found.passedBy, found.handlingAgency] };
      },
    });
  },
});

/** The answer to the sender, and whether they were right. */
export const answerPetition = command({
  ...common,
  name: 'feedback.answer-petition',
  summary: 'Answers a complaint or proposal and says whether it was justified.',
  input: Type.Object({ ...Target, answer: Words, finding: Type.Enum([...findings]) }),
  async run(ctx, { answer, finding, ...target }) {
    const answeredOn = vietnamDate(ctx.now);
    const change = () => ({ answer, finding, answeredOn, publishBy: publishBy(answeredOn, workingCalendar) });
    await actOnPetition(ctx, { ...target, act: 'answer', note: answer, change });
  },
});

/** Question and answer for everybody, in words that name no person; within two working days of the answer. */
export const publishPetition = command({
  ...common,
  name: 'feedback.publish-petition',
  summary: 'Publishes question and answer, freed of names.',
  allow: officer('approver', 'leader'),
  input: Type.Object({ ...Target, publicText: Words, publicAnswer: Words }),
  async run(ctx, { publicText, publicAnswer, ...target }) {
    const change = () => ({ publicText, publicAnswer, publishedOn: vietnamDate(ctx.now) });
    await actOnPetition(ctx, { ...target, act: 'publish', change });
  },
});
