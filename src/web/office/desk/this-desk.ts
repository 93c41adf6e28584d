import { refuse } from '#platform/errors';
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
