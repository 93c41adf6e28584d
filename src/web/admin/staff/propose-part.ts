import { type staffActs, staffQuestions } from '#identity';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { postReaches, postRoles } from '#territory';
import { form } from '../../components/form.ts';
import { selectField } from '../../components/select-field.ts';
import { textField } from '../../components/text-field.ts';
import type { View } from '../../shell/view.ts';
import { dayTyped, words } from './staff-words.ts';

type Input = Parameters<typeof staffActs.proposePost.run>[1];

/** What the form below asks for. */
export function proposeInput(view: View, accountId: string): Input {
  const f = (name: string) => (view.form[name] ?? '').trim();
  const [validFrom, validTo] = [dayTyped(f('validFrom')), dayTyped(f('validTo'))];
  return {
    accountId,
    agencyCode: f('agencyCode'),
    role: f('role') as Input['role'],
    title: { vi: f('titleVi'), en: f('titleEn') || f('titleVi') },
    sees: f('sees') as Input['sees'],
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
    ground: f('ground'),
  };
}

/** Proposes a post; another administrator answers. */
export async function proposeForm(view: View, accountId: string): Promise<Html> {
  const { language, form: typed } = view;
  const w = words(view);
  const { agencies } = await view.ask(staffQuestions.staffAgencies, {});
  const text = (name: string, more: { hint?: string; width?: 10 } = {}) =>
    textField({ language, name, label: w(`field.${name}`), value: typed[name], ...more });
  const choice = (name: string, choices: { value: string; text: string }[]) =>
    selectField({ language, name, label: w(`field.${name}`), choices, value: typed[name] });
  const named = (values: readonly string[], key: string) =>
    values.map((value) => ({ value, text: view.t(`${key}.${value}`) }));
  const fields = html`${choice(
    'agencyCode',
    agencies.map((a) => ({ value: a.code, text: view.say(a.name) })),
  )}
${choice('role', named(postRoles, 'territory.role'))}${text('titleVi')}${text('titleEn')}
${choice('sees', named(postReaches, 'territory.sees'))}
${text('validFrom', { hint: w('hint.validFrom'), width: 10 })}${text('validTo', { hint: w('hint.validTo'), width: 10 })}
${text('ground', { hint: w('hint.ground') })}`;
  return html`<h2 class="govuk-heading-m">${w('propose.title')}</h2>
<p class="govuk-body">${w('propose.text')}</p>
${form({ language, action: `/admin/staff/${accountId}/propose`, idempotencyKey: newId(), body: fields, submit: w('propose.act') })}`;
}
