import Type from 'typebox';
import { notify } from '#notifications';
import { citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId, newSpokenCode } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findPerson, registryFieldsOf } from '#population';
import { addWorkingDays } from '#procedures';
import { agencyInCharge } from '#territory';
import { insertCorrection, isAskedAlready } from '../correction-store.ts';
import { answerDays, correctableFields } from '../domain/correction.ts';

const Words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });

/** I say that the registry is wrong about me. The police of my commune have two working days to answer. */
export const askCorrection = command({
  name: 'rights.ask-correction',
  summary: 'Asks for a correction of what the population registry says about me.',
  allow: citizen(),
  emits: [],
  legalBasis: '13/2023/NĐ-CP',
  input: Type.Object({
    field: Type.Enum([...correctableFields]),
    wanted: Words(300),
    reason: Words(1000),
    file: Type.Optional(
      Type.Object({
        fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        fileName: Type.String({ maxLength: 200 }),
        mediaType: Type.String({ maxLength: 100 }),
      }),
    ),
  }),
  async run(ctx, { field, wanted, reason, file }): Promise<{ correctionId: string; code: string; dueOn: string }> {
    const personId = ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed');
    if (await isAskedAlready(ctx.tx, personId, field)) refuse('conflict', 'rights.asked-already');
    const stands = (await registryFieldsOf(ctx, personId))[field] ?? null;
    if (stands?.trim() === wanted.trim()) {
      refuse('invalid', 'rights.nothing-to-correct', {}, [{ field: 'wanted', key: 'rights.nothing-to-correct' }]);
    }
    const person = await findPerson(ctx.tx, personId);
    const date = vietnamDate(ctx.now);
    const communeCode = person?.communeCode ?? refuse('conflict', 'rights.no-commune');
    const agency =
      (await agencyInCharge(ctx.tx, { level: 'commune', branch: 'police', communeCode, date })) ??
      (await agencyInCharge(ctx.tx, { level: 'province', branch: 'police', communeCode, date })) ??
      refuse('unavailable', 'rights.no-office');
    const id = newId(ctx.now.getTime());
    const code = newSpokenCode(8);
    const dueOn = addWorkingDays(date, answerDays);
    const asked = { id, code, personId, field, stands, wanted: wanted.trim(), reason: reason.trim() };
    await insertCorrection(ctx.tx, { ...asked, file: file ?? null, agencyCode: agency.code, askedAt: ctx.now, dueOn });
    ctx.concerns({ personId, detail: { correction: id, field } });
    await notify(ctx, {
      to: { personId },
      template: 'rights.notify.asked',
      params: { code, due: dueOn.split('-').reverse().join('/') },
      key: `rights.${id}.asked`,
    });
    return { correctionId: id, code, dueOn };
  },
});
