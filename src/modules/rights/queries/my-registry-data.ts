import Type from 'typebox';
import { citizen, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { type RegistryFields, registryFieldsOf } from '#population';

/** What the population registry says about me. */
export const myRegistryData = query({
  name: 'rights.my-registry-data',
  summary: 'What the population registry says about me.',
  allow: citizen(2),
  personal: true,
  input: Type.Object({}),
  run: (ctx): Promise<RegistryFields> =>
    registryFieldsOf(ctx, ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed')),
});
