import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { type IsoDate, vietnamDate } from '#platform/time';
import { selectAgency } from '../agency-store.ts';
import { checkedDate, DateInput } from '../date-input.ts';
import { type Post, postReaches, postRoles } from '../domain/post.ts';
import { hasOverlappingPost, insertPost, lockPostsOf } from '../post-store.ts';
import { visibleAgencies } from '../queries/posts.ts';

/**
 * Gives an account a post; also the door for bulk and demonstration data (as owner or system), which has no limits
 * of reach. An agency that ends before the post takes the post with it.
 * @throws Refusal when the agency is unknown or not there on the first day, or the account already holds that post.
 */
export async function appointPost(tx: Tx, wanted: Omit<Post, 'id'>): Promise<Post> {
  const agency = await selectAgency(tx, wanted.agencyCode);
  if (agency === undefined) refuseField('agencyCode', 'territory.unknown-agency', { code: wanted.agencyCode });
  if (wanted.validFrom < agency.validFrom || (agency.validTo !== null && agency.validTo < wanted.validFrom))
    refuseField('validFrom', 'territory.agency-not-there', { code: agency.code });
  if (wanted.validTo !== null && wanted.validTo < wanted.validFrom)
    refuseField('validTo', 'territory.ends-before-start');
  await lockPostsOf(tx, wanted.accountId);
  if (await hasOverlappingPost(tx, wanted)) refuse('conflict', 'territory.post-already-held');
  const post: Post = { id: newId(), ...wanted };
  await insertPost(tx, post);
  return post;
}

function refuseField(field: string, key: string, params: Record<string, string> = {}): never {
  return refuse('invalid', key, params, [{ field, key, params }]);
}

const Title = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });

/**
 * An administrator appoints an officer. Nobody can hand out more sight than they have: all that the new post may see
 * must lie within what the administrator may see; and nobody appoints themselves.
 */
export const appointPostCommand = command({
  name: 'territory.appoint-post',
  summary: 'Gives a staff account a post at an agency.',
  allow: officer('administrator'),
  // One administrator alone grants nothing: `identity.approve-post` runs it once a second one agrees.
  pagesOnly: true,
  input: Type.Object({
    accountId: Type.String({ format: 'uuid' }),
    agencyCode: Type.String({ maxLength: 35 }),
    role: Type.Enum(postRoles),
    title: Type.Object({ vi: Title, en: Title }),
    sees: Type.Enum(postReaches),
    validFrom: Type.Optional(DateInput),
    validTo: Type.Optional(DateInput),
  }),
  emits: ['territory.post-appointed.v1'],
  async run(ctx, input): Promise<Post> {
    const today = vietnamDate(ctx.now);
    const validFrom = input.validFrom === undefined ? today : checkedDate(input.validFrom, 'validFrom');
    const validTo = input.validTo === undefined ? null : checkedDate(input.validTo, 'validTo');
    if (input.accountId === ctx.actor.accountId) refuse('forbidden', 'territory.own-post');
    if (validFrom < today) refuseField('validFrom', 'territory.starts-in-the-past');
    await refuseBeyondReach(ctx, input, validFrom);
    const title = { vi: input.title.vi.trim(), en: input.title.en.trim() };
    const post = await appointPost(ctx.tx, { ...input, title, validFrom, validTo });
    ctx.concerns({ detail: { postId: post.id, agencyCode: post.agencyCode, role: post.role, sees: post.sees } });
    ctx.emit('territory.post-appointed.v1', { postId: post.id, accountId: post.accountId });
    return post;
  },
});

async function refuseBeyondReach(
  { tx, actor }: CommandContext,
  wanted: Pick<Post, 'agencyCode' | 'sees'>,
  date: IsoDate,
): Promise<void> {
  const agency = await selectAgency(tx, wanted.agencyCode);
  if (agency === undefined) return; // appointPost refuses it with its own words
  const reach = await visibleAgencies(tx, wanted, date);
  if (!actor.agencies.includes(agency.code) || !reach.every((code) => actor.agencies.includes(code)))
    refuse('forbidden', 'territory.beyond-your-reach');
}
