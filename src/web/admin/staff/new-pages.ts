import type { FastifyReply } from 'fastify';
import { staffActs, staffQuestions } from '#identity';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { linkButton } from '../../components/button.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { selectField } from '../../components/select-field.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { codePart, words } from './staff-words.ts';

const url = '/admin/staff/new';
const permission = officer('administrator');

export const newStaffPages: readonly PageRoute[] = [
  { method: 'GET', url, permission, handler: (view) => newPage(view, []) },
  { method: 'POST', url, permission, handler: open },
];

async function open(view: View): Promise<FastifyReply> {
  const f = (name: string) => view.form[name] ?? '';
  const claim = { number: f('number'), fullName: f('fullName'), birthDate: f('birthDate') };
  const input = { loginName: f('loginName'), agencyCode: f('agencyCode'), ...claim };
  // Without a key: the answer is a secret and is stored nowhere.
  const done = await orRefusal(view.act(staffActs.openStaffAccount, input, ''));
  if (done instanceof Refusal) {
    const faults = view.faultWords(done.fields);
    return newPage(view, faults.length > 0 ? faults : [{ text: view.t(done.key, done.params) }]);
  }
  const w = words(view);
  const title = w('new.opened', { name: done.displayName });
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${w('new.login', { login: done.loginName })}</p>
${codePart(view, done)}
${linkButton({ text: w('new.go-on'), href: `/admin/staff/${done.accountId}` })}`;
  return view.page({ title, room: 'administrator', body });
}

async function newPage(view: View, errors: readonly FieldError[]): Promise<FastifyReply> {
  const { language, form: typed } = view;
  const w = words(view);
  const { agencies } = await view.ask(staffQuestions.staffAgencies, {});
  const text = (name: string, width?: 10 | 20) =>
    textField({
      language,
      name,
      label: w(`field.${name}`),
      hint: w(`hint.${name}`),
      value: typed[name],
      ...(width === undefined ? {} : { width }),
      ...errorOf(errors, name),
    });
  const fields = html`${text('number', 20)}${text('fullName')}${text('birthDate', 10)}${text('loginName', 20)}
${selectField({
  language,
  name: 'agencyCode',
  label: w('field.agencyCode'),
  choices: agencies.map((a) => ({ value: a.code, text: view.say(a.name) })),
  value: typed['agencyCode'],
  ...errorOf(errors, 'agencyCode'),
})}`;
  const title = w('new.title');
  const body = html`${errorSummary({ language, errors })}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${w('new.text')}</p>
${form({ language, action: url, body: fields, submit: w('new.open') })}`;
  const status = errors.length > 0 ? 422 : 200;
  return view.page({ title, room: 'administrator', body, hasErrors: errors.length > 0 }, status);
}
