import Type from 'typebox';
import { anyone, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { searchProcedures as search } from '../search-procedures.ts';
import { summaryOf } from './summary.ts';

/** Finds procedures by the words that people use. */
export const searchProceduresQuery = query({
  name: 'procedures.search',
  summary: 'Finds procedures by a few words, with or without diacritics.',
  allow: anyone,
  input: Type.Object({
    text: Type.String({ maxLength: 200 }),
    language: Type.Optional(Type.Union([Type.Literal('vi'), Type.Literal('en')])),
  }),

  async run(ctx, { text, language = 'vi' }) {
    return search(text, language, vietnamDate(ctx.now)).map(summaryOf);
  },
});
