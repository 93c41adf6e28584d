import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';
import { anyone } from '#platform/command';
import { providerPath } from './sign-on-context.ts';

/**
 * Serves the provider under /oidc. It is a Koa application and gets the raw request, body unread: so its routes stand in
 * a scope of their own, without body parsers. Pages of the sign-in itself (/oidc/interaction/…) are the shell's: their
 * routes are more particular than the wildcard and win.
 */
export function mountProvider(app: FastifyInstance, provider: () => Promise<Provider>, publicUrl: () => string): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    // A request may be posted too (OpenID Connect Core 3.1.2.1). The session's cookies stay at home when another site posts,
    // so the browser is sent on to the same request as a link.
    scope.post(`${providerPath}/auth`, { config: { permission: anyone, crossSite: true } }, async (request, reply) => {
      const fields = await textOf(request.raw);
      if (fields === undefined) return reply.code(413).send();
      return reply.redirect(`${providerPath}/auth?${new URLSearchParams(fields)}`, 303);
    });
    // Anyone may knock: the protocol itself tells clients and browsers apart, and other systems post here.
    scope.all(`${providerPath}/*`, { config: { permission: anyone, crossSite: true } }, async (request, reply) => {
      const serve = (await provider()).callback();
      const { raw } = request;
      // The provider builds its addresses from the request. Told the public one, a forged Host or proxy header has no say.
      const { host, protocol } = new URL(publicUrl());
      raw.headers.host = host;
      raw.headers['x-forwarded-host'] = host;
      raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
      // It finds its routes in `url` and the part it is mounted under by comparing with `originalUrl`: both are needed.
      const url = raw.url ?? providerPath;
      Object.assign(raw, { originalUrl: url, url: url.slice(providerPath.length) });
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.hijack();
      await serve(raw, reply.raw);
    });
  });
}

/** Longer requests do not fit into a link; partners push theirs. */
const longestRequest = 6 * 1024;

async function textOf(stream: AsyncIterable<Buffer>): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.length;
    if (length > longestRequest) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
