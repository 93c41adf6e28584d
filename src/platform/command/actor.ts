import type { RowScope } from '#platform/db';

/**
 * Who asks. Made by the sign-in of `identity`, or `system` for the platform's own work.
 * Two separate axes (Decree 69/2024): the account's level (1, 2) and how strongly this session was authenticated (1–4).
 */
export interface Actor {
  kind: 'anonymous' | 'citizen' | 'officer' | 'system';
  /** The e-ID or staff account; null for anonymous and system. */
  accountId: string | null;
  /** A citizen's person in the population registry. */
  personId?: string;
  accountLevel?: 1 | 2;
  authenticationLevel?: 1 | 2 | 3 | 4;
  /** What an officer holds today, post by post; the roles and agencies below are these put together. */
  duties: readonly Duty[];
  roles: readonly string[];
  /** All agencies whose records an officer may see. */
  agencies: readonly string[];
}

/** One post: who holds it acts in this role for these agencies and for no other. */
export interface Duty {
  postId: string;
  role: string;
  /** The post's own agency. */
  agency: string;
  /** The own agency and the former ones whose work it took over. */
  actsFor: readonly string[];
  /** The absent officer's account, when the post is theirs and the actor stands in for them. */
  onBehalfOf?: string;
}

/** The officer's duty in one of these roles for an agency, if there is one. */
export function dutyFor(actor: Actor, agencyCode: string, roles: readonly string[]): Duty | undefined {
  return actor.duties.find((d) => roles.includes(d.role) && d.actsFor.includes(agencyCode));
}

export const anonymousActor: Actor = { kind: 'anonymous', accountId: null, duties: [], roles: [], agencies: [] };
export const systemActor: Actor = { kind: 'system', accountId: null, duties: [], roles: [], agencies: [] };

/** What row-level security is told of an actor. */
export function rowScopeOf(actor: Actor): RowScope {
  const scope: RowScope = { kind: actor.kind, agencies: actor.agencies };
  return actor.personId === undefined ? scope : { ...scope, personId: actor.personId };
}
