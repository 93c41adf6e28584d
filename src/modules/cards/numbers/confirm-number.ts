import Type from 'typebox';
import { accountNames } from '#identity';
import { notify } from '#notifications';
import { anyone, command, officer, query } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId, newSpokenCode } from '#platform/ids';
import { birthDateText, findPerson, type PersonSummary, parseOldNumber, verifyClaim } from '#population';
import { deskRoles, officeOf } from '../police-place.ts';
import {
  confirmationOfCode,
  findConfirmation,
  insertConfirmation,
  type NumberConfirmation,
  revokeConfirmationRow,
  validConfirmation,
} from './confirmation-store.ts';

const law = '59/2021/TT-BCA; 26/2023/QH15';
const codeLength = 12;
const Words = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });

/**
 * Confirms that an old 9-digit number and a 12-digit number are of one person. The registry decides where it knows the old
 * number; where it knows none, an approver may confirm from the archive (tàng thư) and says from what. Where it knows
 * another one, nothing is confirmed. The same numbers give the same paper.
 */
export const confirmNumber = command({
  name: 'cards.confirm-number',
  summary: 'Confirms that an old 9-digit number and a 12-digit number are of one person.',
  allow: officer(...deskRoles),
  input: Type.Object({
    agencyCode: Type.String({ maxLength: 35 }),
    claim: Type.Object({
      number: Type.String({ maxLength: 40 }),
      fullName: Type.String({ maxLength: 200 }),
      birthDate: Type.String({ maxLength: 20 }),
    }),
    oldNumber: Type.String({ maxLength: 40 }),
    archiveNote: Type.Optional(Words),
  }),
  emits: ['cards.number-confirmed.v1'],
  legalBasis: law,
  async run(ctx, input): Promise<{ confirmationId: string; code: string }> {
    const { duty, agency, provinceCode } = await officeOf(ctx, input.agencyCode);
    const old = parseOldNumber(input.oldNumber);
    if (!old.ok)
      return refuse('invalid', old.key, old.params, [{ field: 'oldNumber', key: old.key, params: old.params }]);
    const { personId } = await verifyClaim(ctx, input.claim);
    if (personId === undefined) return refuse('invalid', 'cards.registry-differs');
    const person = (await findPerson(ctx.tx, personId)) ?? refuse('not-found', 'cards.number-unknown');
    const before = await validConfirmation(ctx.tx, personId, old.value);
    if (before !== undefined) return { confirmationId: before.id, code: before.code };
    const archive = (input.archiveNote ?? '').trim();
    const basis = basisOf(person, { oldNumber: old.value, archive });
    if (
      basis === 'archive' &&
      duty.role !== 'approver' &&
      !ctx.actor.duties.some((d) => d.role === 'approver' && d.agency === agency.code)
    )
      refuse('forbidden', 'cards.archive-by-approver');
    const names = await accountNames(ctx.tx, ctx.actor.accountId === null ? [] : [ctx.actor.accountId]);
    const confirmation: NumberConfirmation = {
      id: newId(ctx.now.getTime()),
      code: newSpokenCode(codeLength),
      provinceCode,
      personId,
      personalNumber: person.personalNumber,
      oldNumber: old.value,
      fullName: person.fullName,
      birthText: birthDateText({ year: person.birthYear, month: person.birthMonth, date: person.birthDate }),
      agencyCode: agency.code,
      basis,
      basisNote: basis === 'archive' ? archive : null,
      confirmedAt: ctx.now,
      confirmedBy: ctx.actor.accountId,
      officer: names.get(ctx.actor.accountId ?? '') ?? '',
      revokedAt: null,
      revokeReason: null,
    };
    if (!(await insertConfirmation(ctx.tx, confirmation))) refuse('conflict', 'cards.stale');
    const params = { code: confirmation.code };
    await notify(ctx, {
      to: { personId },
      template: 'cards.notify.number-confirmed',
      params,
      key: `confirmation/${confirmation.id}`,
    });
    ctx.concerns({ personId, duty, detail: { confirmation: confirmation.id, basis } });
    ctx.emit('cards.number-confirmed.v1', { confirmationId: confirmation.id, basis });
    return { confirmationId: confirmation.id, code: confirmation.code };
  },
});

function basisOf(person: PersonSummary, said: { oldNumber: string; archive: string }): NumberConfirmation['basis'] {
  if (person.oldNumber === said.oldNumber) return 'registry';
  const fault = (key: string): never => refuse('invalid', key, {}, [{ field: 'oldNumber', key }]);
  if (person.oldNumber !== null) fault('cards.old-number-differs');
  if (said.archive === '') fault('cards.old-number-unknown');
  return 'archive';
}

export const showConfirmation = query({
  name: 'cards.show-confirmation',
  summary: 'A confirmation of an old and a new number, for the paper.',
  allow: officer(...deskRoles, 'leader'),
  personal: true,
  input: Type.Object({ confirmationId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { confirmationId }): Promise<NumberConfirmation> {
    const found = (await findConfirmation(ctx.tx, confirmationId)) ?? refuse('not-found', 'cards.no-confirmation');
    ctx.concerns({ personId: found.personId, detail: { confirmation: found.id } });
    return found;
  },
});

/** A confirmation was wrong: who checks its code learns that it is void. */
export const revokeConfirmation = command({
  name: 'cards.revoke-confirmation',
  summary: 'Makes a confirmation of numbers void.',
  allow: officer('approver'),
  input: Type.Object({ confirmationId: Type.String({ format: 'uuid' }), reason: Words }),
  emits: ['cards.confirmation-revoked.v1'],
  legalBasis: law,
  async run(ctx, { confirmationId, reason }) {
    const found = (await findConfirmation(ctx.tx, confirmationId)) ?? refuse('not-found', 'cards.no-confirmation');
    const { duty } = await officeOf(ctx, found.agencyCode, ['approver']);
    if (!(await revokeConfirmationRow(ctx.tx, found.id, ctx.now, reason.trim()))) refuse('conflict', 'cards.stale');
    ctx.concerns({ personId: found.personId, duty, detail: { confirmation: found.id } });
    ctx.emit('cards.confirmation-revoked.v1', { confirmationId: found.id });
  },
});

export interface CheckedConfirmation {
  outcome: 'valid' | 'void' | 'unknown' | 'other-numbers';
  agencyCode?: string;
  confirmedAt?: Date;
}

/**
 * Whoever was shown a confirmation types its code and both numbers and learns whether it is ours and says this. Nothing is
 * told that the asker did not type: a code alone opens nobody's numbers.
 */
export const checkConfirmation = query({
  name: 'cards.check-confirmation',
  summary: 'Tells whether a confirmation code is ours and stands for these two numbers.',
  allow: anyone,
  input: Type.Object({
    code: Type.String({ maxLength: 30 }),
    oldNumber: Type.String({ maxLength: 40 }),
    personalNumber: Type.String({ maxLength: 40 }),
  }),
  async run(ctx, input): Promise<CheckedConfirmation> {
    const plain = (text: string) =>
      text
        .normalize('NFKC')
        .replace(/[\s.\-–]/g, '')
        .toUpperCase();
    const found = await inScope(ctx.tx, { kind: 'system' }, () => confirmationOfCode(ctx.tx, plain(input.code)));
    if (found === undefined) return { outcome: 'unknown' };
    const same = found.oldNumber === plain(input.oldNumber) && found.personalNumber === plain(input.personalNumber);
    if (!same) return { outcome: 'other-numbers' };
    const { agencyCode, confirmedAt, revokedAt } = found;
    return { outcome: revokedAt === null ? 'valid' : 'void', agencyCode, confirmedAt };
  },
});
