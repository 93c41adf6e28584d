import { checksOfFigures, definitionOf, type Figure, type Finding, figures } from '#indicators';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { barChart } from '../components/chart.ts';
import { dataTable } from '../components/data-table.ts';
import { details } from '../components/details.ts';
import type { PageRoute, View } from '../shell/view.ts';
import { figureCard } from './figure-card.ts';
import { datesForm, datesIn, type FigureDates, known, withDates } from './figure-dates.ts';
import { assignPage, figurePage } from './figure-page.ts';
import { countText, isMissing, percentText, unitText } from './figure-words.ts';

const leads = officer('leader', 'administrator');
/** Who writes the report or works on its records looks at the numbers too; they name nobody. */
const reads = officer('leader', 'administrator', 'approver', 'specialist');

/** The leader's room: the figures of the report, each with its target, what it is made of, and the way to its records. */
export const figuresPages: readonly PageRoute[] = [
  { method: 'GET', url: '/figures', permission: reads, handler: figuresPage },
  { method: 'GET', url: '/figures/:code', permission: reads, handler: figurePage },
  { method: 'POST', url: '/figures/:code/assigned', permission: leads, handler: assignPage },
];

/** The figures that a leader asks for first; the others stand in the tables below. */
const headFigures = ['essential.police.dossiers', 'online.police.total', 'eid.activated'];

/** Sections of the report in its order, and those whose shares of online cases are drawn. */
const sections = ['1', '2', '4.1.1a', '4.1.1b', '4.2.2', '5.1', '5.2', '6', '7.2', '7.3', '9.1', '10', 'III'];
const drawn: ReadonlySet<string> = new Set(['4.1.1a', '4.1.1b', '7.2']);

async function figuresPage(view: View) {
  const dates = datesIn(view);
  const all = await view.ask(figures, known(dates));
  const findings = await view.ask(checksOfFigures, known(dates));
  const missing = all.filter(isMissing);
  const counted = all.filter((f) => f.source === 'computed').length;
  const title = view.t('leader.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${datesForm(view, dates)}
<p class="govuk-body">${view.t('leader.sources', { counted, stated: all.length - counted, missing: missing.length })}</p>
<div class="da-stats">${headFigures.flatMap((code) => all.filter((f) => f.code === code)).map((f) => figureCard(view, f, withDates(`/figures/${f.code}`, dates)))}</div>
${findingList(view, findings, dates)}
${contents(view, all)}
${await Promise.all(
  sections.map((name) =>
    section(
      view,
      name,
      all.filter((f) => f.section === name),
      dates,
    ),
  ),
)}`;
  return view.page({ title, room: 'leader', body });
}

const idOf = (name: string): string => `section-${name.replaceAll('.', '-')}`;
const titleOf = (view: View, name: string): string => view.t(`leader.section.${name.replaceAll('.', '-')}`);

/** Links to the sections: the page is long on a phone. */
function contents(view: View, all: readonly Figure[]): Html {
  const present = sections.filter((name) => all.some((f) => f.section === name));
  return html`<nav aria-label="${view.t('leader.contents')}"><ul class="govuk-list">${present.map(
    (name) => html`<li><a class="govuk-link" href="#${idOf(name)}">${titleOf(view, name)}</a></li>`,
  )}</ul></nav>`;
}

async function section(view: View, name: string, rows: readonly Figure[], dates: FigureDates): Promise<Html> {
  if (rows.length === 0) return html``;
  const heading = titleOf(view, name);
  const charted = rows.filter((f) => f.source === 'computed' && f.unit !== 'procedure' && (f.denominator ?? 0) > 0);
  const chart = drawn.has(name)
    ? await barChart({
        language: view.language,
        title: heading,
        description: view.t('leader.chart-about'),
        items: charted.map((f) => ({
          label: chartLabel(view, f),
          value: f.percent,
          ...(f.target === null ? {} : { target: f.target.percent }),
        })),
        unit: '%',
        decimals: 1,
      })
    : '';
  return html`<h2 class="govuk-heading-m" id="${idOf(name)}">${heading}</h2>${chart}${figureTable(view, { rows, dates, caption: heading })}`;
}

/** All bars show the same kind of share, so the words after the colon, which say it, stand in the chart's title only. */
const chartLabel = (view: View, f: Figure): string => view.say(f.label).split(':')[0] ?? '';

function figureTable(
  view: View,
  { rows, dates, caption }: { rows: readonly Figure[]; dates: FigureDates; caption: string },
): Html {
  const open = (f: Figure, part: 'numerator' | 'denominator') =>
    f[part] === null
      ? '–'
      : html`<a class="govuk-link" href="${withDates(`/figures/${f.code}`, dates, { part })}">${countText(view, f, f[part])}</a>`;
  return dataTable({
    language: view.language,
    caption,
    captionHidden: true,
    narrow: 'scroll',
    columns: [
      { label: view.t('leader.figure'), heading: true },
      { label: view.t('leader.counted'), numeric: true },
      { label: view.t('leader.of'), numeric: true },
      { label: view.t('leader.percent'), numeric: true },
      { label: view.t('leader.target'), numeric: true },
      { label: view.t('leader.source') },
    ],
    rows: rows.map((f) => ({
      cells: [
        html`<a class="govuk-link" href="${withDates(`/figures/${f.code}`, dates)}">${view.say(f.label)}</a> <span class="da-soft">(${unitText(view, f)})</span>`,
        isMissing(f) ? view.t('indicators.no-number') : open(f, 'numerator'),
        open(f, 'denominator'),
        percentText(view, f),
        f.target === null ? '–' : `${formatNumber(view.language, f.target.percent)}%`,
        view.t(`leader.from.${f.source}`),
      ],
    })),
  });
}

/** What does not hold together; figures that nobody has stated yet are counted above and named in their tables. */
function findingList(view: View, findings: readonly Finding[], dates: FigureDates): Html {
  const told = findings.filter((f) => f.kind !== 'no-number');
  if (told.length === 0) return html`<p class="govuk-body">${view.t('leader.all-hold')}</p>`;
  return details({
    summary: view.t('leader.findings', { count: told.length }),
    body: html`<ul class="govuk-list govuk-list--bullet">${told.map(
      (f) =>
        html`<li>${findingText(view, f)} <a class="govuk-link" href="${withDates(`/figures/${f.code}`, dates)}">${view.t('leader.look')}<span class="govuk-visually-hidden">: ${view.say(definitionOf(f.code).label)}</span></a></li>`,
    )}</ul>`,
    open: told.length <= 5,
  });
}

function findingText(view: View, { kind, code, other, params }: Finding): string {
  const number = (value: number) => formatNumber(view.language, value, (String(value).split('.')[1] ?? '').length);
  return view.t(`indicators.finding.${kind}`, {
    label: view.say(definitionOf(code).label),
    other: other === null ? '' : view.say(definitionOf(other).label),
    ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, number(value)])),
  });
}
