import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';

/** Ends the provider's own session of this browser and everything that was issued under it. */
export async function endProviderSession(
  provider: Provider,
  { req, res }: { req: IncomingMessage; res: ServerResponse },
): Promise<void> {
  const session = await provider.Session.get(provider.createContext(req, res));
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (grantId === undefined) continue;
    await provider.AccessToken.revokeByGrantId(grantId);
    await provider.AuthorizationCode.revokeByGrantId(grantId);
    // Without its grant no token of it is good for anything, not even one that is being issued right now.
    await (await provider.Grant.find(grantId))?.destroy();
  }
  await session.destroy();
}
