import Type from 'typebox';
import { command, officer } from '#platform/command';
import { type FieldFault, refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import type { DeclaredDefinition } from '../../domain/definition.ts';
import { actOnStatement, standingOf } from '../act-on-statement.ts';
import { askedHere } from '../asked-here.ts';
import { approverRoles } from '../domain/statement.ts';
import { statementMoved } from '../events.ts';
import { addStatementEvent, copyForCorrection, lastStatement, lockStatement } from '../statement-store.ts';
import { tellAccount, tellPosts } from '../tell-unit.ts';
import type { StatedLine } from '../value-store.ts';
import { valuesOf } from '../value-store.ts';
import { staterOrAbove } from './state-figures.ts';

const Target = { statementId: Type.String({ format: 'uuid' }), version: Type.Integer() };
const Words = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });

/** The unit sends its form: every figure has its numbers or a remark that says why not. */
export const submitStatement = command({
  name: 'indicators.submit-statement',
  summary: 'Sends the form of a unit to whoever approves it.',
  allow: staterOrAbove,
  input: Type.Object(Target),
  emits: [statementMoved],
  async run(ctx, target) {
    const row = await actOnStatement(ctx, {
      ...target,
      act: 'submit',
      change: async (found, { name }) => {
        const today = vietnamDate(ctx.now);
        if (today < found.endsOn) refuse('conflict', 'indicators.statement.period-runs', { date: found.endsOn });
        refuseGaps(await askedHere(ctx.tx, found), await valuesOf(ctx.tx, found.id));
        return { statedAt: ctx.now, statedOn: today, statedBy: ctx.actor.accountId, statedName: name, remark: null };
      },
    });
    await tellPosts(ctx, row, { notice: 'submitted', occasion: `submitted-${row.version}`, roles: approverRoles });
  },
});

/** @throws Refusal that names every figure without its numbers and without a word why. */
function refuseGaps(asked: readonly DeclaredDefinition[], lines: ReadonlyMap<string, StatedLine>): void {
  const faults: FieldFault[] = asked.flatMap(({ code, statement: { asks } }) => {
    const line = lines.get(code);
    if (line?.remark) return [];
    const missing = asks.filter((part) => (line?.[part] ?? null) === null);
    return missing.map((part) => ({ field: `${code}.${part}`, key: 'indicators.statement.number.missing' }));
  });
  const zero: FieldFault[] = asked.flatMap(({ code }) => {
    const { numerator = null, denominator = null } = lines.get(code) ?? {};
    const bad = denominator === 0 && (numerator ?? 0) > 0;
    return bad ? [{ field: `${code}.denominator`, key: 'indicators.statement.number.zero-denominator' }] : [];
  });
  const all = [...faults, ...zero];
  if (all.length > 0) refuse('invalid', 'indicators.statement.numbers-missing', { count: all.length }, all);
}

/** Whoever sent it takes it back to put something right, while nobody has decided. */
export const takeBackStatement = command({
  name: 'indicators.take-back-statement',
  summary: 'Takes a form back before it is decided.',
  allow: staterOrAbove,
  input: Type.Object(Target),
  emits: [statementMoved],
  async run(ctx, target) {
    await actOnStatement(ctx, { ...target, act: 'take-back', change: () => ({}) });
  },
});

/** The approver sends it back and says what is to be put right. */
export const returnStatement = command({
  name: 'indicators.return-statement',
  summary: 'Sends a form back to the unit with a remark.',
  allow: officer(...approverRoles),
  input: Type.Object({ ...Target, remark: Words }),
  emits: [statementMoved],
  async run(ctx, { remark, ...target }) {
    const words = remark.trim();
    const row = await actOnStatement(ctx, { ...target, act: 'return', note: words, change: () => ({ remark: words }) });
    const telling = { notice: 'returned', occasion: `returned-${row.version}`, params: { remark: words } } as const;
    if (row.statedBy !== null) await tellAccount(ctx, row, { ...telling, accountId: row.statedBy });
  },
});

/** The approver answers for the numbers: from now on they are the declared figures. Nobody approves what they wrote. */
export const approveStatement = command({
  name: 'indicators.approve-statement',
  summary: "Approves a unit's form; its numbers become declared figures.",
  allow: officer(...approverRoles),
  input: Type.Object(Target),
  emits: [statementMoved],
  async run(ctx, target) {
    const row = await actOnStatement(ctx, {
      ...target,
      act: 'approve',
      change: (_, { name }) => ({
        approvedAt: ctx.now,
        approvedOn: vietnamDate(ctx.now),
        approvedBy: ctx.actor.accountId,
        approvedName: name,
      }),
    });
    const telling = { notice: 'approved', occasion: 'approved' } as const;
    if (row.statedBy !== null) await tellAccount(ctx, row, { ...telling, accountId: row.statedBy });
  },
});

/** Begins a correction of an approved form: a new one with the same numbers. The approved one stays as it was reported. */
export const amendStatement = command({
  name: 'indicators.amend-statement',
  summary: 'Begins a correction of an approved form.',
  allow: staterOrAbove,
  input: Type.Object({ statementId: Target.statementId, reason: Words }),
  emits: [statementMoved],
  async run(ctx, { statementId, reason }): Promise<{ statementId: string }> {
    const found = (await lockStatement(ctx.tx, statementId)) ?? refuse('not-found', 'indicators.statement.not-found');
    const { stater, writesForIt, approver } = standingOf(ctx.actor, found.agencyCode);
    const duty = stater ?? approver;
    if (duty === undefined && !writesForIt) refuse('forbidden', 'indicators.statement.not-yours');
    if (found.state !== 'approved') refuse('conflict', 'indicators.statement.act-not-possible');
    const last = await lastStatement(ctx.tx, found.periodId, found.agencyCode);
    const id = newId(ctx.now.getTime());
    if (last?.id !== found.id || !(await copyForCorrection(ctx.tx, { id, from: found, reason: reason.trim() })))
      refuse('conflict', 'indicators.statement.amended-already');
    await addStatementEvent(ctx.tx, {
      statementId: id,
      act: 'amend',
      at: ctx.now,
      actor: ctx.actor,
      agencyCode: duty?.agency,
      note: reason.trim(),
    });
    ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { statement: id, corrects: statementId } });
    ctx.emit(statementMoved, { statementId: id, act: 'amend', to: 'draft', agencyCode: found.agencyCode });
    return { statementId: id };
  },
});

/** Gives a correction up; the approved form goes on holding. */
export const withdrawStatement = command({
  name: 'indicators.withdraw-statement',
  summary: 'Gives up a correction that was begun.',
  allow: staterOrAbove,
  input: Type.Object(Target),
  emits: [statementMoved],
  async run(ctx, target) {
    await actOnStatement(ctx, {
      ...target,
      act: 'withdraw',
      change: (found) => (found.number === 1 ? refuse('conflict', 'indicators.statement.first-stays') : {}),
    });
  },
});
