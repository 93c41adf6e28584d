import { officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime, formatNumber } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import {
  findEthnicGroup,
  leastShown,
  populationStatistics,
  type ShownCount,
  type Statistics,
  type StatisticsTable,
  statisticsTables,
} from '#population';
import { type Unit, unitsAt } from '#territory';
import { addressWith } from '../../components/address.ts';
import { barChart } from '../../components/chart.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { statCard } from '../../components/stat-card.ts';
import { sendTable, type TableKind } from '../../shell/send-table.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { asOfForm, asOfIn } from '../as-of.ts';
import './i18n/index.ts';

const reads = officer();

/** Population statistics (section II.8 of the report): for the province or one commune, as pages and as files. */
export const populationPages: readonly PageRoute[] = [
  { method: 'GET', url: '/population', permission: reads, handler: page },
  { method: 'GET', url: '/population/:file', permission: reads, handler: file },
];

/** What a table says of the province, or of one commune. */
interface Line {
  counts: ShownCount[];
  total: ShownCount;
}

const lineOf = (s: Statistics, commune: string): Line => {
  if (commune === '') return { counts: s.columnTotals, total: s.total };
  const at = s.communes.indexOf(commune);
  return { counts: s.cells[at] ?? s.columns.map(() => 0), total: at < 0 ? 0 : (s.rowTotals[at] ?? null) };
};

const columnName = (view: View, { table, columns }: Statistics, index: number): string => {
  const key = columns[index] ?? '';
  if (table === 'ethnicity') return findEthnicGroup(key)?.name ?? key;
  if (table !== 'age') return view.t(`leader-population.column.${key}`);
  const from = Number(key) * 5;
  return index === columns.length - 1
    ? view.t('leader-population.age-and-over', { from })
    : view.t('leader-population.age', { from, to: from + 4 });
};

const shown = (view: View, count: ShownCount): string =>
  count === null ? view.t('leader-population.kept-back') : formatNumber(view.language, count);

async function page(view: View) {
  const asOf = asOfIn(view);
  const units = await communesOf(view, asOf);
  const asked = view.search['commune'] ?? '';
  const commune = units.find((u) => u.code === asked);
  const code = commune?.code ?? '';
  const tables = await view.ask(populationStatistics, { tables: [...statisticsTables], asOf });
  const of = (table: StatisticsTable): Statistics =>
    tables.find((t) => t.table === table) ?? refuse('not-found', 'platform.not-found');
  const place = commune?.name ?? view.site.provinceName(asOf)[view.language];
  const title = view.t('leader-population.title', { place });
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('leader-population.about', { least: leastShown })}</p>
<p class="govuk-hint">${view.t('leader-population.counted', { at: formatDateTime(oldest(tables)) })}</p>
${asOfForm(view, asOf, code === '' ? {} : { commune: code })}
${code === '' ? '' : html`<p class="govuk-body"><a class="govuk-link" href="${addressWith('/population', { asOf })}">${view.t('leader-population.whole-province')}</a></p>`}
${cards(view, { people: lineOf(of('sex'), code), households: lineOf(of('households'), code), ethnicity: { table: of('ethnicity'), line: lineOf(of('ethnicity'), code) } })}
${await ageChart(view, of('age'), code)}
${lineTable(view, of('sex'), code)}
${lineTable(view, of('ethnicity'), code)}
${lineTable(view, of('moves'), code)}
${code === '' ? communeTable(view, { tables: of, units, asOf }) : ''}
${details({ summary: view.t('leader-population.files'), body: files(view, asOf) })}`;
  return view.page({ title, room: 'leader', body });
}

/** When the first of the tables was counted. */
const oldest = (tables: readonly Statistics[]): Date => new Date(Math.min(...tables.map((t) => t.countedAt.getTime())));

const communesOf = (view: View, asOf: IsoDate): Promise<Unit[]> =>
  view.site.runtime.database.read({ kind: 'system' }, (tx) => unitsAt(tx, asOf, 'commune'));

function cards(
  view: View,
  model: { people: Line; households: Line; ethnicity: { table: Statistics; line: Line } },
): Html {
  const { language } = view;
  const { people, households, ethnicity } = model;
  const kinh = ethnicity.line.counts[ethnicity.table.columns.indexOf('kinh')];
  const all = ethnicity.line.total;
  const isTold = all !== null && all !== 0 && kinh !== null;
  const minority = isTold ? ((all - (kinh ?? 0)) / all) * 100 : null;
  const groups = ethnicity.line.counts.filter((c) => c === null || c > 0).length;
  const card = (key: string, value: number | null, more: { unit?: string; decimals?: number } = {}) =>
    statCard({ language, title: view.t(`leader-population.card.${key}`), value, source: 'computed', ...more });
  return html`<div class="da-stats">${card('people', people.total)}${card('households', households.total)}${card(
    'minority',
    minority,
    { unit: '%', decimals: 1 },
  )}${card('groups', groups)}</div>`;
}

function ageChart(view: View, age: Statistics, commune: string): Promise<Html> {
  const { counts } = lineOf(age, commune);
  return barChart({
    language: view.language,
    title: view.t('leader-population.table.age'),
    description: view.t('leader-population.age-about'),
    items: counts.map((value, i) => ({ label: columnName(view, age, i), value })).reverse(),
  });
}

function lineTable(view: View, table: Statistics, commune: string): Html {
  const { counts, total } = lineOf(table, commune);
  const caption = view.t(`leader-population.table.${table.table}`);
  const percent = (count: ShownCount) =>
    count === null || total === null || total === 0 ? '–' : `${formatNumber(view.language, (count * 100) / total, 1)}%`;
  const hasShares = table.table !== 'moves';
  return dataTable({
    language: view.language,
    caption,
    columns: [
      { label: caption, heading: true },
      { label: view.t(hasShares ? 'leader-population.people' : 'leader-population.events'), numeric: true },
      ...(hasShares ? [{ label: view.t('leader-population.share'), numeric: true }] : []),
    ],
    rows: counts
      .map((count, i) => ({ count, cells: [columnName(view, table, i), shown(view, count), percent(count)] }))
      .filter(({ count }) => count !== 0 || table.table !== 'ethnicity')
      .map(({ cells }) => ({ cells: hasShares ? cells : cells.slice(0, 2) })),
    empty: view.t('leader-population.empty'),
    narrow: 'scroll',
  });
}

function communeTable(
  view: View,
  model: { tables: (table: StatisticsTable) => Statistics; units: readonly Unit[]; asOf: IsoDate },
): Html {
  const { tables, units, asOf } = model;
  const moves = tables('moves');
  // A count that is kept back is null and stays so: nought would be a false statement.
  const kind = (code: string, name: string): ShownCount => {
    const count = lineOf(moves, code).counts[moves.columns.indexOf(name)];
    return count === undefined ? 0 : count;
  };
  return dataTable({
    language: view.language,
    caption: view.t('leader-population.communes'),
    columns: [
      { label: view.t('leader-population.commune'), heading: true },
      { label: view.t('leader-population.people'), numeric: true },
      { label: view.t('leader-population.column.households'), numeric: true },
      ...moves.columns.map((name) => ({ label: view.t(`leader-population.column.${name}`), numeric: true })),
    ],
    rows: units.map((unit) => ({
      cells: [
        html`<a class="govuk-link" href="${addressWith('/population', { asOf, commune: unit.code })}">${unit.name}</a>`,
        shown(view, lineOf(tables('sex'), unit.code).total),
        shown(view, lineOf(tables('households'), unit.code).total),
        ...moves.columns.map((name) => shown(view, kind(unit.code, name))),
      ],
    })),
    empty: view.t('leader-population.empty'),
    narrow: 'scroll',
  });
}

function files(view: View, asOf: IsoDate): Html {
  const link = (table: string, kind: TableKind) =>
    html`<a class="govuk-link" href="${addressWith(`/population/${table}.${kind}`, { asOf })}">${kind.toUpperCase()}</a>`;
  return html`<ul class="govuk-list">${statisticsTables.map(
    (table) =>
      html`<li>${view.t(`leader-population.table.${table}`)}: ${link(table, 'csv')}, ${link(table, 'xlsx')}</li>`,
  )}</ul>`;
}

async function file(view: View) {
  const [, table = '', kind = ''] = /^([a-z]+)\.(csv|xlsx)$/.exec(view.params['file'] ?? '') ?? [];
  const asked = statisticsTables.find((t) => t === table) ?? refuse('not-found', 'platform.not-found');
  const asOf = asOfIn(view);
  const [[statistics], units] = await Promise.all([
    view.ask(populationStatistics, { tables: [asked], asOf }),
    communesOf(view, asOf),
  ]);
  if (statistics === undefined) return refuse('not-found', 'platform.not-found');
  const names = new Map(units.map((u) => [u.code, u.name]));
  const cell = (count: ShownCount) => (count === null ? view.t('leader-population.kept-back') : String(count));
  const sum = view.t('leader-population.sum');
  const head = [
    view.t('leader-population.code'),
    view.t('leader-population.commune'),
    ...statistics.columns.map((_, i) => columnName(view, statistics, i)),
    sum,
  ];
  const rows = statistics.communes.map((code, i) => [
    code,
    names.get(code) ?? '',
    ...(statistics.cells[i] ?? []).map(cell),
    cell(statistics.rowTotals[i] ?? null),
  ]);
  const foot = ['', sum, ...statistics.columnTotals.map(cell), cell(statistics.total)];
  return sendTable(view, { kind: kind as TableKind, name: `dan-cu-${asked}-${asOf}`, rows: [head, ...rows, foot] });
}
