import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { computeIndex, indexOfPeriod, type PeriodIndex, type ScoredAgency, type UnitScore } from '#quality';
import { barChart } from '../../components/chart.ts';
import { dataTable } from '../../components/data-table.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { selectField } from '../../components/select-field.ts';
import { statCard } from '../../components/stat-card.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { computedAt, periodForm, periodIn, periodName } from './period-choice.ts';

export const reads = officer('leader', 'administrator', 'approver');

/** The province's index and the agencies in order of rank. */
export const rankingPages: readonly PageRoute[] = [
  { method: 'GET', url: '/quality', permission: reads, handler: page },
  { method: 'POST', url: '/quality/compute', permission: officer('leader', 'administrator'), handler: compute },
];

const listed = 100;

async function page(view: View) {
  const { language } = view;
  const period = periodIn(view);
  const index = await view.ask(indexOfPeriod, { period });
  const title = view.t('leader-quality.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('leader-quality.about')}</p>
${periodForm(view, { action: '/quality', period, computed: index.periods })}
${computedAt(view, { period, computation: index.computation })}
${
  index.computation === undefined
    ? ''
    : html`<div class="da-stats">${statCard({
        language,
        title: view.t('leader-quality.province'),
        value: index.province.points,
        unit: view.t('leader-quality.of', { max: 100 }),
        decimals: 2,
        source: 'computed',
        href: `/quality/agency?period=${period}`,
      })}${statCard({
        language,
        title: view.t('leader-quality.share'),
        value: index.province.share,
        unit: '%',
        decimals: 2,
        source: 'computed',
        href: `/quality/agency?period=${period}`,
      })}</div>
${await groupChart(view, index.province)}
${ranking(view, index, period)}
<p class="govuk-body"><a class="govuk-link" href="/quality/scorecards?period=${period}">${view.t('leader-quality.scorecards')}</a></p>`
}`;
  return view.page({ title: `${title}, ${periodName(view, period)}`, room: 'leader', body });
}

/** How much of what could be had each group has. */
export function groupChart(view: View, score: UnitScore): Promise<Html> {
  return barChart({
    language: view.language,
    title: view.t('leader-quality.groups'),
    description: view.t('leader-quality.groups-about'),
    items: score.groups.map((g) => ({
      label: view.t(`quality.group.${g.group}`),
      value: g.counted === 0 ? null : (g.points * 100) / g.counted,
    })),
    unit: '%',
    decimals: 1,
  });
}

function ranking(view: View, index: PeriodIndex, period: string): Html {
  const { language } = view;
  const level = view.search['level'] ?? '';
  const levels = [...new Set(index.agencies.map((a) => a.level))].filter((l) => l !== '');
  const rows = index.agencies.filter((a) => level === '' || a.level === level);
  const points = (value: number) => formatNumber(language, value, 2);
  const cells = (a: ScoredAgency) => [
    a.rank === null ? '–' : String(a.rank),
    html`<a class="govuk-link" href="/quality/agency?period=${period}&agency=${a.code}">${view.say(a.name)}</a>`,
    points(a.score.points),
    points(a.score.counted),
    `${points(a.score.share ?? 0)}%`,
  ];
  return html`<h2 class="govuk-heading-m">${view.t('leader-quality.ranking')}</h2>
${filterBar({
  language,
  action: '/quality',
  kept: { period },
  fields: [
    selectField({
      language,
      name: 'level',
      label: view.t('leader-quality.level'),
      value: level,
      choices: [
        { value: '', text: view.t('leader-quality.all-levels') },
        ...levels.map((value) => ({ value, text: view.t(`leader-quality.levels.${value}`) })),
      ],
    }),
  ],
})}
${dataTable({
  language,
  caption: view.t('leader-quality.ranking'),
  captionHidden: true,
  empty: view.t('leader-quality.nothing'),
  columns: [
    { label: view.t('leader-quality.rank'), numeric: true },
    { label: view.t('leader-quality.agency'), heading: true },
    { label: view.t('leader-quality.points'), numeric: true },
    { label: view.t('leader-quality.counted'), numeric: true },
    { label: view.t('leader-quality.share'), numeric: true },
  ],
  rows: rows.slice(0, listed).map((a) => ({ cells: cells(a) })),
})}
${rows.length > listed ? html`<p class="govuk-body">${view.t('leader-quality.first', { shown: listed, all: rows.length })}</p>` : ''}
<p class="govuk-body">${view.t('leader-quality.counted-about')}</p>`;
}

async function compute(view: View) {
  const period = periodIn(view);
  const done = await orRefusal(view.act(computeIndex, { period }));
  if (done instanceof Refusal && done.key !== 'quality.not-begun') throw done;
  return view.go(`/quality?period=${period}`);
}
