import { html } from '#platform/html';
import { addressWith } from '../components/address.ts';
import { linkButton } from '../components/button.ts';
import type { PageModel, View } from '../shell/view.ts';
import './i18n/index.ts';

/** Sign-in did not work: what happened, and the way to begin again that leads where one wanted to go. */
export function problemPage(view: View, what: { key: string; returnTo: string }): PageModel {
  const again = addressWith('/sign-in', { return: what.returnTo });
  const body = html`<h1 class="govuk-heading-l">${view.t('sign-in.problem.title')}</h1>
<p class="govuk-body">${view.t(what.key)}</p>
${linkButton({ text: view.t('sign-in.problem.again'), href: again })}
<p class="govuk-body"><a class="govuk-link" href="/">${view.t('sign-in.problem.home')}</a></p>`;
  return { title: view.t('sign-in.problem.title'), room: 'citizen', kind: 'sign-in', navigation: [], body };
}

export function signedOutPage(view: View): PageModel {
  const body = html`<h1 class="govuk-heading-l">${view.t('sign-in.out.title')}</h1>
<p class="govuk-body">${view.t('sign-in.out.text')}</p>
${linkButton({ text: view.t('sign-in.out.again'), href: '/sign-in' })}`;
  return { title: view.t('sign-in.out.title'), room: 'citizen', body };
}
