import type { Html } from '#platform/html';
import { html } from '#platform/html';
import { type IsoDate, isIsoDate } from '#platform/time';
import { button } from '../components/button.ts';
import { type DateParts, dateField, datePartName, datePartsOf } from '../components/date-field.ts';
import type { View } from '../shell/view.ts';

/** The date asked for, in three boxes or as an ISO date in a link; today when it is none. */
export function asOfIn(view: View): IsoDate {
  const part = (name: keyof DateParts) => view.search[datePartName('asOf', name)] ?? '';
  const typed = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  return [view.search['asOf'] ?? '', typed].find(isIsoDate) ?? view.today;
}

/** Asks for the date; what else stands in the address is `kept`. */
export function asOfForm(view: View, asOf: IsoDate, kept: Readonly<Record<string, string>> = {}): Html {
  const { language } = view;
  const label = view.t('leader.as-of');
  return html`<form class="da-inline-form" method="get" action="${view.request.url.split('?')[0] ?? ''}">
${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${dateField({ language, name: 'asOf', label, value: datePartsOf(asOf) })}
${button({ text: view.t('leader.show'), tone: 'secondary' })}</form>`;
}
