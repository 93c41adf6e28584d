import type { QueryContext } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { type RegistryFields, registryFieldsFrom } from '../domain/registry-fields.ts';
import { selectResidences } from '../household-store.ts';
import { selectRecord } from '../person-store.ts';
import { writeAddress } from '../written-address.ts';

/**
 * What the registry knows of a person, under the keys of `registryFieldKeys`: to fill in the person's own form, so that
 * nobody is asked for what the state already has (Law 26/2023/QH15 art. 10; Decree 47/2020/NĐ-CP). Logged as a look at
 * that person. Residence is that of today as it is known now.
 * @throws Refusal `population.person-unknown` when there is none or the asker may not see them.
 */
export async function registryFieldsOf(ctx: QueryContext, personId: string): Promise<RegistryFields> {
  const person = await selectRecord(ctx.tx, personId);
  if (person === undefined) return refuse('not-found', 'population.person-unknown');
  ctx.concerns({ personId });
  const date = vietnamDate(ctx.now);
  const residences = await selectResidences(ctx.tx, personId, { date, knownAt: ctx.now });
  const permanent = residences.find((r) => r.kind === 'permanent');
  const current = residences.find((r) => r.kind === 'temporary') ?? permanent;
  return registryFieldsFrom(person, {
    permanent: permanent && (await writeAddress(ctx.tx, permanent, date)),
    current: current && (await writeAddress(ctx.tx, current, date)),
  });
}
