import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { deciderRoles, reportToChange, signerRoles, writerRoles } from '../act-on-report.ts';
import { checkReport } from '../checker/check-report.ts';
import { buildDocument } from '../document/build-document.ts';
import type { ReportContent } from '../document/report-content.ts';
import { reportMoved } from '../events.ts';
import { chainLink, contentText, firstLink, sha256 } from '../freeze/content-text.ts';
import { changedOutputs, outputHashes } from '../freeze/freeze-content.ts';
import { frozenReport, insertFrozen, insertSignature, lockChain } from '../frozen-store.ts';
import { contentOf } from '../gather-content.ts';
import { reportMarkdown } from '../render/markdown.ts';
import { changeReport, insertReport, type ReportRow, type ReportState, sectionsOf } from '../report-store.ts';

const target = { reportId: Type.String({ format: 'uuid' }), version: Type.Integer() };
const emits = [reportMoved];

async function move(ctx: CommandContext, report: ReportRow, to: ReportState): Promise<void> {
  await changeReport(ctx.tx, report.id, { ...report, state: to, at: ctx.now });
  ctx.emit(reportMoved, { reportId: report.id, agencyCode: report.agencyCode, to });
}

/** The writers are done; whoever decides looks at it. */
export const submitForReview = command({
  name: 'reports.submit-for-review',
  summary: 'Hands a draft report in for review.',
  allow: officer(...writerRoles),
  input: Type.Object(target),
  emits,
  async run(ctx, input) {
    await move(ctx, await reportToChange(ctx, { ...input, states: ['draft'], roles: writerRoles }), 'review');
  },
});

/** Back to the writers; what is to be mended stands in the remarks. */
export const returnToDraft = command({
  name: 'reports.return-to-draft',
  summary: 'Returns a report under review to its writers.',
  allow: officer(...deciderRoles),
  input: Type.Object(target),
  emits,
  async run(ctx, input) {
    await move(ctx, await reportToChange(ctx, { ...input, states: ['review'], roles: deciderRoles }), 'draft');
  },
});

/**
 * Freezes texts and values: from here on the report is what it is, whatever the records become. Its content is chained by
 * SHA-256 to the report frozen before it. @throws Refusal when the head lacks number, date or signer, when an amendment
 * does not say why, or when the report contradicts itself and nobody has said that it may.
 */
export const freezeReport = command({
  name: 'reports.freeze-report',
  summary: 'Freezes the texts and values of a report and adds it to the chain of frozen reports.',
  allow: officer(...deciderRoles),
  input: Type.Object({ ...target, despiteFindings: Type.Optional(Type.Boolean()) }),
  emits,
  legalBasis: '30/2020/NĐ-CP',
  async run(ctx, { despiteFindings = false, ...input }) {
    const report = await reportToChange(ctx, { ...input, states: ['review'], roles: deciderRoles });
    const content = await contentOf(ctx.tx, report);
    refuseUnready(content);
    const findings = checkReport(reportMarkdown(buildDocument(content)));
    if (findings.length > 0 && !despiteFindings) refuse('conflict', 'reports.contradicts', { count: findings.length });
    const last = await lockChain(ctx.tx, report.provinceCode);
    const text = contentText(content);
    const link = {
      reportId: report.id,
      position: (last?.position ?? 0) + 1,
      contentHash: sha256(text),
      previousHash: last?.chainHash ?? firstLink,
    };
    await insertFrozen(ctx.tx, {
      ...link,
      provinceCode: report.provinceCode,
      content: text,
      chainHash: chainLink(link),
      outputs: await outputHashes(content),
      frozenAt: ctx.now,
      frozenBy: ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed'),
    });
    await move(ctx, report, 'frozen');
    return { chainHash: chainLink(link) };
  },
});

function refuseUnready({ head, differences }: ReportContent): void {
  const missing = [
    ...(head.number === '' ? ['number'] : []),
    ...(head.date === null ? ['date'] : []),
    ...(head.signer.trim() === '' ? ['signer'] : []),
  ];
  if (missing.length > 0) {
    const faults = missing.map((field) => ({ field, key: `reports.missing.${field}` }));
    refuse('invalid', 'reports.head-incomplete', {}, faults);
  }
  const unsaid = differences.filter((d) => d.why === '');
  if (unsaid.length > 0) refuse('invalid', 'reports.reasons-missing', { count: unsaid.length });
}

/**
 * The head signs the frozen report. Before, its files are made anew and must be, byte for byte, those that were frozen.
 * The PDF with the agency's electronic signature follows within seconds where a signing service is set up.
 */
export const signReport = command({
  name: 'reports.sign-report',
  summary: 'Signs a frozen report.',
  allow: officer(...signerRoles),
  input: Type.Object(target),
  emits,
  legalBasis: '30/2020/NĐ-CP',
  async run(ctx, input) {
    const report = await reportToChange(ctx, { ...input, states: ['frozen'], roles: signerRoles });
    const frozen = (await frozenReport(ctx.tx, report.id)) ?? refuse('conflict', 'reports.not-frozen');
    const changed = await changedOutputs(frozen);
    if (changed.length > 0) refuse('conflict', 'reports.comes-out-otherwise', { kinds: changed.join(', ') });
    await insertSignature(ctx.tx, {
      reportId: report.id,
      chainHash: frozen.chainHash,
      accountId: ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed'),
      signer: report.head.signer,
      at: ctx.now,
    });
    await move(ctx, report, 'signed');
  },
});

/** Begins an amendment of a signed report: the same date and texts, the values as they are known now. */
export const amendReport = command({
  name: 'reports.amend-report',
  summary: 'Begins an amendment of a signed report.',
  allow: officer(...writerRoles),
  input: Type.Object(target),
  emits,
  async run(ctx, input) {
    const issued = await reportToChange(ctx, { ...input, states: ['signed'], roles: writerRoles });
    const reportId = newId(ctx.now.getTime());
    const { state: _state, version: _version, changedAt: _changedAt, ...row } = issued;
    await insertReport(ctx.tx, {
      ...row,
      id: reportId,
      basedOn: issued.id,
      amends: issued.id,
      head: { ...issued.head, number: '', date: null },
      createdAt: ctx.now,
      createdBy: ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed'),
      sections: await sectionsOf(ctx.tx, issued.id),
    });
    ctx.emit(reportMoved, { reportId, agencyCode: issued.agencyCode, to: 'draft' });
    return { reportId };
  },
});
