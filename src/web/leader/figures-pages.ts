import { breakdownOfFigure, type Figure, figures, findDefinition, records, recordsPerPage } from '#indicators';
import { officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { isIsoDate } from '#platform/time';
import { procedureAt } from '#procedures';
import { addressWith } from '../components/address.ts';
import { button } from '../components/button.ts';
import { barChart, lineChart } from '../components/chart.ts';
import { dataTable } from '../components/data-table.ts';
import { type DateParts, dateField, datePartName, datePartsOf } from '../components/date-field.ts';
import { pagination } from '../components/pagination.ts';
import { statCard } from '../components/stat-card.ts';
import { tabs } from '../components/tabs.ts';
import { stateTag } from '../shell/case-words.ts';
import type { PageRoute, View } from '../shell/view.ts';

const leads = officer('leader', 'administrator');

/** The leader's room: the figures of the report, each with its target, what it is made of, and the way to its records. */
export const figuresPages: readonly PageRoute[] = [
  { method: 'GET', url: '/figures', permission: leads, handler: figuresPage },
  { method: 'GET', url: '/figures/:code', permission: leads, handler: figurePage },
];

/** The three figures that a leader asks for first; the others stand in the tables below. */
const headFigures = ['essential.police.dossiers', 'online.police.total', 'essential.departments.justice'];

/** The date asked for, in three boxes or as an ISO date in a link; today when it is none. */
function asOfIn(view: View): string {
  const part = (name: keyof DateParts) => view.search[datePartName('asOf', name)] ?? '';
  const typed = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  return [view.search['asOf'] ?? '', typed].find(isIsoDate) ?? view.today;
}

function dateForm(view: View, asOf: string): Html {
  const { language } = view;
  const label = view.t('leader.as-of');
  return html`<form class="da-inline-form" method="get" action="${view.request.url.split('?')[0] ?? ''}">
${dateField({ language, name: 'asOf', label, value: datePartsOf(asOf) })}
${button({ text: view.t('leader.show'), tone: 'secondary' })}</form>`;
}

const share = (f: Figure) => f.percent ?? 0;

async function figuresPage(view: View) {
  const asOf = asOfIn(view);
  const all = await view.ask(figures, { asOf });
  const inSection = (section: string) => all.filter((f) => f.section === section);
  const title = view.t('leader.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${dateForm(view, asOf)}
<div class="da-stats">${headFigures.flatMap((code) => all.filter((f) => f.code === code)).map((f) => card(view, f))}</div>
${await Promise.all((['police', 'departments'] as const).map((name) => section(view, name, { asOf, rows: inSection(sections[name]) })))}`;
  return view.page({ title, room: 'leader', body });
}

const sections = { police: '4.1.1a', departments: '4.1.1b' } as const;

async function section(
  view: View,
  name: keyof typeof sections,
  model: { asOf: string; rows: readonly Figure[] },
): Promise<Html> {
  const charted = model.rows.filter((f) => f.unit === 'dossier' && (f.denominator ?? 0) > 0);
  return html`<h2 class="govuk-heading-m">${view.t(`leader.section.${name}`)}</h2>
${await barChart({
  language: view.language,
  title: view.t(`leader.chart.${name}`),
  description: view.t('leader.chart.about'),
  items: charted.map((f) => ({
    label: chartLabel(view, f),
    value: share(f),
    ...(f.target === null ? {} : { target: f.target.percent }),
  })),
  unit: '%',
  decimals: 1,
})}
${figureTable(view, { ...model, caption: view.t(`leader.section.${name}`) })}`;
}

/** All bars show the same kind of share, so the words after the colon, which say it, stand in the chart's title only. */
const chartLabel = (view: View, f: Figure): string => view.say(f.label).split(':')[0] ?? '';

function card(view: View, f: Figure): Html {
  return statCard({
    language: view.language,
    title: view.say(f.label),
    value: f.percent,
    unit: '%',
    decimals: f.decimals,
    source: f.source,
    href: addressWith(`/figures/${f.code}`, { asOf: f.asOf }),
    ...(f.target === null ? {} : { target: { value: f.target.percent, met: share(f) >= f.target.percent } }),
    ...(f.denominator === null
      ? {}
      : { parts: { numerator: f.numerator, denominator: f.denominator, meaning: view.say(f.meaning) } }),
  });
}

function figureTable(
  view: View,
  { rows, asOf, caption }: { rows: readonly Figure[]; asOf: string; caption: string },
): Html {
  const number = (n: number | null) => (n === null ? '–' : formatNumber(view.language, n));
  const open = (f: Figure, part: 'numerator' | 'denominator', n: number | null) =>
    html`<a class="govuk-link" href="${addressWith(`/figures/${f.code}`, { asOf, part })}">${number(n)}</a>`;
  return dataTable({
    language: view.language,
    caption,
    captionHidden: true,
    narrow: 'scroll',
    columns: [
      { label: view.t('leader.figure'), heading: true },
      { label: view.t('leader.numerator'), numeric: true },
      { label: view.t('leader.denominator'), numeric: true },
      { label: view.t('leader.percent'), numeric: true },
      { label: view.t('leader.target'), numeric: true },
    ],
    rows: rows.map((f) => ({
      cells: [
        html`<a class="govuk-link" href="${addressWith(`/figures/${f.code}`, { asOf })}">${view.say(f.label)}</a>`,
        open(f, 'numerator', f.numerator),
        open(f, 'denominator', f.denominator),
        f.percent === null ? '–' : `${formatNumber(view.language, f.percent, f.decimals)} %`,
        f.target === null ? '–' : `${formatNumber(view.language, f.target.percent)} %`,
      ],
    })),
  });
}

async function figurePage(view: View) {
  const code = view.params['code'] ?? '';
  const definition = findDefinition(code) ?? refuse('not-found', 'indicators.unknown-code', { code });
  const asOf = asOfIn(view);
  const part = view.search['part'] === 'numerator' ? 'numerator' : 'denominator';
  const page = Math.max(1, Number.parseInt(view.search['page'] ?? '1', 10) || 1);
  const [figure] = await view.ask(figures, { asOf, codes: [code] });
  const list = await view.ask(records, { code, asOf, part, page });
  const title = view.say(definition.label);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${dateForm(view, asOf)}
${figure ? html`<div class="da-stats">${card(view, figure)}</div>` : ''}
<p class="govuk-body">${view.say(definition.meaning)}</p>
${definition.unit === 'dossier' ? await months(view, code, asOf) : ''}
${tabs({
  language: view.language,
  label: view.t('leader.records'),
  tabs: (['numerator', 'denominator'] as const).map((p) => ({
    text: view.t(`leader.${p}`),
    href: addressWith(`/figures/${code}`, { asOf, part: p }),
    current: p === part,
    ...(figure ? { count: p === 'numerator' ? figure.numerator : (figure.denominator ?? figure.numerator) } : {}),
  })),
})}
${recordTable(view, list.records)}
${pagination({ language: view.language, path: view.request.url, page, pageSize: recordsPerPage, total: list.total })}`;
  return view.page({ title, room: 'leader', body, backLink: addressWith('/figures', { asOf }) });
}

async function months(view: View, code: string, asOf: string): Promise<Html> {
  const rows = await view.ask(breakdownOfFigure, { code, asOf, by: 'month' });
  if (rows.length < 2) return html``;
  const label = (key: string) => `${key.slice(5)}/${key.slice(0, 4)}`;
  return lineChart({
    language: view.language,
    title: view.t('leader.by-month'),
    description: view.t('leader.by-month-about'),
    months: rows.map((r) => label(r.key)),
    series: [
      { name: view.t('leader.denominator'), values: rows.map((r) => r.denominator) },
      { name: view.t('leader.numerator'), values: rows.map((r) => r.numerator) },
    ],
  });
}

type Row = Awaited<ReturnType<(typeof records)['run']>>['records'][number];

function recordTable(view: View, rows: readonly Row[]): Html {
  const name = (code: string) => {
    const procedure = procedureAt(code, view.today);
    return procedure ? view.say(procedure.name) : code;
  };
  return dataTable({
    language: view.language,
    caption: view.t('leader.records'),
    captionHidden: true,
    empty: view.t('leader.no-records'),
    columns: [
      { label: view.t('office.queue.code'), heading: true },
      { label: view.t('office.queue.service') },
      { label: view.t('leader.channel') },
      { label: view.t('office.queue.state') },
      { label: view.t('leader.on') },
    ],
    rows: rows.map((r) => ({
      cells: [
        r.caseId === null
          ? name(r.procedureCode)
          : html`<a class="govuk-link" href="/office/cases/${r.caseId}">${r.officialCode ?? r.trackingCode ?? ''}</a>`,
        name(r.procedureCode),
        r.channel === null ? '–' : view.t(`cases.channel.${r.channel}`),
        r.state === null ? '–' : stateTag(view.language, r.state as Parameters<typeof stateTag>[1]),
        r.on === null ? '–' : formatDate(r.on),
      ],
    })),
  });
}
