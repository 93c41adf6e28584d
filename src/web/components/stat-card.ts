import { type Html, html } from '#platform/html';
import { formatNumber, type Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { safeHref } from './address.ts';
import { icon } from './icon.ts';
import { tag } from './tag.ts';

export interface StatCardModel {
  readonly language: Language;
  readonly title: string;
  /** null: nothing to count yet. */
  readonly value: number | null;
  /** Stands behind the number: "%", "hồ sơ". */
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
  readonly target?: { readonly value: number; readonly met: boolean };
  /** Change since the period named by `since`; whether it is good is for the indicator to say. */
  readonly trend?: { readonly change: number; readonly since: string; readonly good: boolean | null };
  /** What a percentage is made of. */
  readonly parts?: { readonly numerator: number; readonly denominator: number; readonly meaning?: string };
  readonly source?: 'computed' | 'declared' | undefined;
  /** Where the records behind the figure are. */
  readonly href?: string | undefined;
}

/** One big number with its target, its trend and what it is made of. */
export function statCard(model: StatCardModel): Html {
  const { language, value, unit } = model;
  const number =
    value === null
      ? html`<span class="da-stat__none">${words(language, 'chart.no-data')}</span>`
      : html`<span class="da-stat__number">${formatNumber(language, value, model.decimals)}</span>${
          unit === undefined
            ? ''
            : unit === '%'
              ? html`<span class="da-stat__percent">%</span>`
              : html` <span class="da-stat__unit">${unit}</span>`
        }`;
  return html`<section class="da-stat"><h2 class="da-stat__title">${model.title}</h2><p class="da-stat__value">${number}</p>${targetLine(model)}${trendLine(model)}${partsLine(model)}<div class="da-stat__foot">${
    model.source === undefined
      ? ''
      : html`<span class="da-stat__source">${words(language, `stat.${model.source}`)}</span>`
  }${
    model.href === undefined
      ? ''
      : html`<a class="govuk-link" href="${safeHref(model.href)}">${words(language, 'stat.details')}<span class="govuk-visually-hidden">: ${model.title}</span></a>`
  }</div></section>`;
}

function targetLine({ language, target, unit, decimals }: StatCardModel): Html {
  if (target === undefined) return html``;
  const figure = `${formatNumber(language, target.value, decimals)}${unit === undefined ? '' : unit === '%' ? '%' : ` ${unit}`}`;
  const text = words(language, target.met ? 'stat.target-met' : 'stat.target-missed', { target: figure });
  return html`<p class="da-stat__target">${tag({ tone: target.met ? 'success' : 'danger', text })}</p>`;
}

function trendLine({ language, trend, decimals }: StatCardModel): Html {
  if (trend === undefined) return html``;
  const way = trend.change > 0 ? 'up' : trend.change < 0 ? 'down' : 'flat';
  const shape = icon(way === 'up' ? 'arrow-up' : way === 'down' ? 'arrow-down' : 'minus');
  const amount = way === 'flat' ? '' : ` ${formatNumber(language, Math.abs(trend.change), decimals)}`;
  const judged = trend.good === null || way === 'flat' ? 'plain' : trend.good ? 'good' : 'bad';
  return html`<p class="da-stat__trend da-stat__trend--${judged}">${shape}<span>${words(language, `stat.trend-${way}`)}${amount} ${trend.since}</span></p>`;
}

function partsLine({ language, parts }: StatCardModel): Html {
  if (parts === undefined) return html``;
  const text = words(language, 'stat.made-of', {
    numerator: formatNumber(language, parts.numerator),
    denominator: formatNumber(language, parts.denominator),
  });
  return html`<p class="da-stat__parts">${text}${parts.meaning === undefined ? '' : html`. ${parts.meaning}`}</p>`;
}
