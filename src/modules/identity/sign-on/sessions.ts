import { anonymousActor } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId, newSecret } from '#platform/ids';
import { type Account, findAccount } from '../account-store.ts';
import { actorOf } from '../actor.ts';
import { type AuthenticationLevel, leastLevelOf, levelNow } from '../domain/authentication-level.ts';
import { deviceOf, networkOf } from '../domain/device.ts';
import { isAlive, seenEveryMs } from '../domain/session-limits.ts';
import { deleteSession, findSession, insertSession, touchSession } from '../session-store.ts';
import type { Asker } from './asker.ts';
import { cookieLine, cookieName, readCookie } from './cookies.ts';
import { keptAsker } from './kept-askers.ts';
import type { SignOnContext } from './sign-on-context.ts';

const sessionCookieName = (publicUrl: string): string => cookieName('da06_session', publicUrl);

/** The token of the session that a request came with; empty when there is none. */
export const sessionTokenOf = (publicUrl: string, cookieHeader: string | undefined): string =>
  readCookie(cookieHeader, sessionCookieName(publicUrl)) ?? '';

/** Active, and no demonstration account on a server that runs without demonstration. */
export const isUsable = (account: Account | undefined, demo: boolean): account is Account =>
  account !== undefined && account.state === 'active' && (!account.demo || demo);

export interface SignedIn {
  accountId: string;
  authenticationLevel: AuthenticationLevel;
  authenticatedAt: Date;
  /** What the browser calls itself, and the address it came from. */
  userAgent?: string;
  address?: string;
}

/**
 * Opens a portal session under a new token; one that the browser brought along ends, so that nobody can plant a session
 * on somebody else. @returns the Set-Cookie line, or undefined when the account may not be used.
 */
export async function openSession(
  context: SignOnContext,
  who: SignedIn,
  cookieHeader?: string,
): Promise<string | undefined> {
  const name = sessionCookieName(context.publicUrl);
  const before = readCookie(cookieHeader, name);
  const token = newSecret();
  return context.runtime.database.transaction({ kind: 'system' }, async (tx) => {
    if (before !== undefined) await deleteSession(tx, before);
    const account = await findAccount(tx, who.accountId);
    if (!isUsable(account, context.demo)) return undefined;
    if (who.authenticationLevel < leastLevelOf(account.kind)) refuse('forbidden', 'identity.level-not-reached');
    const { userAgent, address, ...signedIn } = who;
    const seen = { device: deviceOf(userAgent), network: networkOf(address) };
    await insertSession(tx, { id: newId(), token, ...signedIn, ...seen }, context.clock.now());
    return cookieLine(context.publicUrl, name, token);
  });
}

/**
 * Who asks, from the Cookie header. Everything that can end a session or change what it may do (idle time, a lock, an
 * ended post, the account's level) counts at the very next request on the server where it happened, and within a third of
 * a second on every other.
 */
export async function askerOf(context: SignOnContext, cookieHeader: string | undefined): Promise<Asker> {
  const token = readCookie(cookieHeader, sessionCookieName(context.publicUrl));
  if (token === undefined) return { actor: anonymousActor, session: undefined };
  return keptAsker(context, token, () => readAsker(context, token));
}

function readAsker(context: SignOnContext, token: string): Promise<Asker> {
  const now = context.clock.now();
  return context.runtime.database.transaction({ kind: 'system' }, async (tx) => {
    const session = await findSession(tx, token);
    if (session === undefined || !isAlive(session, now) || !isUsable(session.account, context.demo)) {
      return { actor: anonymousActor, session: undefined };
    }
    if (now.getTime() - session.seenAt.getTime() >= seenEveryMs) await touchSession(tx, session.id, now);
    const { account, authenticatedAt: at } = session;
    const level = levelNow({ level: session.authenticationLevel, at, kind: account.kind }, now);
    const actor = await actorOf(tx, { account, authenticationLevel: level }, context.runtime.clock.now());
    return { actor, session };
  });
}

/** Ends the portal session. @returns the account it was of, and the line that removes the cookie. */
export async function closeSession(
  context: SignOnContext,
  cookieHeader: string | undefined,
): Promise<{ accountId: string | undefined; cookie: string }> {
  const name = sessionCookieName(context.publicUrl);
  const token = readCookie(cookieHeader, name);
  const accountId =
    token === undefined
      ? undefined
      : await context.runtime.database.transaction({ kind: 'system' }, (tx) => deleteSession(tx, token));
  return { accountId, cookie: cookieLine(context.publicUrl, name, '', 0) };
}
