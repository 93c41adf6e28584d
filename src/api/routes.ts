import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { anyone, ask, type Command, execute, type ModuleFace, type Query, type Runtime } from '#platform/command';
import { describeAnswers } from './describe-answers.ts';
import { keyHeader, keyOf, purposeHeader, purposeOf } from './request-headers.ts';

/** The JSON API's path of a head: `cases.submit-case` → `/api/v1/cases/submit-case`. */
export const apiPath = (name: string): string => `/api/v1/${name.replace('.', '/')}`;

/** By a person's token or session, or by a program's own token. */
const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', description: 'An access token of a person, with the scope api.' },
  program: {
    type: 'oauth2',
    description: 'A registered program, as its service account.',
    flows: {
      clientCredentials: { tokenUrl: '/oidc/token', scopes: { api: 'Acts and questions as the account may.' } },
    },
  },
} as const;

/**
 * Every declared act and question as a JSON route: POST with the input as body. Acts take `Idempotency-Key`, personal
 * questions take `Purpose`. Questions are POST too, so that identity numbers never stand in an address or its logs.
 */
export async function registerApi(
  app: FastifyInstance,
  runtime: Runtime,
  modules: readonly ModuleFace[],
): Promise<void> {
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'DA06',
        version: '1',
        description:
          'Every act and question of the platform. Errors are problem+json (RFC 9457). Programs get their token from /oidc/token by client credentials; see docs/api.md.',
      },
      components: { securitySchemes },
    },
    transformObject: (document) => ('openapiObject' in document ? describeAnswers(document.openapiObject) : {}),
  });
  for (const module of modules) {
    for (const head of [...module.commands, ...module.queries]) if (!head.pagesOnly) registerHead(app, runtime, head);
  }
  app.get('/api/openapi.json', { config: { permission: anyone }, schema: { hide: true } }, async () => app.swagger());
}

function registerHead(app: FastifyInstance, runtime: Runtime, head: Command | Query): void {
  const headers = head.kind === 'command' ? keyHeader : head.personal ? purposeHeader : {};
  app.route({
    method: 'POST',
    url: apiPath(head.name),
    config: { permission: head.allow },
    // The heads check their own input, the same way for pages and API; the schema here is the description.
    validatorCompiler: () => () => true,
    schema: {
      operationId: head.name,
      tags: [head.name.split('.')[0] ?? ''],
      summary: head.summary,
      description: `May be called by ${head.allow.sentence}.`,
      security: [{ bearer: [] }, { program: ['api'] }],
      headers: { type: 'object', properties: headers },
      body: head.input,
    },
    handler: async (request, reply) => {
      const result = await answer(runtime, head, request);
      return reply.type('application/json').send(JSON.stringify(result ?? {}));
    },
  });
}

function answer(runtime: Runtime, head: Command | Query, request: FastifyRequest): Promise<unknown> {
  const asked = { actor: request.actor, input: request.body ?? {} };
  return head.kind === 'command'
    ? execute(runtime, head, { ...asked, ...keyOf(request) })
    : ask(runtime, head, { ...asked, ...purposeOf(request) });
}
