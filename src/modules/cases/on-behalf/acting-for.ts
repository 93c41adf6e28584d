import Type from 'typebox';
import { citizen, type QueryContext, query } from '#platform/command';
import { inScope } from '#platform/db';
import { vietnamDate } from '#platform/time';
import { findPerson, type Ward, wardsOf } from '#population';
import { personOf } from '../draft-access.ts';
import { type Consent, consentsOf } from './consent-store.ts';
import { type Helper, helperOf } from './helper-store.ts';

/** A consent in force with the name of the other side. */
export type NamedConsent = Omit<Consent, 'fileHash'> & { name: string };

export interface ActingFor {
  wards: Ward[];
  /** Consents that others gave to me. */
  got: NamedConsent[];
  /** Consents that I gave. */
  given: NamedConsent[];
  helper: Helper | undefined;
}

/** For whom I may apply, and who may apply for me. The names are those of people who stand in the same consent. */
export const actingFor = query({
  name: 'cases.acting-for',
  summary: 'For whom I may apply, and who may apply for me.',
  allow: citizen(),
  input: Type.Object({}),

  async run(ctx): Promise<ActingFor> {
    const me = personOf(ctx.actor);
    const today = vietnamDate(ctx.now);
    const consents = await Promise.all(
      (await consentsOf(ctx.tx, me, today)).map(async ({ fileHash: _, ...c }) => ({
        ...c,
        name: await nameOf(ctx, c.giverId === me ? c.takerId : c.giverId),
      })),
    );
    return {
      wards: (ctx.actor.accountLevel ?? 0) >= 2 ? await wardsOfMine(ctx, me) : [],
      got: consents.filter((c) => c.takerId === me),
      given: consents.filter((c) => c.giverId === me),
      helper: await helperOf(ctx.tx, me, today),
    };
  },
});

/** Those for whom the registry itself says that I may act; each look is in their log. */
export async function wardsOfMine(ctx: QueryContext, me: string): Promise<Ward[]> {
  const wards = await inScope(ctx.tx, { kind: 'system' }, () => wardsOf(ctx.tx, me, vietnamDate(ctx.now)));
  for (const ward of wards) ctx.concerns({ personId: ward.personId });
  return wards;
}

export async function nameOf(ctx: QueryContext, personId: string): Promise<string> {
  const person = await inScope(ctx.tx, { kind: 'system' }, () => findPerson(ctx.tx, personId));
  return person?.fullName ?? '';
}
