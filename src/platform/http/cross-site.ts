import type { FastifyRequest } from 'fastify';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a state-changing request was made by a page of another site (ASVS 5.0 V3.5). Browsers say so in
 * Sec-Fetch-Site, older ones in Origin; callers without cookies (bearer tokens) cannot be tricked this way.
 */
export function isCrossSite(request: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  if (safeMethods.has(request.method) || request.headers.authorization !== undefined) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host;
}
