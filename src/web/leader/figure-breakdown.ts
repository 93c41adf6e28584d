import { type BreakdownRow, breakdownOfFigure, breakdownsOf, type ComputedDefinition, percentOf } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { dataTable } from '../components/data-table.ts';
import { tabs } from '../components/tabs.ts';
import type { View } from '../shell/view.ts';
import { type FigureDates, known, withDates } from './figure-dates.ts';
import { nameFinder } from './figure-names.ts';

/** A figure split in one of the ways that its records know; the choice stands in the address. */
export async function figureBreakdown(view: View, definition: ComputedDefinition, dates: FigureDates): Promise<Html> {
  const ways = breakdownsOf(definition);
  const by = ways.find((way) => way === view.search['by']) ?? ways.find((way) => way === 'commune') ?? ways[0];
  if (by === undefined) return html``;
  const { code } = definition;
  const rows = await view.ask(breakdownOfFigure, { code, by, ...known(dates) });
  const nameOf = await nameFinder(view, by, dates.asOf);
  return html`<h2 class="govuk-heading-m" id="split">${view.t('leader.split')}</h2>
${tabs({
  language: view.language,
  label: view.t('leader.split'),
  tabs: ways.map((way) => ({
    text: view.t(`leader.by.${way}`),
    href: `${withDates(`/figures/${code}`, dates, { by: way })}#split`,
    current: way === by,
  })),
})}
${splitTable(view, definition, { rows: inOrder(rows, by), label: view.t(`leader.by.${by}`), nameOf })}`;
}

/** Months as they came; everything else by size. */
const inOrder = (rows: readonly BreakdownRow[], by: string): BreakdownRow[] =>
  by === 'month' ? [...rows] : [...rows].sort((a, b) => b.denominator - a.denominator || b.numerator - a.numerator);

function splitTable(
  view: View,
  definition: ComputedDefinition,
  split: { rows: readonly BreakdownRow[]; label: string; nameOf: (key: string) => string },
): Html {
  const isShare = definition.kind === 'share' && definition.question.assigned === undefined;
  const number = (value: number, decimals = 0) => formatNumber(view.language, value, decimals);
  const share = ({ numerator, denominator }: BreakdownRow) => {
    const percent = percentOf(numerator, denominator, definition.decimals);
    return percent === null ? '–' : `${number(percent, definition.decimals)}%`;
  };
  return dataTable({
    language: view.language,
    caption: split.label,
    captionHidden: true,
    narrow: 'scroll',
    empty: view.t('leader.no-records'),
    columns: [
      { label: split.label, heading: true },
      { label: view.t('leader.counted'), numeric: true },
      ...(isShare
        ? [
            { label: view.t('leader.of'), numeric: true },
            { label: view.t('leader.percent'), numeric: true },
          ]
        : []),
    ],
    rows: split.rows.map((row) => ({
      cells: [split.nameOf(row.key), number(row.numerator), ...(isShare ? [number(row.denominator), share(row)] : [])],
    })),
  });
}
