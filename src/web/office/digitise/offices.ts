import { type Actor, officer } from '#platform/command';
import { catalogueAt } from '#procedures';
import { agencyNamesFor } from '../../shell/agency-names.ts';
import type { View } from '../../shell/view.ts';

const roles = ['receiving-officer', 'specialist', 'approver'];
export const digitises = officer(...roles);

/** The agencies for which this officer digitises. */
export function ownAgencies(actor: Actor): string[] {
  return [...new Set(actor.duties.filter((d) => roles.includes(d.role)).map((d) => d.agency))];
}

/** The officer's agencies as a list to choose from. */
export async function agencyChoices(view: View) {
  const codes = ownAgencies(view.actor);
  const nameOf = await agencyNamesFor(view, codes);
  return codes.map((value) => ({ value, text: nameOf(value) }));
}

/** Kinds of results, by the procedures that end in them. */
export function procedureChoices(view: View) {
  const choices = catalogueAt(view.today).map((p) => ({ value: p.code, text: view.say(p.result.name) }));
  return choices.sort((a, b) => a.text.localeCompare(b.text, view.language));
}
