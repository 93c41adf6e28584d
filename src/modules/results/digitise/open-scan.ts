import Type, { type Static } from 'typebox';
import { type CommandContext, command, dutyFor, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { isIsoDate, vietnamDate } from '#platform/time';
import { findPerson } from '#population';
import { procedureAt } from '#procedures';
import { type PaperSize, paperSizes } from '../domain/scan-quality.ts';
import { insertScan } from './scan-store.ts';

/** Who digitises: the desk that received the paper, or the specialist who keeps old files. */
export const digitisers = ['receiving-officer', 'specialist', 'approver'] as const;
export const digitises = officer(...digitisers);

const Text = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });
const Optional = Type.Union([Type.String({ maxLength: 100 }), Type.Null()]);

const ScanFacts = Type.Object({
  kind: Type.Union([Type.Literal('paper'), Type.Literal('result')]),
  agencyCode: Type.String({ maxLength: 35 }),
  caseId: Type.Optional(Type.String({ format: 'uuid' })),
  paperCode: Type.Optional(Type.String({ maxLength: 60 })),
  procedureCode: Type.String({ maxLength: 60 }),
  holderId: Type.Optional(Type.String({ format: 'uuid' })),
  title: Text(300),
  number: Optional,
  issuedOn: Optional,
  validTo: Optional,
  paperSize: Type.Unsafe<PaperSize>(Type.Enum(Object.keys(paperSizes))),
  paperPages: Type.Integer({ minimum: 1, maximum: 500 }),
  notePages: Type.Integer({ minimum: 0, maximum: 500 }),
});

/**
 * Begins to digitise one paper of a case, or an old result still in force: what it is, and how many pages it has, counted
 * by hand before scanning (Circular 01/2023/TT-VPCP, art. 8).
 */
export const openScan = command({
  name: 'results.open-scan',
  summary: 'Begins to digitise a paper or a result.',
  allow: digitises,
  input: ScanFacts,
  emits: [],

  async run(ctx, input): Promise<{ scanId: string }> {
    const duty = dutyFor(ctx.actor, input.agencyCode, digitisers) ?? refuse('forbidden', 'results.not-your-agency');
    if (procedureAt(input.procedureCode, vietnamDate(ctx.now)) === undefined)
      refuse('not-found', 'results.procedure-unknown', {}, [
        { field: 'procedureCode', key: 'results.procedure-unknown' },
      ]);
    if (input.kind === 'result') await checkResult(ctx, input);
    if (input.notePages > input.paperPages)
      refuse('invalid', 'results.notes-more-than-pages', {}, [
        { field: 'notePages', key: 'results.notes-more-than-pages' },
      ]);
    const scanId = newId(ctx.now.getTime());
    await insertScan(ctx.tx, {
      ...input,
      id: scanId,
      title: input.title.trim(),
      number: input.number?.trim() ?? null,
      caseId: input.caseId ?? null,
      paperCode: input.paperCode ?? null,
      holderId: input.holderId ?? null,
      accountId: ctx.actor.accountId,
      postId: duty.postId,
      createdAt: ctx.now,
    });
    ctx.concerns({
      duty,
      ...(input.holderId === undefined ? {} : { personId: input.holderId }),
      ...(input.caseId === undefined ? {} : { caseId: input.caseId }),
      detail: { scanId },
    });
    return { scanId };
  },
});

/** A result needs what makes it one: whose, number, day; and it must still be in force. */
async function checkResult(ctx: CommandContext, input: Static<typeof ScanFacts>): Promise<void> {
  const today = vietnamDate(ctx.now);
  const fault = (field: string, key: string) => refuse('invalid', key, {}, [{ field, key }]);
  if ((input.number ?? '').trim() === '') fault('number', 'results.number-missing');
  if (!isIsoDate(input.issuedOn ?? '')) fault('issuedOn', 'results.issued-on-missing');
  if ((input.issuedOn ?? '') > today) fault('issuedOn', 'results.issued-later');
  if (input.validTo !== null && !isIsoDate(input.validTo)) fault('validTo', 'results.valid-to-wrong');
  if (input.validTo !== null && input.validTo < today) fault('validTo', 'results.no-longer-valid');
  if (input.holderId === undefined || (await findPerson(ctx.tx, input.holderId)) === undefined)
    fault('holder', 'results.holder-unknown');
}
