import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { type ComponentScore, type Group, groups, indexOfAgency, type UnitScore } from '#quality';
import { dataTable } from '../../components/data-table.ts';
import { notice } from '../../components/notice.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { computedAt, periodIn, periodName } from './period-choice.ts';
import { groupChart, reads } from './ranking-pages.ts';

/** One agency (or the province): every component with its two counts, its share, its points, and the way to the records. */
export const agencyPages: readonly PageRoute[] = [
  { method: 'GET', url: '/quality/agency', permission: reads, handler: page },
];

async function page(view: View) {
  const period = periodIn(view);
  const agencyCode = view.search['agency'];
  const { agency, score, computation } = await view.ask(indexOfAgency, {
    period,
    ...(agencyCode === undefined ? {} : { agencyCode }),
  });
  const name = agency === undefined ? view.t('leader-quality.province') : view.say(agency.name);
  const link = (c: ComponentScore) =>
    `/quality/records?period=${period}&component=${c.code}${agencyCode === undefined ? '' : `&agency=${encodeURIComponent(agencyCode)}`}`;
  const body = html`<span class="govuk-caption-l">${periodName(view, period)}</span>
<h1 class="govuk-heading-l">${name}</h1>
${computedAt(view, { period, computation })}
<p class="govuk-body-l">${view.t('leader-quality.total', {
    points: formatNumber(view.language, score.points, 2),
    counted: formatNumber(view.language, score.counted, 2),
    share: score.share === null ? '–' : `${formatNumber(view.language, score.share, 2)}%`,
  })}</p>
${score.counted < 100 ? notice({ language: view.language, kind: 'info', body: view.t('leader-quality.uncounted') }) : ''}
${await groupChart(view, score)}
${groups.map((group) => groupTable(view, { group, score, link }))}`;
  return view.page({ title: name, room: 'leader', body, backLink: `/quality?period=${period}` });
}

function groupTable(
  view: View,
  { group, score, link }: { group: Group; score: UnitScore; link(c: ComponentScore): string },
): Html {
  const { language } = view;
  const own = score.groups.find((g) => g.group === group);
  const points = (value: number | null) => (value === null ? '–' : formatNumber(language, value, 2));
  return dataTable({
    language,
    caption: view.t('leader-quality.group-points', {
      group: view.t(`quality.group.${group}`),
      points: points(own?.points ?? 0),
      max: own?.max ?? 0,
    }),
    columns: [
      { label: view.t('leader-quality.component'), heading: true },
      { label: view.t('leader-quality.counts'), numeric: true },
      { label: view.t('leader-quality.part'), numeric: true },
      { label: view.t('leader-quality.threshold'), numeric: true },
      { label: view.t('leader-quality.points'), numeric: true },
    ],
    rows: score.components
      .filter((c) => c.group === group)
      .map((c) => ({
        cells: [
          `${c.code}. ${view.t(`quality.component.${c.code.replace('.', '-')}`)}`,
          c.records === null
            ? html`<span class="da-soft">${view.t('leader-quality.no-source')}</span>`
            : c.denominator === 0
              ? html`<span class="da-soft">${view.t('leader-quality.no-records')}</span>`
              : html`<a class="govuk-link" href="${link(c)}">${formatNumber(language, c.numerator)}/${formatNumber(language, c.denominator)}</a> ${view.t(`quality.unit.${c.records}`)}`,
          c.share === null ? '–' : `${formatNumber(language, c.share, 2)}%`,
          `${c.threshold}%`,
          `${points(c.points)}/${c.max}`,
        ],
      })),
  });
}
