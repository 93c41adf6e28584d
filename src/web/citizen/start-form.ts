import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { addressWith } from '../components/address.ts';
import { linkButton } from '../components/button.ts';
import { form } from '../components/form.ts';
import type { View } from '../shell/view.ts';

/** The button that begins an application. Whoever is not signed in is led to the sign-in first and comes back to `here`. */
export function startForm(view: View, code: string, here = `/services/${code}`): Html {
  if (view.actor.kind === 'anonymous') {
    const href = addressWith('/sign-in', { return: here });
    return html`<p class="govuk-body">${view.t('citizen.service.before-start')}</p>${linkButton({ text: view.t('citizen.service.sign-in-first'), href })}`;
  }
  return form({
    language: view.language,
    action: `/services/${code}/start`,
    idempotencyKey: newId(),
    body: html`<p class="govuk-body">${view.t('citizen.service.before-start')}</p>`,
    submit: view.t('citizen.service.start'),
    beside: html`<a class="govuk-link" href="/services/${code}/for">${view.t('citizen-apply.for.start')}</a>`,
  });
}
