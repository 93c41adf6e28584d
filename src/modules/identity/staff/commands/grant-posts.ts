import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { appointPostCommand } from '#territory';
import { findAccount } from '../../account-store.ts';
import { demandReach } from '../administrator-reach.ts';
import { decideProposal, lockProposal, type PostProposal } from '../proposal-store.ts';
import { postProposed, proposePostFor } from '../propose.ts';

export const postDecided = 'identity.post-decided.v1';

const administrator = officer('administrator');
const { validFrom: _from, validTo: _to, ...wantedPost } = appointPostCommand.input.properties;
const Day = Type.String({ format: 'date' });
const Target = { proposalId: Type.String({ format: 'uuid' }) };

/** The first pair of eyes. */
export const proposePost = command({
  name: 'identity.propose-post',
  summary: 'Proposes a post for an officer; another administrator grants it.',
  allow: administrator,
  input: Type.Object({
    ...wantedPost,
    validFrom: Type.Optional(Day),
    validTo: Type.Optional(Day),
    ground: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }),
  }),
  emits: [postProposed],
  async run(ctx, input): Promise<{ proposalId: string }> {
    const account = await findAccount(ctx.tx, input.accountId);
    if (account?.kind !== 'staff') refuse('not-found', 'identity.staff.unknown');
    return { proposalId: await proposePostFor(ctx, input) };
  },
});

/**
 * The second pair of eyes: another administrator, to whom the post is not given, within whose reach it lies. Granted, the
 * post begins on its day, or today when that day has passed.
 */
export const approvePost = command({
  name: 'identity.approve-post',
  summary: 'Grants a proposed post; not by whoever proposed it, nor by whoever gets it.',
  allow: administrator,
  input: Type.Object(Target),
  emits: [postDecided, 'territory.post-appointed.v1'],
  async run(ctx, { proposalId }): Promise<{ postId: string }> {
    const proposal = await openProposal(ctx, proposalId);
    const { accountId, agencyCode, role, title, sees, validTo } = proposal;
    const today = vietnamDate(ctx.now);
    const validFrom = proposal.validFrom < today ? today : proposal.validFrom;
    const days = { validFrom, ...(validTo === null ? {} : { validTo }) };
    const post = await appointPostCommand.run(ctx, { accountId, agencyCode, role, title, sees, ...days });
    await decide(ctx, proposal, { state: 'approved', reason: null, postId: post.id });
    return { postId: post.id };
  },
});

/** The answer no, with its reason. */
export const refusePost = command({
  name: 'identity.refuse-post',
  summary: 'Refuses a proposed post and says why.',
  allow: administrator,
  input: Type.Object({ ...Target, reason: Type.String({ minLength: 5, maxLength: 500, pattern: '\\S' }) }),
  emits: [postDecided],
  async run(ctx, { proposalId, reason }): Promise<void> {
    const proposal = await openProposal(ctx, proposalId);
    await decide(ctx, proposal, { state: 'refused', reason: reason.trim(), postId: null });
  },
});

/** Taken back by whoever proposed it. */
export const withdrawPost = command({
  name: 'identity.withdraw-post-proposal',
  summary: 'Takes one’s own proposal of a post back.',
  allow: administrator,
  input: Type.Object(Target),
  emits: [postDecided],
  async run(ctx, { proposalId }): Promise<void> {
    const proposal = await waiting(ctx, proposalId);
    if (proposal.proposedBy !== ctx.actor.accountId) refuse('forbidden', 'identity.staff.not-your-proposal');
    await decide(ctx, proposal, { state: 'withdrawn', reason: null, postId: null });
  },
});

async function waiting(ctx: CommandContext, id: string): Promise<PostProposal> {
  const proposal = (await lockProposal(ctx.tx, id)) ?? refuse('not-found', 'identity.staff.no-proposal');
  if (proposal.state !== 'proposed') refuse('conflict', 'identity.staff.proposal-decided');
  if (proposal.expiresAt <= ctx.now) refuse('conflict', 'identity.staff.proposal-expired');
  return proposal;
}

async function openProposal(ctx: CommandContext, id: string): Promise<PostProposal> {
  const proposal = await waiting(ctx, id);
  if (proposal.proposedBy === ctx.actor.accountId) refuse('forbidden', 'identity.staff.four-eyes');
  if (proposal.accountId === ctx.actor.accountId) refuse('forbidden', 'territory.own-post');
  await demandReach(ctx, proposal);
  return proposal;
}

async function decide(
  ctx: CommandContext,
  proposal: PostProposal,
  how: { state: 'approved' | 'refused' | 'withdrawn'; reason: string | null; postId: string | null },
): Promise<void> {
  await decideProposal(ctx.tx, proposal.id, { ...how, by: ctx.actor.accountId, at: ctx.now });
  const { id: proposalId, accountId, proposedBy } = proposal;
  ctx.concerns({ detail: { proposalId, changedAccountId: accountId, outcome: how.state } });
  ctx.emit(postDecided, { proposalId, accountId, proposedBy, state: how.state });
}
