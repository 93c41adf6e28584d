import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { levelOfAcr, requiredLevel } from '../domain/authentication-level.ts';

const { Check, base } = interactionPolicy;

/**
 * The provider's rules for asking the person, with two of our own in the sign-in prompt.
 * The library takes `acr_values` as a wish and issues tokens below it without a word; here it is a condition: as long as
 * the session is weaker than what the client asks for, the person is asked to sign in, and `prompt=none` fails.
 */
export function signInPolicy(): interactionPolicy.DefaultPolicy {
  const policy = base();
  const login = policy.get('login');
  login?.checks.add(
    new Check('authentication_level', 'a stronger sign-in is required', 'unmet_authentication_requirements', (ctx) =>
      isTooWeak(ctx) ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
    ),
  );
  // An account that was locked or removed after its session began: the library would fail on it further down.
  login?.checks.add(
    new Check('account_usable', 'the account cannot be used', 'login_required', ({ oidc }) =>
      oidc.session?.accountId !== undefined && oidc.account === undefined
        ? Check.REQUEST_PROMPT
        : Check.NO_NEED_TO_PROMPT,
    ),
  );
  return policy;
}

function isTooWeak({ oidc }: KoaContextWithOIDC): boolean {
  const requested = oidc.params?.['acr_values'];
  const required = requiredLevel(typeof requested === 'string' ? requested : undefined);
  return oidc.session?.accountId !== undefined && (levelOfAcr(oidc.session.acr) ?? 0) < required;
}
