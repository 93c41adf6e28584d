import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { anyone, ask, type Command, execute, type ModuleFace, type Query, type Runtime } from '#platform/command';
import { refuse } from '#platform/errors';

/** The JSON API's path of a head: `cases.submit-case` → `/api/v1/cases/submit-case`. */
export const apiPath = (name: string): string => `/api/v1/${name.replace('.', '/')}`;

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
        description: 'Every act and question of the platform. Errors are problem+json (RFC 9457).',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    },
  });
  for (const module of modules) {
    for (const head of [...module.commands, ...module.queries]) if (!head.pagesOnly) registerHead(app, runtime, head);
  }
  app.get('/api/openapi.json', { config: { permission: anyone }, schema: { hide: true } }, async () => app.swagger());
}

function registerHead(app: FastifyInstance, runtime: Runtime, head: Command | Query): void {
  const headers =
    head.kind === 'command'
      ? {
          'idempotency-key': {
            type: 'string',
            maxLength: 255,
            description: 'Made by the caller; the same key is done once.',
          },
        }
      : head.personal
        ? {
            purpose: {
              type: 'string',
              maxLength: 500,
              description: 'Why a named person is looked at; percent-encoded UTF-8.',
            },
          }
        : {};
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
      security: [{ bearer: [] }],
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
  const input = request.body ?? {};
  const { actor } = request;
  if (head.kind === 'command') {
    const key = request.headers['idempotency-key'];
    return execute(runtime, head, { actor, input, ...(typeof key === 'string' ? { key } : {}) });
  }
  const purpose = request.headers['purpose'];
  return ask(runtime, head, {
    actor,
    input,
    ...(typeof purpose === 'string' ? { purpose: decoded(purpose) } : {}),
  });
}

/** Header values are ASCII, so a Vietnamese purpose comes percent-encoded; one that cannot be read is none. */
function decoded(purpose: string): string {
  try {
    return decodeURIComponent(purpose);
  } catch {
    return refuse('invalid', 'platform.purpose-required');
  }
}
