import type { ConsentRequest } from '#identity';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { form } from '../components/form.ts';
import { summaryList } from '../components/summary-list.ts';
import type { View } from '../shell/view.ts';

/** What is handed over, to whom, why, on which ground and until when (Law 91/2025/QH15), before anything is. */
export function consentPart(view: View, uid: string, consent: ConsentRequest): Html {
  const { language } = view;
  const lines = consent.scopes.map((scope) => html`<li>${view.t(`identity.scope.${scope}`)}</li>`);
  const what =
    lines.length === 0
      ? view.t('sign-in.consent.only-who')
      : html`<ul class="govuk-list govuk-list--bullet">${lines}</ul>`;
  const rows = [
    { label: view.t('sign-in.consent.to'), value: view.say(consent.partnerName) },
    { label: view.t('sign-in.consent.what'), value: what },
    { label: view.t('sign-in.consent.why'), value: view.say(consent.purpose) },
    { label: view.t('sign-in.consent.ground'), value: consent.legalBasis },
    { label: view.t('sign-in.consent.until'), value: formatDate(vietnamDate(consent.until)) },
  ];
  return html`<p class="govuk-body">${view.t('sign-in.consent.text', { name: view.say(consent.partnerName) })}</p>
${summaryList({ language, rows })}
${consent.keepsAccess ? html`<p class="govuk-body">${view.t('sign-in.consent.keeps')}</p>` : ''}
<p class="govuk-body">${view.t('sign-in.consent.back')}</p>
${form({ language, action: `/oidc/interaction/${uid}/consent`, body: html``, submit: view.t('sign-in.consent.agree') })}`;
}
