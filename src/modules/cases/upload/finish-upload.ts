import Type from 'typebox';
import { type Actor, ask, citizen, command, execute, query, type Runtime } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { type StoredFile, takeUpload } from '#platform/files';
import { newId } from '#platform/ids';
import { mayAttach, StoredFileInput } from '../commands/attach-paper.ts';
import { insertPaper } from '../paper-store.ts';
import { saltBytes } from './add-chunk.ts';
import { chunksOf, deleteUpload, findUpload, lockUpload } from './upload-store.ts';

const UploadId = Type.String({ format: 'uuid' });

const piecesOf = query({
  name: 'cases.pieces-of-upload',
  summary: 'The pieces of a file of mine that has arrived.',
  allow: citizen(),
  pagesOnly: true,
  input: Type.Object({ uploadId: UploadId }),

  async run(ctx, { uploadId }) {
    const upload = (await findUpload(ctx.tx, uploadId)) ?? refuse('not-found', 'cases.upload-not-found');
    if (upload.receivedBytes < upload.sizeBytes) refuse('conflict', 'cases.upload-not-whole');
    return { upload, chunks: await chunksOf(ctx.tx, uploadId) };
  },
});

const attachUpload = command({
  name: 'cases.attach-upload',
  summary: 'Attaches a file that has arrived in pieces.',
  allow: citizen(),
  pagesOnly: true, // the file is put together and checked by `finishUpload`
  input: Type.Object({ uploadId: UploadId, file: StoredFileInput }),
  emits: [],

  async run(ctx, { uploadId, file }) {
    const upload = (await lockUpload(ctx.tx, uploadId)) ?? refuse('not-found', 'cases.upload-not-found');
    const { paperCode, draftId, caseId } = upload;
    const home = draftId === null ? { caseId: caseId ?? '' } : { draftId };
    await mayAttach(ctx, { ...home, paperCode });
    const paperId = newId(ctx.now.getTime());
    await insertPaper(ctx.tx, home, { id: paperId, paperCode, addedAt: ctx.now, ...file });
    await deleteUpload(ctx.tx, uploadId);
    return { paperId };
  },
});

const dropUpload = command({
  name: 'cases.drop-upload',
  summary: 'Gives up a file that was on its way.',
  allow: citizen(),
  input: Type.Object({ uploadId: UploadId }),
  emits: [],
  run: (ctx, { uploadId }) => deleteUpload(ctx.tx, uploadId),
});

/**
 * Puts the pieces together, checks the whole file and attaches it. A file that is refused is given up, so that choosing it
 * again does not begin at its end; when only a scanner or the store is down, the pieces stay and this may be tried again.
 * @throws Refusal `cases.upload-not-whole`, `platform.file-…`, or whatever forbids attaching.
 */
export async function finishUpload(
  runtime: Runtime,
  at: { actor: Actor; uploadId: string; limitMb: number },
): Promise<{ paperId: string }> {
  const { actor, uploadId } = at;
  const { upload, chunks } = await ask(runtime, piecesOf, { actor, input: { uploadId } });
  const pieces: Uint8Array[] = [];
  for (const chunk of chunks) pieces.push((await runtime.files.get(chunk.fileHash)).subarray(saltBytes));
  const bytes = Buffer.concat(pieces);
  if (bytes.length !== upload.sizeBytes)
    throw new Error(`upload ${uploadId}: ${bytes.length} of ${upload.sizeBytes} bytes`);
  let file: StoredFile;
  try {
    file = await takeUpload(runtime, { fileName: upload.fileName, bytes }, at.limitMb);
  } catch (error) {
    if (error instanceof Refusal && error.kind !== 'unavailable')
      await execute(runtime, dropUpload, { actor, input: { uploadId } });
    throw error;
  }
  return execute(runtime, attachUpload, { actor, input: { uploadId, file } });
}

/** For the lists of heads. */
export const uploadCommands = [attachUpload, dropUpload];
export const uploadQueries = [piecesOf];
