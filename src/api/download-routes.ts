import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type CaseView, showCase, showMyCase } from '#cases';
import { ask, type Runtime, signedIn } from '#platform/command';
import { refuse } from '#platform/errors';
import { showMyResult, showResult } from '#results';
import { purposeHeader, purposeOf } from './request-headers.ts';

interface StoredFileName {
  fileHash: string;
  fileName: string;
  mediaType: string;
}

interface Download {
  url: string;
  summary: string;
  find(request: FastifyRequest): Promise<StoredFileName>;
}

/** Files of cases and results, for whoever may see the case or the result; an officer says for what purpose. */
export function registerDownloads(app: FastifyInstance, runtime: Runtime): void {
  for (const download of downloads(runtime))
    app.route({
      method: 'GET',
      url: download.url,
      config: { permission: signedIn },
      validatorCompiler: () => () => true,
      schema: {
        tags: [download.url.split('/')[3] ?? ''],
        summary: download.summary,
        description: 'May be called by whoever may see it. An officer states a purpose; the look is logged.',
        security: [{ bearer: [] }, { program: ['api'] }],
        headers: { type: 'object', properties: purposeHeader },
        params: {
          type: 'object',
          properties: Object.fromEntries(
            [...download.url.matchAll(/:(\w+)/g)].map(([, name]) => [name, { type: 'string', format: 'uuid' }]),
          ),
        },
      },
      handler: async (request, reply) => send(runtime, reply, await download.find(request)),
    });
}

function downloads(runtime: Runtime): Download[] {
  return [
    {
      url: '/api/v1/cases/:caseId/papers/:paperId',
      summary: 'A file that was attached to a case.',
      find: async (request) => {
        const { papers } = await caseOf(runtime, request);
        return papers.find((p) => p.id === paramOf(request, 'paperId')) ?? refuse('not-found', 'platform.file-missing');
      },
    },
    {
      url: '/api/v1/cases/:caseId/result',
      summary: 'The result of a case, as PDF; it is there some seconds after the decision.',
      find: async (request) => {
        const { result, bill } = await caseOf(runtime, request);
        return request.actor.kind === 'citizen' && result !== undefined && bill?.state === 'open'
          ? refuse('conflict', 'results.fee-owed', { amount: bill.amount })
          : pdf(result);
      },
    },
    {
      url: '/api/v1/results/:resultId/file',
      summary: 'A result, as PDF.',
      find: async (request) => {
        const input = { resultId: paramOf(request, 'resultId') };
        const asked = { actor: request.actor, input, ...purposeOf(request) };
        if (request.actor.kind !== 'citizen') return pdf(await ask(runtime, showResult, asked));
        const { result, owed } = await ask(runtime, showMyResult, asked);
        return owed > 0 ? refuse('conflict', 'results.fee-owed', { amount: owed }) : pdf(result);
      },
    },
  ];
}

const paramOf = (request: FastifyRequest, name: string) => (request.params as Record<string, string>)[name] ?? '';

function caseOf(runtime: Runtime, request: FastifyRequest): Promise<CaseView> {
  const asked = { actor: request.actor, input: { caseId: paramOf(request, 'caseId') }, ...purposeOf(request) };
  return request.actor.kind === 'citizen' ? ask(runtime, showMyCase, asked) : ask(runtime, showCase, asked);
}

/** Results are PDF files of ours; one that is still being drawn has no file. */
function pdf(result: { fileHash?: string | null; fileName?: string | null } | undefined): StoredFileName {
  const { fileHash, fileName } = result ?? {};
  return fileHash && fileName
    ? { fileHash, fileName, mediaType: 'application/pdf' }
    : refuse('not-found', 'platform.file-missing');
}

async function send(runtime: Runtime, reply: FastifyReply, file: StoredFileName): Promise<FastifyReply> {
  const bytes = await runtime.files.get(file.fileHash);
  const name = encodeURIComponent(file.fileName).replace(/['()*]/g, escape);
  return reply
    .type(file.mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .send(Buffer.from(bytes));
}
