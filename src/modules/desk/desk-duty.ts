import { type Actor, type Duty, dutyFor } from '#platform/command';
import { refuse } from '#platform/errors';

/** Roles that work at a desk's counter. */
export const counterRoles = ['receiving-officer'] as const;

/** The officer's post at this desk. Refuses whoever does not work there. */
export function counterDuty(actor: Actor, agencyCode: string): Duty {
  return dutyFor(actor, agencyCode, counterRoles) ?? refuse('forbidden', 'desk.not-your-desk');
}

/** The officer's post at this agency, at the counter or behind it. */
export function agencyDuty(actor: Actor, agencyCode: string): Duty {
  const roles = [...counterRoles, 'specialist', 'approver', 'leader'];
  return dutyFor(actor, agencyCode, roles) ?? refuse('forbidden', 'desk.not-your-desk');
}
