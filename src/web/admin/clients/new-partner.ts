import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { partnerScopes, securityActs } from '#identity';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { newId } from '#platform/ids';
import { checkboxes, radios } from '../../components/choice-field.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

const url = '/admin/clients/new';
const administrator = officer('administrator');

export const newPartnerPages: readonly PageRoute[] = [
  { method: 'GET', url, permission: administrator, handler: (view) => newPage(view, { typed: {}, errors: [] }) },
  { method: 'POST', url, permission: administrator, handler: add },
];

type Input = Parameters<typeof securityActs.registerPartner.run>[1];

/** Every tick box of one name; the shell keeps single values only. */
const ticked = (view: View, name: string): string[] =>
  [((view.request.body ?? {}) as Record<string, string | string[]>)[name] ?? []].flat();

function inputOf(view: View): Input | FieldError {
  const f = (name: string) => (view.form[name] ?? '').trim();
  const byKey = f('authMethod') === 'private_key_jwt' || f('authMethod') === '';
  const jwks = byKey ? jwksIn(f('key')) : undefined;
  if (byKey && jwks === undefined) return { field: 'key', text: view.t('identity.partner-field-jwks') };
  return {
    name: { vi: f('nameVi'), en: f('nameEn') },
    purpose: { vi: f('purposeVi'), en: f('purposeEn') },
    legalBasis: f('legalBasis'),
    profile: f('profile') === 'openid' ? 'openid' : 'fapi2',
    authMethod: (byKey ? 'private_key_jwt' : f('authMethod')) as Input['authMethod'],
    // The secret itself is neither kept nor written down: only its hash goes on.
    ...(jwks === undefined ? { secretHash: createHash('sha256').update(f('key')).digest('hex') } : { jwks }),
    redirectUris: f('redirectUris')
      .split(/\s+/)
      .filter((uri) => uri !== ''),
    scopes: ticked(view, 'scopes'),
    leastAuthentication: Number(f('leastAuthentication') || '1') as Input['leastAuthentication'],
    leastAccountLevel: f('leastAccountLevel') === '2' ? 2 : 1,
    keepsAccess: ticked(view, 'may').includes('keep'),
    asksByPhone: ticked(view, 'may').includes('phone'),
    ...(f('logoutUri') === '' ? {} : { logoutUri: f('logoutUri') }),
    consentDays: Number(f('consentDays') || '180'),
  };
}

function jwksIn(text: string): Input['jwks'] {
  try {
    const found = JSON.parse(text) as Input['jwks'] & { kty?: string };
    return found.kty === undefined ? found : { keys: [found as unknown as Record<string, unknown>] };
  } catch {
    return undefined;
  }
}

async function add(view: View): Promise<FastifyReply> {
  const input = inputOf(view);
  if ('text' in input) return newPage(view, { typed: view.form, errors: [input] });
  const done = await orRefusal(view.act(securityActs.registerPartner, input));
  if (!(done instanceof Refusal)) return view.go('/admin/clients?done=added');
  const errors = view.faultWords(done.fields).map((e) => ({ ...e, field: onPage(e.field) }));
  return newPage(view, {
    typed: view.form,
    errors: errors.length > 0 ? errors : [{ text: view.t(done.key, done.params) }],
  });
}

/** The name under which a field of the input stands on the page. */
function onPage(field: string): string {
  const names: Record<string, string> = {
    jwks: 'key',
    secretHash: 'key',
    'name.vi': 'nameVi',
    'name.en': 'nameEn',
    'purpose.vi': 'purposeVi',
    'purpose.en': 'purposeEn',
  };
  return names[field] ?? field;
}

interface Model {
  typed: Record<string, string>;
  errors: readonly FieldError[];
}

function newPage(view: View, { typed, errors }: Model): Promise<FastifyReply> {
  const { language } = view;
  const w = (key: string) => view.t(`admin-clients.${key}`);
  const text = (name: string, more: { hint?: string; width?: 2 | 4 | 5 | 10 | 20 } = {}) =>
    textField({
      language,
      name,
      label: w(`field.${name}`),
      value: typed[name] ?? '',
      ...more,
      ...errorOf(errors, name),
    });
  const choice = (name: string, values: readonly string[]) =>
    radios({
      language,
      name,
      label: w(`field.${name}`),
      choices: values.map((value) => ({ value, text: w(`choice.${name}.${value}`) })),
      value: typed[name] ?? values[0],
      ...errorOf(errors, name),
    });
  const ticks = (name: string, choices: readonly { value: string; text: string }[]) =>
    checkboxes({
      language,
      name,
      label: w(`field.${name}`),
      choices,
      values: ticked(view, name),
      ...errorOf(errors, name),
    });
  const scopes = Object.keys(partnerScopes).map((value) => ({ value, text: view.t(`identity.scope.${value}`) }));
  const fields = html`${text('nameVi')}${text('nameEn')}${text('purposeVi')}${text('purposeEn')}${text('legalBasis')}
${choice('profile', ['fapi2', 'openid'])}
${choice('authMethod', ['private_key_jwt', 'client_secret_basic', 'client_secret_post'])}
${longTextField({ language, name: 'key', label: w('field.key'), hint: w('hint.key'), value: '', ...errorOf(errors, 'key') })}
${longTextField({
  language,
  name: 'redirectUris',
  label: w('field.redirectUris'),
  hint: w('hint.redirectUris'),
  value: typed['redirectUris'] ?? '',
  ...errorOf(errors, 'redirectUris'),
})}
${ticks('scopes', scopes)}
${choice('leastAccountLevel', ['1', '2'])}
${choice('leastAuthentication', ['1', '2', '3', '4'])}
${ticks('may', [
  { value: 'keep', text: w('choice.may.keep') },
  { value: 'phone', text: w('choice.may.phone') },
])}
${text('logoutUri', { hint: w('hint.logoutUri') })}
${text('consentDays', { width: 4 })}`;
  const title = w('add');
  const body = html`${errorSummary({ language, errors })}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${w('add-text')}</p>
${form({ language, action: url, idempotencyKey: newId(), body: fields, submit: w('save') })}`;
  const status = errors.length > 0 ? 422 : 200;
  return view.page({ title, room: 'administrator', body, hasErrors: errors.length > 0 }, status);
}
