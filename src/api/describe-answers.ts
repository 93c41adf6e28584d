import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

type Document = ReturnType<NonNullable<FastifyDynamicSwaggerOptions['transformObject']>>;

/** RFC 9457 as we fill it: see platform/http. */
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'requestId'],
  properties: {
    type: { type: 'string', description: 'urn:da06:refusal:<key>, or urn:da06:fault.' },
    title: { type: 'string', description: 'In the language of the request (Accept-Language or the lang cookie).' },
    status: { type: 'integer' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};

const refusals: Record<string, string> = {
  401: 'Nobody is signed in, or the token is not good (any more).',
  403: 'The caller may not do this.',
  404: 'There is no such thing within the caller’s sight.',
  409: 'It cannot be done as things stand: somebody was faster, or it was done before.',
  413: 'What was sent is too large.',
  422: 'What was sent does not fit; `errors` names the fields.',
  503: 'Something that this needs does not answer; try again.',
};

interface Operation {
  responses?: Record<string, { description?: string; content?: unknown }>;
}

/** Adds to every operation of the description what it may answer when it is not done. */
export function describeAnswers<T>(document: T): Document & T {
  const described = document as T & {
    paths?: Record<string, Record<string, Operation>>;
    components?: { schemas?: Record<string, unknown>; responses?: Record<string, unknown> };
  };
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  described.components = {
    ...described.components,
    schemas: { ...described.components?.schemas, Problem: problem },
    responses: Object.fromEntries(
      Object.entries(refusals).map(([status, description]) => [`Refusal${status}`, { description, content }]),
    ),
  };
  const refused = Object.keys(refusals).map((s) => [s, { $ref: `#/components/responses/Refusal${s}` }]);
  for (const operation of Object.values(described.paths ?? {}).flatMap((path) => Object.values(path)))
    operation.responses = { ...Object.fromEntries(refused), 200: { description: 'Done.' } };
  return described as Document & T;
}
