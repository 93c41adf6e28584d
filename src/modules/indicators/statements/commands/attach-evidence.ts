import Type from 'typebox';
import { type CommandContext, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { actOnStatement, standingOf } from '../act-on-statement.ts';
import { statementMoved } from '../events.ts';
import { findStatement } from '../statement-store.ts';
import { addFile, filesOf, removeFile } from '../value-store.ts';
import { staterOrAbove } from './state-figures.ts';

/** Files that one form may hold. */
const mostFiles = 10;

const StatementId = Type.String({ format: 'uuid' });

/** Asked by a page before it takes a file: nothing of a stranger is stored. Changes nothing. */
export const checkEvidence = command({
  name: 'indicators.check-evidence',
  summary: 'Tells whether a file may be attached to a form now.',
  allow: staterOrAbove,
  pagesOnly: true,
  input: Type.Object({ statementId: StatementId }),
  emits: [],
  run: (ctx, { statementId }) => mayAttach(ctx, statementId),
});

async function mayAttach(ctx: CommandContext, statementId: string): Promise<void> {
  const found = (await findStatement(ctx.tx, statementId)) ?? refuse('not-found', 'indicators.statement.not-found');
  const { stater, writesForIt } = standingOf(ctx.actor, found.agencyCode);
  if (stater === undefined && !writesForIt) refuse('forbidden', 'indicators.statement.not-yours');
  if (found.state !== 'draft' && found.state !== 'returned')
    refuse('conflict', 'indicators.statement.act-not-possible');
  if ((await filesOf(ctx.tx, statementId)).length >= mostFiles)
    refuse('conflict', 'indicators.statement.too-many-files', { most: mostFiles });
}

/** Adds a document that the numbers rest on; it was checked and lies in the file store. */
export const attachEvidence = command({
  name: 'indicators.attach-evidence',
  summary: "Attaches a stored document to a unit's form.",
  allow: staterOrAbove,
  pagesOnly: true, // the page has sniffed and stored the file; a caller's word for its hash and type is not enough
  input: Type.Object({
    statementId: StatementId,
    version: Type.Integer(),
    toldBy: Type.Optional(Type.String({ maxLength: 200 })),
    file: Type.Object({
      fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      fileName: Type.String({ minLength: 1, maxLength: 255 }),
      mediaType: Type.String({ maxLength: 100 }),
      sizeBytes: Type.Integer({ minimum: 1 }),
    }),
  }),
  emits: [statementMoved],
  async run(ctx, { statementId, version, toldBy, file }): Promise<{ fileId: string }> {
    let fileId = '';
    await actOnStatement(ctx, {
      statementId,
      version,
      act: 'save',
      toldBy: toldBy?.trim() || undefined,
      note: file.fileName,
      change: async () => {
        await mayAttach(ctx, statementId);
        fileId = await addFile(ctx.tx, { ...file, statementId, addedAt: ctx.now });
        return {};
      },
    });
    return { fileId };
  },
});

export const detachEvidence = command({
  name: 'indicators.detach-evidence',
  summary: "Takes a document off a unit's form.",
  allow: staterOrAbove,
  input: Type.Object({ statementId: StatementId, version: Type.Integer(), fileId: Type.String({ format: 'uuid' }) }),
  emits: [statementMoved],
  async run(ctx, { fileId, ...target }) {
    await actOnStatement(ctx, {
      ...target,
      act: 'save',
      change: async () => {
        if ((await removeFile(ctx.tx, target.statementId, fileId)) === 0) refuse('not-found', 'platform.file-missing');
        return {};
      },
    });
  },
});
