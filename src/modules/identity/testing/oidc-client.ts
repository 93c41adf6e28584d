import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '#platform/db';
import { callbackPath, webClientId } from '../sign-on/sign-on-context.ts';
import { readSignOnSecrets } from '../sign-on/sign-on-secrets.ts';
import type { Browser } from './browser.ts';

/** A client that speaks the protocol by hand, to try what a well-behaved library never would. */
export interface HandClient {
  /** Path of an authorization request; `params` are added, undefined ones left out. */
  authorizationPath(params?: Record<string, string | undefined>): string;
  /** Goes through the provider with this browser until it is sent back; the query of the answer. */
  answerOf(browser: Browser, response: Response): Promise<URLSearchParams>;
  redeem(code: string): Promise<{ status: number; body: Record<string, string> }>;
  userinfo(accessToken: string): Promise<number>;
}

export async function handClient(database: Database, url: string): Promise<HandClient> {
  const { webClientSecret } = await readSignOnSecrets(database);
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `${url}${callbackPath}`;
  const basic = Buffer.from(`${webClientId}:${webClientSecret}`).toString('base64');
  return {
    authorizationPath(params = {}) {
      const all: Record<string, string | undefined> = {
        client_id: webClientId,
        response_type: 'code',
        redirect_uri: redirectUri,
        scope: 'openid api',
        state: 'hand',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        ...params,
      };
      const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
      return `/oidc/auth?${new URLSearchParams(given)}`;
    },
    async answerOf(browser, first) {
      let response = first;
      for (let step = 0; step < 10; step += 1) {
        const location = response.headers.get('location') ?? '';
        const target = new URL(location, url);
        if (target.pathname === callbackPath) return target.searchParams;
        if (location === '') return new URLSearchParams({ stopped: `${response.status} ${await response.text()}` });
        response = await browser.get(`${target.pathname}${target.search}`);
      }
      throw new Error('the provider never sent the browser back');
    },
    async redeem(code) {
      const body = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
      const response = await fetch(`${url}/oidc/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}` },
        body: new URLSearchParams(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, string> };
    },
    async userinfo(accessToken) {
      const response = await fetch(`${url}/oidc/me`, { headers: { authorization: `Bearer ${accessToken}` } });
      await response.body?.cancel();
      return response.status;
    },
  };
}
