import { breakdownOfFigure, type Definition, leastRecords, percentOf } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import { agenciesAt, unitsAt } from '#territory';
import { addressWith } from '../../components/address.ts';
import { barChart } from '../../components/chart.ts';
import { dataTable } from '../../components/data-table.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { selectField } from '../../components/select-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { asOfIn } from '../as-of.ts';
import { looksIn } from './overview-pages.ts';
import { type SplitBy, shareIn, sharesBy } from './split-choice.ts';

export const rankingPages: readonly PageRoute[] = [
  { method: 'GET', url: '/room/ranking', permission: looksIn, handler: ranking },
];

interface Ranked {
  code: string;
  name: string;
  numerator: number;
  denominator: number;
  percent: number;
}

const chartedUnits = 10;

async function ranking(view: View) {
  const asOf = asOfIn(view);
  const by: SplitBy = view.search['by'] === 'agency' ? 'agency' : 'commune';
  const definition = shareIn(view, by);
  const { ranked, few } = await rankUnits(view, { definition, asOf, by });
  const title = view.t('leader-room.ranking.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('leader-room.ranking.about', { least: leastRecords })}</p>
${choice(view, { asOf, by, definition })}
<h2 class="govuk-heading-m">${view.say(definition.label)}</h2>
<p class="govuk-body">${view.t('leader-room.ranking.meaning', { meaning: view.say(definition.meaning), date: formatDate(asOf) })}</p>
${await chart(view, ranked, definition)}
${rankTable(view, { rows: ranked, by, asOf, definition })}
${few.length === 0 ? '' : rankTable(view, { rows: few, by, asOf, definition, unranked: true })}`;
  return view.page({ title, room: 'leader', body, backLink: addressWith('/room', { asOf }) });
}

/** Units in order of a share; those with too few records to be compared stand apart. */
export async function rankUnits(
  view: View,
  { definition, asOf, by }: { definition: Definition; asOf: IsoDate; by: SplitBy },
): Promise<{ ranked: Ranked[]; few: Ranked[] }> {
  const rows = await view.ask(breakdownOfFigure, { code: definition.code, asOf, by });
  const names = await namesOf(view, by, asOf);
  const all = rows
    .filter((r) => r.key !== '')
    .map(({ key, numerator, denominator }) => ({
      code: key,
      name: names.get(key) ?? key,
      numerator,
      denominator,
      percent: percentOf(numerator, denominator, definition.decimals) ?? 0,
    }))
    .sort((a, b) => b.percent - a.percent || b.denominator - a.denominator || (a.code < b.code ? -1 : 1));
  const isEnough = (r: Ranked) => r.denominator >= leastRecords;
  return { ranked: all.filter(isEnough), few: all.filter((r) => !isEnough(r)) };
}

/** Names of communes or agencies of a date, by code. */
export async function namesOf(view: View, by: SplitBy, asOf: IsoDate): Promise<Map<string, string>> {
  return view.site.runtime.database.read({ kind: 'system' }, async (tx) =>
    by === 'commune'
      ? new Map((await unitsAt(tx, asOf)).map((u) => [u.code, u.name]))
      : new Map((await agenciesAt(tx, asOf)).map((a) => [a.code, view.say(a.name)])),
  );
}

function choice(view: View, { asOf, by, definition }: { asOf: IsoDate; by: SplitBy; definition: Definition }): Html {
  const { language } = view;
  return filterBar({
    language,
    action: '/room/ranking',
    kept: { asOf },
    fields: [
      selectField({
        language,
        name: 'by',
        label: view.t('leader-room.ranking.by'),
        value: by,
        choices: (['commune', 'agency'] as const).map((value) => ({ value, text: view.t(`leader-room.by.${value}`) })),
      }),
      figureChoice(view, by, definition),
    ],
  });
}

export const figureChoice = (view: View, by: SplitBy, definition: Definition): Html =>
  selectField({
    language: view.language,
    name: 'code',
    label: view.t('leader-room.figure'),
    value: definition.code,
    choices: sharesBy(by).map((d) => ({ value: d.code, text: view.say(d.label) })),
  });

async function chart(view: View, ranked: readonly Ranked[], definition: Definition): Promise<Html> {
  const isLong = ranked.length > 2 * chartedUnits;
  const shown = isLong ? [...ranked.slice(0, chartedUnits), ...ranked.slice(-chartedUnits)] : ranked;
  if (shown.length === 0) return html``;
  return barChart({
    language: view.language,
    title: view.t(isLong ? 'leader-room.ranking.ends' : 'leader-room.ranking.all', { count: chartedUnits }),
    description: view.t('leader-room.ranking.chart-about'),
    items: shown.map((r) => ({ label: r.name, value: r.percent })),
    unit: '%',
    decimals: definition.decimals,
  });
}

function rankTable(
  view: View,
  model: { rows: readonly Ranked[]; by: SplitBy; asOf: IsoDate; definition: Definition; unranked?: boolean },
): Html {
  const { rows, by, asOf, definition, unranked = false } = model;
  const number = (n: number) => formatNumber(view.language, n);
  const place = (r: Ranked) => 1 + rows.filter((o) => o.percent > r.percent).length;
  const open = (r: Ranked) =>
    addressWith(by === 'commune' ? `/room/communes/${r.code}` : `/figures/${definition.code}`, {
      asOf,
      ...(by === 'agency' ? { agency: r.code } : {}),
    });
  return dataTable({
    language: view.language,
    caption: view.t(unranked ? 'leader-room.ranking.few' : 'leader-room.ranking.order'),
    columns: [
      { label: view.t('leader-room.ranking.place'), numeric: true },
      { label: view.t(`leader-room.by.${by}`), heading: true },
      { label: view.t('leader-room.numerator'), numeric: true },
      { label: view.t('leader-room.denominator'), numeric: true },
      { label: view.t('leader-room.percent'), numeric: true },
    ],
    rows: rows.map((r) => ({
      cells: [
        unranked ? '–' : number(place(r)),
        html`<a class="govuk-link" href="${open(r)}">${r.name}</a>`,
        number(r.numerator),
        number(r.denominator),
        `${formatNumber(view.language, r.percent, definition.decimals)}%`,
      ],
    })),
    empty: view.t('leader-room.ranking.empty'),
    narrow: 'scroll',
  });
}
