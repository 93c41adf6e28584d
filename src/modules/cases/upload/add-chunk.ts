import { randomBytes } from 'node:crypto';
import Type from 'typebox';
import { type Actor, ask, citizen, command, execute, type Runtime } from '#platform/command';
import { refuse } from '#platform/errors';
import { storeLoose } from '#platform/files';
import { chunkBytes, showUpload } from './start-upload.ts';
import { insertChunk, lockUpload } from './upload-store.ts';

/** Random bytes before each piece in the store: no two records share a piece, so it may go when its upload does. */
export const saltBytes = 16;

const addChunk = command({
  name: 'cases.add-chunk',
  summary: 'Adds the next piece of a file.',
  allow: citizen(),
  pagesOnly: true, // the bytes are stored by `takeChunk`
  input: Type.Object({
    uploadId: Type.String({ format: 'uuid' }),
    startAt: Type.Integer({ minimum: 0 }),
    sizeBytes: Type.Integer({ minimum: 1 }),
    fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  }),
  emits: [],

  async run(ctx, { uploadId, ...chunk }) {
    const upload = (await lockUpload(ctx.tx, uploadId)) ?? refuse('not-found', 'cases.upload-not-found');
    if (chunk.startAt !== upload.receivedBytes) refuse('conflict', 'cases.upload-moved-on');
    if (chunk.startAt + chunk.sizeBytes > upload.sizeBytes) refuse('invalid', 'cases.upload-too-long');
    await insertChunk(ctx.tx, uploadId, { ...chunk, now: ctx.now });
    return { receivedBytes: upload.receivedBytes + chunk.sizeBytes };
  },
});

/**
 * Takes the next piece of a file. Whose upload it is and where it stands is asked before anything is stored. A piece that
 * arrived though its answer was lost is refused with `cases.upload-moved-on`: the sender asks how far it is and goes on.
 */
export async function takeChunk(
  runtime: Runtime,
  piece: { actor: Actor; uploadId: string; startAt: number; bytes: Uint8Array },
): Promise<{ receivedBytes: number }> {
  const { actor, uploadId, startAt, bytes } = piece;
  const upload = await ask(runtime, showUpload, { actor, input: { uploadId } });
  if (startAt !== upload.receivedBytes) refuse('conflict', 'cases.upload-moved-on');
  if (bytes.length === 0 || bytes.length > chunkBytes || startAt + bytes.length > upload.sizeBytes)
    refuse('invalid', 'cases.upload-too-long');
  const fileHash = await storeLoose(runtime, Buffer.concat([randomBytes(saltBytes), bytes]));
  const input = { uploadId, startAt, sizeBytes: bytes.length, fileHash };
  return execute(runtime, addChunk, { actor, input });
}

/** For the list of heads. */
export const chunkCommands = [addChunk];
