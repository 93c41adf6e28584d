import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { AccountKind } from '../account-store.ts';
import {
  type AuthenticationLevel,
  acrOf,
  leastLevelOf,
  levelNow,
  levelOfAcr,
  requiredLevel,
} from '../domain/authentication-level.ts';
import { rulesOf } from './partner-metadata.ts';
import type { SignOnContext } from './sign-on-context.ts';

const { Check, base } = interactionPolicy;
const unmet = 'unmet_authentication_requirements';

/** What the checks need of an account; the provider's `findAccount` gives it. */
export interface KnownAccount {
  accountId: string;
  kind: AccountKind;
  level: 1 | 2 | null;
}

/**
 * The provider's rules for asking the person, with ours in the sign-in prompt. The library takes `acr_values` as a wish and
 * issues tokens below it without a word, and gives a session's level for as long as the session lives. Here the level is
 * computed for each request from what was proven and when; below what the request, the client or the kind of account
 * needs, the person is asked to prove more, and `prompt=none` fails.
 */
export function signInPolicy(context: SignOnContext): interactionPolicy.DefaultPolicy {
  const policy = base();
  const checks = policy.get('login')?.checks;
  const ask = (when: boolean) => (when ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT);
  // First of all: the library's own checks, and the token, speak of the level as it is now.
  checks?.add(
    new Check('present_level', 'the level is computed', (ctx) => {
      setPresentLevel(ctx, context);
      return Check.NO_NEED_TO_PROMPT;
    }),
    0,
  );
  checks?.add(
    new Check('authentication_level', 'a stronger sign-in is required', unmet, ({ oidc }) =>
      ask(oidc.session?.accountId !== undefined && (levelOfAcr(oidc.acr) ?? 0) < neededLevel(oidc)),
    ),
  );
  checks?.add(
    new Check('account_level', 'the account was given with too little proof', unmet, ({ oidc }) =>
      ask(oidc.account !== undefined && !isKnownEnough(oidc.account as unknown as KnownAccount, rulesOf(oidc.client))),
    ),
  );
  // An account that was locked or removed after its session began: the library would fail on it further down.
  checks?.add(
    new Check('account_usable', 'the account cannot be used', 'login_required', ({ oidc }) =>
      ask(oidc.session?.accountId !== undefined && oidc.account === undefined),
    ),
  );
  return policy;
}

/** A client that needs an account of level 2 (Decree 69/2024/NĐ-CP) gets nobody else, officers included. */
export const isKnownEnough = (account: { level: 1 | 2 | null }, rules: { leastAccountLevel: number }): boolean =>
  rules.leastAccountLevel < 2 || (account.level ?? 0) >= rules.leastAccountLevel;

type Oidc = KoaContextWithOIDC['oidc'];

/** The least level for this request: of its `acr_values`, of its client, of the kind of its account. */
function neededLevel(oidc: Oidc): number {
  const requested = oidc.params?.['acr_values'];
  const kind = (oidc.account as unknown as KnownAccount | undefined)?.kind ?? 'citizen';
  return Math.max(
    requiredLevel(typeof requested === 'string' ? requested : undefined),
    rulesOf(oidc.client).leastAuthentication,
    leastLevelOf(kind),
  );
}

function setPresentLevel({ oidc }: KoaContextWithOIDC, context: SignOnContext): void {
  const { session, account } = oidc;
  const level = levelOfAcr(session?.acr);
  if (session?.accountId === undefined || level === undefined) return;
  const at = new Date((session.loginTs ?? 0) * 1000);
  const { kind } = (account as unknown as KnownAccount | undefined) ?? { kind: 'citizen' as const };
  const now = levelNow({ level, at, kind }, context.clock.now());
  Object.defineProperty(oidc, 'acr', { configurable: true, value: acrOf(namedLevel(oidc, now)) });
}

/** A client may insist on one very value (essential `acr`): whoever proved more has proved that too. */
function namedLevel(oidc: Oidc, level: AuthenticationLevel): AuthenticationLevel {
  const asked = oidc.claims?.id_token?.['acr'] as
    | { essential?: boolean; value?: string; values?: string[] }
    | undefined;
  if (asked?.essential !== true) return level;
  const wanted = [asked.value, ...(Array.isArray(asked.values) ? asked.values : [])]
    .map((value) => levelOfAcr(value))
    .filter((value) => value !== undefined && value <= level);
  return wanted.length === 0 ? level : (Math.max(...(wanted as number[])) as AuthenticationLevel);
}

/**
 * The last wall, when a token is already being written: what came by code, by refresh or by telephone is held against the
 * client's bounds and the account as they are at this moment. @throws InvalidGrant when the token would be too weak.
 */
export function tokenLevel({ oidc }: KoaContextWithOIDC): { acr: string | undefined; auth_time: number | undefined } {
  const { entities } = oidc;
  const source =
    entities.RotatedRefreshToken ??
    entities.RefreshToken ??
    entities.BackchannelAuthenticationRequest ??
    entities.AuthorizationCode;
  const account = oidc.account as unknown as KnownAccount | undefined;
  const rules = rulesOf(oidc.client);
  const least = Math.max(rules.leastAuthentication, account === undefined ? 1 : leastLevelOf(account.kind));
  if (account !== undefined && !isKnownEnough(account, rules)) throw new errors.InvalidGrant('account level too low');
  if (account !== undefined && (levelOfAcr(source?.acr) ?? 0) < least)
    throw new errors.InvalidGrant('authentication level too low');
  return { acr: source?.acr, auth_time: source?.authTime };
}
