import { type Actor, officer } from '#platform/command';
import { catalogueAt } from '#procedures';
import { findAgency } from '#territory';
import type { View } from '../../shell/view.ts';

const roles = ['receiving-officer', 'specialist', 'approver'];
export const digitises = officer(...roles);

/** The agencies for which this officer digitises. */
export function ownAgencies(actor: Actor): string[] {
  return [...new Set(actor.duties.filter((d) => roles.includes(d.role)).map((d) => d.agency))];
}

export async function agencyName(view: View, code: string): Promise<string> {
  const agency = await view.site.runtime.database.read({ kind: 'anonymous' }, (tx) => findAgency(tx, code));
  return agency === undefined ? code : view.say(agency.name);
}

/** The officer's agencies as a list to choose from. */
export async function agencyChoices(view: View) {
  const choices = [];
  for (const code of ownAgencies(view.actor)) choices.push({ value: code, text: await agencyName(view, code) });
  return choices;
}

/** Kinds of results, by the procedures that end in them. */
export function procedureChoices(view: View) {
  const choices = catalogueAt(view.today).map((p) => ({ value: p.code, text: view.say(p.result.name) }));
  return choices.sort((a, b) => a.text.localeCompare(b.text, view.language));
}
