import Type from 'typebox';
import { citizen, either, officer, query, systemOnly } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { birthDateText } from '../domain/birth-date.ts';
import { type MemberRow, selectHouseholdOf, selectMembers } from '../household-store.ts';
import { writeAddress } from '../written-address.ts';

export interface HouseholdMember {
  personId: string;
  fullName: string;
  sex: MemberRow['sex'];
  /** As people write it: 05/03/1950, 03/1950 or 1950. */
  birthDate: string;
  /** To the head: head, spouse, child, child-in-law, grandchild, parent, parent-in-law, sibling or other. */
  relation: string;
}

export interface HouseholdView {
  householdId: string;
  fileNumber: string;
  communeCode: string;
  address: string;
  members: HouseholdMember[];
}

/** The household of a person; every member shown gets a line in their own log. Citizens see only their own household. */
export const householdOf = query({
  name: 'population.household-of',
  summary: 'The household a person belongs to, with its members and their relation to the head.',
  allow: either(citizen(2), officer(), systemOnly),
  personal: true,
  input: Type.Object({ personId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { personId }): Promise<HouseholdView> {
    const household = await selectHouseholdOf(ctx.tx, personId);
    if (household === undefined) return refuse('not-found', 'population.household-unknown');
    const members = await selectMembers(ctx.tx, household.id);
    for (const member of members) ctx.concerns({ personId: member.id, detail: { household: household.id } });
    const address = await writeAddress(ctx.tx, household, vietnamDate(ctx.now));
    return {
      householdId: household.id,
      fileNumber: household.fileNumber,
      communeCode: household.communeCode,
      address: address.text,
      members: members.map((m) => ({
        personId: m.id,
        fullName: m.fullName,
        sex: m.sex,
        birthDate: birthDateText({ year: m.birthYear, month: m.birthMonth, date: m.birthDate }),
        relation: m.relation,
      })),
    };
  },
});
