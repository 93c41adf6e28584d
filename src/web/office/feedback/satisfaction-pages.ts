import { satisfaction } from '#feedback';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { addDays } from '#platform/time';
import { dataTable } from '../../components/data-table.ts';
import { tabs } from '../../components/tabs.ts';
import type { PageRoute, View } from '../../shell/view.ts';

/** How people rated the agencies that this officer sees; who they were is not told. */
export const satisfactionPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/satisfaction',
    permission: officer('receiving-officer', 'approver', 'leader'),
    handler: page,
  },
];

const spans = [30, 90, 365] as const;

async function page(view: View) {
  const { language } = view;
  const days = spans.find((s) => String(s) === view.search['days']) ?? 90;
  const from = addDays(view.today, -days);
  const { rows, means, comments } = await view.ask(satisfaction, { from, to: view.today });
  const percent = (part: number, whole: number) => `${formatNumber(language, (part * 100) / whole, 1)}%`;
  const title = view.t('office-feedback.satisfaction');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${tabs({
  language,
  label: view.t('office-feedback.span'),
  tabs: spans.map((s) => ({
    text: view.t('office-feedback.days', { days: s }),
    href: `/office/satisfaction?days=${s}`,
    current: s === days,
  })),
})}
${dataTable({
  language,
  caption: view.t('office-feedback.by-agency'),
  empty: view.t('office-feedback.no-ratings'),
  columns: [
    { label: view.t('citizen-feedback.agency'), heading: true },
    { label: view.t('office-feedback.ratings'), numeric: true },
    { label: view.t('office-feedback.satisfied'), numeric: true },
    { label: view.t('office-feedback.share'), numeric: true },
  ],
  rows: rows.map((r) => ({
    cells: [
      r.agencyCode,
      formatNumber(language, r.ratings),
      formatNumber(language, r.satisfied),
      percent(r.satisfied, r.ratings),
    ],
  })),
})}
${rows.length === 0 ? '' : criterionTable(view, means)}
${
  comments.length === 0
    ? ''
    : dataTable({
        language,
        caption: view.t('office-feedback.comments'),
        columns: [
          { label: view.t('office-payments.day'), heading: true },
          { label: view.t('citizen-feedback.overall') },
          { label: view.t('citizen-feedback.comment') },
        ],
        rows: comments.map((c) => ({
          cells: [formatDate(c.ratedOn), view.t(`feedback.score.${c.overall}`), c.comment],
        })),
      })
}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/feedback' });
}

function criterionTable(view: View, means: readonly { criterion: string; mean: number | null }[]): Html {
  return dataTable({
    language: view.language,
    caption: view.t('office-feedback.by-criterion'),
    columns: [
      { label: view.t('office-feedback.criterion'), heading: true },
      { label: view.t('office-feedback.mean'), numeric: true },
    ],
    rows: means.map(({ criterion, mean }) => ({
      cells: [view.t(`feedback.criterion.${criterion}`), mean === null ? '–' : formatNumber(view.language, mean, 2)],
    })),
  });
}
