import Type from 'typebox';
import { officer, query } from '#platform/command';
import { DateInput, dateOrToday } from '../date-input.ts';
import type { Post } from '../domain/post.ts';
import { selectPostsAt } from '../post-store.ts';

export const listPosts = query({
  name: 'territory.list-posts',
  summary: 'Lists the posts held at an agency on a date, as far as the administrator may see it.',
  allow: officer('administrator'),
  input: Type.Object({ agencyCode: Type.String({ maxLength: 35 }), date: Type.Optional(DateInput) }),
  run: (ctx, { agencyCode, date }): Promise<Post[]> => selectPostsAt(ctx.tx, agencyCode, dateOrToday(ctx, date)),
});
