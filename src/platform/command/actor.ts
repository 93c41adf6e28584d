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
  /** An officer's post, its roles, its own agency and all agencies whose records it may see. */
  postId?: string;
  roles: readonly string[];
  agency?: string;
  agencies: readonly string[];
}

export const anonymousActor: Actor = { kind: 'anonymous', accountId: null, roles: [], agencies: [] };
export const systemActor: Actor = { kind: 'system', accountId: null, roles: [], agencies: [] };

/** What row-level security is told of an actor. */
export function rowScopeOf(actor: Actor): RowScope {
  const scope: RowScope = { kind: actor.kind, agencies: actor.agencies };
  return actor.personId === undefined ? scope : { ...scope, personId: actor.personId };
}
