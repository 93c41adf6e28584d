import Type from 'typebox';
import { officer, query } from '#platform/command';
import type { RegistryFields } from '../domain/registry-fields.ts';
import { registryFieldsOf } from './registry-fields-of.ts';

export interface PersonForOfficer {
  personId: string;
  fields: RegistryFields;
}

/** The registry beside the form of a case: an officer compares, and need not ask for papers (Decree 107/2021/NĐ-CP art. 1). */
export const personForOfficer = query({
  name: 'population.person-for-officer',
  summary: "The registry's fields of a person, for an officer who works on a case of theirs.",
  allow: officer(),
  personal: true,
  input: Type.Object({ personId: Type.String({ format: 'uuid' }), caseId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { personId, caseId }): Promise<PersonForOfficer> {
    const fields = await registryFieldsOf(ctx, personId);
    ctx.concerns({ personId, caseId });
    return { personId, fields };
  },
});
