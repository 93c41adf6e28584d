import Type from 'typebox';
import { notify } from '#notifications';
import { citizen, command, dutyFor, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { endCorrection, lockCorrection } from '../correction-store.ts';
import { correctionAccepted } from '../events.ts';

export const answeringRoles = ['approver', 'leader', 'specialist'] as const;
const Target = { correctionId: Type.String({ format: 'uuid' }), version: Type.Integer() };

/** The office says whether the data will be corrected, and why. */
export const answerCorrection = command({
  name: 'rights.answer-correction',
  summary: 'Answers a person who asked for a correction of their data.',
  allow: officer(...answeringRoles),
  emits: [correctionAccepted],
  legalBasis: '13/2023/NĐ-CP',
  input: Type.Object({
    ...Target,
    isRight: Type.Boolean(),
    answer: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  }),
  async run(ctx, { correctionId, version, isRight, answer }) {
    const found = (await lockCorrection(ctx.tx, correctionId)) ?? refuse('not-found', 'rights.not-found');
    const duty = dutyFor(ctx.actor, found.agencyCode, answeringRoles) ?? refuse('forbidden', 'rights.not-yours');
    if (found.version !== version || found.state !== 'asked') refuse('conflict', 'rights.answered-already');
    const state = isRight ? 'accepted' : 'refused';
    await endCorrection(ctx.tx, { id: found.id, state, at: ctx.now, postId: duty.postId, answer: answer.trim() });
    const { personId, field, code } = found;
    if (isRight) ctx.emit(correctionAccepted, { correctionId: found.id, personId, field });
    await notify(ctx, {
      to: { personId },
      template: `rights.notify.${state}`,
      params: { code },
      key: `rights.${found.id}.answered`,
    });
    ctx.concerns({ personId, duty, detail: { correction: found.id, field, state } });
  },
});

/** I take back what I asked for. */
export const withdrawCorrection = command({
  name: 'rights.withdraw-correction',
  summary: 'Takes back a correction that I asked for and that is not answered yet.',
  allow: citizen(),
  emits: [],
  input: Type.Object(Target),
  async run(ctx, { correctionId, version }) {
    const found = (await lockCorrection(ctx.tx, correctionId)) ?? refuse('not-found', 'rights.not-found');
    if (found.personId !== ctx.actor.personId) refuse('not-found', 'rights.not-found');
    if (found.version !== version || found.state !== 'asked') refuse('conflict', 'rights.answered-already');
    await endCorrection(ctx.tx, { id: found.id, state: 'withdrawn', at: null, postId: null, answer: null });
    ctx.concerns({ personId: found.personId, detail: { correction: found.id } });
  },
});
