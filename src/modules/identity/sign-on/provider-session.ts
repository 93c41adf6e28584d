import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { deleteProviderSessionsOf, providerSessionsOf } from './payload-store.ts';
import type { SignOnContext } from './sign-on-context.ts';

interface Authorization {
  sid?: string;
  grantId?: string;
  /** The person let this partner in for longer than the session (offline_access): only withdrawing the consent ends it. */
  persistsLogout?: boolean;
}

/** Ends the provider's own session of this browser and everything that was issued under it; the partners are told. */
export async function endProviderSession(
  context: SignOnContext,
  provider: Provider,
  { req, res }: { req: IncomingMessage; res: ServerResponse },
): Promise<void> {
  const session = await provider.Session.get(provider.createContext(req, res));
  await endAuthorizations(context, provider, session as SessionLike);
  await session.destroy();
}

/** Ends all sessions of an account at the provider, on whatever device. */
export async function endProviderSessions(
  context: SignOnContext,
  provider: Provider,
  accountId: string,
): Promise<void> {
  const { database } = context.runtime;
  const sessions = await database.transaction({ kind: 'system' }, async (tx) => {
    const found = await providerSessionsOf(tx, accountId);
    await deleteProviderSessionsOf(tx, accountId);
    return found;
  });
  for (const session of sessions) await endAuthorizations(context, provider, session as SessionLike);
}

interface SessionLike {
  accountId?: string | undefined;
  authorizations?: Record<string, Authorization> | undefined;
}

async function endAuthorizations(context: SignOnContext, provider: Provider, session: SessionLike): Promise<void> {
  const { accountId } = session;
  for (const [clientId, { sid, grantId, persistsLogout }] of Object.entries(session.authorizations ?? {})) {
    if (accountId !== undefined) await tellPartner(context, provider, { clientId, sid, accountId });
    if (grantId === undefined || persistsLogout === true) continue;
    await provider.AccessToken.revokeByGrantId(grantId);
    await provider.AuthorizationCode.revokeByGrantId(grantId);
    // Without its grant no token of it is good for anything, not even one that is being issued right now.
    await (await provider.Grant.find(grantId))?.destroy();
  }
}

interface LogsOut {
  backchannelLogoutUri?: string;
  backchannelLogout(sub: string, sid: string | undefined): Promise<void>;
}

/** OpenID Connect Back-Channel Logout. A partner that does not answer keeps nobody from signing out. */
async function tellPartner(
  context: SignOnContext,
  provider: Provider,
  who: { clientId: string; sid: string | undefined; accountId: string },
): Promise<void> {
  const client = (await provider.Client.find(who.clientId)) as unknown as LogsOut | undefined;
  if (client?.backchannelLogoutUri === undefined) return;
  await client.backchannelLogout(who.accountId, who.sid).catch((error: Error) => {
    context.runtime.log.warn({ err: error, client: who.clientId }, 'a partner was not told of a sign-out');
  });
}
