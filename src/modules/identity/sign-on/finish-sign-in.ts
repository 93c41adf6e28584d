import type Provider from 'oidc-provider';
import type { Interaction } from 'oidc-provider';
import { writeAudit } from '#platform/command';
import type { Account } from '../account-store.ts';
import { actorOf } from '../actor.ts';
import { type AuthenticationLevel, acrOf } from '../domain/authentication-level.ts';
import type { Method } from './proven.ts';
import { endProviderSession } from './provider-session.ts';
import type { Exchange, SignInAnswer } from './sign-in-answer.ts';
import type { SignOnContext } from './sign-on-context.ts';

interface Where {
  context: SignOnContext;
  provider: Provider;
  exchange: Exchange;
  interaction: Interaction;
}

/** Tells the provider who it is, and writes the audit row of the sign-in. */
export async function finishSignIn(
  where: Where,
  proven: { account: Account; level: AuthenticationLevel; methods: Method[] },
): Promise<SignInAnswer> {
  const { context, provider, exchange, interaction } = where;
  const { account, level, methods } = proven;
  if (interaction.session !== undefined && interaction.session.accountId !== account.id) {
    // Somebody else was signed in on this browser. The library would go through a page that needs scripts; end it here.
    await endProviderSession(context, provider, exchange);
    delete interaction.session;
    await interaction.persist();
  }
  const login = { accountId: account.id, acr: acrOf(level), amr: methods, remember: false };
  const result = { mergeWithLastSubmission: false };
  const location = await provider.interactionResult(exchange.req, exchange.res, { login }, result);
  await auditSignIn(where, proven);
  return { kind: 'done', location };
}

async function auditSignIn(
  { context, interaction }: Where,
  { account, level, methods }: { account: Account; level: AuthenticationLevel; methods: Method[] },
): Promise<void> {
  const { database, clock } = context.runtime;
  await database.transaction({ kind: 'system' }, async (tx) => {
    const now = clock.now();
    const actor = await actorOf(tx, { account, authenticationLevel: level }, now);
    const detail = { client: interaction.params['client_id'], level, method: methods.join('+') };
    const concern = account.personId === null ? { detail } : { personId: account.personId, detail };
    await writeAudit(tx, 'identity.sign-in', { actor, now, concerns: [concern] });
  });
}
