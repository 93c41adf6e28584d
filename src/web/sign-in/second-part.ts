import type { SignInRequest } from '#identity';
import { type Html, html } from '#platform/html';
import { details } from '../components/details.ts';
import { errorOf, type FieldError } from '../components/error-summary.ts';
import { form } from '../components/form.ts';
import { qrCode } from '../components/qr-code.ts';
import { textField } from '../components/text-field.ts';
import type { View } from '../shell/view.ts';
import { passkeyForm } from './passkey-form.ts';

type Step<K extends SignInRequest['step']['kind']> = Extract<SignInRequest['step'], { kind: K }>;

interface Part<K extends SignInRequest['step']['kind']> {
  request: SignInRequest;
  step: Step<K>;
  errors: readonly FieldError[];
}

const codeField = (view: View, errors: readonly FieldError[]): Html =>
  textField({
    language: view.language,
    name: 'code',
    label: view.t('sign-in.code.label'),
    hint: view.t('sign-in.code.hint'),
    kind: 'digits',
    width: 10,
    autocomplete: 'one-time-code',
    focused: true,
    ...errorOf(errors, 'code'),
  });

/** The second factor: the code of an app, a passkey, or a printed code when both are lost. */
export function secondPart(view: View, { request, step, errors }: Part<'second'>): Html {
  const { language } = view;
  const action = `/oidc/interaction/${request.uid}/code`;
  const submit = view.t('sign-in.code.submit');
  return html`<p class="govuk-body">${view.t('sign-in.second.text', { name: step.name })}</p>
${step.passkey ? passkeyForm(view, { uid: request.uid, text: view.t('sign-in.passkey.use'), main: !step.code }) : ''}
${step.code ? form({ language, action, hidden: { kind: 'code' }, body: codeField(view, errors), submit }) : ''}
${step.recovery ? recoveryPart(view, { action, errors }) : ''}`;
}

function recoveryPart(view: View, { action, errors }: { action: string; errors: readonly FieldError[] }): Html {
  const { language } = view;
  const field = textField({
    language,
    name: 'recovery',
    label: view.t('sign-in.recovery.label'),
    hint: view.t('sign-in.recovery.hint'),
    width: 20,
    autocomplete: 'off',
    ...errorOf(errors, 'recovery'),
  });
  return details({
    summary: view.t('sign-in.recovery.title'),
    open: errors.some((e) => e.field === 'recovery'),
    body: form({ language, action, hidden: { kind: 'recovery' }, body: field, submit: view.t('sign-in.code.submit') }),
  });
}

/** The first time: an app is set up here and now, and its first code goes on with the sign-in. */
export function setUpPart(view: View, { request, step, errors }: Part<'set-up'>): Html {
  const { language } = view;
  const steps = html`<p class="govuk-body">${view.t('sign-in.set-up.text')}</p>
<ol class="govuk-list govuk-list--number"><li>${view.t('sign-in.set-up.install')}</li><li>${view.t('sign-in.set-up.scan')}</li><li>${view.t('sign-in.set-up.type')}</li></ol>
${qrCode({ language, text: step.uri, label: view.t('sign-in.set-up.qr') })}
<p class="govuk-body">${view.t('sign-in.set-up.by-hand')} <code>${step.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>`;
  return html`${steps}${form({
    language,
    action: `/oidc/interaction/${request.uid}/code`,
    hidden: { kind: 'first-code' },
    body: codeField(view, errors),
    submit: view.t('sign-in.set-up.submit'),
  })}`;
}
