import { deviceName, eidSteps } from '#identity';
import { anyone } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { linkButton } from '../../../components/button.ts';
import { errorOf, errorSummary, type FieldError } from '../../../components/error-summary.ts';
import { form } from '../../../components/form.ts';
import { notice } from '../../../components/notice.ts';
import { panel } from '../../../components/panel.ts';
import { progress } from '../../../components/progress.ts';
import { textField } from '../../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../../shell/view.ts';

/**
 * The holder's own part, on a telephone: number and code; then a password, while the page makes the device's key. The
 * forms carry no key for sending twice: the code itself works once, and nothing of them shall be kept.
 */
export const activatePages: readonly PageRoute[] = [
  { method: 'GET', url: '/e-id/activate', permission: anyone, handler: (view) => codePage(view, []) },
  { method: 'POST', url: '/e-id/activate', permission: anyone, handler: checkCode },
  { method: 'GET', url: '/e-id/activate/finish', permission: anyone, handler: (view) => view.go('/e-id/activate') },
  { method: 'POST', url: '/e-id/activate/finish', permission: anyone, handler: finish },
  { method: 'GET', url: '/e-id/activated', permission: anyone, handler: donePage },
  { method: 'GET', url: '/e-id/new-code', permission: anyone, handler: (view) => newCodePage(view, false) },
  { method: 'POST', url: '/e-id/new-code', permission: anyone, handler: askCode },
];

/** A passport or an organisation's code instead of the twelve digits. */
const others = (view: View): boolean => (view.form['other'] ?? view.search['other']) === '1';

const numberField = (view: View, errors: readonly FieldError[]) =>
  textField({
    language: view.language,
    name: 'number',
    label: view.t('office-eid.activate.number'),
    hint: view.t(`office-eid.activate.${others(view) ? 'other' : 'number'}-hint`),
    width: 20,
    // A telephone shows its digits for the twelve of a card; passports have letters.
    kind: others(view) ? 'text' : 'digits',
    autocomplete: 'username',
    value: view.form['number'] ?? '',
    ...errorOf(errors, 'number'),
  });

function codePage(view: View, errors: readonly FieldError[]) {
  const { language } = view;
  const title = view.t('office-eid.activate.title');
  const body = html`${errorSummary({ language, errors })}
${progress({ language, step: 1, total: 2 })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-eid.activate.lead')}</p>
${form({
  language,
  action: '/e-id/activate',
  submit: view.t('office-eid.activate.next'),
  ...(others(view) ? { hidden: { other: '1' } } : {}),
  body: html`${numberField(view, errors)}${textField({
    language,
    name: 'code',
    label: view.t('office-eid.activate.code'),
    hint: view.t('office-eid.activate.code-hint'),
    kind: 'digits',
    width: 10,
    autocomplete: 'one-time-code',
    ...errorOf(errors, 'code'),
  })}`,
})}
<p class="govuk-body"><a class="govuk-link" href="/e-id/new-code${others(view) ? '?other=1' : ''}">${view.t('office-eid.activate.no-code')}</a></p>
${others(view) ? '' : html`<p class="govuk-body"><a class="govuk-link" href="/e-id/activate?other=1">${view.t('office-eid.activate.other')}</a></p>`}`;
  return view.page(
    { title, room: 'citizen', body, kind: 'sign-in', navigation: [], hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

async function checkCode(view: View) {
  const number = (view.form['number'] ?? '').trim().slice(0, 40);
  const code = (view.form['code'] ?? '').trim().slice(0, 40);
  const missing = [
    ...(number === '' ? [{ field: 'number', text: view.t('office-eid.activate.number-needed') }] : []),
    ...(code === '' ? [{ field: 'code', text: view.t('office-eid.activate.code-needed') }] : []),
  ];
  if (missing.length > 0) return codePage(view, missing);
  const answer = await view.act(eidSteps.checkActivationCode, { number, code }, '');
  if (answer.outcome === 'wrong') return codePage(view, [{ field: 'code', text: view.t('office-eid.activate.wrong') }]);
  return passwordPage(view, answer, []);
}

interface Second {
  challenge: string;
  level: 1 | 2;
  ownPassword: boolean;
}

/** Second step. The challenge in the form stands for the code that was right; it lives for a quarter of an hour. */
function passwordPage(view: View, { challenge, level, ownPassword }: Second, errors: readonly FieldError[]) {
  const { language } = view;
  const title = view.t(ownPassword ? 'office-eid.activate.password-title' : 'office-eid.activate.confirm-title');
  const field = (name: string, label: string, hint?: string) =>
    textField({
      language,
      name,
      label: view.t(`office-eid.activate.${label}`),
      ...(hint === undefined ? {} : { hint: view.t(`office-eid.activate.${hint}`) }),
      kind: 'password',
      autocomplete: 'new-password',
      ...errorOf(errors, name),
    });
  const body = html`${errorSummary({ language, errors })}
${progress({ language, step: 2, total: 2 })}
<h1 class="govuk-heading-l">${title}</h1>
${form({
  language,
  action: '/e-id/activate/finish',
  submit: view.t('office-eid.activate.finish'),
  hidden: { challenge, level: String(level), ownPassword: ownPassword ? '1' : '' },
  body: html`<div data-island="device-key" data-challenge="${challenge}"><input type="hidden" name="publicKey" value=""><input type="hidden" name="signature" value=""></div>
${ownPassword ? html`${field('password', 'password', 'password-hint')}${field('again', 'again')}` : html`<p class="govuk-body">${view.t('office-eid.activate.for-other')}</p>`}`,
})}
<p class="govuk-hint">${view.t('office-eid.activate.device-hint')}</p>`;
  return view.page(
    { title, room: 'citizen', body, kind: 'sign-in', navigation: [], hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

async function finish(view: View) {
  const { challenge = '', password = '', again = '', publicKey = '', signature = '' } = view.form;
  const second: Second = {
    challenge,
    level: view.form['level'] === '1' ? 1 : 2,
    ownPassword: view.form['ownPassword'] === '1',
  };
  if (second.ownPassword && password !== again)
    return passwordPage(view, second, [{ field: 'again', text: view.t('office-eid.activate.not-same') }]);
  const name = deviceName(view.request.headers['user-agent'] ?? '');
  const device = publicKey === '' ? {} : { device: { publicKey, signature, name } };
  const done = await orRefusal(view.act(eidSteps.finishActivation, { challenge, password, ...device }, ''));
  if (!(done instanceof Refusal))
    return view.go(
      `/e-id/activated?level=${done.level}&device=${done.device ? 1 : 0}&own=${second.ownPassword ? 1 : 0}`,
    );
  if (done.kind !== 'invalid' && done.kind !== 'conflict') throw done;
  if (done.kind === 'conflict') return codePage(view, [{ text: view.t(done.key, done.params) }]);
  const faults = view.faultWords(done.fields);
  return passwordPage(view, second, faults.length > 0 ? faults : [{ text: view.t(done.key, done.params) }]);
}

function donePage(view: View) {
  const { language } = view;
  const level = view.search['level'] === '1' ? 1 : 2;
  const title = view.t('office-eid.activate.done', { level });
  const body = html`${panel({ language, title, body: html`<p class="govuk-body">${view.t(view.search['own'] === '0' ? 'office-eid.activate.for-other' : 'office-eid.activate.done-lead')}</p>` })}
${view.search['device'] === '1' ? html`<p class="govuk-body">${view.t('office-eid.activate.done-device')}</p>` : ''}
<div class="govuk-button-group">${linkButton({ text: view.t('office-eid.activate.sign-in'), href: '/sign-in?return=%2Fmy' })}</div>`;
  return view.page({ title, room: 'citizen', body });
}

function newCodePage(view: View, asked: boolean, errors: readonly FieldError[] = []) {
  const { language } = view;
  const title = view.t('office-eid.activate.new-code');
  const body = html`${errorSummary({ language, errors })}<h1 class="govuk-heading-l">${title}</h1>
${asked ? notice({ language, kind: 'success', body: view.t('office-eid.activate.new-code-asked') }) : ''}
<p class="govuk-body">${view.t('office-eid.activate.new-code-lead')}</p>
${form({ language, action: '/e-id/new-code', submit: view.t('office-eid.activate.new-code-send'), ...(others(view) ? { hidden: { other: '1' } } : {}), body: numberField(view, errors) })}
<p class="govuk-body"><a class="govuk-link" href="/e-id/activate">${view.t('office-eid.activate.have-code')}</a></p>`;
  return view.page(
    { title, room: 'citizen', body, backLink: '/e-id/activate', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

async function askCode(view: View) {
  const number = (view.form['number'] ?? '').trim().slice(0, 40);
  if (number === '')
    return newCodePage(view, false, [{ field: 'number', text: view.t('office-eid.activate.number-needed') }]);
  await view.act(eidSteps.askNewActivationCode, { number }, '');
  return newCodePage(view, true);
}
