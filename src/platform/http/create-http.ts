import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, anonymousActor, demand, type Permission } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import type { Language } from '#platform/i18n';
import { newId } from '#platform/ids';
import type { Log } from '#platform/log';
import { isCrossSite } from './cross-site.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call this route. A route without one stops the server from starting. */
    permission?: Permission;
    /** True for routes that other sites' browsers or other systems post to (the sign-on protocol). */
    crossSite?: boolean;
    /** True for files that are the same for everybody: nobody is looked up for them. */
    sameForAll?: boolean;
  }
  interface FastifyRequest {
    actor: Actor;
    /** Name of whoever is signed in, for the head of the page; empty for visitors and programs. */
    displayName: string;
    language: Language;
  }
}

/** Who sent a request. */
export interface Visitor {
  actor: Actor;
  displayName: string;
}

export interface HttpOptions {
  log: Log;
  /** Who is behind a request; reads the session or the bearer token. */
  visitorOf(request: FastifyRequest): Promise<Visitor>;
  languageOf(request: FastifyRequest): Language;
  /** Answers a refusal or a fault: as a page or as problem+json. */
  onError(error: Error, request: FastifyRequest, reply: FastifyReply): Promise<unknown> | unknown;
  /** Address that people see; https switches strict transport on. */
  publicUrl(): string;
  /** Believes X-Forwarded-For: only behind a proxy of one's own. */
  trustProxy: boolean;
}

/** Everything comes from here: no outside script, style, picture or frame, and none of them inline. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * A server on which every route declares who may call it (a route that does not is refused while the server is built),
 * every answer carries the security headers, and every state-changing request from another site is refused.
 */
export function createHttp(options: HttpOptions): FastifyInstance {
  const app = Fastify({
    genReqId: () => newId(),
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    forceCloseConnections: true,
    // An address that cannot be read never reaches a hook; it is answered like anything else that is not there.
    frameworkErrors: (_error, request, reply) => {
      greet(options, request as FastifyRequest, reply as FastifyReply);
      void options.onError(
        new Refusal('not-found', 'platform.not-found'),
        request as FastifyRequest,
        reply as FastifyReply,
      );
    },
    // Only the nearest hop is believed: what a visitor writes into the header himself stays without effect.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
  });
  app.decorateRequest('actor');
  app.decorateRequest('displayName', '');
  app.decorateRequest('language');

  app.addHook('onRoute', (route) => {
    if (route.config?.permission === undefined)
      throw new Error(`the route ${String(route.method)} ${route.url} has no permission`);
  });

  app.addHook('onRequest', async (request, reply) => greet(options, request, reply));

  app.addHook('preValidation', async (request) => {
    const { config } = request.routeOptions;
    if (config.crossSite !== true && isCrossSite(request)) refuse('forbidden', 'platform.cross-site');
    if (config.sameForAll !== true) Object.assign(request, await options.visitorOf(request));
    const { permission } = config;
    if (permission !== undefined) demand(permission, request.actor);
  });

  app.setErrorHandler((error: Error, request, reply) => options.onError(error, request, reply));
  app.setNotFoundHandler((request, reply) =>
    options.onError(new Refusal('not-found', 'platform.not-found'), request, reply),
  );
  return app;
}

/** What every answer needs before anything else: nobody known yet, a language, the security headers. */
function greet(options: HttpOptions, request: FastifyRequest, reply: FastifyReply): void {
  request.actor = anonymousActor;
  request.displayName = '';
  request.language = options.languageOf(request);
  const headers: Record<string, string> = {
    'content-security-policy': contentPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
    'cache-control': 'no-store',
  };
  if (options.publicUrl().startsWith('https:')) headers['strict-transport-security'] = 'max-age=31536000';
  reply.headers(headers);
}
