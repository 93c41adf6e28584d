import type { SignInRequest } from '#identity';
import { type Html, html } from '#platform/html';
import { button, linkButton } from '../components/button.ts';
import { errorOf, errorSummary, type FieldError } from '../components/error-summary.ts';
import { form } from '../components/form.ts';
import { notice } from '../components/notice.ts';
import { textField } from '../components/text-field.ts';
import type { PageModel, View } from '../shell/view.ts';
import { consentPart } from './consent-part.ts';
import { passkeyForm } from './passkey-form.ts';
import { secondPart, setUpPart } from './second-part.ts';
import './i18n/index.ts';

export interface LoginModel {
  request: SignInRequest;
  /** What was typed before, shown again. The password never is. */
  loginName: string;
  errors: readonly FieldError[];
}

/** What password and second factor reach; above it there is nothing to fill in. */
const bestOfOurs = 2;

/** The sign-in page, whatever its next step is: who, the second factor, setting one up, or the consent. */
export function loginPage(view: View, model: LoginModel): PageModel {
  const { request, errors } = model;
  const titleKey = `sign-in.step.${request.step.kind}`;
  const body = html`${errorSummary({ language: view.language, errors })}
<h1 class="govuk-heading-l">${view.t(titleKey)}</h1>
${partOf(view, model)}
${cancelForm(view, request)}`;
  return {
    title: view.t(titleKey),
    room: 'citizen',
    kind: 'sign-in',
    hasErrors: errors.length > 0,
    navigation: [],
    body,
  };
}

function partOf(view: View, model: LoginModel): Html {
  const { step } = model.request;
  if (step.kind === 'second') return secondPart(view, { ...model, step });
  if (step.kind === 'set-up') return setUpPart(view, { ...model, step });
  if (step.kind === 'consent') return consentPart(view, model.request.uid, step.consent);
  if (step.kind === 'account-too-low') return accountTooLow(view, model.request);
  return firstPart(view, model);
}

const address = (request: SignInRequest, act = '') => `/oidc/interaction/${request.uid}${act}`;

function firstPart(view: View, model: LoginModel): Html {
  const { request } = model;
  const reachable = request.requiredLevel <= bestOfOurs;
  return html`${request.demo.length > 0 ? demoPeople(view, request) : ''}
${reachable ? passwordForm(view, model) : needsMore(view, request)}
${reachable ? passkeyForm(view, { uid: request.uid, text: view.t('sign-in.passkey.instead') }) : ''}
${request.outside ? outsideLink(view, request) : ''}`;
}

function passwordForm(view: View, { request, loginName, errors }: LoginModel): Html {
  const { language } = view;
  const fields = html`${textField({
    language,
    name: 'loginName',
    label: view.t('sign-in.login-name'),
    hint: view.t('sign-in.login-name-hint'),
    value: loginName,
    width: 20,
    autocomplete: 'username',
    ...errorOf(errors, 'loginName'),
  })}${textField({
    language,
    name: 'password',
    label: view.t('sign-in.password'),
    kind: 'password',
    width: 20,
    autocomplete: 'current-password',
    ...errorOf(errors, 'password'),
  })}`;
  const more = request.requiredLevel > 1 ? html`<p class="govuk-body">${view.t('sign-in.two-steps')}</p>` : '';
  return html`${
    request.demo.length > 0
      ? html`<h2 class="govuk-heading-m">${view.t('sign-in.demo.password')}</h2>`
      : html`<p class="govuk-body">${view.t('sign-in.intro')}</p>`
  }${more}
${form({ language, action: address(request), body: fields, submit: view.t('sign-in.submit') })}
<p class="govuk-body"><a class="govuk-link" href="/recover">${view.t('sign-in.forgotten')}</a></p>`;
}

function outsideLink(view: View, request: SignInRequest): Html {
  return html`<h2 class="govuk-heading-m">${view.t('sign-in.outside.title')}</h2>
<p class="govuk-body">${view.t('sign-in.outside.text')}</p>
${linkButton({ text: view.t('sign-in.outside.go'), href: address(request, '/vneid'), tone: 'secondary' })}`;
}

function needsMore(view: View, { requiredLevel }: SignInRequest): Html {
  const known = Number.isFinite(requiredLevel);
  return notice({
    language: view.language,
    kind: 'warning',
    title: view.t('sign-in.needs-more.title'),
    body: known ? view.t('sign-in.needs-more.text', { level: requiredLevel }) : view.t('sign-in.needs-more.unknown'),
  });
}

function accountTooLow(view: View, request: SignInRequest): Html {
  return html`${notice({
    language: view.language,
    kind: 'warning',
    title: view.t('sign-in.account-too-low.title'),
    body: view.t('sign-in.account-too-low.text'),
  })}
${request.demo.length > 0 ? demoPeople(view, request) : ''}`;
}

function demoPeople(view: View, request: SignInRequest): Html {
  const people = request.demo.map(({ accountId, name, roleKey }) => {
    const text = view.t('sign-in.demo.as', { name, role: view.t(roleKey) });
    return html`<li>${button({ text, tone: 'secondary', name: 'account', value: accountId })}</li>`;
  });
  return html`<section aria-labelledby="demo-people">
<h2 class="govuk-heading-m" id="demo-people">${view.t('sign-in.demo.title')}</h2>
<p class="govuk-body">${view.t('sign-in.demo.text')}</p>
${form({
  language: view.language,
  action: address(request, '/demo'),
  body: html`<ul class="govuk-list">${people}</ul>`,
  submit: null,
})}</section>`;
}

function cancelForm(view: View, request: SignInRequest): Html {
  const key = request.step.kind === 'consent' ? 'sign-in.consent.refuse' : 'sign-in.cancel';
  const cancel = button({ text: view.t(key), tone: 'secondary' });
  return form({ language: view.language, action: address(request, '/cancel'), body: cancel, submit: null });
}
