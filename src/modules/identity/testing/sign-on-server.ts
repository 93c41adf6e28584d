import formbody from '@fastify/formbody';
import type { FastifyReply } from 'fastify';
import { anyone, type Runtime } from '#platform/command';
import type { Database } from '#platform/db';
import { Refusal, statusOfKind } from '#platform/errors';
import type { FileStore } from '#platform/files';
import { createHttp } from '#platform/http';
import { createLog } from '#platform/log';
import { type Clock, systemClock } from '#platform/time';
import type { AuthenticationLevel } from '../domain/authentication-level.ts';
import { createSignOn, type Redirect, type SignOn, type SignOnOptions } from '../sign-on/create-sign-on.ts';

const noFiles: FileStore = {
  put: () => Promise.reject(new Error('no files in this test')),
  get: () => Promise.reject(new Error('no files in this test')),
} as unknown as FileStore;

export function testRuntime(database: Database, clock: Clock = systemClock): Runtime {
  return { database, clock, files: noFiles, log: createLog(process.env['TEST_LOG'] ?? 'silent') };
}

export interface SignOnServer {
  signOn: SignOn;
  /** Where this server listens. */
  url: string;
  /** The address that people see. */
  publicUrl: string;
  close(): Promise<void>;
}

const send = (reply: FastifyReply, { location, cookies }: Redirect) =>
  reply.header('set-cookie', cookies).redirect(location, 303);

/**
 * A server with sign-on alone, listening on a free port: the portal's routes answer with JSON instead of pages. Its public
 * address is its own unless `publicUrl` says otherwise (a second server behind the same name).
 */
export async function startSignOnServer(
  options: Omit<SignOnOptions, 'publicUrl'> & {
    publicUrl?: string;
    /** Name of this machine in the public address: passkeys need one that is not a number. */
    publicHost?: 'localhost';
  },
): Promise<SignOnServer> {
  let url = '';
  const publicUrl = () => options.publicUrl ?? url.replace('127.0.0.1', options.publicHost ?? '127.0.0.1');
  const signOn = createSignOn({ ...options, publicUrl, selfUrl: () => url });
  const app = createHttp({
    log: options.runtime.log,
    visitorOf: (request) => signOn.visitorOf(request),
    languageOf: () => 'vi',
    trustProxy: false,
    publicUrl,
    onError: (error, _request, reply) => {
      if (!(error instanceof Refusal)) process.stderr.write(`${error.stack}\n`);
      const status = error instanceof Refusal ? statusOfKind[error.kind] : 500;
      return reply.code(status).send({ refused: error.message });
    },
  });
  await app.register(formbody);
  const open = { config: { permission: anyone } };
  signOn.mount(app);
  app.get('/whoami', open, async (request) => request.actor);
  app.get<{ Querystring: { return?: string; level?: string } }>('/sign-in', open, async (request, reply) => {
    const { return: returnTo = '/', level = '1' } = request.query;
    return send(reply, await signOn.startSignIn({ returnTo, level: Number(level) as AuthenticationLevel }));
  });
  app.get('/sign-in/callback', open, async (request, reply) =>
    send(
      reply,
      await signOn.completeSignIn(request.url, request.headers.cookie, {
        userAgent: request.headers['user-agent'],
        address: request.ip,
      }),
    ),
  );
  app.get('/sign-in/problem', open, async (request, reply) => reply.code(400).send(request.query));
  app.post('/sign-out', open, async (request, reply) => {
    const { cookies } = await signOn.signOut({ req: request.raw, res: reply.raw });
    return send(reply, { location: '/whoami', cookies });
  });
  app.get('/oidc/interaction/:uid', open, async (request, reply) =>
    (await signOn.interactions()).open({ req: request.raw, res: reply.raw }),
  );
  app.post<{ Body: Record<string, string> }>('/oidc/interaction/:uid', open, async (request, reply) => {
    const { loginName = '', password = '', source = request.ip } = request.body;
    const interactions = await signOn.interactions();
    const answer = await interactions.signInWithPassword(
      { req: request.raw, res: reply.raw },
      { loginName, password, source },
    );
    return answer.kind === 'done' ? reply.redirect(answer.location, 303) : reply.code(422).send(answer);
  });
  app.post<{ Body: Record<string, string> }>('/oidc/interaction/:uid/demo', open, async (request, reply) => {
    const interactions = await signOn.interactions();
    const answer = await interactions.signInAsDemo({ req: request.raw, res: reply.raw }, request.body['account'] ?? '');
    return answer.kind === 'done' ? reply.redirect(answer.location, 303) : reply.code(422).send(answer);
  });
  app.post('/oidc/interaction/:uid/cancel', open, async (request, reply) =>
    reply.redirect(await (await signOn.interactions()).cancel({ req: request.raw, res: reply.raw }), 303),
  );
  app.post<{ Body: Record<string, string> }>('/oidc/interaction/:uid/code', open, async (request, reply) => {
    const { code = '', kind = 'code' } = request.body;
    const attempt = { kind: kind as 'code', code, source: request.ip };
    const answer = await (await signOn.interactions()).signInWithCode({ req: request.raw, res: reply.raw }, attempt);
    return answer.kind === 'done' ? reply.redirect(answer.location, 303) : reply.code(422).send(answer);
  });
  app.post('/oidc/interaction/:uid/passkey/options', open, async (request, reply) =>
    reply.send(await (await signOn.interactions()).passkeyOptions({ req: request.raw, res: reply.raw })),
  );
  app.post<{ Body: Record<string, string> }>('/oidc/interaction/:uid/passkey', open, async (request, reply) => {
    const response: unknown = JSON.parse(request.body['response'] ?? 'null');
    const interactions = await signOn.interactions();
    const answer = await interactions.signInWithPasskey({ req: request.raw, res: reply.raw }, response);
    return answer.kind === 'done' ? reply.redirect(answer.location, 303) : reply.code(422).send(answer);
  });
  app.post('/oidc/interaction/:uid/consent', open, async (request, reply) =>
    reply.redirect(await (await signOn.interactions()).agree({ req: request.raw, res: reply.raw }), 303),
  );
  app.get('/oidc/interaction/:uid/vneid', open, async (request, reply) =>
    reply.redirect(await (await signOn.interactions()).leaveForOutside({ req: request.raw, res: reply.raw }), 303),
  );
  app.get<{ Querystring: { state?: string } }>('/sign-in/vneid', open, async (request, reply) => {
    const uid = (request.query.state ?? '').split('.')[0];
    return reply.redirect(`/oidc/interaction/${uid}/back${new URL(request.url, 'http://here').search}`, 303);
  });
  app.get('/oidc/interaction/:uid/back', open, async (request, reply) => {
    const interactions = await signOn.interactions();
    const answer = await interactions.signInFromOutside({ req: request.raw, res: reply.raw }, request.url);
    return answer.kind === 'done' ? reply.redirect(answer.location, 303) : reply.code(422).send(answer);
  });
  app.post('/sign-out-everywhere', open, async (request, reply) => {
    const { cookies } = await signOn.signOutEverywhere({ req: request.raw, res: reply.raw });
    return send(reply, { location: '/whoami', cookies });
  });
  app.get('/approvals', open, async (request) => (await signOn.approvals()).waiting(request.actor.accountId ?? ''));
  app.post<{ Params: { id: string }; Body: { answer?: string } }>('/approvals/:id', open, async (request, reply) => {
    const { actor, session } = await signOn.askerOf(request.headers.cookie);
    const authenticatedAt = session?.authenticatedAt ?? new Date(0);
    const agreed = request.body.answer === 'yes';
    await (await signOn.approvals()).decide({ actor, authenticatedAt }, request.params.id, agreed);
    return reply.send({});
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { signOn, url, publicUrl: publicUrl(), close: () => app.close() };
}
