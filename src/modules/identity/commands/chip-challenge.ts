import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { drawChallenge, takeDrawnChallenge } from '../chip/challenge-store.ts';

const allow = officer('receiving-officer', 'specialist', 'approver');
const purpose = 'card-check';

/** Draws the eight bytes that a chip is to sign now (Doc 9303-11, 6.1: the challenge comes from who wants to know). */
export const drawChipChallenge = command({
  name: 'identity.draw-chip-challenge',
  summary: 'Draws a challenge for active authentication of a card’s chip.',
  allow,
  pagesOnly: true,
  input: Type.Object({}),
  emits: [],
  async run(ctx): Promise<{ challenge: string }> {
    const accountId = ctx.actor.accountId ?? refuse('unauthenticated', 'platform.sign-in-required');
    return { challenge: await drawChallenge(ctx.tx, { accountId, purpose }, ctx.now) };
  },
});

/**
 * Uses a drawn challenge up. Only when `drawn` is true does a right answer say that the chip is here now; otherwise it says
 * that somebody once had the chip.
 */
export const takeChipChallenge = command({
  name: 'identity.take-chip-challenge',
  summary: 'Uses up the challenge that a chip’s answer is for.',
  allow,
  pagesOnly: true,
  input: Type.Object({ challenge: Type.String({ pattern: '^[0-9a-fA-F]{16}$' }) }),
  emits: [],
  async run(ctx, { challenge }): Promise<{ drawn: boolean }> {
    const accountId = ctx.actor.accountId ?? refuse('unauthenticated', 'platform.sign-in-required');
    return { drawn: await takeDrawnChallenge(ctx.tx, challenge, { accountId, purpose, now: ctx.now }) };
  },
});
