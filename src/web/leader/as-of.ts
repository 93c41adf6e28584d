import type { Html } from '#platform/html';
import { html } from '#platform/html';
import type { IsoDate } from '#platform/time';
import { button } from '../components/button.ts';
import { dateField, datePartsOf } from '../components/date-field.ts';
import type { View } from '../shell/view.ts';
import { dateIn } from './figure-dates.ts';

/** The date asked for; today when there is none. */
export const asOfIn = (view: View): IsoDate => dateIn(view, 'asOf') ?? view.today;

/** Asks for the date; what else stands in the address is `kept`. */
export function asOfForm(view: View, asOf: IsoDate, kept: Readonly<Record<string, string>> = {}): Html {
  const { language } = view;
  const label = view.t('leader.as-of');
  return html`<form class="da-inline-form" method="get" action="${view.request.url.split('?')[0] ?? ''}">
${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${dateField({ language, name: 'asOf', label, value: datePartsOf(asOf) })}
${button({ text: view.t('leader.show'), tone: 'secondary' })}</form>`;
}
