import type { SignInRequest } from '#identity';
import { type Html, html } from '#platform/html';
import { button } from '../components/button.ts';
import { errorOf, errorSummary, type FieldError } from '../components/error-summary.ts';
import { form } from '../components/form.ts';
import { notice } from '../components/notice.ts';
import { textField } from '../components/text-field.ts';
import type { PageModel, View } from '../shell/view.ts';
import './i18n/index.ts';

export interface LoginModel {
  request: SignInRequest;
  /** What was typed before, shown again. The password never is. */
  loginName: string;
  errors: readonly FieldError[];
}

/** The sign-in page: name and password, and in a demonstration one button for each of its people. */
export function loginPage(view: View, model: LoginModel): PageModel {
  const { request, errors } = model;
  const body = html`${errorSummary({ language: view.language, errors })}
<h1 class="govuk-heading-l">${view.t('sign-in.title')}</h1>
${request.demo.length > 0 ? demoPeople(view, request) : ''}
${request.passwordSuffices ? passwordForm(view, model) : needsMore(view, request)}
${cancelForm(view, request)}`;
  return {
    title: view.t('sign-in.title'),
    room: 'citizen',
    kind: 'sign-in',
    hasErrors: errors.length > 0,
    navigation: [],
    body,
  };
}

const address = (request: SignInRequest, act = '') => `/oidc/interaction/${request.uid}${act}`;

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
  return html`${
    request.demo.length > 0
      ? html`<h2 class="govuk-heading-m">${view.t('sign-in.demo.password')}</h2>`
      : html`<p class="govuk-body">${view.t('sign-in.intro')}</p>`
  }
${form({ language, action: address(request), body: fields, submit: view.t('sign-in.submit') })}`;
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
  const cancel = button({ text: view.t('sign-in.cancel'), tone: 'secondary' });
  return form({ language: view.language, action: address(request, '/cancel'), body: cancel, submit: null });
}
