import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { reportToChange, writerRoles } from '../act-on-report.ts';
import { insertRemark, settleRemark } from '../contribution-store.ts';
import { textFaults } from '../document/text-faults.ts';
import { changeReport, changeSection, keepReasons, sectionsOf } from '../report-store.ts';

const reportId = Type.String({ format: 'uuid' });
const Line = Type.String({ maxLength: 300 });
const open = ['draft', 'review'] as const;

/** Refuses a text with typed numbers, unknown figures or marks that cannot be read, naming each. */
export function refuseFaultyText(text: string, field: string): void {
  const faults = textFaults(text);
  if (faults.length === 0) return;
  const told = faults.map((f) => ({ field, key: `reports.text.${f.key}`, params: { found: f.found } }));
  refuse('invalid', 'reports.text.faulty', { count: faults.length }, told);
}

/** Writes one section anew. Numbers are named, never typed. */
export const writeSection = command({
  name: 'reports.write-section',
  summary: 'Writes a section of a report; its numbers are references to figures.',
  allow: officer(...writerRoles),
  input: Type.Object({
    reportId,
    code: Type.String({ maxLength: 60 }),
    version: Type.Integer(),
    title: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
    text: Type.String({ maxLength: 40_000 }),
  }),
  emits: [],
  async run(ctx, { code, version, title, text, ...of }) {
    const report = await reportToChange(ctx, { ...of, states: open, roles: writerRoles });
    refuseFaultyText(text, 'text');
    const by = ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed');
    const known = (await sectionsOf(ctx.tx, report.id)).some((s) => s.code === code);
    if (!known) refuse('not-found', 'reports.no-section');
    const change = { reportId: report.id, code, version, title: title.trim(), text: text.trim(), at: ctx.now, by };
    if (!(await changeSection(ctx.tx, change))) refuse('conflict', 'reports.stale');
  },
});

/** Sets the frame of a report: period, number, date, who it goes to, who signs, opening and closing words. */
export const writeFrame = command({
  name: 'reports.write-frame',
  summary: 'Sets number, date, addressees, signature lines, opening and closing words of a report.',
  allow: officer(...writerRoles),
  input: Type.Object({
    reportId,
    version: Type.Integer(),
    period: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    number: Type.String({ maxLength: 5, pattern: '^[0-9]*$' }),
    symbol: Type.String({ minLength: 1, maxLength: 40 }),
    place: Type.String({ minLength: 1, maxLength: 60 }),
    date: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
    abstract: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
    addressees: Type.Array(Line, { maxItems: 20 }),
    recipients: Type.Array(Line, { maxItems: 30 }),
    authority: Type.Array(Line, { maxItems: 4 }),
    signer: Type.String({ maxLength: 100 }),
    opening: Type.String({ maxLength: 4000 }),
    closing: Type.String({ maxLength: 4000 }),
  }),
  emits: [],
  legalBasis: '30/2020/NĐ-CP',
  async run(ctx, { reportId: id, version, period, opening, closing, ...head }) {
    const report = await reportToChange(ctx, { reportId: id, version, states: open, roles: writerRoles });
    refuseFaultyText(opening, 'opening');
    refuseFaultyText(closing, 'closing');
    await changeReport(ctx.tx, report.id, {
      period: period.trim(),
      since: report.since,
      asOf: report.asOf,
      state: report.state,
      head: { agency: report.head.agency, ...head },
      opening: opening.trim(),
      closing: closing.trim(),
      at: ctx.now,
    });
  },
});

/** A remark on a section, for whoever works on it next. */
export const addRemark = command({
  name: 'reports.add-remark',
  summary: 'Adds a remark to a section of a report.',
  allow: officer(...writerRoles),
  input: Type.Object({
    reportId,
    sectionCode: Type.String({ maxLength: 60 }),
    text: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  }),
  emits: [],
  async run(ctx, { sectionCode, text, ...of }) {
    const report = await reportToChange(ctx, { ...of, states: open, roles: writerRoles });
    if (!(await sectionsOf(ctx.tx, report.id)).some((s) => s.code === sectionCode))
      refuse('not-found', 'reports.no-section');
    const accountId = ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed');
    const id = newId(ctx.now.getTime());
    await insertRemark(ctx.tx, { id, reportId: report.id, sectionCode, text: text.trim(), accountId, at: ctx.now });
    return { remarkId: id };
  },
});

/** A remark is dealt with. */
export const settleRemarkCommand = command({
  name: 'reports.settle-remark',
  summary: 'Marks a remark on a report as dealt with.',
  allow: officer(...writerRoles),
  input: Type.Object({ reportId, remarkId: Type.String({ format: 'uuid' }) }),
  emits: [],
  async run(ctx, { remarkId, ...of }) {
    const report = await reportToChange(ctx, { ...of, states: open, roles: writerRoles });
    if (!(await settleRemark(ctx.tx, { reportId: report.id, id: remarkId, at: ctx.now })))
      refuse('not-found', 'reports.no-remark');
  },
});

/** Why the numbers of an amendment differ from those of the report that it amends, by figure. */
export const giveReasons = command({
  name: 'reports.give-reasons',
  summary: 'Says why figures of an amendment changed.',
  allow: officer(...writerRoles),
  input: Type.Object({
    reportId,
    reasons: Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 500 })),
  }),
  emits: [],
  async run(ctx, { reasons, ...of }) {
    const report = await reportToChange(ctx, { ...of, states: open, roles: writerRoles });
    if (report.amends === null) refuse('conflict', 'reports.no-amendment');
    await keepReasons(ctx.tx, report.id, reasons);
  },
});
