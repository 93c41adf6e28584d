import type { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { myContributions, sendContribution, showContribution } from '#reports';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { type Tone, tag } from '../../components/tag.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { refusalOf, refusalWords, writesReports } from './report-words.ts';

const url = '/reports/contributions/:contributionId';

/** What my unit is asked to write for reports. */
export const contributionPages: readonly PageRoute[] = [
  { method: 'GET', url: '/reports/contributions', permission: writesReports, handler: list },
  { method: 'GET', url, permission: writesReports, handler: (view) => page(view) },
  { method: 'POST', url, permission: writesReports, handler: send },
];

const tones: Record<string, Tone> = { asked: 'attention', returned: 'danger', sent: 'progress', taken: 'success' };

async function list(view: View) {
  const { language } = view;
  const rows = await view.ask(myContributions, {});
  const title = view.t('leader-reports.contributions');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${dataTable({
  language,
  caption: title,
  captionHidden: true,
  empty: view.t('leader-reports.no-contributions'),
  columns: [
    { label: view.t('leader-reports.section'), heading: true },
    { label: view.t('leader-reports.report') },
    { label: view.t('leader-reports.unit') },
    { label: view.t('leader-reports.state') },
    { label: view.t('leader-reports.due-on') },
  ],
  rows: rows.map(({ contribution: c, report, sectionTitle, agencyName }) => ({
    cells: [
      html`<a class="govuk-link" href="/reports/contributions/${c.id}">${sectionTitle}</a>`,
      report.period,
      view.say(agencyName),
      tag({ tone: tones[c.state] ?? 'neutral', text: view.t(`reports.contribution-state.${c.state}`) }),
      c.state === 'taken' || c.state === 'sent'
        ? formatDate(c.dueOn)
        : dueBadge({ language, dueOn: c.dueOn, today: view.today, finishedOn: null, paused: false, withDate: true }),
    ],
  })),
})}`;
  return view.page({ title, room: 'leader', body, backLink: '/reports' });
}

async function page(view: View, refusal?: Refusal) {
  const { language } = view;
  const shown = await view.ask(showContribution, { contributionId: view.params['contributionId'] ?? '' });
  const { contribution: c, report, sectionTitle, agencyName } = shown;
  const writes = shown.mayWrite && c.state !== 'taken' && (report.state === 'draft' || report.state === 'review');
  const error = view
    .faultWords(refusal?.fields ?? [])
    .map((f) => f.text)
    .join(' ');
  const body = html`${refusalWords(view, refusal)}<span class="govuk-caption-l">${view.say(agencyName)}</span>
<h1 class="govuk-heading-l">${sectionTitle}</h1>
<p class="govuk-body">${view.t('leader-reports.asked-about', { period: report.period, asOf: formatDate(report.asOf), due: formatDate(c.dueOn) })}</p>
${c.remark === null ? '' : notice({ language, kind: 'warning', title: view.t('leader-reports.returned-with'), body: c.remark })}
${details({ summary: view.t('leader-reports.text-now'), body: html`<p class="govuk-body da-report-text">${shown.sectionText}</p>` })}
${
  writes
    ? form({
        language,
        action: `/reports/contributions/${c.id}`,
        idempotencyKey: newId(),
        version: c.version,
        keepAs: `contribution-${c.id}`,
        submit: view.t('leader-reports.send'),
        body: longTextField({
          language,
          name: 'text',
          label: view.t('leader-reports.contribution-text'),
          hint: view.t('leader-reports.section-hint'),
          rows: 10,
          atMost: 20_000,
          value: view.form['text'] ?? c.text,
          ...(error === '' ? {} : { error }),
        }),
      })
    : html`<p class="govuk-body da-report-text">${c.text}</p>`
}`;
  const state = refusal === undefined ? 200 : 422;
  return view.page(
    { title: sectionTitle, room: 'leader', body, backLink: '/reports/contributions', hasErrors: state === 422 },
    state,
  );
}

async function send(view: View) {
  const contributionId = view.params['contributionId'] ?? '';
  const input = { contributionId, version: Number(view.form['_version'] ?? 0), text: view.form['text'] ?? '' };
  const refusal = await refusalOf(view.act(sendContribution, input));
  return refusal === undefined ? view.go('/reports/contributions') : page(view, refusal);
}
