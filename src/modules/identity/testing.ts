/** For other modules' tests: people who are signed in, without going through the sign-in page. */
import type { Actor } from '#platform/command';
import type { Database } from '#platform/db';
import { newId, newSecret } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { aPerson } from '#population/testing';
import { appointPost, type PostReach, type PostRole } from '#territory';
import { type Account, insertPassword } from './account-store.ts';
import { actorOf } from './actor.ts';
import { createAccount } from './commands/create-account.ts';
import type { AuthenticationLevel } from './domain/authentication-level.ts';
import { insertPasskey, insertTotp, takeStep } from './factors/factor-store.ts';
import { seal } from './factors/seal.ts';
import { codeAt, newTotpSecret } from './factors/totp.ts';
import { hashPassword } from './password.ts';
import { insertSession } from './session-store.ts';
import { signOnSecret } from './sign-on/sign-on-secrets.ts';

export { drawTerminalKey, terminalCommands } from './chip/chip-authentication.ts';
export { codeAt } from './factors/totp.ts';
export { type Browser, openBrowser } from './testing/browser.ts';

export interface TestAccount {
  kind: 'citizen' | 'staff';
  loginName: string;
  /** A person of the registry; a citizen gets a new one when none is named. */
  personId?: string;
  displayName?: string;
  level?: 1 | 2;
  password?: string;
  demo?: boolean;
}

/** Makes an account, and its password when one is given. */
export async function anAccount(database: Database, wanted: TestAccount): Promise<Account> {
  const { kind, loginName, displayName = 'Người Thử', level = 2, password, demo = false } = wanted;
  const needed = kind === 'citizen' && wanted.personId === undefined;
  const personId = needed ? (await aPerson(database)).id : (wanted.personId ?? null);
  const hash = password === undefined ? undefined : await hashPassword(password);
  const now = new Date();
  return database.transaction({ kind: 'system' }, async (tx) => {
    const who = { kind, loginName, personId, displayName, level: kind === 'citizen' ? level : null, demo };
    const account = await createAccount(tx, who, now);
    if (hash !== undefined) await insertPassword(tx, account.id, hash, now);
    return account;
  });
}

/** Opens a session of the portal for an account. @returns the Cookie header to send. */
export async function sessionFor(
  database: Database,
  accountId: string,
  authenticationLevel: AuthenticationLevel = 1,
): Promise<string> {
  const token = newSecret();
  const now = new Date();
  const session = {
    id: newId(),
    token,
    accountId,
    authenticationLevel,
    authenticatedAt: now,
  };
  await database.transaction({ kind: 'system' }, (tx) => insertSession(tx, session, now));
  return `da06_session=${token}`;
}

/** Gives an account an app with one-time codes. @returns what the app shows at a moment. */
export async function aCodeApp(database: Database, accountId: string): Promise<(at?: Date) => string> {
  const secret = newTotpSecret();
  const now = new Date();
  await database.transaction({ kind: 'system' }, async (tx) => {
    const sealed = seal(secret, await signOnSecret(tx, 'factorKey'));
    const id = newId();
    await insertTotp(tx, { id, accountId, label: 'Điện thoại', secret: sealed }, now);
    await takeStep(tx, id, 1, now);
  });
  return (at = new Date()) => codeAt(secret, at);
}

/** Gives an account a passkey whose private half the test holds (ES256; the public one in COSE form). */
export async function aPasskey(
  database: Database,
  accountId: string,
  key: { credentialId: string; publicKey: Buffer },
): Promise<void> {
  const now = new Date();
  const whole = { id: newId(), accountId, kind: 'passkey', label: 'Điện thoại', counter: 0 } as const;
  await database.transaction({ kind: 'system' }, (tx) =>
    insertPasskey(tx, { ...whole, transports: [], ...key, createdAt: now, confirmedAt: now, usedAt: null }, now),
  );
}

export interface TestPost {
  agencyCode: string;
  role: PostRole;
  sees?: PostReach;
  /** First day; today unless given. */
  from?: string;
}

/** An account with its posts and an open session, in one step. */
export async function signInAs(
  database: Database,
  who: TestAccount & { posts?: TestPost[]; authenticationLevel?: AuthenticationLevel },
): Promise<{ account: Account; cookie: string }> {
  const account = await anAccount(database, who);
  await database.transaction({ kind: 'system' }, async (tx) => {
    for (const { agencyCode, role, sees = 'own-agency', from = vietnamDate(new Date()) } of who.posts ?? []) {
      const title = { vi: role, en: role };
      await appointPost(tx, { accountId: account.id, agencyCode, role, sees, title, validFrom: from, validTo: null });
    }
  });
  return { account, cookie: await sessionFor(database, account.id, who.authenticationLevel) };
}

/** An administrator with one post from today, as the actor that acts are executed by. */
export async function anAdministrator(
  database: Database,
  who: { loginName: string; agencyCode: string; sees: PostReach },
): Promise<Actor> {
  const { loginName, agencyCode, sees } = who;
  const posts: TestPost[] = [{ agencyCode, role: 'administrator', sees }];
  const { account } = await signInAs(database, { kind: 'staff', loginName, posts });
  const asked = { account, authenticationLevel: 2 } as const;
  return database.transaction({ kind: 'system' }, (tx) => actorOf(tx, asked, new Date()));
}
