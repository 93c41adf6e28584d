import {
  actingFor,
  giveConsent,
  giveConsentOnPaper,
  type NamedConsent,
  showConsent,
  startDraft,
  withdrawConsent,
} from '#cases';
import { citizen } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { procedureAt } from '#procedures';
import { button, linkButton } from '../../../components/button.ts';
import { inset } from '../../../components/callout.ts';
import { errorSummary } from '../../../components/error-summary.ts';
import { fileField } from '../../../components/file-field.ts';
import { form } from '../../../components/form.ts';
import { notice } from '../../../components/notice.ts';
import { summaryList } from '../../../components/summary-list.ts';
import { textField } from '../../../components/text-field.ts';
import { readFiles } from '../../../shell/upload.ts';
import { orRefusal, type PageRoute, type View } from '../../../shell/view.ts';

const consentPath = '/services/:code/for/consent/:consentId';

/** The code that was read out or the signed paper; and the consents that are in force, both ways. */
export const consentPages: readonly PageRoute[] = [
  { method: 'GET', url: consentPath, permission: citizen(2), handler: (view) => consentPage(view) },
  { method: 'POST', url: `${consentPath}/code`, permission: citizen(2), handler: enterCode },
  { method: 'POST', url: `${consentPath}/paper`, permission: citizen(2), handler: sendPaper },
  { method: 'GET', url: '/my/acting', permission: citizen(), handler: overviewPage },
  {
    method: 'POST',
    url: '/my/acting/:consentId/end',
    permission: citizen(),
    async handler(view) {
      await orRefusal(view.act(withdrawConsent, { consentId: view.params['consentId'] ?? '' }));
      return view.go('/my/acting');
    },
  },
];

const idOf = (view: View) => view.params['consentId'] ?? '';
const codeOf = (view: View) => view.params['code'] ?? '';

async function enterCode(view: View) {
  const done = await view.act(giveConsent, { consentId: idOf(view), code: (view.form['code'] ?? '').slice(0, 20) });
  if (done.outcome !== 'given') return consentPage(view, view.t(`citizen-apply.consent.${done.outcome}`));
  return begin(view);
}

async function sendPaper(view: View) {
  const consentId = idOf(view);
  const posted = await readFiles(view, { before: () => look(view) });
  const file = posted.stored[0]?.file;
  if (file === undefined) {
    const [fault] = view.faultWords(posted.faults);
    return consentPage(view, fault?.text ?? view.t('shell.upload.none'));
  }
  const done = await orRefusal(view.act(giveConsentOnPaper, { consentId, file }, posted.fields['_key'] ?? ''));
  if (done instanceof Refusal) return consentPage(view, view.t(done.key, done.params));
  return begin(view);
}

async function begin(view: View) {
  const { draftId } = await view.act(startDraft, { procedureCode: codeOf(view), consentId: idOf(view) }, newId());
  return view.go(`/apply/${draftId}`);
}

const look = (view: View) => view.ask(showConsent, { consentId: idOf(view) }, view.t('citizen-apply.for.overview'));

async function consentPage(view: View, error?: string) {
  const consent = await look(view);
  if (consent.takerId !== view.actor.personId) refuse('not-found', 'cases.consent-none');
  if (consent.givenAt !== null) return begin(view);
  const { language } = view;
  const byCode = consent.manner === 'code';
  const title = view.t(`citizen-apply.consent.${consent.manner}-title`, { name: consent.giverName });
  const path = `/services/${codeOf(view)}/for/consent/${consent.id}`;
  const again = `/services/${codeOf(view)}/for/ask`;
  const field = byCode ? 'code' : 'file';
  const body = html`${error === undefined ? '' : errorSummary({ language, errors: [{ field, text: error }] })}
<h1 class="govuk-heading-l">${title}</h1>
${byCode ? codeForm(view, { path, name: consent.giverName, error }) : paperForm(view, { path, consent, error })}
${
  byCode
    ? html`<p class="govuk-body"><a class="govuk-link" href="${again}">${view.t('citizen-apply.consent.again')}</a></p>`
    : ''
}`;
  return view.page(
    { title, room: 'citizen', body, backLink: again, hasErrors: error !== undefined },
    error === undefined ? 200 : 422,
  );
}

interface FormModel {
  path: string;
  error: string | undefined;
}

function codeForm(view: View, model: FormModel & { name: string }): Html {
  return html`<p class="govuk-body">${view.t('citizen-apply.consent.code-text', { name: model.name })}</p>
${form({
  language: view.language,
  action: `${model.path}/code`,
  body: textField({
    language: view.language,
    name: 'code',
    label: view.t('citizen-apply.consent.code'),
    kind: 'digits',
    width: 10,
    ...(model.error === undefined ? {} : { error: model.error }),
  }),
  submit: view.t('citizen-apply.consent.submit'),
})}`;
}

function paperForm(view: View, model: FormModel & { consent: Awaited<ReturnType<typeof look>> }): Html {
  const { consent, error } = model;
  const until = formatDate(consent.validUntil);
  return html`${inset(view.t('citizen-apply.consent.paper-text', { taker: consent.takerName, until }))}
${form({
  language: view.language,
  action: `${model.path}/paper`,
  idempotencyKey: newId(),
  files: true,
  body: fileField({
    language: view.language,
    name: 'file',
    label: view.t('citizen-apply.consent.file'),
    limitMb: view.site.uploadLimitMb,
    ...(error === undefined ? {} : { error }),
  }),
  submit: view.t('citizen-apply.consent.send'),
})}`;
}

/** Who may apply for me, and for whom I may. */
async function overviewPage(view: View) {
  const { got, given, helper } = await view.ask(actingFor, {});
  const { language } = view;
  const title = view.t('citizen-apply.for.overview');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${helper === undefined ? '' : notice({ language, kind: 'info', body: view.t('citizen-apply.consent.helper', { place: helper.place }) })}
<h2 class="govuk-heading-m">${view.t('citizen-apply.consent.mine')}</h2>
${consentList(view, got)}
<h2 class="govuk-heading-m">${view.t('citizen-apply.consent.for-me')}</h2>
${consentList(view, given)}
${linkButton({ text: view.t('citizen-apply.consent.find'), href: '/services', tone: 'secondary' })}`;
  return view.page({ title, room: 'citizen', body, backLink: '/my' });
}

function consentList(view: View, consents: readonly NamedConsent[]): Html {
  if (consents.length === 0) return html`<p class="govuk-body">${view.t('citizen-apply.consent.none')}</p>`;
  return html`${consents.map((c) => {
    const procedure = c.procedureCode === null ? undefined : procedureAt(c.procedureCode, view.today);
    const word = (key: string) => view.t(`citizen-apply.consent.${key}`);
    return html`${summaryList({
      language: view.language,
      rows: [
        { label: word('name'), value: c.name },
        {
          label: word('scope-label'),
          value:
            procedure === undefined ? (c.procedureCode ?? view.t('citizen-apply.ask.all')) : view.say(procedure.name),
        },
        { label: word('until'), value: formatDate(c.validUntil) },
        { label: word('how'), value: word(c.manner === 'code' ? 'by-code' : 'by-paper') },
      ],
    })}${form({
      language: view.language,
      action: `/my/acting/${c.id}/end`,
      idempotencyKey: newId(),
      body: button({ text: view.t('citizen-apply.consent.end-do', { name: c.name }), tone: 'secondary' }),
      submit: null,
    })}`;
  })}`;
}
