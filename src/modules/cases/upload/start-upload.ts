import Type from 'typebox';
import { citizen, command, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { mayAttach } from '../commands/attach-paper.ts';
import { personOf } from '../draft-access.ts';
import { countUploads, findUpload, openUpload } from './upload-store.ts';

/** Bytes of one piece: half a minute on a 64 kbit/s line, so that a break costs little. */
export const chunkBytes = 256 * 1024;
const mostOpenUploads = 40;
const mostMegabytes = 100;

const Home = {
  draftId: Type.Optional(Type.String({ format: 'uuid' })),
  caseId: Type.Optional(Type.String({ format: 'uuid' })),
};

/**
 * Begins to send a file to a draft or a case in pieces, or goes on where it broke off: the same person choosing the same
 * file again, on any server, from any session. Answers with how much has arrived.
 */
export const startUpload = command({
  name: 'cases.start-upload',
  summary: 'Begins to send a file in pieces, or goes on where it broke off.',
  allow: citizen(),
  input: Type.Object({
    ...Home,
    paperCode: Type.String({ maxLength: 60 }),
    fileName: Type.String({ minLength: 1, maxLength: 255 }),
    sizeBytes: Type.Integer({ minimum: 1, maximum: mostMegabytes * 1024 * 1024 }),
    /** Tells the sender's files apart, for instance by name and time of change. */
    fileKey: Type.String({ minLength: 1, maxLength: 300 }),
  }),
  emits: [],

  async run(ctx, { draftId, caseId, paperCode, fileName, sizeBytes, fileKey }) {
    const personId = personOf(ctx.actor);
    await mayAttach(ctx, { ...(draftId === undefined ? { caseId: caseId ?? '' } : { draftId }), paperCode });
    if ((await countUploads(ctx.tx, personId)) >= mostOpenUploads) refuse('conflict', 'cases.too-many-uploads');
    const upload = await openUpload(
      ctx.tx,
      {
        id: newId(ctx.now.getTime()),
        personId,
        draftId: draftId ?? null,
        caseId: draftId === undefined ? (caseId ?? null) : null,
        paperCode,
        fileName,
        sizeBytes,
        fileKey,
      },
      ctx.now,
    );
    return { uploadId: upload.id, receivedBytes: upload.receivedBytes, chunkBytes };
  },
});

/** How much of an upload of one's own has arrived. */
export const showUpload = query({
  name: 'cases.show-upload',
  summary: 'How much of a file of mine has arrived.',
  allow: citizen(),
  input: Type.Object({ uploadId: Type.String({ format: 'uuid' }) }),

  async run(ctx, { uploadId }) {
    const { receivedBytes, sizeBytes } =
      (await findUpload(ctx.tx, uploadId)) ?? refuse('not-found', 'cases.upload-not-found');
    return { receivedBytes, sizeBytes, chunkBytes };
  },
});
