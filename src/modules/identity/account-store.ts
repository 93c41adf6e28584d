import { sql, type Tx } from '#platform/db';

export type AccountKind = 'citizen' | 'staff';

export interface Account {
  id: string;
  kind: AccountKind;
  /** The person of the population registry; null for an officer who is not linked to one. */
  personId: string | null;
  /** Personal number of a citizen, user name of an officer. */
  loginName: string;
  displayName: string;
  /** Level of a citizen's e-ID account; null for officers. */
  level: 1 | 2 | null;
  state: 'active' | 'locked';
  demo: boolean;
}

const columns = sql`id, kind, person_id as "personId", login_name as "loginName", display_name as "displayName", level, state, demo`;

/** People type spaces and capitals; neither makes another account. */
export const foldLogin = (loginName: string): string => loginName.normalize('NFC').replace(/\s/g, '').toLowerCase();

export function findAccount(tx: Tx, id: string): Promise<Account | undefined> {
  return tx.maybe(sql`select ${columns} from identity.account where id = ${id}`);
}

export function findAccountByLogin(tx: Tx, loginName: string): Promise<Account | undefined> {
  return tx.maybe(sql`select ${columns} from identity.account where login_name = ${foldLogin(loginName)}`);
}

/** Display names of accounts, by id; unknown ones and those out of sight are left out. */
export async function accountNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; name: string }>(
    sql`select id, display_name as name from identity.account where id = any (${ids})`,
  );
  return new Map(rows.map((r) => [r.id, r.name]));
}

/** The account that is to be changed; others who want to change it wait. */
export function lockAccountRow(tx: Tx, id: string): Promise<Account | undefined> {
  return tx.maybe(sql`select ${columns} from identity.account where id = ${id} for no key update`);
}

/** @returns false when the login name, or the citizen's person, already has an account. */
export async function insertAccount(tx: Tx, account: Account, now: Date): Promise<boolean> {
  const a = account;
  const rows = await tx.run(sql`insert into identity.account
    (id, kind, person_id, login_name, display_name, level, state, demo, created_at, locked_at)
    values (${a.id}, ${a.kind}, ${a.personId}, ${foldLogin(a.loginName)}, ${a.displayName}, ${a.level}, ${a.state}, ${a.demo}, ${now},
      ${a.state === 'locked' ? now : null})
    on conflict do nothing`);
  return rows === 1;
}

export async function setAccountState(tx: Tx, id: string, state: 'active' | 'locked', now: Date): Promise<void> {
  const lockedAt = state === 'locked' ? now : null;
  await tx.run(sql`update identity.account set state = ${state}, locked_at = ${lockedAt} where id = ${id}`);
}

export async function insertPassword(tx: Tx, accountId: string, hash: string, now: Date): Promise<void> {
  await tx.run(sql`insert into identity.credential (account_id, kind, secret, created_at)
    values (${accountId}, 'password', ${hash}, ${now})`);
}

/** Sets a password, the first or another one. Run as the system. */
export async function setPassword(tx: Tx, accountId: string, hash: string, now: Date): Promise<void> {
  await tx.run(sql`insert into identity.credential (account_id, kind, secret, created_at) values (${accountId}, 'password', ${hash}, ${now})
    on conflict on constraint credential_pk do update set secret = excluded.secret, created_at = excluded.created_at`);
}

/** The same password in another hash; nothing happens when it was changed meanwhile. */
export async function renewPassword(tx: Tx, accountId: string, hash: { from: string; to: string }): Promise<void> {
  await tx.run(sql`update identity.credential set secret = ${hash.to}
    where account_id = ${accountId} and kind = 'password' and secret = ${hash.from}`);
}

export async function findPasswordHash(tx: Tx, accountId: string): Promise<string | undefined> {
  const row = await tx.maybe<{ secret: string }>(
    sql`select secret from identity.credential where account_id = ${accountId} and kind = 'password'`,
  );
  return row?.secret;
}

/** The demonstration accounts of this installation, citizens first. */
export function listDemoAccounts(tx: Tx): Promise<Account[]> {
  return tx.rows(
    sql`select ${columns} from identity.account where demo and state = 'active' order by kind, created_at, id`,
  );
}
