import Type from 'typebox';
import { type CommandContext, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { procedureAt, resultCodeOf } from '#procedures';
import { agencyName } from '#territory';
import { dpiOf, isSharp, leastDpi, picturesOwed } from '../domain/scan-quality.ts';
import { paperDigitised, resultDigitised } from '../events.ts';
import { insertDigitised } from '../result-store.ts';
import { makeCopy } from './make-copy.ts';
import { digitises } from './open-scan.ts';
import { openScanLocked } from './scan-pages.ts';
import { closeScan, pagesOf, type Scan, type ScanPage } from './scan-store.ts';

/**
 * Makes the document of a scan when everything fits: as many pictures as pages were counted, each sharp enough. A digitised
 * result goes into its holder's vault and is signed within seconds; a paper of a case is told to the case.
 */
export const finishScan = command({
  name: 'results.finish-scan',
  summary: 'Makes one document (PDF/A) of the pictures of a scan.',
  allow: digitises,
  input: Type.Object({ scanId: Type.String({ format: 'uuid' }), version: Type.Integer() }),
  emits: [paperDigitised, resultDigitised],
  legalBasis: '01/2023/TT-VPCP',

  async run(ctx, { scanId, version }): Promise<{ fileHash: string; resultId: string | null }> {
    const scan = await openScanLocked(ctx, scanId);
    if (scan.version !== version) refuse('conflict', 'results.scan-stale');
    const pages = await pagesOf(ctx.tx, scanId);
    const lowestDpi = checkPictures(scan, pages);
    const pdf = await documentOf(ctx, scan, pages);
    const fileHash = await ctx.files.put(pdf);
    const resultId = scan.kind === 'result' ? await keepResult(ctx, scan, fileHash) : null;
    await closeScan(ctx.tx, {
      id: scanId,
      fileHash,
      pageCount: pages.length,
      lowestDpi,
      pdfA: true,
      resultId,
      at: ctx.now,
    });
    if (scan.kind === 'paper' && scan.caseId !== null)
      ctx.emit(paperDigitised, {
        caseId: scan.caseId,
        paperCode: scan.paperCode,
        scanId,
        fileHash,
        fileName: `${scan.title}.pdf`,
        sizeBytes: pdf.length,
      });
    return { fileHash, resultId };
  },
});

/** @returns the lowest resolution among the pictures. */
function checkPictures(scan: Scan, pages: readonly ScanPage[]): number {
  const owed = picturesOwed(scan);
  if (pages.length !== owed) refuse('conflict', 'results.page-count-differs', { owed, there: pages.length });
  const sharpness = pages.map((p) => dpiOf(p, scan.paperSize));
  const blurred = sharpness.findIndex((dpi) => !isSharp(dpi));
  if (blurred >= 0)
    refuse('conflict', 'results.page-blurred', { page: blurred + 1, dpi: sharpness[blurred] ?? 0, least: leastDpi });
  return Math.min(...sharpness);
}

async function documentOf(ctx: CommandContext, scan: Scan, pages: readonly ScanPage[]): Promise<Uint8Array> {
  const agency = (await agencyName(ctx.tx, scan.agencyCode)).vi;
  const withBytes: (ScanPage & { bytes: Uint8Array })[] = [];
  for (const page of pages) withBytes.push({ ...page, bytes: await ctx.files.get(page.fileHash) });
  return makeCopy({ title: scan.title, agency, paperSize: scan.paperSize, pages: withBytes, at: ctx.now });
}

async function keepResult(ctx: CommandContext, scan: Scan, fileHash: string): Promise<string> {
  if (scan.number === null || scan.issuedOn === null || scan.holderId === null)
    throw new Error('a result without number, day or holder');
  const procedure = procedureAt(scan.procedureCode, vietnamDate(ctx.now));
  const resultId = await insertDigitised(ctx.tx, {
    procedureCode: scan.procedureCode,
    resultCode: procedure === undefined ? scan.procedureCode : resultCodeOf(procedure),
    agencyCode: scan.agencyCode,
    holderId: scan.holderId,
    number: scan.number,
    title: scan.title,
    issuedOn: scan.issuedOn,
    validTo: scan.validTo,
    scanFileHash: fileHash,
    now: ctx.now,
  });
  if (resultId === undefined) refuse('conflict', 'results.digitised-already', { number: scan.number });
  ctx.emit(resultDigitised, { resultId, personId: scan.holderId, agencyCode: scan.agencyCode });
  return resultId;
}
