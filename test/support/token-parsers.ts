import { join } from 'node:path';
import { errors, Provider } from 'oidc-provider';
import { jwt, newKey } from '../conformance/sign.ts';
import type { Parser } from './chip-parsers.ts';

const inProvider = (file: string) => import(join(import.meta.dirname, '../../node_modules/oidc-provider/lib', file));

/**
 * The readers of tokens are the provider's own, as it calls them for each request: proofs of possession (RFC 9449), and the
 * head and claims of signed requests and client proofs.
 */
export async function tokenParsers(): Promise<Parser[]> {
  const key = newKey('ES256');
  const { kid: _, use: _use, ...jwk } = key.publicJwk as Record<string, unknown>;
  const issuer = 'https://example.test';
  const claims = { jti: 'a1', htm: 'POST', htu: `${issuer}/token`, iat: Math.floor(Date.now() / 1000) };
  const proof = jwt(key, { typ: 'dpop+jwt', jwk }, claims);
  const proofOfClient = jwt(key, { kid: 'k1' }, { iss: 'c', sub: 'c', aud: issuer, jti: 'a2', exp: claims.iat + 60 });
  const provider = new Provider(issuer, { features: { dPoP: { enabled: true } } });
  const { default: validateDpop } = (await inProvider('helpers/validate_dpop.js')) as {
    default: (provider: Provider, ctx: unknown) => Promise<unknown>;
  };
  const { decode } = (await inProvider('helpers/jwt.js')) as { decode: (text: string) => unknown };
  const contextOf = (text: string) => ({
    method: 'POST',
    get: () => text,
    set: () => undefined,
    oidc: { provider, route: 'token', urlFor: () => `${issuer}/token` },
  });
  const words = { weight: 4, refuses: (error: unknown) => error instanceof errors.OIDCProviderError };
  return [
    {
      name: 'DPoP proof',
      samples: [proof],
      ...words,
      read: (input) => validateDpop(provider, contextOf(String(input))),
    },
    {
      name: 'head and claims of a JWT',
      samples: [proof, proofOfClient],
      weight: 8,
      read: (input) => decode(String(input)),
      // Its callers turn these two into a refusal of the request.
      refuses: (error) => error instanceof TypeError || (error as { code?: string }).code === 'ERR_JWT_INVALID',
    },
  ];
}
