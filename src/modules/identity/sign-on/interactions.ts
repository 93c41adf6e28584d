import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors, type Interaction } from 'oidc-provider';
import { writeAudit } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Account, findAccount, listDemoAccounts } from '../account-store.ts';
import { actorOf } from '../actor.ts';
import { demoRoleKey } from '../demo/demo-accounts.ts';
import { type AuthenticationLevel, acrOf, levelOfFactors, requiredLevel } from '../domain/authentication-level.ts';
import { checkPassword, type PasswordAttempt } from './check-password.ts';
import { endProviderSession } from './provider-session.ts';
import { isUsable } from './sessions.ts';
import type { SignOnContext } from './sign-on-context.ts';

/** One HTTP request and its answer, as Node has them. */
export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}

/** What the sign-in page shows. */
export interface SignInRequest {
  uid: string;
  /** The least authentication level that the client asks for; 0 when any will do. Infinity when nothing ever will. */
  requiredLevel: number;
  /** Whether a password can reach that level. */
  passwordSuffices: boolean;
  /** Demonstration people to sign in as; empty unless the server runs with --demo. */
  demo: DemoChoice[];
}

export interface DemoChoice {
  accountId: string;
  name: string;
  /** Message key of what they stand for. */
  roleKey: string;
}

export type SignInAnswer =
  /** Signed in: where to send the browser. */
  | { kind: 'done'; location: string }
  | { kind: 'wrong' }
  | { kind: 'locked' }
  | { kind: 'wait'; waitMs: number }
  /** Right, but weaker than what the client asks for: no token will be issued. */
  | { kind: 'too-weak' };

const passwordLevel = levelOfFactors(['knowledge']);

/** The interactions of the provider: what happens between "please sign in" and its answer. */
export interface Interactions {
  /** @throws Refusal identity.sign-in-expired when the page was open too long or the browser lost its cookie. */
  open(exchange: Exchange): Promise<SignInRequest>;
  signInWithPassword(exchange: Exchange, attempt: PasswordAttempt): Promise<SignInAnswer>;
  /** @throws Refusal not-found unless the server runs with --demo and the account is a demonstration account. */
  signInAsDemo(exchange: Exchange, accountId: string): Promise<SignInAnswer>;
  /** The person does not want to. @returns where to send the browser. */
  cancel(exchange: Exchange): Promise<string>;
}

export function createInteractions(context: SignOnContext, provider: Provider): Interactions {
  const { database } = context.runtime;
  return {
    async open(exchange) {
      const interaction = await find(provider, exchange);
      const required = requiredOf(interaction);
      const accounts = context.demo ? await database.read({ kind: 'system' }, listDemoAccounts) : [];
      const demo = accounts.map((a) => ({ accountId: a.id, name: a.displayName, roleKey: demoRoleKey(a) }));
      return { uid: interaction.uid, requiredLevel: required, passwordSuffices: passwordLevel >= required, demo };
    },

    async signInWithPassword(exchange, attempt) {
      const interaction = await find(provider, exchange);
      const answer = await checkPassword(context, attempt);
      if (answer.kind !== 'right') return answer;
      if (passwordLevel === 0 || passwordLevel < requiredOf(interaction)) return { kind: 'too-weak' };
      return finish({ context, provider, exchange }, interaction, {
        account: answer.account,
        level: passwordLevel,
        method: 'pwd',
      });
    },

    async signInAsDemo(exchange, accountId) {
      if (!context.demo) refuse('not-found', 'platform.not-found');
      const interaction = await find(provider, exchange);
      const account = await database.read({ kind: 'system' }, (tx) => findAccount(tx, accountId));
      if (!isUsable(account, context.demo) || !account.demo) refuse('not-found', 'platform.not-found');
      // A demonstration person proves nothing, so they "prove" whatever is asked: the stronger steps can be shown too.
      const required = Math.max(1, requiredOf(interaction));
      if (required > 4) return { kind: 'too-weak' };
      return finish({ context, provider, exchange }, interaction, {
        account,
        level: required as AuthenticationLevel,
        method: 'demo',
      });
    },

    async cancel(exchange) {
      await find(provider, exchange);
      const result = { error: 'access_denied', error_description: 'the person cancelled' };
      return provider.interactionResult(exchange.req, exchange.res, result, { mergeWithLastSubmission: false });
    },
  };
}

function requiredOf(interaction: Interaction): number {
  const requested = interaction.params['acr_values'];
  return requiredLevel(typeof requested === 'string' ? requested : undefined);
}

async function find(provider: Provider, { req, res }: Exchange): Promise<Interaction> {
  try {
    return await provider.interactionDetails(req, res);
  } catch (error) {
    if (error instanceof errors.SessionNotFound) refuse('invalid', 'identity.sign-in-expired');
    throw error;
  }
}

interface Proven {
  account: Account;
  level: AuthenticationLevel;
  method: 'pwd' | 'demo';
}

/** Tells the provider who it is, and writes the audit row of the sign-in. */
async function finish(
  where: { context: SignOnContext; provider: Provider; exchange: Exchange },
  interaction: Interaction,
  proven: Proven,
): Promise<SignInAnswer> {
  const { context, provider, exchange } = where;
  const { account, level, method } = proven;
  const { database, clock } = context.runtime;
  if (interaction.session !== undefined && interaction.session.accountId !== account.id) {
    // Somebody else was signed in on this browser. The library would go through a page that needs scripts; end it here.
    await endProviderSession(provider, exchange);
    delete interaction.session;
    await interaction.persist();
  }
  const login = { accountId: account.id, acr: acrOf(level), amr: [method], remember: false };
  const location = await provider.interactionResult(
    exchange.req,
    exchange.res,
    { login },
    { mergeWithLastSubmission: false },
  );
  await database.transaction({ kind: 'system' }, async (tx) => {
    const now = clock.now();
    const actor = await actorOf(tx, { account, authenticationLevel: level }, now);
    const detail = { client: interaction.params['client_id'], level, method };
    const concern = account.personId === null ? { detail } : { personId: account.personId, detail };
    await writeAudit(tx, 'identity.sign-in', { actor, now, concerns: [concern] });
  });
  return { kind: 'done', location };
}
