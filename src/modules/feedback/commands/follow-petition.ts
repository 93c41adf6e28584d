import Type from 'typebox';
import { citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { workingCalendar } from '#procedures';
import { actOnPetition } from '../act-on-petition.ts';
import { handleByAfterWait } from '../domain/petition.ts';
import { petitionMoved } from '../events.ts';
import { addPetitionEvent, changePetition, lockPetition } from '../petition-store.ts';

const Target = { petitionId: Type.String({ format: 'uuid' }), version: Type.Integer() };

/** The sender gives what the office asked for; the answer is due as many working days later as that took. */
export const supplementPetition = command({
  name: 'feedback.supplement-petition',
  summary: 'Adds to a complaint or proposal of mine what the office asked for.',
  allow: citizen(),
  input: Type.Object({ ...Target, supplement: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }) }),
  emits: [petitionMoved],
  legalBasis: '92/2017/NĐ-CP',
  async run(ctx, { supplement, ...target }) {
    const suppliedOn = vietnamDate(ctx.now);
    await actOnPetition(ctx, {
      ...target,
      act: 'supplement',
      note: supplement,
      change: ({ handleBy, askedOn }) => ({
        supplement,
        suppliedOn,
        handleBy: handleByAfterWait({ handleBy, askedOn: askedOn ?? suppliedOn, suppliedOn }, workingCalendar),
      }),
    });
  },
});

/** The sender takes it back. */
export const withdrawPetition = command({
  name: 'feedback.withdraw-petition',
  summary: 'Takes back a complaint or proposal of mine.',
  allow: citizen(),
  input: Type.Object(Target),
  emits: [petitionMoved],
  async run(ctx, target) {
    await actOnPetition(ctx, { ...target, act: 'withdraw', change: () => ({}) });
  },
});

/** How content the sender is with the answer: 2 content, 1 so-so, 0 not; once. */
export const rateAnswer = command({
  name: 'feedback.rate-answer',
  summary: 'Says how content I am with the answer to my complaint or proposal.',
  allow: citizen(),
  input: Type.Object({
    petitionId: Type.String({ format: 'uuid' }),
    satisfaction: Type.Union([Type.Literal(0), Type.Literal(1), Type.Literal(2)]),
  }),
  emits: [],
  legalBasis: '766/QĐ-TTg',
  async run(ctx, { petitionId, satisfaction }) {
    const found = (await lockPetition(ctx.tx, petitionId)) ?? refuse('not-found', 'feedback.not-found');
    if (found.personId !== ctx.actor.personId) refuse('forbidden', 'feedback.not-yours');
    if (found.answeredOn === null) refuse('conflict', 'feedback.not-answered');
    if (found.satisfaction !== null) refuse('conflict', 'feedback.already-rated');
    await changePetition(ctx.tx, { id: petitionId, state: found.state, change: { satisfaction } });
    await addPetitionEvent(ctx.tx, { petitionId, act: 'rate', at: ctx.now, actor: ctx.actor });
    ctx.concerns({ personId: found.personId, detail: { petition: petitionId } });
  },
});
