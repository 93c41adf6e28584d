import { refuse } from '#platform/errors';
import { findAgency } from '#territory';
import type { View } from '../../shell/view.ts';

/** Agencies at whose counter this officer works. */
export function desksOf(view: View): string[] {
  return [...new Set(view.actor.duties.filter((d) => d.role === 'receiving-officer').map((d) => d.agency))].sort();
}

/** Agencies where this officer works, at the counter or behind it. */
export function agenciesOf(view: View): string[] {
  return [...new Set(view.actor.duties.map((d) => d.agency))].sort();
}

/** The desk of the address; one of somebody else is an address that there is not. */
export function thisDesk(view: View, of: readonly string[] = desksOf(view)): string {
  const code = view.params['agency'] ?? '';
  return of.includes(code) ? code : refuse('not-found', 'desk.not-your-desk');
}

/** Names of agencies, by code. */
export async function agencyNames(view: View, codes: readonly string[]): Promise<Map<string, string>> {
  return view.site.runtime.database.read({ kind: 'anonymous' }, async (tx) => {
    const names = new Map<string, string>();
    for (const code of codes) {
      const agency = await findAgency(tx, code);
      names.set(code, agency === undefined ? code : view.say(agency.name));
    }
    return names;
  });
}
