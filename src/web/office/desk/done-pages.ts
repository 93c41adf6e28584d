import { showCase } from '#cases';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button, linkButton } from '../../components/button.ts';
import { form } from '../../components/form.ts';
import { panel } from '../../components/panel.ts';
import { summaryList } from '../../components/summary-list.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { thisDesk } from './this-desk.ts';

const atCounter = officer('receiving-officer');

/** It is done: print the paper, take the fee, call the next person. */
export const donePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/desk/:agency/done/:caseId', permission: atCounter, handler: received },
  { method: 'GET', url: '/office/desk/:agency/slip/:slipId', permission: atCounter, handler: slipDone },
];

async function received(view: View) {
  const agencyCode = thisDesk(view);
  const { case: found, procedure } = await view.ask(
    showCase,
    { caseId: view.params['caseId'] ?? '' },
    view.t('office-desk.purpose'),
  );
  const fee = found.feeAmount ?? 0;
  const body = html`${panel({
    language: view.language,
    title: view.t('office-desk.done.received'),
    code: found.officialCode ?? found.trackingCode,
    codeLabel: view.t('office-desk.done.code'),
  })}
${summaryList({
  language: view.language,
  rows: [
    { label: view.t('office-desk.handover.service'), value: view.say(procedure.name) },
    { label: view.t('office-desk.done.received-at'), value: formatDateTime(found.receivedAt ?? found.submittedAt) },
    { label: view.t('office-desk.done.due'), value: found.dueOn === null ? '–' : formatDate(found.dueOn) },
    { label: view.t('office-desk.done.tracking'), value: found.trackingCode },
    ...(fee === 0
      ? []
      : [
          {
            label: view.t('office-desk.intake.fee'),
            value: view.t('office-desk.intake.dong', { amount: formatNumber(view.language, fee) }),
          },
        ]),
  ],
})}
<div class="govuk-button-group">${printLink(view.t('office-desk.done.print-01'), `/office/cases/${found.id}/forms/01.pdf`)}${
    fee === 0
      ? ''
      : linkButton({
          text: view.t('office-desk.done.pay'),
          href: `/office/cases/${found.id}/payment`,
          tone: 'secondary',
        })
  }<a class="govuk-link" href="/office/cases/${found.id}">${view.t('office-desk.done.open')}</a></div>
${goOn(view, agencyCode)}`;
  return view.page({ title: view.t('office-desk.done.received'), room: 'officer', body });
}

async function slipDone(view: View) {
  const agencyCode = thisDesk(view);
  const title = view.t('office-desk.done.slip');
  const body = html`${panel({ language: view.language, title })}
<div class="govuk-button-group">${printLink(view.t('office-desk.done.print-slip'), `/office/slips/${view.params['slipId']}`)}</div>
${goOn(view, agencyCode)}`;
  return view.page({ title, room: 'officer', body });
}

/** The paper opens beside the page, so that the officer does not lose the place. */
const printLink = (text: string, href: string): Html =>
  html`<a class="govuk-button" href="${href}" target="_blank" rel="noopener" draggable="false">${text}</a>`;

function goOn(view: View, agencyCode: string): Html {
  const counter = view.search['counter'] ?? '';
  const next = form({
    language: view.language,
    action: `/office/desk/${agencyCode}/call`,
    idempotencyKey: newId(),
    hidden: { counter: counter || '1' },
    submit: null,
    body: button({ text: view.t('office-desk.done.next'), tone: 'secondary' }),
  });
  return html`${counter === '' ? '' : next}<p class="govuk-body"><a class="govuk-link" href="/office/desk/${agencyCode}/intake">${view.t('office-desk.done.another')}</a></p>
<p class="govuk-body"><a class="govuk-link" href="/office/desk/${agencyCode}">${view.t('office-desk.done.board')}</a></p>`;
}
