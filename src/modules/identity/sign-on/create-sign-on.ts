import type { FastifyInstance, FastifyRequest } from 'fastify';
import Provider from 'oidc-provider';
import { type Actor, anonymousActor, type Runtime, writeAudit } from '#platform/command';
import { refuse } from '#platform/errors';
import type { Visitor } from '#platform/http';
import { type Clock, systemClock } from '#platform/time';
import type { AuthenticationLevel } from '../domain/authentication-level.ts';
import { localPath } from '../domain/local-path.ts';
import { deleteSessionsOf } from '../session-store.ts';
import { compareSecretsByHash } from './api-clients.ts';
import { type Approvals, createApprovals } from './approvals.ts';
import type { Asker } from './asker.ts';
import { actorForBearer } from './bearer.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { mountProvider } from './mount-provider.ts';
import { endProviderSession, endProviderSessions } from './provider-session.ts';
import { providerSettings } from './provider-settings.ts';
import { createRelyingParty, type RelyingParty } from './relying-party.ts';
import { askerOf, closeSession, openSession } from './sessions.ts';
import type { Exchange } from './sign-in-answer.ts';
import { issuerOf, providerPath, type SignOnContext } from './sign-on-context.ts';
import { readSignOnSecrets } from './sign-on-secrets.ts';
import { sweep } from './sweep.ts';
import { createOutsideSignIn, type OutsideIssuer } from './vneid.ts';

export interface SignOnOptions {
  runtime: Runtime;
  /** Address that people see. A function when it is known only after the server listens (port 0). */
  publicUrl: string | (() => string);
  /** Address at which this server answers itself, when it cannot reach itself at its public one. */
  selfUrl?: () => string;
  /** Demonstration accounts may sign in, and are offered on the sign-in page. */
  demo: boolean;
  /** The outside issuer that citizens may sign in at instead, when there is one. */
  vneid?: OutsideIssuer;
  /** Time for sessions, waits and tokens; real time unless a test says otherwise. */
  clock?: Clock;
}

/** Where to send the browser, with these cookies set. */
export interface Redirect {
  location: string;
  cookies: string[];
}

/** What a session is recognised by in the list of one's own sessions. */
export interface SeenFrom {
  userAgent?: string | undefined;
  address?: string;
}

/** Sign-on of one server process: the OpenID provider, and the portal as its client. All truth is in the database. */
export interface SignOn {
  /** Serves the provider under /oidc. Before `listen`. */
  mount(app: FastifyInstance): void;
  provider(): Promise<Provider>;
  publicUrl(): string;
  readonly demo: boolean;
  /** The provider's questions to the person: for the shell's sign-in page. */
  interactions(): Promise<Interactions>;
  /** Leaves for the provider; comes back to `returnTo` (a path of ours, else the front page). */
  startSignIn(wish: { returnTo?: string; level?: AuthenticationLevel }): Promise<Redirect>;
  /** Where the sign-in that this browser began last wanted to go; '/' when there is none. */
  pendingReturn(cookieHeader: string | undefined): Promise<string>;
  /** Takes the provider's answer (path and query of the callback) and opens the session. @throws Refusal. */
  completeSignIn(path: string, cookieHeader: string | undefined, from?: SeenFrom): Promise<Redirect>;
  /** Ends the portal's session and the provider's, with all tokens issued under it. */
  signOut(exchange: Exchange): Promise<{ cookies: string[] }>;
  /** The same on all devices of whoever asks. */
  signOutEverywhere(exchange: Exchange): Promise<{ cookies: string[] }>;
  /** What partners and counters wait for a person to approve on their telephone. */
  approvals(): Promise<Approvals>;
  /** Who sent this request. */
  askerOf(cookieHeader: string | undefined): Promise<Asker>;
  /** Who calls the API with this access token. */
  actorForBearer(token: string): Promise<Actor | undefined>;
  /**
   * Who is behind a request: by its bearer token if it has one, else by its session.
   * @throws Refusal identity.token-invalid for a token that is not good: a program must not go on as nobody.
   */
  visitorOf(request: Pick<FastifyRequest, 'headers' | 'url'>): Promise<Visitor>;
}

interface Parts {
  context: SignOnContext;
  provider: Provider;
  relyingParty: RelyingParty;
  interactions: Interactions;
  approvals: Approvals;
}

const nobody: Visitor = { actor: anonymousActor, displayName: '' };
const sweepEveryMs = 60_000;

export function createSignOn(options: SignOnOptions): SignOn {
  const { runtime, demo } = options;
  const publicUrl = () => {
    const url = typeof options.publicUrl === 'string' ? options.publicUrl : options.publicUrl();
    return url.replace(/\/+$/, '');
  };
  let made: Promise<Parts> | undefined;
  const parts = (): Promise<Parts> => {
    made ??= makeParts(options, publicUrl()).catch((error: unknown) => {
      made = undefined; // the database was away: the next request tries again
      throw error;
    });
    return made;
  };

  const bearer = async (token: string) => {
    const { context, provider } = await parts();
    return actorForBearer(context, provider, token);
  };

  return {
    demo,
    publicUrl,
    mount(app) {
      mountProvider(app, async () => (await parts()).provider, publicUrl);
      const timer = setInterval(() => {
        if (made === undefined) return;
        made
          .then(({ context }) => sweep(context))
          .catch((error: Error) => runtime.log.warn({ err: error }, 'sign-on sweep failed'));
      }, sweepEveryMs);
      timer.unref();
      app.addHook('onClose', async () => clearInterval(timer));
    },
    provider: async () => (await parts()).provider,
    interactions: async () => (await parts()).interactions,

    async startSignIn({ returnTo, level = 1 }) {
      const { location, cookie } = await (await parts()).relyingParty.depart({
        returnTo: placeAfterSignIn(returnTo),
        level,
      });
      return { location, cookies: [cookie] };
    },

    pendingReturn: async (cookieHeader) => placeAfterSignIn((await parts()).relyingParty.pendingReturn(cookieHeader)),

    async completeSignIn(path, cookieHeader, from = {}) {
      const { context, relyingParty } = await parts();
      const arrival = await relyingParty.arrive(path, cookieHeader);
      const { accountId, authenticationLevel, authenticatedAt } = arrival;
      const seen = { userAgent: from.userAgent ?? '', address: from.address ?? '' };
      const who = { accountId, authenticationLevel, authenticatedAt, ...seen };
      const session = await openSession(context, who, cookieHeader);
      if (session === undefined) refuse('forbidden', 'identity.account-locked');
      return { location: placeAfterSignIn(arrival.returnTo), cookies: [arrival.cookie, session] };
    },

    async signOut(exchange) {
      const { context, provider } = await parts();
      const cookieHeader = exchange.req.headers.cookie;
      const { actor, session } = await askerOf(context, cookieHeader);
      const { cookie } = await closeSession(context, cookieHeader);
      await endProviderSession(context, provider, exchange);
      if (session !== undefined) await auditSignOut(context, { actor, action: 'identity.sign-out' });
      return { cookies: [cookie] };
    },

    async signOutEverywhere(exchange) {
      const { context, provider } = await parts();
      const cookieHeader = exchange.req.headers.cookie;
      const { actor, session } = await askerOf(context, cookieHeader);
      if (session === undefined) return refuse('unauthenticated', 'platform.sign-in-required');
      const { id } = session.account;
      await runtime.database.transaction({ kind: 'system' }, (tx) => deleteSessionsOf(tx, id));
      const { cookie } = await closeSession(context, cookieHeader);
      await endProviderSessions(context, provider, id);
      await auditSignOut(context, { actor, action: 'identity.sign-out-everywhere' });
      return { cookies: [cookie] };
    },

    approvals: async () => (await parts()).approvals,

    askerOf: async (cookieHeader) => askerOf((await parts()).context, cookieHeader),
    actorForBearer: bearer,
    async visitorOf({ headers, url }) {
      // What is sent to the provider (its own tokens, its clients' secrets) is for the provider to judge.
      if (url.startsWith(`${providerPath}/`)) return nobody;
      // With an Authorization header the cookie has no say: such requests are not checked for coming from another site.
      if (headers.authorization !== undefined) {
        const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(headers.authorization)?.[1];
        if (token === undefined) return nobody;
        return { actor: (await bearer(token)) ?? refuse('unauthenticated', 'identity.token-invalid'), displayName: '' };
      }
      if (headers.cookie === undefined) return nobody;
      const { actor, session } = await askerOf((await parts()).context, headers.cookie);
      return { actor, displayName: session?.account.displayName ?? '' };
    },
  };
}

/** A path of ours that makes sense once signed in: not a page of the sign-in itself. */
function placeAfterSignIn(returnTo: string | undefined): string {
  const path = localPath(returnTo);
  return /^\/(oidc|sign-in|sign-out|signed-out)([/?#]|$)/.test(path) ? '/' : path;
}

async function makeParts(options: SignOnOptions, publicUrl: string): Promise<Parts> {
  const { runtime, demo, clock = systemClock } = options;
  const secrets = await readSignOnSecrets(runtime.database);
  const context: SignOnContext = { runtime, clock, secrets, publicUrl, demo };
  const provider = new Provider(issuerOf(publicUrl), providerSettings(context));
  compareSecretsByHash(provider);
  provider.proxy = true; // believes the headers that mountProvider writes, which are ours
  provider.on('server_error', (_ctx, error) => runtime.log.error({ err: error }, 'the provider failed'));
  const outside = options.vneid === undefined ? undefined : createOutsideSignIn(context, options.vneid);
  return {
    context,
    provider,
    relyingParty: createRelyingParty(context, options.selfUrl?.()),
    interactions: createInteractions({ context, provider, outside }),
    approvals: createApprovals(context, provider),
  };
}

async function auditSignOut(
  context: SignOnContext,
  { actor, action }: { actor: Actor; action: string },
): Promise<void> {
  const concerns = [actor.personId === undefined ? {} : { personId: actor.personId }];
  await context.runtime.database.transaction({ kind: 'system' }, (tx) =>
    writeAudit(tx, action, { actor, now: context.runtime.clock.now(), concerns }),
  );
}
