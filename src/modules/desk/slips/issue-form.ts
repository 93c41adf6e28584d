import Type from 'typebox';
import { citizen, command, officer, type QueryContext, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import type { Sheet } from '../forms/sheet.ts';
import { enterCase } from '../register/enter-case.ts';
import { postNames } from './case-names.ts';
import { actOfSlip, slipSheet, viewCase } from './case-sheet.ts';
import { insertSlip, lockSlips, nextSlipNumber, type Slip, type SlipKind, slipById, slipOfCase } from './slip-store.ts';

export const slipKind = Type.Union([
  Type.Literal('01'),
  Type.Literal('02'),
  Type.Literal('03'),
  Type.Literal('04'),
  Type.Literal('stop'),
]);

/**
 * Hands out a form for the latest act that calls for it: numbers it in the agency's year and keeps it. Asked for again, it
 * is the same one. Undefined when the case has not had such an act.
 */
export async function issueSlip(
  ctx: QueryContext,
  wanted: { caseId: string; kind: SlipKind },
): Promise<{ sheet: Sheet; number: number } | undefined> {
  await lockSlips(ctx.tx, wanted.caseId);
  const view = await viewCase(ctx, wanted.caseId);
  const line = actOfSlip(view, wanted.kind);
  if (line === undefined) return undefined;
  const before = await slipOfCase(ctx.tx, { ...wanted, actAt: line.at });
  if (before !== undefined) return before;
  const on = vietnamDate(line.at);
  const { agencyCode, applicantId } = view.case;
  const place = wanted.kind === '01' ? await enterCase(ctx, view) : undefined;
  const { officer: name } = await postNames(ctx, line.postId);
  const year = Number(on.slice(0, 4));
  const number = await nextSlipNumber(ctx.tx, { agencyCode, year, kind: wanted.kind });
  const issue = { on, number, officer: name };
  const sheet = await slipSheet(ctx, { ...wanted, view, line, issue, ...(place === undefined ? {} : { place }) });
  await insertSlip(ctx.tx, {
    ...wanted,
    id: newId(ctx.now.getTime()),
    agencyCode,
    year,
    number,
    actAt: line.at,
    personId: applicantId,
    issuedAt: ctx.now,
    accountId: ctx.actor.accountId,
    sheet,
  });
  return { sheet, number };
}

/** A form of a case for the desk: handed out now if it was not before. */
export const issueForm = command({
  name: 'desk.issue-form',
  summary: 'A printed form of a case (01 to 04, or the notice of stopping), numbered and kept.',
  allow: officer(),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }), kind: slipKind }),
  emits: [],
  legalBasis: '01/2018/TT-VPCP',
  async run(ctx, input) {
    return (await issueSlip(ctx, input)) ?? refuse('not-found', 'desk.form-not-yet');
  },
});

/** A form of one's own case, as it was handed out. */
export const showMyForm = query({
  name: 'desk.show-my-form',
  summary: 'A printed form of my own case, as it was handed out.',
  allow: citizen(),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }), kind: slipKind }),
  async run(ctx, input): Promise<Slip> {
    return (await slipOfCase(ctx.tx, input)) ?? refuse('not-found', 'desk.form-not-yet');
  },
});

/** A slip of a visit from which no case came. */
export const showSlip = query({
  name: 'desk.show-slip',
  summary: 'A slip that the desk handed out without a case.',
  allow: officer(),
  personal: true,
  input: Type.Object({ slipId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { slipId }): Promise<Slip> {
    const slip = (await slipById(ctx.tx, slipId)) ?? refuse('not-found', 'desk.slip-not-found');
    ctx.concerns({ detail: { slip: slip.id, kind: slip.kind } });
    return slip;
  },
});
