import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { registryFieldsOf, type Verification, verifyClaim } from '#population';
import { lockedFields, prefillForm, procedureAt, type Words } from '#procedures';
import { standInsFor } from '#results';
import { counterDuty, counterRoles } from '../desk-duty.ts';

export interface PreparedIntake {
  verification: Verification;
  /** Only on a match. */
  person: {
    id: string;
    fullName: string;
    number: string;
    birthDate: string;
    address: string;
    /** The form as it starts, and the keys that the registry has fixed. */
    values: Readonly<Record<string, string>>;
    locked: readonly string[];
    /** Papers that nobody asks for, and by which law. */
    notAsked: readonly { code: string; legalBasis: Words }[];
  } | null;
}

/**
 * Somebody stands at the counter: is it the person they say, and what does the state know already? What a card's QR code
 * said is only typed faster; the registry decides (Law 26/2023/QH15 art. 10). A look at a person, with its purpose.
 */
export const prepareIntake = query({
  name: 'desk.prepare-intake',
  summary: 'Verifies the person at the counter and starts the form with what the registry knows.',
  allow: officer(...counterRoles),
  personal: true,
  input: Type.Object({
    agencyCode: Type.String({ maxLength: 35 }),
    procedureCode: Type.String({ maxLength: 60 }),
    number: Type.String({ maxLength: 40 }),
    fullName: Type.String({ maxLength: 200 }),
    birthDate: Type.String({ maxLength: 20 }),
  }),
  async run(ctx, input): Promise<PreparedIntake> {
    counterDuty(ctx.actor, input.agencyCode);
    const date = vietnamDate(ctx.now);
    const procedure = procedureAt(input.procedureCode, date) ?? refuse('not-found', 'desk.no-procedure');
    const verification = await verifyClaim(ctx, input);
    const { personId } = verification;
    if (personId === undefined) return { verification, person: null };
    const known = await registryFieldsOf(ctx, personId);
    const standIns = await standInsFor(ctx.tx, { procedure, papers: procedure.papers, personId, date });
    return {
      verification,
      person: {
        id: personId,
        fullName: known.fullName ?? input.fullName,
        number: known.personalNumber ?? input.number,
        birthDate: known.birthDate ?? input.birthDate,
        address: known.currentAddress ?? known.permanentAddress ?? '',
        values: prefillForm(procedure.form, known),
        locked: [...lockedFields(procedure.form, known)],
        notAsked: [...standIns].map(([code, standIn]) => ({ code, legalBasis: standIn.legalBasis })),
      },
    };
  },
});
