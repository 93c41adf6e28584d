import type { FastifyReply } from 'fastify';
import { securityActs, sessionTokenOf, staffActs } from '#identity';
import { anyone, atLevel, signedIn } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

const proven = atLevel(signedIn, { authentication: 2 });

export const passwordPages: readonly PageRoute[] = [
  { method: 'GET', url: '/security/password', permission: proven, handler: (view) => passwordPage(view, change) },
  { method: 'POST', url: '/security/password', permission: proven, handler: (view) => send(view, change) },
  { method: 'GET', url: '/recover', permission: anyone, handler: (view) => passwordPage(view, recover) },
  { method: 'POST', url: '/recover', permission: anyone, handler: (view) => send(view, recover) },
  { method: 'GET', url: '/staff/password', permission: anyone, handler: (view) => passwordPage(view, officer) },
  { method: 'POST', url: '/staff/password', permission: anyone, handler: (view) => send(view, officer) },
];

interface Way {
  key: 'change' | 'recover' | 'officer';
  url: string;
  /** Asked before the new password. */
  first: readonly ('current' | 'loginName' | 'code')[];
  act(view: View): Promise<{ outcome: 'changed' } | { outcome: 'wrong' } | { outcome: 'wait'; waitMs: number }>;
}

const typed = (view: View, name: string): string => view.form[name] ?? '';

const change: Way = {
  key: 'change',
  url: '/security/password',
  first: ['current'],
  act: (view) => {
    const sessionToken = sessionTokenOf(view.site.publicUrl(), view.request.headers.cookie);
    const input = { current: typed(view, 'current'), password: typed(view, 'password'), sessionToken };
    return view.act(securityActs.changeOwnPassword, input, '');
  },
};

const recover: Way = {
  key: 'recover',
  url: '/recover',
  first: ['loginName', 'code'],
  act: (view) => {
    const who = { loginName: typed(view, 'loginName'), code: typed(view, 'code'), password: typed(view, 'password') };
    return view.act(securityActs.recoverPassword, { ...who, source: view.request.ip }, '');
  },
};

const officer: Way = {
  key: 'officer',
  url: '/staff/password',
  first: ['loginName', 'code'],
  act: async (view) => {
    const who = { loginName: typed(view, 'loginName'), code: typed(view, 'code'), password: typed(view, 'password') };
    await view.act(staffActs.setStaffPassword, who, '');
    return { outcome: 'changed' };
  },
};

async function send(view: View, way: Way): Promise<FastifyReply> {
  const w = (key: string, params = {}) => view.t(`citizen-security.password.${key}`, params);
  const asked = [...way.first, 'password', 'again'];
  const missing = asked.filter((f) => typed(view, f).trim() === '').map((field) => ({ field, text: w('missing') }));
  if (missing.length > 0) return passwordPage(view, way, missing);
  if (typed(view, 'password') !== typed(view, 'again'))
    return passwordPage(view, way, [{ field: 'again', text: w('not-same') }]);
  const done = await orRefusal(way.act(view));
  if (done instanceof Refusal) {
    if (done.kind === 'unauthenticated') throw done;
    const faults = view.faultWords(done.fields);
    return passwordPage(view, way, faults.length > 0 ? faults : [{ text: view.t(done.key, done.params) }]);
  }
  if (done.outcome === 'changed') return changedPage(view, way);
  const field = way.first.at(-1) ?? 'current';
  if (done.outcome === 'wrong') return passwordPage(view, way, [{ field, text: w(`wrong-${way.key}`) }]);
  view.reply.header('retry-after', String(Math.ceil(done.waitMs / 1000)));
  return passwordPage(view, way, [{ field, text: w('wait', { minutes: Math.ceil(done.waitMs / 60_000) }) }]);
}

function changedPage(view: View, way: Way): Promise<FastifyReply> {
  const title = view.t(`citizen-security.password.${way.key}-done`);
  const next = way.key === 'change' ? '/security' : '/sign-in';
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${notice({ language: view.language, kind: 'success', body: view.t('citizen-security.password.done-text') })}
<p class="govuk-body"><a class="govuk-link" href="${next}">${view.t(`citizen-security.password.next-${way.key}`)}</a></p>`;
  return view.page({ title, room: 'citizen', body });
}

function passwordPage(view: View, way: Way, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const { language } = view;
  const w = (key: string) => view.t(`citizen-security.password.${key}`);
  const field = (name: string, kind: 'text' | 'password', autocomplete: string) =>
    textField({
      language,
      name,
      label: w(`field.${name}`),
      kind,
      width: 20,
      autocomplete,
      ...(kind === 'text' ? { value: name === 'code' ? '' : typed(view, name) } : {}),
      ...(name === 'password' ? { hint: w('hint') } : {}),
      ...errorOf(errors, name),
    });
  const kinds = {
    current: field('current', 'password', 'current-password'),
    loginName: field('loginName', 'text', 'username'),
    code: field('code', 'text', 'off'),
  };
  const fields = html`${way.first.map((name) => kinds[name])}${field('password', 'password', 'new-password')}${field('again', 'password', 'new-password')}`;
  const title = w(`${way.key}-title`);
  const body = html`${errorSummary({ language, errors })}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${w(`${way.key}-text`)}</p>
${form({ language, action: way.url, body: fields, submit: w('save') })}`;
  const status = errors.length > 0 ? 422 : 200;
  return view.page({ title, room: 'citizen', body, hasErrors: errors.length > 0 }, status);
}
