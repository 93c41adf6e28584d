import { showMyCase } from '#cases';
import { citizen } from '#platform/command';
import { html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { linkButton } from '../components/button.ts';
import { panel } from '../components/panel.ts';
import { receipt } from '../components/receipt.ts';
import type { PageRoute } from '../shell/view.ts';

/** The receipt: code and QR to track the case by, and when the result is due once the desk has received it. */
export const receiptPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/my/:caseId/receipt',
    permission: citizen(),
    async handler(view) {
      const { case: found, procedure, agency } = await view.ask(showMyCase, { caseId: view.params['caseId'] ?? '' });
      const received = found.officialCode !== null;
      const title = view.t(received ? 'citizen.receipt.title' : 'citizen.receipt.submitted-title');
      const body = html`${panel({
        language: view.language,
        title,
        code: found.trackingCode,
        codeLabel: view.t('citizen.receipt.tracking-code'),
        body: view.t('citizen.receipt.keep'),
      })}
${receipt({
  language: view.language,
  title,
  issuer: view.say(agency.name),
  rows: [
    { label: view.t('citizen.my.service'), value: view.say(procedure.name) },
    {
      label: view.t('citizen.receipt.official-code'),
      value: found.officialCode ?? view.t('citizen.receipt.not-received'),
    },
    { label: view.t('citizen.receipt.agency'), value: view.say(agency.name) },
    { label: view.t('citizen.receipt.submitted'), value: formatDateTime(found.submittedAt) },
    ...(found.receivedAt === null
      ? []
      : [{ label: view.t('citizen.receipt.received'), value: formatDateTime(found.receivedAt) }]),
    {
      label: view.t('citizen.receipt.due'),
      value: found.dueOn === null ? view.t('citizen.receipt.due-later') : formatDate(found.dueOn),
    },
  ],
  code: { text: `${view.site.publicUrl()}/track?code=${found.trackingCode}`, label: view.t('citizen.receipt.qr') },
})}
<p class="govuk-body">${view.t('citizen.receipt.what-next')}</p>
${linkButton({ text: view.t('citizen.my.open'), href: `/my/${found.id}`, tone: 'secondary' })}`;
      return view.page({ title, room: 'citizen', body, backLink: '/my' });
    },
  },
];
