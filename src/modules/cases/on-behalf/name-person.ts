import type { CommandContext } from '#platform/command';
import { inScope } from '#platform/db';
import { newId } from '#platform/ids';
import { type ClaimedIdentity, findPerson, type PersonSummary, verifyClaim } from '#population';
import { mostMismatchesPerDay } from './consent-rules.ts';
import { countMismatches, insertTry } from './consent-store.ts';

export type NamedPerson = { outcome: 'match'; person: PersonSummary } | { outcome: 'no-match' | 'too-many-tries' };

/**
 * The person whom somebody means by number, name and birth date. Says only whether all three fit, never which one does
 * not, and counts failures: five in a day, then no more (Law 26/2023/QH15 art. 10: data of others are not tried out).
 * Refuses what cannot be read with the fields (`population.verify-invalid`).
 */
export async function namePerson(ctx: CommandContext, takerId: string, claim: ClaimedIdentity): Promise<NamedPerson> {
  const dayAgo = new Date(ctx.now.getTime() - 86_400_000);
  if ((await countMismatches(ctx.tx, takerId, dayAgo)) >= mostMismatchesPerDay) return { outcome: 'too-many-tries' };
  const person = await inScope(ctx.tx, { kind: 'system' }, async () => {
    const { personId } = await verifyClaim(ctx, claim);
    const found = personId === undefined ? undefined : await findPerson(ctx.tx, personId);
    return found?.status === 'present' ? found : undefined;
  });
  const matched = person !== undefined && person.id !== takerId;
  await insertTry(ctx.tx, { id: newId(ctx.now.getTime()), takerId, at: ctx.now, matched });
  return matched ? { outcome: 'match', person } : { outcome: 'no-match' };
}
