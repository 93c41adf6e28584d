import Type from 'typebox';
import { anyone, query } from '#platform/command';
import { selectListed } from '../versions/listed-service-store.ts';

/** Services as decisions list them, as far as their lists were imported. */
export const listedServices = query({
  name: 'procedures.listed-services',
  summary: 'Services that decisions list, as imported from their annexes.',
  allow: anyone,
  input: Type.Object({}),

  async run(ctx) {
    return selectListed(ctx.tx);
  },
});
