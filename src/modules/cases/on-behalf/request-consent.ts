import Type from 'typebox';
import { notify } from '#notifications';
import { type CommandContext, citizen, command } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findPerson, type PersonSummary } from '#population';
import { procedureAt } from '#procedures';
import { successorOf } from '#territory';
import { personOf } from '../draft-access.ts';
import { codeMinutes, consentDays, lastDayOf, mostCodesPerHour } from './consent-rules.ts';
import { countCodes, insertConsent } from './consent-store.ts';
import { helperOf } from './helper-store.ts';
import { namePerson } from './name-person.ts';
import { codeHash, newCode } from './one-time-code.ts';

/**
 * Asks for another person's consent to act for them: a code goes to their telephone, which they read out; or, where there
 * is none, a paper with their signature is photographed. Consent is to one procedure or to all, and ends (Civil Code 2015,
 * art. 138 and 140). As a village helper one acts for people of one's commune only.
 */
export const requestConsent = command({
  name: 'cases.request-consent',
  summary: 'Asks another person for consent to apply for them: by a code sent to them, or on a signed paper.',
  allow: citizen(2),
  input: Type.Object({
    number: Type.String({ maxLength: 40 }),
    fullName: Type.String({ maxLength: 200 }),
    birthDate: Type.String({ maxLength: 20 }),
    manner: Type.Union([Type.Literal('code'), Type.Literal('paper')]),
    /** Left out: for any procedure. */
    procedureCode: Type.Optional(Type.String({ maxLength: 60 })),
    days: Type.Enum([...consentDays]),
    asHelper: Type.Boolean(),
  }),
  emits: [],
  legalBasis: '91/2015/QH13; 13/2023/NĐ-CP',

  async run(ctx, input) {
    const takerId = personOf(ctx.actor);
    const today = vietnamDate(ctx.now);
    const procedure = input.procedureCode === undefined ? undefined : procedureAt(input.procedureCode, today);
    if (input.procedureCode !== undefined && procedure === undefined)
      refuse('not-found', 'cases.procedure-not-in-force');
    if (input.manner === 'code') {
      const hourAgo = new Date(ctx.now.getTime() - 3_600_000);
      if ((await countCodes(ctx.tx, takerId, hourAgo)) >= mostCodesPerHour)
        return { outcome: 'too-many-codes' } as const;
    }
    const named = await namePerson(ctx, takerId, input);
    if (named.outcome !== 'match') return { outcome: named.outcome };
    if (input.asHelper) await refuseOutsideOwnCommune(ctx, takerId, named.person);
    const consentId = newId(ctx.now.getTime());
    const code = newCode();
    const byCode = input.manner === 'code';
    await insertConsent(ctx.tx, {
      id: consentId,
      giverId: named.person.id,
      takerId,
      takerKind: input.asHelper ? 'helper' : 'authorised',
      manner: input.manner,
      procedureCode: input.procedureCode ?? null,
      askedAt: ctx.now,
      validUntil: lastDayOf(input.days, ctx.now),
      codeHash: byCode ? codeHash(consentId, code) : null,
      codeEndsAt: byCode ? new Date(ctx.now.getTime() + codeMinutes * 60_000) : null,
    });
    const taker = await findPerson(ctx.tx, takerId);
    if (byCode)
      await notify(ctx, {
        to: { personId: named.person.id },
        template: 'cases.notify.consent-code',
        params: { code, name: taker?.fullName ?? '', minutes: codeMinutes },
        urgent: true,
        key: `consent-code/${consentId}`,
      });
    ctx.concerns({ personId: named.person.id, detail: { consent: consentId, manner: input.manner } });
    return { outcome: 'asked', consentId } as const;
  },
});

async function refuseOutsideOwnCommune(ctx: CommandContext, takerId: string, person: PersonSummary): Promise<void> {
  const today = vietnamDate(ctx.now);
  const helper = (await helperOf(ctx.tx, takerId, today)) ?? refuse('forbidden', 'cases.helper-not-named');
  const todays = async (code: string) =>
    (await inScope(ctx.tx, { kind: 'system' }, () => successorOf(ctx.tx, code, today)))?.code ?? code;
  const same = person.communeCode !== null && (await todays(person.communeCode)) === (await todays(helper.communeCode));
  if (!same) refuse('forbidden', 'cases.helper-elsewhere');
}
