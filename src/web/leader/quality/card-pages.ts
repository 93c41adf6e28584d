import { nameOfficers } from '#cases';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { type AgencyCard, type OfficerCard, scorecards, type UnitIndex } from '#quality';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { periodForm, periodIn, periodName } from './period-choice.ts';

/** Scorecards of Circular 01/2018/TT-VPCP: agencies by nine indices, officers by four. */
export const cardPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/quality/scorecards',
    permission: officer('leader', 'approver', 'administrator'),
    handler: page,
  },
];

const listed = 60;

async function page(view: View) {
  const period = periodIn(view);
  const { officers, agencies } = await view.ask(scorecards, { period });
  const shown = officers.slice(0, listed);
  const names = await view.ask(nameOfficers, { postIds: shown.map((o) => o.postId) });
  const title = view.t('leader-quality.scorecards');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('leader-quality.scorecards-about')}</p>
${periodForm(view, { action: '/quality/scorecards', period, computed: [] })}
${agencyTable(view, agencies.slice(0, listed))}
${officerTable(view, shown, (postId) => names.posts[postId]?.name ?? '')}
${details({
  summary: view.t('leader-quality.indices'),
  body: html`<ol class="govuk-list govuk-list--number">${indices.map((i) => html`<li>${view.t(`quality.index.${i}`)}</li>`)}</ol><p class="govuk-body">${view.t('leader-quality.unjudged')}</p>`,
})}`;
  return view.page({
    title: `${title}, ${periodName(view, period)}`,
    room: 'leader',
    body,
    backLink: `/quality?period=${period}`,
    wide: true,
  });
}

const indices: readonly UnitIndex[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

function agencyTable(view: View, agencies: readonly AgencyCard[]): Html {
  const { language } = view;
  const points = (value: number | null) => (value === null ? '–' : formatNumber(language, value, 2));
  return dataTable({
    language,
    caption: view.t('leader-quality.agencies'),
    empty: view.t('leader-quality.nothing'),
    narrow: 'scroll',
    columns: [
      { label: view.t('leader-quality.agency'), heading: true },
      ...indices.map((i) => ({ label: i, numeric: true })),
      { label: view.t('leader-quality.of-18'), numeric: true },
      { label: view.t('leader-quality.grade') },
    ],
    rows: agencies.map(({ name, card }) => ({
      cells: [
        view.say(name),
        ...indices.map((i) => points(card.indices[i])),
        points(card.scaled),
        card.grade === null ? '–' : view.t(`quality.grade.${card.grade}`),
      ],
    })),
  });
}

function officerTable(view: View, officers: readonly OfficerCard[], nameOf: (postId: string) => string): Html {
  const { language } = view;
  const count = (value: number) => formatNumber(language, value);
  return dataTable({
    language,
    caption: view.t('leader-quality.officers'),
    empty: view.t('leader-quality.no-officers'),
    columns: [
      { label: view.t('leader-quality.officer'), heading: true },
      { label: view.t('leader-quality.agency') },
      { label: view.t('leader-quality.cases'), numeric: true },
      { label: view.t('leader-quality.early'), numeric: true },
      { label: view.t('leader-quality.on-time'), numeric: true },
      { label: view.t('leader-quality.late'), numeric: true },
      { label: view.t('leader-quality.of-8'), numeric: true },
      { label: view.t('leader-quality.grade') },
    ],
    rows: officers.map((o) => ({
      cells: [
        [nameOf(o.postId), view.say(o.title)].filter((text) => text !== '').join(', '),
        o.agencyCode,
        count(o.facts.cases),
        count(o.facts.early),
        count(o.facts.onTime),
        count(o.facts.late),
        o.score === null ? '–' : formatNumber(language, o.score.points, 2),
        o.score === null ? '–' : view.t(`quality.grade.${o.score.grade}`),
      ],
    })),
  });
}
