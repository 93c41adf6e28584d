import type { Runtime } from '#platform/command';
import type { Clock } from '#platform/time';
import type { SignOnSecrets } from './sign-on-secrets.ts';

/** What every part of sign-on needs. Made once per process; holds no truth. */
export interface SignOnContext {
  runtime: Runtime;
  /**
   * Real time, for sessions, waits and tokens. Not the system's clock: that one may believe it is December 2023, and a
   * session must not live for years because of it.
   */
  clock: Clock;
  secrets: SignOnSecrets;
  /** Address that people see, without a slash at the end. */
  publicUrl: string;
  /** Demonstration accounts may sign in. */
  demo: boolean;
}

/** Where the provider lives under the public address. */
export const providerPath = '/oidc';

export const issuerOf = (publicUrl: string): string => `${publicUrl}${providerPath}`;

/** The portal as a client of the provider. */
export const webClientId = 'da06-web';

/** Where the provider sends the browser back to. */
export const callbackPath = '/sign-in/callback';

/** The portal's page for what goes wrong inside the provider; `about` is `expired` or `failed`. */
export const problemPath = '/sign-in/problem';

/** Where an outside issuer (VNeID) sends the browser back to. */
export const outsideCallbackPath = '/sign-in/vneid';
