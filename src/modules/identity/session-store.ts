import { createHash } from 'node:crypto';
import { sql, type Tx } from '#platform/db';
import type { Account } from './account-store.ts';
import type { AuthenticationLevel } from './domain/authentication-level.ts';
import { absoluteMs, idleMs } from './domain/session-limits.ts';

/** A living session of the portal, with the account as it is now. */
export interface WebSession {
  id: string;
  account: Account;
  authenticationLevel: AuthenticationLevel;
  authenticatedAt: Date;
  seenAt: Date;
  expiresAt: Date;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export interface NewSession {
  id: string;
  token: string;
  accountId: string;
  authenticationLevel: AuthenticationLevel;
  authenticatedAt: Date;
  /** How the browser called itself, and the network it came from, in a few words. */
  device?: string;
  network?: string;
}

export async function insertSession(tx: Tx, session: NewSession, now: Date): Promise<void> {
  const s = session;
  const expiresAt = new Date(now.getTime() + absoluteMs);
  await tx.run(sql`insert into identity.web_session
    (id, token_hash, account_id, authentication_level, authenticated_at, created_at, seen_at, expires_at, device, network)
    values (${s.id}, ${hashOf(s.token)}, ${s.accountId}, ${s.authenticationLevel}, ${s.authenticatedAt}, ${now}, ${now}, ${expiresAt},
      ${s.device ?? ''}, ${s.network ?? ''})`);
}

interface Row extends Omit<WebSession, 'account'>, Omit<Account, 'id'> {
  accountId: string;
}

/** The session of a token, whatever its age; the account joined, so that a lock is seen at once. */
export async function findSession(tx: Tx, token: string): Promise<WebSession | undefined> {
  const row = await tx.maybe<Row>(sql`select s.id, s.authentication_level as "authenticationLevel",
      s.authenticated_at as "authenticatedAt", s.seen_at as "seenAt", s.expires_at as "expiresAt",
      a.id as "accountId", a.kind, a.person_id as "personId", a.login_name as "loginName", a.display_name as "displayName",
      a.level, a.state, a.demo
    from identity.web_session s join identity.account a on a.id = s.account_id where s.token_hash = ${hashOf(token)}`);
  if (row === undefined) return undefined;
  const { id, authenticationLevel, authenticatedAt, seenAt, expiresAt, accountId, ...account } = row;
  return {
    id,
    authenticationLevel,
    authenticatedAt,
    seenAt,
    expiresAt,
    account: { id: accountId, ...account },
  };
}

export async function touchSession(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.run(sql`update identity.web_session set seen_at = ${now} where id = ${id} and seen_at < ${now}`);
}

/** Ends the session of a token. @returns whose it was, or undefined when there was none. */
export async function deleteSession(tx: Tx, token: string): Promise<string | undefined> {
  const row = await tx.maybe<{ accountId: string }>(
    sql`delete from identity.web_session where token_hash = ${hashOf(token)} returning account_id as "accountId"`,
  );
  return row?.accountId;
}

/** A living session as its owner sees it. */
export interface OpenSession {
  id: string;
  device: string;
  network: string;
  authenticationLevel: AuthenticationLevel;
  createdAt: Date;
  seenAt: Date;
}

/** The sessions of an account that may still be used, the one seen last first. */
export function sessionsOf(tx: Tx, accountId: string, now: Date): Promise<OpenSession[]> {
  const idleSince = new Date(now.getTime() - idleMs);
  return tx.rows(sql`select id, device, network, authentication_level as "authenticationLevel", created_at as "createdAt",
      seen_at as "seenAt" from identity.web_session
    where account_id = ${accountId} and expires_at > ${now} and seen_at > ${idleSince} order by seen_at desc, id`);
}

/** @returns false when the account has no such session. */
export async function deleteSessionOf(tx: Tx, accountId: string, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from identity.web_session where id = ${id} and account_id = ${accountId}`)) === 1;
}

/** Ends every session of an account. */
export function deleteSessionsOf(tx: Tx, accountId: string): Promise<number> {
  return tx.run(sql`delete from identity.web_session where account_id = ${accountId}`);
}

/** Ends every session of an account but the one of a token. */
export function deleteOtherSessions(tx: Tx, accountId: string, token: string): Promise<number> {
  return tx.run(
    sql`delete from identity.web_session where account_id = ${accountId} and token_hash <> ${hashOf(token)}`,
  );
}

/** Removes up to `limit` sessions that nobody can use any more. Several servers may sweep at once. */
export function sweepSessions(tx: Tx, now: Date, limit: number): Promise<number> {
  const idleSince = new Date(now.getTime() - idleMs);
  return tx.run(sql`delete from identity.web_session where id in (
    select id from identity.web_session where seen_at < ${idleSince} limit ${limit} for update skip locked)`);
}
