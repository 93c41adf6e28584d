import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { actOnCase } from '../act-on-case.ts';
import { lockCase } from '../case-store.ts';
import { caseMoved } from '../events.ts';
import { tellPost } from '../notices.ts';
import { refuseForeignPost } from '../posts-for-case.ts';
import { ActInput } from './act-input.ts';

const AssignInput = {
  ...ActInput,
  postId: Type.String({ format: 'uuid' }),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
};

interface Assignment {
  caseId: string;
  version: number;
  postId: string;
  note?: string;
}

/** The head of the office gives a received case to a specialist, who is its owner from here on. */
export const assignCase = command({
  name: 'cases.assign-case',
  summary: 'A leader or approver gives a received case to a specialist.',
  allow: officer('approver', 'leader'),
  input: Type.Object(AssignInput),
  emits: [caseMoved],
  run: (ctx, input) => giveTo(ctx, 'assign', input),
});

/** A case that is under way goes to another specialist: its owner passes it on, or the head takes it from who is away. */
export const reassignCase = command({
  name: 'cases.reassign-case',
  summary: 'A case under way goes to another specialist.',
  allow: officer('specialist', 'approver', 'leader'),
  input: Type.Object(AssignInput),
  emits: [caseMoved],
  run: (ctx, input) => giveTo(ctx, 'reassign', input),
});

/** Gives a case to a post, for one case and for many at once. */
export async function giveTo(
  ctx: CommandContext,
  act: 'assign' | 'reassign',
  { postId, ...input }: Assignment,
): Promise<void> {
  const found = (await lockCase(ctx.tx, input.caseId)) ?? refuse('not-found', 'cases.not-found');
  await refuseForeignPost(ctx, { found, postId });
  await actOnCase(ctx, {
    ...input,
    act,
    ownerPostId: postId,
    detail: { postId, fromPostId: found.ownerPostId },
    change: () => ({ handledPostId: postId }),
  });
  await tellPost(ctx, { ...found, postId }, act);
}
