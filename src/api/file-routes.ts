import type { FastifyInstance, FastifyRequest } from 'fastify';
import { attachPaper, attachSupplement, checkAttach, giveConsentOnPaper } from '#cases';
import { type Command, execute, type Runtime } from '#platform/command';
import { type StoredFile, takeUpload } from '#platform/files';
import { addScanPages, picturesOf } from '#results';
import { steeringActs } from '#steering';
import { registerDownloads } from './download-routes.ts';
import { type Fields, readOneFile, refuseField } from './read-one-file.ts';
import { keyHeader, keyOf } from './request-headers.ts';
import { apiPath } from './routes.ts';

/** What the file routes stand on. */
export interface FileGround {
  runtime: Runtime;
  uploadLimitMb: number;
}

/** An act that takes one file, as a multipart request: its fields first, then `file`. */
interface FileAct {
  head: Pick<Command, 'name' | 'allow'>;
  summary: string;
  /** Fields beside the file, with what they mean. */
  fields: Record<string, string>;
  /** Asked before anything is stored: refuses when the sender may not attach it there. */
  before?(request: FastifyRequest, fields: Fields): Promise<unknown>;
  act(request: FastifyRequest, fields: Fields, file: StoredFile): Promise<unknown>;
}

/**
 * Files through the JSON API. Acts that attach a file rest on the file having been checked and stored by us, so they are
 * not among the plain JSON routes: here the bytes come along, and the act follows in the same request.
 */
export function registerFileRoutes(app: FastifyInstance, ground: FileGround): void {
  for (const fileAct of fileActs(ground.runtime)) registerFileAct(app, ground, fileAct);
  registerDownloads(app, ground.runtime);
}

function fileActs(runtime: Runtime): FileAct[] {
  return [
    {
      head: attachPaper,
      summary: 'Attaches a file to a draft, or to a case that waits for a supplement.',
      fields: {
        draftId: 'A draft of mine; or',
        caseId: 'a case of mine that waits for a supplement.',
        paperCode: 'Which paper it is, by the procedure; `supplement` for another that was asked for.',
      },
      before: ({ actor }, fields) => execute(runtime, checkAttach, { actor, input: { ...placeOf(fields) } }),
      act: (request, fields, file) => {
        const { paperCode, draftId, caseId = '' } = placeOf(fields);
        const shared = { actor: request.actor, ...keyOf(request) };
        const paper = { ...file, paperCode };
        return draftId === undefined
          ? execute(runtime, attachSupplement, { ...shared, input: { caseId, file: paper } })
          : execute(runtime, attachPaper, { ...shared, input: { draftId, file: paper } });
      },
    },
    {
      head: giveConsentOnPaper,
      summary: giveConsentOnPaper.summary,
      fields: { consentId: 'The consent that I asked for.' },
      act: (request, { consentId = '' }, file) =>
        execute(runtime, giveConsentOnPaper, {
          actor: request.actor,
          input: { consentId, file },
          ...keyOf(request),
        }),
    },
    {
      head: steeringActs.attachFile,
      summary: steeringActs.attachFile.summary,
      fields: {
        subject: 'What takes the file: `directive`, `task`, `task-force` or `model`.',
        recordId: 'Its id.',
      },
      before: ({ actor }, fields) => execute(runtime, steeringActs.checkAttach, { actor, input: recordOf(fields) }),
      act: (request, fields, file) =>
        execute(runtime, steeringActs.attachFile, {
          actor: request.actor,
          input: { ...recordOf(fields), file },
          ...keyOf(request),
        }),
    },
    {
      head: addScanPages,
      summary: 'Adds a picture, or the pictures of a scanner’s PDF, behind those of a scan.',
      fields: { scanId: 'An open scan of my agency.' },
      act: async (request, { scanId = '' }, file) => {
        const pages = await picturesOf(runtime, file);
        return execute(runtime, addScanPages, { actor: request.actor, input: { scanId, pages }, ...keyOf(request) });
      },
    },
  ];
}

const holders = ['directive', 'task', 'task-force', 'model'] as const;

/** What a file of the steering room belongs to. @throws Refusal when it is none of the records that take files. */
function recordOf({ subject, recordId = '' }: Fields) {
  const known = holders.find((holder) => holder === subject) ?? refuseField('subject');
  return { subject: known, recordId };
}

/** Where a paper is to go. @throws Refusal when neither a draft nor a case is named. */
function placeOf({ draftId, caseId, paperCode = '' }: Fields) {
  if (draftId === undefined && caseId === undefined) refuseField('draftId');
  return { paperCode, ...(draftId === undefined ? {} : { draftId }), ...(caseId === undefined ? {} : { caseId }) };
}

function registerFileAct(app: FastifyInstance, ground: FileGround, fileAct: FileAct): void {
  const { head, summary, fields } = fileAct;
  const described = Object.entries(fields).map(([name, description]) => [name, { type: 'string', description }]);
  app.route({
    method: 'POST',
    url: apiPath(head.name),
    config: { permission: head.allow },
    validatorCompiler: () => () => true,
    schema: {
      operationId: head.name,
      tags: [head.name.split('.')[0] ?? ''],
      summary,
      description: `May be called by ${head.allow.sentence}. The fields stand before the file.`,
      security: [{ bearer: [] }, { program: ['api'] }],
      consumes: ['multipart/form-data'],
      headers: { type: 'object', properties: keyHeader },
      body: {
        type: 'object',
        required: ['file'],
        properties: { ...Object.fromEntries(described), file: { type: 'string', format: 'binary' } },
      },
    },
    handler: async (request, reply) => {
      const sent = await readOneFile(request);
      await fileAct.before?.(request, sent.fields);
      const file = await takeUpload(ground.runtime, sent.upload, ground.uploadLimitMb);
      const done = await fileAct.act(request, sent.fields, file);
      // Without the name in the file store: knowing one must open nothing.
      const { fileName, mediaType, sizeBytes } = file;
      const answer = { ...(done as object | undefined), fileName, mediaType, sizeBytes };
      return reply.type('application/json').send(JSON.stringify(answer));
    },
  });
}
