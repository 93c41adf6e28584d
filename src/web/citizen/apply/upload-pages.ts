import { finishUpload, showUpload, startUpload, takeChunk } from '#cases';
import { citizen } from '#platform/command';
import { refuse } from '#platform/errors';
import type { PageRoute, View } from '../../shell/view.ts';

/**
 * Files in pieces, for bad lines. Used by the island `upload`; whoever has no scripting sends whole files with the form.
 * POST /uploads (JSON) → {uploadId, receivedBytes, chunkBytes}; POST /uploads/:id/pieces?at=… (multipart, field `piece`) →
 * {receivedBytes}; POST /uploads/:id/finish → {paperId}; GET /uploads/:id → {receivedBytes, sizeBytes, chunkBytes}.
 */
export const uploadPages: readonly PageRoute[] = [
  { method: 'POST', url: '/uploads', permission: citizen(), handler: start },
  { method: 'POST', url: '/uploads/:uploadId/pieces', permission: citizen(), handler: addPiece },
  {
    method: 'POST',
    url: '/uploads/:uploadId/finish',
    permission: citizen(),
    async handler(view) {
      const at = { actor: view.actor, uploadId: uploadOf(view), limitMb: view.site.uploadLimitMb };
      return view.reply.send(await finishUpload(view.site.runtime, at));
    },
  },
  {
    method: 'GET',
    url: '/uploads/:uploadId',
    permission: citizen(),
    handler: async (view) => view.reply.send(await view.ask(showUpload, { uploadId: uploadOf(view) })),
  },
];

const uploadOf = (view: View) => view.params['uploadId'] ?? '';

async function start(view: View) {
  const { draftId, caseId, paper = '', name = '', size = '', key = '' } = view.form;
  const sizeBytes = Number(size);
  const limit = view.site.uploadLimitMb;
  if (sizeBytes > limit * 1024 * 1024) refuse('too-large', 'platform.file-too-large', { name, limit });
  if (sizeBytes === 0) refuse('invalid', 'platform.file-empty', { name });
  const home = draftId === undefined ? { caseId: caseId ?? '' } : { draftId };
  const fileName = name.slice(-255);
  return view.reply.send(
    await view.act(startUpload, { ...home, paperCode: paper, fileName, sizeBytes, fileKey: key.slice(-300) }),
  );
}

async function addPiece(view: View) {
  const startAt = Number(view.search['at']);
  const part = view.request.isMultipart() ? await view.request.file() : undefined;
  if (part === undefined || !Number.isSafeInteger(startAt)) refuse('invalid', 'platform.request-broken');
  const bytes = await part.toBuffer();
  return view.reply.send(
    await takeChunk(view.site.runtime, { actor: view.actor, uploadId: uploadOf(view), startAt, bytes }),
  );
}
