import type Provider from 'oidc-provider';
import { errors, type Interaction } from 'oidc-provider';
import { refuse } from '#platform/errors';
import { type Account, findAccount } from '../account-store.ts';
import type { AuthenticationLevel, Factor } from '../domain/authentication-level.ts';
import { passkeyToProve, provePasskey } from '../factors/passkey.ts';
import { alone } from './alone.ts';
import { type CodeAttempt, checkCode } from './check-code.ts';
import { checkPassword, type PasswordAttempt } from './check-password.ts';
import { agree, agreementIn } from './consents.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { keepProven, levelOf, type Method, neededFor, type Proven, provenSoFar, withStep } from './proven.ts';
import { isUsable } from './sessions.ts';
import type { Exchange, SignInAnswer } from './sign-in-answer.ts';
import { type SignInRequest, signInRequest } from './sign-in-request.ts';
import type { SignOnContext } from './sign-on-context.ts';
import type { OutsideSignIn } from './vneid.ts';

/** The fewest factors that a level stands for, when another issuer vouches for the level and not for the factors. */
const factorsOfLevel: Record<AuthenticationLevel, Factor[]> = {
  1: ['knowledge'],
  2: ['knowledge', 'possession'],
  3: ['possession', 'biometric'],
  4: ['knowledge', 'possession', 'biometric'],
};

/** What password and second factor reach together (Decree 69/2024/NĐ-CP: two factors, none of them biometric). */
export const bestOfOurs = 2;

/** The interactions of the provider: what happens between "please sign in" and its answer. */
export interface Interactions {
  /** @throws Refusal identity.sign-in-expired when the page was open too long or the browser lost its cookie. */
  open(exchange: Exchange): Promise<SignInRequest>;
  signInWithPassword(exchange: Exchange, attempt: PasswordAttempt): Promise<SignInAnswer>;
  /** A one-time code, a recovery code, or the first code of an app that is being set up. */
  signInWithCode(exchange: Exchange, attempt: CodeAttempt): Promise<SignInAnswer>;
  /** What the browser needs to prove a passkey. */
  passkeyOptions(exchange: Exchange): Promise<unknown>;
  signInWithPasskey(exchange: Exchange, response: unknown): Promise<SignInAnswer>;
  /** @throws Refusal not-found unless the server runs with --demo and the account is a demonstration account. */
  signInAsDemo(exchange: Exchange, accountId: string): Promise<SignInAnswer>;
  /** To the issuer that we also stand behind (VNeID). @returns where to send the browser. */
  leaveForOutside(exchange: Exchange): Promise<string>;
  /** Its answer: path and query of the callback. @throws Refusal. */
  signInFromOutside(exchange: Exchange, path: string): Promise<SignInAnswer>;
  /** The person agrees to what the consent page showed. @returns where to send the browser. */
  agree(exchange: Exchange): Promise<string>;
  /** The person does not want to. @returns where to send the browser. */
  cancel(exchange: Exchange): Promise<string>;
}

interface Parts {
  context: SignOnContext;
  provider: Provider;
  outside: OutsideSignIn | undefined;
}

export function createInteractions(parts: Parts): Interactions {
  const { context, provider, outside } = parts;
  const { database } = context.runtime;
  const now = () => context.clock.now();
  const place = () => ({ publicUrl: context.publicUrl, now: now() });
  const account = (id: string) => alone(database, (tx) => findAccount(tx, id));

  /** One more step is proven: through, on to the next step, or at the end of what we have. */
  const proceed = async (
    where: { exchange: Exchange; interaction: Interaction },
    who: Account,
    step: { factors: Factor[]; methods: Method[]; level?: AuthenticationLevel },
  ): Promise<SignInAnswer> => {
    const { interaction } = where;
    const before = provenSoFar(interaction, now());
    const proven = withStep(before, { accountId: who.id, factors: step.factors, methods: step.methods }, now());
    const needed = await neededFor(provider, interaction, who);
    const level = step.level ?? levelOf(proven);
    if (level !== 0 && level >= needed)
      return finishSignIn({ ...parts, ...where }, { account: who, level, methods: proven.methods });
    if (needed > bestOfOurs || level >= bestOfOurs) return { kind: 'too-weak' };
    await keepProven(interaction, proven);
    return { kind: 'second' };
  };

  return {
    open: async (exchange) => signInRequest(parts, await find(provider, exchange)),

    async signInWithPassword(exchange, attempt) {
      const interaction = await find(provider, exchange);
      const answer = await checkPassword(context, attempt);
      if (answer.kind !== 'right') return answer;
      return proceed({ exchange, interaction }, answer.account, { factors: ['knowledge'], methods: ['pwd'] });
    },

    async signInWithCode(exchange, attempt) {
      const interaction = await find(provider, exchange);
      const who = await firstStep(account, provenSoFar(interaction, now()));
      const answer = await checkCode(context, who, attempt);
      if (answer.kind !== 'right') return answer;
      const method = attempt.kind === 'recovery' ? 'recovery' : 'otp';
      return proceed({ exchange, interaction }, who, { factors: ['possession'], methods: [method] });
    },

    async passkeyOptions(exchange) {
      const interaction = await find(provider, exchange);
      const known = provenSoFar(interaction, now())?.accountId ?? null;
      return database.transaction({ kind: 'system' }, (tx) => passkeyToProve(tx, known, place()));
    },

    async signInWithPasskey(exchange, response) {
      const interaction = await find(provider, exchange);
      const key = await database.transaction({ kind: 'system' }, (tx) => provePasskey(tx, response, place()));
      const before = provenSoFar(interaction, now());
      if (key === undefined || (before !== undefined && before.accountId !== key.accountId))
        return { kind: 'wrong-passkey' };
      const who = await account(key.accountId);
      if (who === undefined || (who.demo && !context.demo)) return { kind: 'wrong-passkey' };
      if (who.state !== 'active') return { kind: 'locked' };
      // The device has checked its owner, by a number or a finger: it does not say which, so the weaker one counts.
      return proceed({ exchange, interaction }, who, { factors: ['possession', 'knowledge'], methods: ['passkey'] });
    },

    async signInAsDemo(exchange, accountId) {
      if (!context.demo) refuse('not-found', 'platform.not-found');
      const interaction = await find(provider, exchange);
      const who = await account(accountId);
      if (!isUsable(who, context.demo) || !who.demo) refuse('not-found', 'platform.not-found');
      // A demonstration person proves nothing, so they "prove" whatever is asked: the stronger steps can be shown too.
      const level = Math.max(1, await neededFor(provider, interaction, who));
      if (level > 4) return { kind: 'too-weak' };
      return proceed({ exchange, interaction }, who, {
        factors: [],
        methods: ['demo'],
        level: level as AuthenticationLevel,
      });
    },

    async leaveForOutside(exchange) {
      const interaction = await find(provider, exchange);
      if (outside === undefined) return refuse('not-found', 'platform.not-found');
      return outside.depart(interaction, await neededFor(provider, interaction));
    },

    async signInFromOutside(exchange, path) {
      const interaction = await find(provider, exchange);
      if (outside === undefined) return refuse('not-found', 'platform.not-found');
      const { account: who, level } = await outside.arrive(interaction, path);
      return proceed({ exchange, interaction }, who, { factors: factorsOfLevel[level], methods: ['vneid'], level });
    },

    async agree(exchange) {
      const interaction = await find(provider, exchange);
      const accountId = interaction.session?.accountId;
      if (interaction.prompt.name !== 'consent' || accountId === undefined)
        return refuse('invalid', 'identity.sign-in-expired');
      const partnerId = String(interaction.params['client_id']);
      const wish = agreementIn(interaction.params, { accountId, partnerId });
      const consent = { grantId: await agree(context, provider, wish) };
      return provider.interactionResult(exchange.req, exchange.res, { consent }, { mergeWithLastSubmission: true });
    },

    async cancel(exchange) {
      await find(provider, exchange);
      const result = { error: 'access_denied', error_description: 'the person cancelled' };
      return provider.interactionResult(exchange.req, exchange.res, result, { mergeWithLastSubmission: false });
    },
  };
}

/** A code counts only after the first step, on the same page. */
async function firstStep(
  account: (id: string) => Promise<Account | undefined>,
  proven: Proven | undefined,
): Promise<Account> {
  const who = proven === undefined ? undefined : await account(proven.accountId);
  return who?.state === 'active' ? who : refuse('invalid', 'identity.sign-in-expired');
}

async function find(provider: Provider, { req, res }: Exchange): Promise<Interaction> {
  try {
    return await provider.interactionDetails(req, res);
  } catch (error) {
    if (error instanceof errors.SessionNotFound) refuse('invalid', 'identity.sign-in-expired');
    throw error;
  }
}
