import { computedDefinitionOf, definitionOf, type Figure, figures, trendOfFigure } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { addDays } from '#platform/time';
import { lineChart } from '../components/chart.ts';
import type { FieldError } from '../components/error-summary.ts';
import { summaryList } from '../components/summary-list.ts';
import type { View } from '../shell/view.ts';
import { assign, assignForm } from './figure-assign.ts';
import { figureBreakdown } from './figure-breakdown.ts';
import { figureCard } from './figure-card.ts';
import { datesForm, datesIn, type FigureDates, known, withDates } from './figure-dates.ts';
import { nameFinder } from './figure-names.ts';
import { figureRecordList } from './figure-record-list.ts';
import { countText, isMissing, percentText, unitText } from './figure-words.ts';

/** One figure: what it means, how it moved, how it is split, and the records or the statement behind it. */
export const figurePage = (view: View) => showFigure(view, []);

/** Writes down an assigned number, and shows the figure with it or with what is wrong. */
export async function assignPage(view: View) {
  const definition = computedDefinitionOf(view.params['code'] ?? '');
  const errors = await assign(view, definition);
  return errors.length === 0 ? view.go(`/figures/${definition.code}`) : showFigure(view, errors);
}

async function showFigure(view: View, errors: readonly FieldError[]) {
  const code = view.params['code'] ?? '';
  const definition = definitionOf(code);
  const dates = datesIn(view);
  const [figure] = await view.ask(figures, { ...known(dates), codes: [code] });
  if (figure === undefined) throw new Error(`no figure was computed for ${code}`);
  const title = view.say(definition.label);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${datesForm(view, dates)}
<div class="da-stats">${figureCard(view, figure, withDates(`/figures/${code}`, dates, { part: 'numerator' }))}</div>
${dates.knownAt === undefined ? '' : await knownNow(view, figure, dates)}
${about(view, figure)}
${definition.source === 'computed' ? assignForm(view, definition, errors) : ''}
${await declaration(view, figure)}
${await movement(view, figure, dates)}
${definition.source === 'computed' ? html`${await figureBreakdown(view, definition, dates)}${await figureRecordList(view, figure, dates)}` : ''}`;
  return view.page(
    { title, room: 'leader', body, backLink: withDates('/figures', dates) },
    errors.length === 0 ? 200 : 422,
  );
}

function about(view: View, figure: Figure): Html {
  const { target, assigned } = figure;
  return summaryList({
    language: view.language,
    rows: [
      { label: view.t('leader.meaning'), value: view.say(figure.meaning) },
      { label: view.t('leader.source'), value: view.t(`indicators.source.${figure.source}`) },
      ...(target === null
        ? []
        : [
            {
              label: view.t('leader.target'),
              value: html`${formatNumber(view.language, target.percent)}%<br><span class="da-soft">${view.say(target.document)}</span>`,
            },
          ]),
      ...(assigned === null
        ? []
        : [
            {
              label: view.t('leader.assigned'),
              value: html`${formatNumber(view.language, assigned.number)} ${unitText(view, figure)}, ${view.t('leader.from-day', { date: formatDate(assigned.validFrom) })}<br><span class="da-soft">${view.say(assigned.document)}</span>`,
            },
          ]),
    ],
  });
}

/** Who states a declared figure, who approved it, and with what evidence. */
async function declaration(view: View, figure: Figure): Promise<Html> {
  if (figure.source !== 'declared') return html``;
  const stated = figure.declaration;
  if (stated === null) return html`<p class="govuk-body">${view.t('leader.not-stated')}</p>`;
  return summaryList({
    language: view.language,
    title: view.t('leader.statement'),
    rows: [
      { label: view.t('leader.agency'), value: (await nameFinder(view, 'agency', stated.endsOn))(stated.agencyCode) },
      { label: view.t('leader.counts-to'), value: formatDate(stated.endsOn) },
      { label: view.t('leader.stated-by'), value: `${stated.statedBy}, ${formatDate(stated.statedOn)}` },
      { label: view.t('leader.approved-by'), value: `${stated.approvedBy}, ${formatDate(stated.approvedOn)}` },
      { label: view.t('leader.evidence'), value: stated.evidence.map((e) => e.name).join('; ') },
      ...(stated.remark === null ? [] : [{ label: view.t('leader.remark'), value: stated.remark }]),
      {
        label: view.t('leader.form'),
        value: html`<a class="govuk-link" href="/office/statements/${stated.statementId}">${stated.periodCode}</a>`,
      },
    ],
  });
}

/** Beside the figure as it was known then, the same as it is known now. */
async function knownNow(view: View, then: Figure, { asOf }: FigureDates): Promise<Html> {
  const [now] = await view.ask(figures, { asOf, codes: [then.code] });
  if (now === undefined) return html``;
  const said = (f: Figure) =>
    isMissing(f)
      ? view.t('indicators.no-number')
      : [
          f.denominator === null
            ? countText(view, f, f.numerator)
            : `${countText(view, f, f.numerator)}/${countText(view, f, f.denominator)}`,
          ...(f.percent === null ? [] : [percentText(view, f)]),
        ].join(' = ');
  return html`<p class="govuk-body">${view.t('leader.then-and-now', { before: said(then), now: said(now) })}</p>`;
}

const monthsShown = 12;

/** Ends of the months before a day, oldest first, and the day itself. */
function monthEnds(asOf: string): string[] {
  const days = [asOf];
  for (let day = asOf; days.length < monthsShown; ) {
    day = addDays(`${day.slice(0, 7)}-01`, -1);
    days.unshift(day);
  }
  return days;
}

async function movement(view: View, figure: Figure, { asOf, knownAt }: FigureDates): Promise<Html> {
  const points = monthEnds(asOf);
  const series = await view.ask(trendOfFigure, {
    code: figure.code,
    points,
    ...(knownAt === undefined ? {} : { knownAt }),
  });
  const isShare = figure.kind !== 'count';
  const values = series.map((p) => (isShare ? p.percent : p.numerator));
  if (values.filter((v) => v !== null && v !== 0).length < 2) return html``;
  return lineChart({
    language: view.language,
    title: view.t('leader.movement'),
    description: view.t('leader.movement-about'),
    months: series.map((p) => `${p.on.slice(5, 7)}/${p.on.slice(0, 4)}`),
    series: [{ name: isShare ? view.t('leader.percent') : unitText(view, figure), values }],
    ...(isShare ? { unit: '%', decimals: figure.decimals } : {}),
    ...(isShare && figure.target !== null ? { target: figure.target.percent } : {}),
  });
}
