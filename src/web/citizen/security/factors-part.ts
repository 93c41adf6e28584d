import type { securityQuestions } from '#identity';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button, linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import type { View } from '../../shell/view.ts';

/** What `identity.my-security` tells. */
export type Security = Awaited<ReturnType<typeof securityQuestions.mySecurity.run>>;

/** The second factors with what can be done to them. */
export function factorsPart(view: View, { factors, recoveryCodes }: Security): Html {
  const { language } = view;
  const rows = factors.map((f) => ({
    cells: [
      f.label === '' ? view.t(`identity.factor.${f.kind}`) : f.label,
      view.t(`identity.factor.${f.kind}`),
      formatDateTime(f.createdAt),
      f.usedAt === null ? '–' : formatDateTime(f.usedAt),
      form({
        language,
        action: `/security/factors/${f.id}/remove`,
        idempotencyKey: newId(),
        body: button({ text: view.t('citizen-security.factors.remove'), tone: 'secondary' }),
        submit: null,
      }),
    ],
  }));
  const columns = ['label', 'kind', 'added', 'used', 'act'].map((key, index) => ({
    label: view.t(`citizen-security.factors.${key}`),
    ...(index === 0 ? { heading: true } : {}),
  }));
  const caption = view.t('citizen-security.factors.title');
  return html`${factors.length === 0 ? notice({ language, kind: 'warning', body: view.t('citizen-security.factors.wanted') }) : ''}
${dataTable({ language, caption, columns, rows, empty: view.t('citizen-security.factors.none') })}
<div class="govuk-button-group">${linkButton({ text: view.t('citizen-security.factors.add-app'), href: '/security/app' })}
${linkButton({ text: view.t('citizen-security.factors.add-key'), href: '/security/passkey', tone: 'secondary' })}</div>
<p class="govuk-body">${view.t('citizen-security.recovery.left', { count: recoveryCodes })}</p>
${form({
  language,
  action: '/security/recovery',
  body: button({ text: view.t('citizen-security.recovery.make'), tone: 'secondary' }),
  submit: null,
})}`;
}
