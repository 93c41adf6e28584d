import { anyone } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { openShared, type SharedResult, sharedResult } from '#results';
import { button } from '../../components/button.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { agencyNameFor } from '../../shell/agency-names.ts';
import { sendFile } from '../../shell/send-file.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { standingOf, standingTag, validUntil } from './result-words.ts';

/** What somebody shows me: by the code that they gave me. Opening the document is counted, and its holder sees it. */
export const sharedPages: readonly PageRoute[] = [
  { method: 'GET', url: '/shared', permission: anyone, handler: sharedPage },
  { method: 'POST', url: '/shared', permission: anyone, handler: openFile },
];

async function sharedPage(view: View) {
  const code = (view.search['code'] ?? '').slice(0, 300).trim();
  const found = code === '' ? undefined : await orRefusal(view.ask(sharedResult, { code }));
  if (found instanceof Refusal) return codePage(view, code, view.t(found.key));
  if (found === undefined) return codePage(view, code);
  const title = view.say(found.title);
  const body = html`<span class="govuk-caption-l">${view.t('citizen-results.shared.title')}</span>
<h1 class="govuk-heading-l">${title}</h1>
${await facts(view, found)}
${form({
  language: view.language,
  action: '/shared',
  hidden: { code },
  body: html`<p class="govuk-body">${view.t('citizen-results.shared.noted')}</p>`,
  submit: view.t('citizen-results.download'),
})}`;
  return view.page({ title, room: 'citizen', body, backLink: '/shared' });
}

async function facts(view: View, found: SharedResult): Promise<Html> {
  return summaryList({
    language: view.language,
    rows: [
      { label: view.t('citizen-results.number'), value: found.number },
      { label: view.t('citizen-results.agency'), value: await agencyNameFor(view, found.agencyCode) },
      { label: view.t('citizen-results.issued'), value: formatDate(found.issuedOn) },
      { label: view.t('citizen-results.valid-to'), value: validUntil(view, found.validTo) },
      {
        label: view.t('citizen-results.state'),
        value: standingTag(view, standingOf(view, { ...found, fileHash: 'there' })),
      },
      { label: view.t('citizen-results.share.until'), value: formatDateTime(found.untilAt) },
    ],
  });
}

function codePage(view: View, code: string, error?: string) {
  const title = view.t('citizen-results.shared.title');
  const body = html`${error === undefined ? '' : errorSummary({ language: view.language, errors: [{ field: 'code', text: error }] })}
<h1 class="govuk-heading-l">${title}</h1>
<form action="/shared" method="get">
${textField({
  language: view.language,
  name: 'code',
  label: view.t('citizen-results.share.code'),
  hint: view.t('citizen-results.shared.hint'),
  value: code,
  width: 20,
  ...(error === undefined ? {} : { error }),
})}
${button({ text: view.t('citizen-results.shared.open') })}</form>`;
  return view.page(
    { title, room: 'citizen', body, backLink: '/', hasErrors: error !== undefined },
    error === undefined ? 200 : 404,
  );
}

async function openFile(view: View) {
  const code = (view.form['code'] ?? '').slice(0, 300);
  const found = await orRefusal(view.act(openShared, { code }));
  if (found instanceof Refusal) return codePage(view, code, view.t(found.key));
  return sendFile(view, { ...found, mediaType: 'application/pdf' });
}
