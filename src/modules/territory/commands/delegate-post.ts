import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { daysBetween, type IsoDate, vietnamDate } from '#platform/time';
import { checkedDate, DateInput } from '../date-input.ts';
import { insertDelegation, selectDelegationsOfPost } from '../delegation-store.ts';
import { absenceReasons, type Delegation, longestDelegationDays } from '../domain/delegation.ts';
import type { Post } from '../domain/post.ts';
import { liesWithin, overlap } from '../domain/validity.ts';
import { postDelegated } from '../events.ts';
import { lockPostsOf, selectPost, selectPostsOf } from '../post-store.ts';
import { visibleAgencies } from '../queries/posts.ts';

/**
 * Gives a post to a colleague of the same agency for the days of an absence. The deputy acts under that post, beside
 * their own, and passes it on to nobody. Given by the officer themself, or, when they cannot, by a leader or an
 * administrator who sees all that the post sees, and then never to themself.
 * @throws Refusal when the post is unknown or another's, the days do not fit, the colleague is not of the agency, or
 * somebody else already stands in on one of the days.
 */
export const delegatePost = command({
  name: 'territory.delegate-post',
  summary: 'Lets a colleague act under a post while its officer is away.',
  allow: officer(),
  input: Type.Object({
    postId: Type.String({ format: 'uuid' }),
    deputyId: Type.String({ format: 'uuid' }),
    reason: Type.Enum(absenceReasons),
    from: Type.Optional(DateInput),
    until: DateInput,
  }),
  emits: [postDelegated],
  async run(ctx, input): Promise<Delegation> {
    const today = vietnamDate(ctx.now);
    const validFrom = input.from === undefined ? today : checkedDate(input.from, 'from');
    const validTo = checkedDate(input.until, 'until');
    const post = (await selectPost(ctx.tx, input.postId)) ?? refuse('not-found', 'territory.unknown-post');
    await refuseStrangers(ctx, post, input.deputyId);
    checkDays({ validFrom, validTo }, post, today);
    await lockPostsOf(ctx.tx, post.accountId);
    await checkDeputy(ctx, post, { deputyId: input.deputyId, validFrom, validTo });
    const delegation: Delegation = {
      id: newId(ctx.now.getTime()),
      postId: post.id,
      deputyId: input.deputyId,
      reason: input.reason,
      validFrom,
      validTo,
    };
    await insertDelegation(ctx.tx, delegation, {
      by: ctx.actor.accountId ?? refuse('forbidden', 'territory.unknown-post'),
      at: ctx.now,
    });
    ctx.concerns({
      detail: { postId: post.id, delegationId: delegation.id, deputyId: input.deputyId, validFrom, validTo },
    });
    ctx.emit(postDelegated, {
      delegationId: delegation.id,
      postId: post.id,
      accountId: post.accountId,
      deputyId: input.deputyId,
      validFrom,
      validTo,
    });
    return delegation;
  },
});

/** The officer themself; or a leader or administrator who sees what the post sees, for somebody else than themself. */
async function refuseStrangers({ tx, actor, now }: CommandContext, post: Post, deputyId: string): Promise<void> {
  if (post.role === 'administrator') refuse('forbidden', 'territory.administrator-not-delegated');
  if (post.accountId === actor.accountId) return;
  if (!actor.roles.some((r) => r === 'leader' || r === 'administrator')) refuse('forbidden', 'territory.not-your-post');
  if (deputyId === actor.accountId) refuse('forbidden', 'territory.not-to-yourself');
  const reach = await visibleAgencies(tx, post, vietnamDate(now));
  if (!reach.every((code) => actor.agencies.includes(code))) refuse('forbidden', 'territory.beyond-your-reach');
}

function checkDays(days: { validFrom: IsoDate; validTo: IsoDate }, post: Post, today: IsoDate): void {
  const fault = (field: string, key: string, params = {}) => refuse('invalid', key, params, [{ field, key, params }]);
  if (days.validFrom < today) fault('from', 'territory.starts-in-the-past');
  if (days.validTo < days.validFrom) fault('until', 'territory.ends-before-start');
  if (daysBetween(days.validFrom, days.validTo) >= longestDelegationDays)
    fault('until', 'territory.away-too-long', { days: longestDelegationDays });
  if (!liesWithin(days, post)) fault('until', 'territory.beyond-the-post');
}

/** A deputy holds a post at the same agency on the first day, is another person, and stands alone on each of the days. */
async function checkDeputy(
  { tx }: CommandContext,
  post: Post,
  wanted: Pick<Delegation, 'deputyId' | 'validFrom' | 'validTo'>,
): Promise<void> {
  const fault = (key: string) => refuse('invalid', key, {}, [{ field: 'deputyId', key }]);
  if (wanted.deputyId === post.accountId) fault('territory.deputy-is-yourself');
  const held = await selectPostsOf(tx, wanted.deputyId, wanted.validFrom);
  if (!held.some((p) => p.agencyCode === post.agencyCode)) fault('territory.deputy-elsewhere');
  const others = await selectDelegationsOfPost(tx, post.id, wanted.validFrom);
  if (others.some((d) => overlap(d, wanted))) refuse('conflict', 'territory.already-delegated');
}
