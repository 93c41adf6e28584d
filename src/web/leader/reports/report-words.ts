import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { type Finding, mayAct, type ReportRow, type ReportState, writerRoles } from '#reports';
import { errorSummary } from '../../components/error-summary.ts';
import { notice } from '../../components/notice.ts';
import { tabs } from '../../components/tabs.ts';
import { type Tone, tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';

/** Who comes to these pages: whoever writes, decides on or signs reports, or contributes to them. */
export const writesReports = officer(...writerRoles);

const tones: Record<ReportState, Tone> = { draft: 'progress', review: 'attention', frozen: 'info', signed: 'success' };

export const reportTag = (view: View, state: ReportState): Html =>
  tag({ tone: tones[state], text: view.t(`reports.state.${state}`) });

/** "Báo cáo năm 2023, số liệu đến 30/11/2023". */
export function reportName(
  view: View,
  { period, asOf, amends }: Pick<ReportRow, 'period' | 'asOf' | 'amends'>,
): string {
  return view.t(amends === null ? 'leader-reports.name' : 'leader-reports.name-amendment', {
    period,
    date: formatDate(asOf),
  });
}

const parts = ['', 'preview', 'frame', 'changes'] as const;

/** The parts of a report's pages, and its name above them. */
export function reportHead(view: View, report: ReportRow, current: (typeof parts)[number]): Html {
  const shown = parts.filter((p) => p !== 'changes' || report.amends !== null);
  return html`<span class="govuk-caption-l">${reportTag(view, report.state)}</span>
<h1 class="govuk-heading-l">${reportName(view, report)}</h1>
${tabs({
  language: view.language,
  label: view.t('leader-reports.parts'),
  tabs: shown.map((p) => ({
    text: view.t(`leader-reports.part.${p === '' ? 'sections' : p}`),
    href: `/reports/${report.id}${p === '' ? '' : `/${p}`}`,
    current: p === current,
  })),
})}`;
}

const isOpen = ({ state }: ReportRow): boolean => state === 'draft' || state === 'review';

/** Whether this officer may still write on the report. */
export const mayWrite = (view: View, report: ReportRow): boolean =>
  isOpen(report) && mayAct(view.actor, report.agencyCode, writerRoles);

/** What was refused, in words, above the form: what is wrong with fields leads to them. */
export function refusalWords(view: View, refusal: Refusal | undefined): Html {
  if (refusal === undefined) return html``;
  const errors = view.faultWords(refusal.fields);
  if (errors.length > 0) return errorSummary({ language: view.language, errors });
  return notice({ language: view.language, kind: 'warning', body: view.t(refusal.key, refusal.params) });
}

/** The refusal of work, or undefined when it was done; what is no refusal of the person's own input goes on. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && (error.kind === 'conflict' || error.kind === 'invalid')) return error;
    throw error;
  }
}

/** A finding in one sentence. */
export const findingWords = (view: View, f: Finding): string =>
  view.t(`reports.finding.${f.kind}`, { ...f.params, stated: f.stated, computed: f.computed });
