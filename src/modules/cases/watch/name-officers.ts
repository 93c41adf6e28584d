import Type from 'typebox';
import { accountNames } from '#identity';
import { officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { deputiesOf, findPosts } from '#territory';

/** Who holds a post, and who stands in for them today. */
export interface PostHolder {
  accountId: string;
  name: string;
  title: { vi: string; en: string };
  agencyCode: string;
  /** The deputy's name while the officer is away. */
  deputy: string | null;
}

export interface OfficerNames {
  /** By post. */
  posts: Record<string, PostHolder>;
  /** Names by account. */
  accounts: Record<string, string>;
}

const Ids = Type.Array(Type.String({ format: 'uuid' }), { maxItems: 500 });

/** Names of colleagues for pages that show who has a case. Posts out of sight are left out. */
export const nameOfficers = query({
  name: 'cases.name-officers',
  summary: 'Names of officers by post and by account, with who stands in today.',
  allow: officer(),
  input: Type.Object({ postIds: Type.Optional(Ids), accountIds: Type.Optional(Ids) }),
  async run(ctx, { postIds = [], accountIds = [] }): Promise<OfficerNames> {
    const posts = await findPosts(ctx.tx, postIds);
    const deputies = await deputiesOf(ctx.tx, postIds, vietnamDate(ctx.now));
    const names = await accountNames(ctx.tx, [...accountIds, ...posts.map((p) => p.accountId), ...deputies.values()]);
    const nameOf = (id: string | undefined) => (id === undefined ? null : (names.get(id) ?? null));
    return {
      posts: Object.fromEntries(
        posts.map(({ id, accountId, title, agencyCode }) => [
          id,
          { accountId, name: nameOf(accountId) ?? '', title, agencyCode, deputy: nameOf(deputies.get(id)) },
        ]),
      ),
      accounts: Object.fromEntries(accountIds.flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? '']] : []))),
    };
  },
});
