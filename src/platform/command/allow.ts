import type { Actor } from './actor.ts';

/** Who may: a sentence for the permission table, and its test. */
export interface Permission {
  sentence: string;
  holds(actor: Actor): boolean;
  /** What the actor lacks, so that a page can lead to the right door. */
  lack(actor: Actor): 'sign-in' | 'higher-level' | 'other-role';
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

export function either(...permissions: Permission[]): Permission {
  return permission(
    permissions.map((p) => p.sentence).join(', or '),
    (a) => permissions.some((p) => p.holds(a)),
    (a) => permissions.map((p) => p.lack(a)).sort()[0] ?? 'other-role',
  );
}
