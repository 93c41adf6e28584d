import { refuse } from '#platform/errors';
import { longestPassword, shortestPassword } from '../password.ts';

/** @throws Refusal when a new password is too short or too long; the field is `field`. */
export function refuseWeakPassword(password: string, field = 'password'): void {
  const fault = (key: string, params: Record<string, number>): never =>
    refuse('invalid', key, params, [{ field, key, params }]);
  if ([...password].length < shortestPassword) fault('identity.password-too-short', { least: shortestPassword });
  if (password.length > longestPassword) fault('identity.password-too-long', { most: longestPassword });
}
