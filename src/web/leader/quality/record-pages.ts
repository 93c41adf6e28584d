import { type Html, html } from '#platform/html';
import { componentRecords, type RecordKind } from '#quality';
import { dataTable } from '../../components/data-table.ts';
import { pagination } from '../../components/pagination.ts';
import { tabs } from '../../components/tabs.ts';
import { tag } from '../../components/tag.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { periodIn, periodName } from './period-choice.ts';
import { reads } from './ranking-pages.ts';

/** The records behind one component: those that lost points first. Codes only; opening one is asked and logged elsewhere. */
export const recordPages: readonly PageRoute[] = [
  { method: 'GET', url: '/quality/records', permission: reads, handler: page },
];

const views = ['all', 'lost', 'counted'] as const;

async function page(view: View) {
  const { language } = view;
  const period = periodIn(view);
  const component = view.search['component'] ?? '';
  const agencyCode = view.search['agency'];
  const shown = views.find((v) => v === view.search['show']) ?? 'all';
  const asked = Number(view.search['page'] ?? '1');
  const list = await view.ask(componentRecords, {
    period,
    component,
    page: Number.isInteger(asked) && asked >= 1 && asked <= 2000 ? asked : 1,
    ...(agencyCode === undefined ? {} : { agencyCode }),
    ...(shown === 'all' ? {} : { counted: shown === 'counted' }),
  });
  const agency = agencyCode === undefined ? '' : `&agency=${encodeURIComponent(agencyCode)}`;
  const here = `/quality/records?period=${period}&component=${component}${agency}`;
  const title = `${component}. ${view.t(`quality.component.${component.replace('.', '-')}`)}`;
  const body = html`<span class="govuk-caption-l">${periodName(view, period)}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('leader-quality.records-about')}</p>
${tabs({
  language,
  label: view.t('leader-quality.which'),
  tabs: views.map((v) => ({
    text: view.t(`leader-quality.show.${v}`),
    href: `${here}&show=${v}`,
    current: v === shown,
  })),
})}
${dataTable({
  language,
  caption: title,
  captionHidden: true,
  empty: view.t('leader-quality.no-records'),
  columns: [
    { label: view.t('leader-quality.record'), heading: true },
    { label: view.t('leader-quality.agency') },
    { label: view.t('leader-quality.verdict') },
  ],
  rows: list.rows.map((r) => ({
    cells: [
      linkTo(list.component.records, r.recordId, r.label),
      r.agencyCode,
      tag({
        tone: r.counted ? 'success' : 'danger',
        text: view.t(`leader-quality.${r.counted ? 'is-counted' : 'is-lost'}`),
      }),
    ],
  })),
})}
${pagination({ language, path: `${here}&show=${shown}`, page: list.page, pageSize: list.pageSize, total: list.total })}`;
  return view.page({ title, room: 'leader', body, backLink: `/quality/agency?period=${period}${agency}` });
}

const hrefs: Partial<Record<RecordKind, (id: string) => string>> = {
  case: (id) => `/office/cases/${id}`,
  petition: (id) => `/office/feedback/${id}`,
  procedure: (id) => `/services/${id}`,
};

function linkTo(kind: RecordKind | null, id: string, label: string): Html | string {
  const href = kind === null ? undefined : hrefs[kind];
  return href === undefined ? label : html`<a class="govuk-link" href="${href(id)}">${label}</a>`;
}
