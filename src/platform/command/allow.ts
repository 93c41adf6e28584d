import { refuse } from '#platform/errors';
import type { Actor } from './actor.ts';

/** What somebody lacks for an act: each is another door that a page can lead to. */
export type Lack = 'sign-in' | 'stronger-sign-in' | 'higher-level' | 'other-role';

/** Who may: a sentence for the permission table, and its test. */
export interface Permission {
  sentence: string;
  holds(actor: Actor): boolean;
  /** What the actor lacks, so that a page can lead to the right door. */
  lack(actor: Actor): Lack;
  /** How strongly the sign-in must be proven (Decree 69/2024/NĐ-CP, 1 to 4), when that is asked for. */
  authentication?: 2 | 3 | 4;
}

function permission(
  sentence: string,
  holds: (actor: Actor) => boolean,
  lack: Permission['lack'] = (a) => (a.kind === 'anonymous' ? 'sign-in' : 'other-role'),
): Permission {
  return { sentence, holds, lack };
}

export const anyone = permission('anyone', () => true);
export const systemOnly = permission('the platform itself', (a) => a.kind === 'system');
export const signedIn = permission('anyone signed in', (a) => a.kind === 'citizen' || a.kind === 'officer');

/** A citizen whose account has at least this level (Decree 59/2022 and 69/2024). */
export function citizen(level: 1 | 2 = 1): Permission {
  return permission(
    `a citizen with an account of level ${level}${level === 1 ? ' or 2' : ''}`,
    (a) => a.kind === 'citizen' && (a.accountLevel ?? 0) >= level,
    (a) => (a.kind === 'anonymous' ? 'sign-in' : a.kind === 'citizen' ? 'higher-level' : 'other-role'),
  );
}

/** An officer whose post has one of these roles; without roles, any officer. */
export function officer(...roles: string[]): Permission {
  const who = roles.length === 0 ? 'any officer' : `an officer who is ${roles.join(' or ')}`;
  const fits = (a: Actor) => roles.length === 0 || roles.some((r) => a.roles.includes(r));
  // Without a post there is no role: whoever's post has ended is an officer no more.
  return permission(who, (a) => a.kind === 'officer' && a.roles.length > 0 && fits(a));
}

/** The two axes of Decree 69/2024/NĐ-CP that an act may ask for: how the account was given, how the sign-in was proven. */
export interface LeastLevels {
  account?: 1 | 2;
  authentication?: 2 | 3 | 4;
}

/**
 * The same people, but only with at least these levels: for what cannot be taken back, such as the account that money is
 * paid to. Whoever has the account and proved too little is led to prove more and comes back with the form they sent.
 */
export function atLevel(who: Permission, { account = 1, authentication }: LeastLevels): Permission {
  const knownEnough = (a: Actor) => a.kind !== 'citizen' || (a.accountLevel ?? 0) >= account;
  const provenEnough = (a: Actor) => (a.authenticationLevel ?? 0) >= (authentication ?? 0);
  return {
    sentence: [
      who.sentence,
      ...(account === 2 ? ['with an account of level 2'] : []),
      ...(authentication === undefined ? [] : [`authenticated at level ${authentication} or above`]),
    ].join(', '),
    holds: (a) => who.holds(a) && knownEnough(a) && provenEnough(a),
    lack: (a) => (!who.holds(a) ? who.lack(a) : knownEnough(a) ? 'stronger-sign-in' : 'higher-level'),
    ...(authentication === undefined ? {} : { authentication }),
  };
}

/**
 * Does nothing when the actor may.
 * @throws Refusal platform.sign-in-required, stronger-sign-in-required (with the level), higher-level-required or not-allowed.
 */
export function demand(permission: Permission, actor: Actor): void {
  if (permission.holds(actor)) return;
  const lack = permission.lack(actor);
  if (lack === 'sign-in') refuse('unauthenticated', 'platform.sign-in-required');
  if (lack === 'stronger-sign-in')
    refuse('unauthenticated', 'platform.stronger-sign-in-required', { level: permission.authentication ?? 2 });
  refuse('forbidden', lack === 'higher-level' ? 'platform.higher-level-required' : 'platform.not-allowed');
}

export function either(...permissions: Permission[]): Permission {
  return permission(
    permissions.map((p) => p.sentence).join(', or '),
    (a) => permissions.some((p) => p.holds(a)),
    (a) => permissions.map((p) => p.lack(a)).sort()[0] ?? 'other-role',
  );
}
