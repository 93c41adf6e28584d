import { type Figure, type FigureRecord, type RecordsPage, records } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { dataTable } from '../components/data-table.ts';
import { tabs } from '../components/tabs.ts';
import type { View } from '../shell/view.ts';
import { type FigureDates, known, withDates } from './figure-dates.ts';
import { nameFinder, valueName } from './figure-names.ts';
import { countText } from './figure-words.ts';

/** The records behind a figure, a page at a time; what all pages list adds up to the number above. */
export async function figureRecordList(view: View, figure: Figure, dates: FigureDates): Promise<Html> {
  const { code } = figure;
  const sides = (['numerator', 'denominator'] as const).filter(
    (side) => side === 'numerator' || (figure.denominator !== null && figure.assigned === null),
  );
  const part = sides.find((side) => side === view.search['part']) ?? 'numerator';
  const { after } = view.search;
  const list = await view.ask(records, { code, part, ...(after === undefined ? {} : { after }), ...known(dates) });
  return html`<h2 class="govuk-heading-m" id="records">${view.t('leader.records')}</h2>
${tabs({
  language: view.language,
  label: view.t('leader.records'),
  tabs: sides.map((side) => ({
    text: `${view.t(side === 'numerator' ? 'leader.counted' : 'leader.of')}: ${countText(view, figure, figure[side])}`,
    href: `${withDates(`/figures/${code}`, dates, { part: side })}#records`,
    current: side === part,
  })),
})}
${await recordTable(view, list, dates)}
${steps(view, list, dates)}`;
}

/** Which part of the list is shown, and the ways on and back to its beginning: a list of a million has no page numbers. */
function steps(view: View, { code, part, before, total, records: shown, next }: RecordsPage, dates: FigureDates): Html {
  if (shown.length === 0) return html``;
  const number = (value: number) => formatNumber(view.language, value);
  const range = { from: number(before + 1), to: number(before + shown.length), total: number(total) };
  const link = (after: string | null, key: string) =>
    html`<p class="govuk-body"><a class="govuk-link" href="${withDates(`/figures/${code}`, dates, after === null ? { part } : { part, after })}#records">${view.t(`leader.${key}`)}</a></p>`;
  return html`<p class="govuk-body da-soft">${view.t('leader.records-shown', range)}</p>
${next === null ? '' : link(next, 'records-next')}
${before === 0 ? '' : link(null, 'records-first')}`;
}

/** Where an officer opens a record, for the kinds that have such a page. */
function pageOf({ fact, recordId, columns }: FigureRecord): string | undefined {
  if (fact === 'cases') return `/office/cases/${recordId}`;
  if (fact === 'applications') return `/office/cards/applications/${recordId}`;
  if (fact === 'accounts') return `/office/eid/accounts/${recordId}`;
  // A shot is a line of its person's record and has no page of its own.
  if (fact === 'cleaning' && columns['sector'] !== 'vaccination-shot') return `/office/cleaning/records/${recordId}`;
  return undefined;
}

/** Columns that say nothing beside the title of the list. */
const unsaid: ReadonlySet<string> = new Set(['fact']);

async function recordTable(view: View, list: RecordsPage, dates: FigureDates): Promise<Html> {
  const [first] = list.records;
  const columns = Object.keys(first?.columns ?? {}).filter((name) => !unsaid.has(name));
  const hasPlace = list.records.some((r) => r.communeCode !== null);
  const communeName = hasPlace ? await nameFinder(view, 'commune', dates.asOf) : (code: string) => code;
  return dataTable({
    language: view.language,
    caption: view.t('leader.records'),
    captionHidden: true,
    empty: view.t('leader.no-records'),
    columns: [
      { label: view.t('leader.record'), heading: true },
      ...columns.map((name) => ({ label: view.t(`leader.column.${name}`) })),
      ...(hasPlace ? [{ label: view.t('leader.by.commune') }] : []),
      { label: view.t('leader.on') },
      { label: view.t('leader.adds'), numeric: true },
    ],
    rows: list.records.map((r) => ({
      cells: [
        recordLink(view, r),
        ...columns.map((name) => valueName(view, name, r.columns[name] ?? '')),
        ...(hasPlace ? [communeName(r.communeCode ?? '')] : []),
        formatDate(r.on),
        formatNumber(view.language, r.adds, Number.isInteger(r.adds) ? 0 : 2),
      ],
    })),
  });
}

/** A link to the record where it has a page; a value that is counted is named. Ids are shortened: they only tell apart. */
function recordLink(view: View, record: FigureRecord): Html | string {
  const { recordId, label, columns } = record;
  const value = Object.entries(columns).find(([, own]) => own === recordId);
  if (value !== undefined) return valueName(view, value[0], recordId);
  const open = pageOf(record);
  const name = label ?? (recordId.length > 13 ? `…${recordId.slice(-8)}` : recordId);
  return open === undefined ? name : html`<a class="govuk-link" href="${open}">${name}</a>`;
}
