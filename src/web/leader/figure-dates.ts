import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { isIsoDate } from '#platform/time';
import { addressWith } from '../components/address.ts';
import { button } from '../components/button.ts';
import { type DateParts, dateField, datePartName, datePartsOf } from '../components/date-field.ts';
import { details } from '../components/details.ts';
import type { View } from '../shell/view.ts';

/** For which day figures are shown, and as they were known on which day; as known now when that is absent. */
export interface FigureDates {
  asOf: string;
  knownAt: string | undefined;
}

/** The days asked for, in three boxes each or as ISO dates in a link; today, as known now, when there are none. */
export function datesIn(view: View): FigureDates {
  return { asOf: dateIn(view, 'asOf') ?? view.today, knownAt: dateIn(view, 'knownAt') };
}

/** A day asked for in three boxes or as an ISO date in a link; undefined when there is none. */
export function dateIn(view: View, name: string): string | undefined {
  const part = (of: keyof DateParts) => view.search[datePartName(name, of)] ?? '';
  const typed = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  return [view.search[name] ?? '', typed].find(isIsoDate);
}

/** An address that keeps the days. */
export const withDates = (path: string, { asOf, knownAt }: FigureDates, more: Record<string, string> = {}): string =>
  addressWith(path, { asOf, ...(knownAt === undefined ? {} : { knownAt }), ...more });

/** The form that asks for the days; the second one is folded away until it is used. */
export function datesForm(view: View, dates: FigureDates): Html {
  const { language } = view;
  const field = (name: 'asOf' | 'knownAt', label: string, value: string | undefined) =>
    dateField({ language, name, label, ...(value === undefined ? {} : { value: datePartsOf(value) }) });
  const known =
    dates.knownAt === undefined
      ? ''
      : html`<p class="govuk-body">${view.t('leader.known-then', { date: formatDate(dates.knownAt) })} <a class="govuk-link" href="${withDates(view.request.url.split('?')[0] ?? '', { asOf: dates.asOf, knownAt: undefined })}">${view.t('leader.known-now')}</a></p>`;
  return html`<form class="da-inline-form" method="get" action="${view.request.url.split('?')[0] ?? ''}">
${field('asOf', view.t('leader.as-of'), dates.asOf)}
${details({ summary: view.t('leader.known-at'), body: html`<p class="govuk-hint">${view.t('leader.known-at-about')}</p>${field('knownAt', view.t('leader.known-at-day'), dates.knownAt)}`, open: dates.knownAt !== undefined })}
${button({ text: view.t('leader.show'), tone: 'secondary' })}</form>${known}`;
}

/** Days as a question takes them: a day that is not asked for is left out. */
export const known = ({ asOf, knownAt }: FigureDates): { asOf: string; knownAt?: string } =>
  knownAt === undefined ? { asOf } : { asOf, knownAt };
