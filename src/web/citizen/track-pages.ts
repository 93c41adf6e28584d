import { type TrackedCase, trackCase } from '#cases';
import { anyone } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { procedureAt } from '#procedures';
import { button } from '../components/button.ts';
import { errorSummary } from '../components/error-summary.ts';
import { summaryList } from '../components/summary-list.ts';
import { textField } from '../components/text-field.ts';
import { agencyNameFor } from '../shell/agency-names.ts';
import { stateTag } from '../shell/case-words.ts';
import { orRefusal, type PageRoute, type View } from '../shell/view.ts';

/** Where a case stands, for whoever holds its code: no sign-in, no names. */
export const trackPages: readonly PageRoute[] = [
  { method: 'GET', url: '/track', permission: anyone, handler: trackPage },
];

async function trackPage(view: View) {
  const code = (view.search['code'] ?? '').slice(0, 60);
  const found = code.trim() === '' ? undefined : await orRefusal(view.ask(trackCase, { code }));
  const refused = found instanceof Refusal ? view.t(found.key, found.params) : undefined;
  const title = view.t('citizen.track.title');
  const body = html`${refused === undefined ? '' : errorSummary({ language: view.language, errors: [{ field: 'code', text: refused }] })}
<h1 class="govuk-heading-l">${title}</h1>
<form action="/track" method="get">
${textField({
  language: view.language,
  name: 'code',
  label: view.t('citizen.track.label'),
  hint: view.t('citizen.track.hint'),
  value: code,
  ...(refused === undefined ? {} : { error: refused }),
})}
${button({ text: view.t('citizen.track.button') })}</form>
${found === undefined || found instanceof Refusal ? '' : await trackedCase(view, found)}`;
  return view.page(
    { title, room: 'citizen', body, backLink: '/', hasErrors: refused !== undefined },
    refused === undefined ? 200 : 404,
  );
}

async function trackedCase(view: View, found: TrackedCase) {
  const procedure = procedureAt(found.procedureCode, vietnamDate(found.submittedAt));
  return html`<h2 class="govuk-heading-m">${procedure ? view.say(procedure.name) : found.procedureCode}</h2>
<p class="govuk-body">${stateTag(view.language, found.state)}${found.wait === null ? '' : html` <span class="da-wait">${view.t(`citizen-apply.waiting.${found.wait}`)}</span>`}</p>
${summaryList({
  language: view.language,
  rows: [
    {
      label: view.t('citizen.receipt.official-code'),
      value: found.officialCode ?? view.t('citizen.receipt.not-received'),
    },
    { label: view.t('citizen.receipt.agency'), value: await agencyNameFor(view, found.agencyCode) },
    { label: view.t('citizen.receipt.submitted'), value: formatDateTime(found.submittedAt) },
    ...(found.receivedAt === null
      ? []
      : [{ label: view.t('citizen.receipt.received'), value: formatDateTime(found.receivedAt) }]),
    {
      label: view.t('citizen.receipt.due'),
      value: found.dueOn === null ? view.t('citizen.receipt.due-later') : formatDate(found.dueOn),
    },
    ...(found.finishedOn === null
      ? []
      : [{ label: view.t('citizen.track.finished'), value: formatDate(found.finishedOn) }]),
  ],
})}`;
}
