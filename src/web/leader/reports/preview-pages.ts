import { type Html, html } from '#platform/html';
import { buildDocument, type Finding, previewReport, reportBody } from '#reports';
import { notice } from '../../components/notice.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { findingWords, reportHead, reportName, writesReports } from './report-words.ts';

/** The report as it reads: every number opens its records, and what contradicts itself stands above. */
export const previewPages: readonly PageRoute[] = [
  { method: 'GET', url: '/reports/:reportId/preview', permission: writesReports, handler: page },
];

async function page(view: View) {
  const { report, content, findings } = await view.ask(previewReport, { reportId: view.params['reportId'] ?? '' });
  const body = html`${reportHead(view, report, 'preview')}${findingNotice(view, findings)}
${reportBody(buildDocument({ ...content, site: '' }))}`;
  return view.page({ title: reportName(view, report), room: 'leader', body, backLink: '/reports', wide: true });
}

function findingNotice(view: View, findings: readonly Finding[]): Html {
  const { language } = view;
  if (findings.length === 0) return notice({ language, kind: 'success', body: view.t('reports.check.none') });
  return notice({
    language,
    kind: 'warning',
    title: view.t('reports.check.count', { count: findings.length }),
    body: html`<ul class="govuk-list govuk-list--bullet">${findings.map((f) => html`<li>${findingWords(view, f)} <span class="da-soft">“${f.quote}”</span></li>`)}</ul>`,
  });
}
