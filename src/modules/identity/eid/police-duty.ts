import { type Actor, type Duty, dutyFor } from '#platform/command';
import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { type Agency, findAgency } from '#territory';

/** Who works at a police desk. */
export const deskRoles = ['receiving-officer', 'specialist', 'approver'] as const;

/**
 * The officer's post at a police office, and that office.
 * @throws Refusal when the actor holds no such post there, or the office is not the police's.
 */
export async function policeDuty(
  tx: Tx,
  actor: Actor,
  at: { agencyCode: string; roles: readonly string[] },
): Promise<{ duty: Duty; agency: Agency }> {
  const duty = dutyFor(actor, at.agencyCode, at.roles) ?? refuse('forbidden', 'identity.eid.not-your-office');
  const agency = await findAgency(tx, at.agencyCode);
  if (agency?.branch !== 'police') return refuse('forbidden', 'identity.eid.police-only');
  return { duty, agency };
}

/** Any post of the officer at a police office: an account may be locked wherever its holder comes. */
export async function anyPoliceDuty(tx: Tx, actor: Actor, roles: readonly string[]): Promise<Duty> {
  for (const duty of actor.duties.filter((d) => roles.includes(d.role)))
    if ((await findAgency(tx, duty.agency))?.branch === 'police') return duty;
  return refuse('forbidden', 'identity.eid.police-only');
}
