import Type from 'typebox';
import { accountNames } from '#identity';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { agenciesAt, agencyName } from '#territory';
import { mayAct, reportToRead, writerRoles } from '../act-on-report.ts';
import { checkReport } from '../checker/check-report.ts';
import type { Finding } from '../checker/finding.ts';
import {
  type ContributionRow,
  contributionsByAgencies,
  contributionsOf,
  findContribution,
  type RemarkRow,
  remarksOf,
} from '../contribution-store.ts';
import { buildDocument } from '../document/build-document.ts';
import type { ReportContent } from '../document/report-content.ts';
import { brokenLink } from '../freeze/check-chain.ts';
import { changedOutputs } from '../freeze/freeze-content.ts';
import { type FrozenRow, frozenChain, frozenReport, type SignatureRow, signatureOf } from '../frozen-store.ts';
import { contentOf } from '../gather-content.ts';
import { reportMarkdown } from '../render/markdown.ts';
import { findReport, type ReportRow, reportsOf, type SectionRow, sectionsOf } from '../report-store.ts';

const reads = officer(...writerRoles);
const one = Type.Object({ reportId: Type.String({ format: 'uuid' }) });

/** The reports of my agencies, the newest first, and whether I may begin one. */
export const listReports = query({
  name: 'reports.list-reports',
  summary: 'Periodic reports of my agencies.',
  allow: reads,
  input: Type.Object({}),
  run: (ctx) => reportsOf(ctx.tx, ctx.actor.agencies),
});

export interface ReportView {
  report: ReportRow;
  sections: SectionRow[];
  remarks: (RemarkRow & { by: string })[];
  contributions: (ContributionRow & { agencyName: { vi: string; en: string } })[];
  frozen: Omit<FrozenRow, 'content'> | null;
  signature: SignatureRow | null;
  /** Units that may be asked to contribute, on the report's date. */
  units: { code: string; name: { vi: string; en: string } }[];
}

/** A report with its sections and what was said of them. */
export const showReport = query({
  name: 'reports.show-report',
  summary: 'A report with its sections, remarks and contributions.',
  allow: reads,
  input: one,
  async run(ctx, { reportId }): Promise<ReportView> {
    const report = await reportToRead(ctx, reportId);
    const remarks = await remarksOf(ctx.tx, reportId);
    const names = await accountNames(ctx.tx, [...new Set(remarks.map((r) => r.accountId))]);
    const agencies = await agenciesAt(ctx.tx, report.asOf);
    const frozen = await frozenReport(ctx.tx, reportId);
    const nameOf = (code: string) => agencies.find((a) => a.code === code)?.name ?? { vi: code, en: code };
    return {
      report,
      sections: await sectionsOf(ctx.tx, reportId),
      remarks: remarks.map((r) => ({ ...r, by: names.get(r.accountId) ?? '' })),
      contributions: (await contributionsOf(ctx.tx, reportId)).map((c) => ({ ...c, agencyName: nameOf(c.agencyCode) })),
      frozen: frozen === undefined ? null : withoutContent(frozen),
      signature: (await signatureOf(ctx.tx, reportId)) ?? null,
      units: agencies
        .filter((a) => a.level !== 'commune' && a.code !== report.agencyCode)
        .map(({ code, name }) => ({ code, name })),
    };
  },
});

function withoutContent({ content: _, ...frozen }: FrozenRow): Omit<FrozenRow, 'content'> {
  return frozen;
}

export interface ReportPreview {
  report: ReportRow;
  content: ReportContent;
  /** What our own checker finds in it. */
  findings: Finding[];
}

/** A report with its values: as it was frozen, or as it would be today. */
export const previewReport = query({
  name: 'reports.preview-report',
  summary: 'A report with its values, and what contradicts itself in it.',
  allow: reads,
  input: one,
  async run(ctx, { reportId }): Promise<ReportPreview> {
    const report = await reportToRead(ctx, reportId);
    const content = await contentOf(ctx.tx, report);
    return { report, content, findings: checkReport(reportMarkdown(buildDocument(content))) };
  },
});

/** Makes a frozen report anew and looks the chain through from its beginning. */
export const verifyFrozen = query({
  name: 'reports.verify-frozen',
  summary: 'Whether a frozen report still comes out byte for byte, and the chain of reports holds.',
  allow: reads,
  input: one,
  async run(ctx, { reportId }) {
    const report = await reportToRead(ctx, reportId);
    const frozen = (await frozenReport(ctx.tx, reportId)) ?? refuse('conflict', 'reports.not-frozen');
    const broken = brokenLink(await frozenChain(ctx.tx, report.provinceCode));
    return { changed: await changedOutputs(frozen), brokenAt: broken ?? null, chainHash: frozen.chainHash };
  },
});

export interface ContributionView {
  contribution: ContributionRow;
  report: { id: string; period: string; asOf: string; state: ReportRow['state'] };
  sectionTitle: string;
  sectionText: string;
  agencyName: { vi: string; en: string };
  /** Whether this officer writes for the unit. */
  mayWrite: boolean;
}

/** What my units are asked to write, the most urgent first. */
export const myContributions = query({
  name: 'reports.my-contributions',
  summary: 'What my units are asked to write for reports.',
  allow: reads,
  input: Type.Object({}),
  async run(ctx) {
    const rows = await contributionsByAgencies(ctx.tx, ctx.actor.agencies);
    const views: ContributionView[] = [];
    for (const row of rows) views.push(await viewOf(ctx, row));
    return views;
  },
});

/** One request to my unit. */
export const showContribution = query({
  name: 'reports.show-contribution',
  summary: 'One request to my unit to write for a report.',
  allow: reads,
  input: Type.Object({ contributionId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { contributionId }) {
    const row = (await findContribution(ctx.tx, contributionId)) ?? refuse('not-found', 'reports.no-contribution');
    if (!ctx.actor.agencies.includes(row.agencyCode)) refuse('forbidden', 'reports.not-yours');
    return viewOf(ctx, row);
  },
});

async function viewOf(ctx: Parameters<typeof reportToRead>[0], row: ContributionRow): Promise<ContributionView> {
  const report = (await findReport(ctx.tx, row.reportId)) ?? refuse('not-found', 'reports.not-found');
  const section = (await sectionsOf(ctx.tx, report.id)).find((s) => s.code === row.sectionCode);
  const { id, period, asOf, state } = report;
  return {
    contribution: row,
    report: { id, period, asOf, state },
    sectionTitle: section?.title ?? row.sectionCode,
    sectionText: section?.text ?? '',
    agencyName: await agencyName(ctx.tx, row.agencyCode),
    mayWrite: mayAct(ctx.actor, row.agencyCode, writerRoles),
  };
}
