import Type from 'typebox';
import { type CommandContext, command, dutyFor, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { digitisers, digitises } from './open-scan.ts';
import {
  discardScan,
  findScan,
  insertPage,
  lockScan,
  orderPages,
  pagesOf,
  type Scan,
  type ScanPage,
  scansOf,
  touchScan,
} from './scan-store.ts';

/** Pictures that one scan may hold. */
const mostPictures = 500;
const ScanId = Type.String({ format: 'uuid' });

/** The open scan, locked, for whoever digitises for its agency. */
export async function openScanLocked(ctx: CommandContext, scanId: string): Promise<Scan> {
  const scan = (await lockScan(ctx.tx, scanId)) ?? refuse('not-found', 'results.scan-not-found');
  const duty = dutyFor(ctx.actor, scan.agencyCode, digitisers) ?? refuse('forbidden', 'results.not-your-agency');
  if (scan.state !== 'open') refuse('conflict', 'results.scan-closed');
  ctx.concerns({ duty, detail: { scanId }, ...(scan.caseId === null ? {} : { caseId: scan.caseId }) });
  return scan;
}

/** Adds pictures behind those that are there, in the order they came. */
export const addScanPages = command({
  name: 'results.add-scan-pages',
  summary: 'Adds stored pictures to a scan.',
  allow: digitises,
  pagesOnly: true, // the page has checked, measured and stored the files
  input: Type.Object({
    scanId: ScanId,
    pages: Type.Array(
      Type.Object({
        fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        mediaType: Type.String({ maxLength: 100 }),
        width: Type.Integer({ minimum: 1 }),
        height: Type.Integer({ minimum: 1 }),
        sizeBytes: Type.Integer({ minimum: 1 }),
      }),
      { minItems: 1, maxItems: mostPictures },
    ),
  }),
  emits: [],

  async run(ctx, { scanId, pages }) {
    await openScanLocked(ctx, scanId);
    const there = await pagesOf(ctx.tx, scanId);
    if (there.length + pages.length > mostPictures)
      refuse('conflict', 'results.too-many-pages', { most: mostPictures });
    for (const [index, page] of pages.entries()) {
      const position = there.length + index + 1;
      await insertPage(ctx.tx, scanId, { id: newId(ctx.now.getTime()), position, addedAt: ctx.now, ...page });
    }
    await touchScan(ctx.tx, scanId);
  },
});

/** Puts the pictures into another order; those left out are taken away. */
export const orderScanPages = command({
  name: 'results.order-scan-pages',
  summary: 'Puts the pictures of a scan into this order; those left out are taken away.',
  allow: digitises,
  input: Type.Object({
    scanId: ScanId,
    version: Type.Integer(),
    pageIds: Type.Array(ScanId, { maxItems: mostPictures }),
  }),
  emits: [],

  async run(ctx, { scanId, version, pageIds }) {
    const scan = await openScanLocked(ctx, scanId);
    if (scan.version !== version) refuse('conflict', 'results.scan-stale');
    const there = new Set((await pagesOf(ctx.tx, scanId)).map((p) => p.id));
    if (new Set(pageIds).size !== pageIds.length || pageIds.some((id) => !there.has(id)))
      refuse('invalid', 'results.scan-stale');
    await orderPages(ctx.tx, scanId, pageIds);
    await touchScan(ctx.tx, scanId);
  },
});

/** Throws an unfinished scan away. */
export const discardScanCommand = command({
  name: 'results.discard-scan',
  summary: 'Throws an unfinished scan away.',
  allow: digitises,
  input: Type.Object({ scanId: ScanId }),
  emits: [],

  async run(ctx, { scanId }) {
    await openScanLocked(ctx, scanId);
    await discardScan(ctx.tx, scanId, ctx.now);
  },
});

/** One scan with its pictures: they show papers of a person, so the look is logged. */
export const showScan = query({
  name: 'results.show-scan',
  summary: 'One scan with its pictures.',
  allow: digitises,
  personal: true,
  input: Type.Object({ scanId: ScanId }),

  async run(ctx, { scanId }): Promise<{ scan: Scan; pages: ScanPage[] }> {
    const scan = (await findScan(ctx.tx, scanId)) ?? refuse('not-found', 'results.scan-not-found');
    ctx.concerns({
      ...(scan.holderId === null ? {} : { personId: scan.holderId }),
      ...(scan.caseId === null ? {} : { caseId: scan.caseId }),
      detail: { scanId },
    });
    return { scan, pages: await pagesOf(ctx.tx, scanId) };
  },
});

/** The newest scans of my agencies. */
export const listScans = query({
  name: 'results.list-scans',
  summary: 'The newest scans of my agencies.',
  allow: digitises,
  input: Type.Object({}),
  run: (ctx): Promise<Scan[]> => scansOf(ctx.tx, ctx.actor.agencies),
});
