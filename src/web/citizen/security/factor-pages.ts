import type { FastifyReply } from 'fastify';
import { securityActs, spacedCode } from '#identity';
import { atLevel, signedIn } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { button } from '../../components/button.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { qrCode } from '../../components/qr-code.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { overview } from './overview-pages.ts';

const proven = atLevel(signedIn, { authentication: 2 });

export const factorPages: readonly PageRoute[] = [
  { method: 'GET', url: '/security/app', permission: signedIn, handler: newApp },
  { method: 'POST', url: '/security/app', permission: signedIn, handler: confirmApp },
  { method: 'GET', url: '/security/passkey', permission: signedIn, handler: (view) => passkeyPage(view, []) },
  { method: 'POST', url: '/security/passkey/options', permission: signedIn, handler: passkeyOptions },
  { method: 'POST', url: '/security/passkey', permission: signedIn, handler: takePasskey },
  { method: 'POST', url: '/security/factors/:factorId/remove', permission: proven, handler: remove },
  { method: 'POST', url: '/security/recovery', permission: proven, handler: recovery },
];

/** Real time: codes and challenges live by it, also when the system runs as of a past date. */
const at = () => new Date().toISOString();

async function newApp(view: View): Promise<FastifyReply> {
  const made = await view.act(securityActs.startCodeApp, { label: view.t('citizen-security.app.label') }, '');
  return appPage(view, { ...made, errors: [] });
}

interface AppModel {
  secret: string;
  uri: string;
  errors: readonly FieldError[];
}

function appPage(view: View, { secret, uri, errors }: AppModel): Promise<FastifyReply> {
  const { language } = view;
  const title = view.t('citizen-security.app.title');
  const field = textField({
    language,
    name: 'code',
    label: view.t('citizen-security.app.code'),
    kind: 'digits',
    width: 10,
    autocomplete: 'one-time-code',
    ...errorOf(errors, 'code'),
  });
  const body = html`${errorSummary({ language, errors })}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-security.app.text')}</p>
${qrCode({ language, text: uri, label: title })}
<p class="govuk-body">${view.t('citizen-security.app.by-hand')} <code>${spacedCode(secret)}</code></p>
${form({ language, action: '/security/app', body: field, submit: view.t('citizen-security.app.confirm') })}`;
  return view.page({ title, room: 'citizen', body, hasErrors: errors.length > 0 }, errors.length > 0 ? 422 : 200);
}

async function confirmApp(view: View): Promise<FastifyReply> {
  const done = await orRefusal(view.act(securityActs.confirmCodeApp, { code: view.form['code'] ?? '', at: at() }, ''));
  if (!(done instanceof Refusal)) return view.go('/security?done=factor-added');
  if (done.kind === 'unauthenticated') throw done;
  // A fresh seed: the old one may have been typed wrongly, and its page is gone.
  const made = await view.act(securityActs.startCodeApp, { label: view.t('citizen-security.app.label') }, '');
  return appPage(view, { ...made, errors: view.faultWords(done.fields) });
}

function passkeyPage(view: View, errors: readonly FieldError[]): Promise<FastifyReply> {
  const { language } = view;
  const title = view.t('citizen-security.passkey.title');
  const body = html`${errorSummary({ language, errors })}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-security.passkey.text')}</p>
<noscript><p class="govuk-body">${view.t('citizen-security.passkey.no-script')}</p></noscript>
<form method="post" action="/security/passkey" data-island="passkey" data-act="create" data-options="/security/passkey/options" data-failed="${view.t('citizen-security.passkey.failed')}" hidden>
${textField({ language, name: 'label', label: view.t('citizen-security.passkey.label'), hint: view.t('citizen-security.passkey.hint'), width: 20 })}
<input type="hidden" name="response" value="">
${button({ text: view.t('citizen-security.passkey.add') })}
<p class="govuk-body" role="status"></p></form>`;
  return view.page({ title, room: 'citizen', body }, errors.length > 0 ? 422 : 200);
}

async function passkeyOptions(view: View): Promise<FastifyReply> {
  const options = await view.act(securityActs.startPasskey, { publicUrl: view.site.publicUrl(), at: at() }, '');
  return view.reply.send(options);
}

async function takePasskey(view: View): Promise<FastifyReply> {
  const typed = (view.form['label'] ?? '').trim();
  const label = typed === '' ? view.t('citizen-security.passkey.unnamed') : typed.slice(0, 60);
  const input = { publicUrl: view.site.publicUrl(), at: at(), label, response: parsed(view.form['response']) };
  const done = await orRefusal(view.act(securityActs.addPasskey, input, ''));
  if (!(done instanceof Refusal)) return view.go('/security?done=factor-added');
  if (done.kind === 'unauthenticated') throw done;
  return passkeyPage(view, [{ text: view.t(done.key, done.params) }]);
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

async function remove(view: View): Promise<FastifyReply> {
  const done = await orRefusal(view.act(securityActs.removeFactor, { factorId: view.params['factorId'] ?? '' }));
  return done instanceof Refusal ? overview(view, { fault: done }) : view.go('/security?done=factor-removed');
}

/** Shown once, on the answer to the very post: no address leads to them again. */
async function recovery(view: View): Promise<FastifyReply> {
  const { codes } = await view.act(securityActs.makeRecoveryCodes, {}, '');
  const title = view.t('citizen-security.recovery.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-security.recovery.text')}</p>
<ol class="govuk-list govuk-list--number">${codes.map((code) => html`<li><code>${spacedCode(code)}</code></li>`)}</ol>
<p class="govuk-body"><a class="govuk-link" href="/security">${view.t('citizen-security.recovery.back')}</a></p>`;
  return view.page({ title, room: 'citizen', body });
}
