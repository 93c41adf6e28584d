import Type from 'typebox';
import { type CommandContext, command, dutyFor, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { findAgency } from '#territory';
import { reportToChange, writerRoles } from '../act-on-report.ts';
import {
  type ContributionRow,
  type ContributionState,
  changeContribution,
  insertContribution,
  lockContribution,
} from '../contribution-store.ts';
import { contributionMoved } from '../events.ts';
import { changeSection, findReport, sectionsOf } from '../report-store.ts';
import { refuseFaultyText } from './write-report.ts';

const open = ['draft', 'review'] as const;
const contributionId = Type.String({ format: 'uuid' });
const emits = [contributionMoved];

/** Asks a unit to write for a section, by a day. */
export const askContribution = command({
  name: 'reports.ask-contribution',
  summary: 'Asks a unit to write for a section of a report.',
  allow: officer(...writerRoles),
  input: Type.Object({
    reportId: Type.String({ format: 'uuid' }),
    sectionCode: Type.String({ maxLength: 60 }),
    agencyCode: Type.String({ maxLength: 40 }),
    dueOn: Type.String({ format: 'date' }),
  }),
  emits,
  async run(ctx, { reportId, sectionCode, agencyCode, dueOn }) {
    const report = await reportToChange(ctx, { reportId, states: open, roles: writerRoles });
    if (!(await sectionsOf(ctx.tx, report.id)).some((s) => s.code === sectionCode))
      refuse('not-found', 'reports.no-section');
    if ((await findAgency(ctx.tx, agencyCode)) === undefined)
      refuse('invalid', 'reports.agency-unknown', {}, [{ field: 'agencyCode', key: 'reports.agency-unknown' }]);
    const id = newId(ctx.now.getTime());
    const row = { id, reportId: report.id, sectionCode, agencyCode, dueOn, at: ctx.now };
    if (!(await insertContribution(ctx.tx, row))) refuse('conflict', 'reports.asked-before');
    ctx.emit(contributionMoved, { contributionId: id, agencyCode, to: 'asked' });
    return { contributionId: id };
  },
});

/** The unit sends what it was asked for; again, after it was returned. */
export const sendContribution = command({
  name: 'reports.send-contribution',
  summary: 'Sends what my unit was asked to write for a report.',
  allow: officer(...writerRoles),
  input: Type.Object({
    contributionId,
    version: Type.Integer(),
    text: Type.String({ minLength: 1, maxLength: 20_000, pattern: '\\S' }),
  }),
  emits,
  async run(ctx, { text, ...of }) {
    const found = await contributionToChange(ctx, of, ['asked', 'returned', 'sent']);
    if (dutyFor(ctx.actor, found.agencyCode, writerRoles) === undefined) refuse('forbidden', 'reports.not-yours');
    const report = await findReport(ctx.tx, found.reportId);
    if (report === undefined || !open.some((s) => s === report.state)) refuse('conflict', 'reports.not-open');
    refuseFaultyText(text, 'text');
    await changeContribution(ctx.tx, found.id, {
      state: 'sent',
      text: text.trim(),
      remark: null,
      sentAt: ctx.now,
      sentBy: ctx.actor.accountId,
    });
    ctx.emit(contributionMoved, { contributionId: found.id, agencyCode: found.agencyCode, to: 'sent' });
  },
});

/** The writers put what a unit sent at the end of its section. */
export const takeContribution = command({
  name: 'reports.take-contribution',
  summary: 'Puts what a unit sent into its section.',
  allow: officer(...writerRoles),
  input: Type.Object({ contributionId, version: Type.Integer() }),
  emits,
  async run(ctx, of) {
    const found = await contributionToChange(ctx, of, ['sent']);
    const report = await reportToChange(ctx, { reportId: found.reportId, states: open, roles: writerRoles });
    const section =
      (await sectionsOf(ctx.tx, report.id)).find((s) => s.code === found.sectionCode) ??
      refuse('not-found', 'reports.no-section');
    const text = [section.text, found.text].filter((t) => t !== '').join('\n');
    const by = ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed');
    const { code, version, title } = section;
    if (!(await changeSection(ctx.tx, { reportId: report.id, code, version, title, text, at: ctx.now, by })))
      refuse('conflict', 'reports.stale');
    await settle(ctx, found, 'taken', null);
  },
});

/** Back to the unit, with what is to be mended. */
export const returnContribution = command({
  name: 'reports.return-contribution',
  summary: 'Returns what a unit sent, with a remark.',
  allow: officer(...writerRoles),
  input: Type.Object({
    contributionId,
    version: Type.Integer(),
    remark: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  }),
  emits,
  async run(ctx, { remark, ...of }) {
    const found = await contributionToChange(ctx, of, ['sent']);
    await reportToChange(ctx, { reportId: found.reportId, states: open, roles: writerRoles });
    await settle(ctx, found, 'returned', remark.trim());
  },
});

async function contributionToChange(
  ctx: CommandContext,
  of: { contributionId: string; version: number },
  states: readonly ContributionState[],
): Promise<ContributionRow> {
  const found = (await lockContribution(ctx.tx, of.contributionId)) ?? refuse('not-found', 'reports.no-contribution');
  if (found.version !== of.version) refuse('conflict', 'reports.stale');
  if (!states.includes(found.state)) refuse('conflict', 'reports.not-open');
  return found;
}

async function settle(ctx: CommandContext, found: ContributionRow, state: ContributionState, remark: string | null) {
  const { id, text, agencyCode } = found;
  await changeContribution(ctx.tx, id, { state, text, remark, sentAt: null, sentBy: null });
  ctx.emit(contributionMoved, { contributionId: id, agencyCode, to: state });
}
