import type { Html } from '#platform/html';
import { html } from '#platform/html';
import { listAgencies } from '#territory';
import { selectField } from '../../components/select-field.ts';
import type { View } from '../../shell/view.ts';

/** Police offices at which this officer has a post in one of these roles. */
export async function policeOffices(view: View, roles: readonly string[]): Promise<{ value: string; text: string }[]> {
  const own = new Set(view.actor.duties.filter((d) => roles.includes(d.role)).map((d) => d.agency));
  const agencies = await view.ask(listAgencies, { branch: 'police' });
  return agencies.filter((a) => own.has(a.code)).map((a) => ({ value: a.code, text: view.say(a.name) }));
}

/** Which of the officer's offices takes it; not asked when there is one. */
export function officeField(view: View, offices: readonly { value: string; text: string }[], label: string): Html {
  const [only] = offices;
  if (offices.length <= 1) return html`<input type="hidden" name="office" value="${only?.value ?? ''}">`;
  return selectField({
    language: view.language,
    name: 'office',
    label,
    choices: offices,
    value: view.form['office'] ?? view.search['office'] ?? only?.value,
  });
}
