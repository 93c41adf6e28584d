/** Results and digitised papers: issued, signed, verified in public, reused instead of asked for. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import { importBatchesTask } from './campaign/import-task.ts';
import { drawDocumentsTask } from './drawing/draw-task.ts';
import { commands, queries } from './heads.ts';
import './i18n/index.ts';

export const resultsModule: ModuleFace = {
  name: 'results',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands,
  queries,
  reactions: [],
  tasks: [drawDocumentsTask(), importBatchesTask],
};

// Campaign of old results
export type { Batch, BatchRow, RowCounts } from './campaign/batch-store.ts';
export { openBatch, readBatchManifest } from './campaign/open-batch.ts';
export { type PreparedDocument, type PreparingGround, prepareDocument } from './campaign/prepare-document.ts';
export { filesInArchive } from './campaign/read-archive.ts';
export { decideBatch, judgeBatchRow, sampleBatch } from './campaign/sample-batch.ts';
export { listBatches, showBatch, showBatchRow } from './campaign/show-batches.ts';
export { takeBatchFiles } from './campaign/take-files.ts';
// Checking, ending, sharing
export { checkDocument, type DocumentFinding } from './check-document.ts';
export { replaceResult, revokeResult } from './commands/end-result.ts';
export { endShare, openShared, type SharedResult, sharedResult, shareResult } from './commands/share-result.ts';
// Digitising
export { finishScan } from './digitise/finish-scan.ts';
export { picturesOf } from './digitise/measure-pictures.ts';
export { openScan } from './digitise/open-scan.ts';
export { addScanPages, discardScanCommand, listScans, orderScanPages, showScan } from './digitise/scan-pages.ts';
export { type Scan, type ScanPage, scansOfCase } from './digitise/scan-store.ts';
export {
  dpiOf,
  isPaperSize,
  isSharp,
  leastDpi,
  type PaperSize,
  paperSizes,
  picturesOwed,
} from './domain/scan-quality.ts';
export { shareDays } from './domain/share-days.ts';
export { readCode, writtenCode } from './domain/verification-code.ts';
// Issuing
export { paperDigitised, resultDigitised, resultEnded, resultIssued } from './events.ts';
export { issueResult, type ResultToIssue } from './issue-result.ts';
// Reuse: what is not asked for
export { type PaperNotAsked, recordPapersNotAsked } from './not-asked-store.ts';
export { type EndedResult, endedResult } from './queries/ended-result.ts';
export { findResults, type ResultHit, showResult } from './queries/find-results.ts';
export { type HeldResult, myResults, showMyResult } from './queries/my-results.ts';
export { type CaseResult, resultOfCase } from './queries/result-of-case.ts';
export { type ValidResult, validResultsOf } from './queries/valid-results.ts';
export { type VerifiedResult, verifyResult } from './queries/verify-result.ts';
export type { ResultLine, ResultRow } from './result-store.ts';
export type { Share } from './share-store.ts';
// Signing for other modules
export { hasSigning, signDocument } from './sign-document.ts';
export { SigningFault } from './signing/signing-service.ts';
export { type PaperQuestion, type StandIn, standInFor, standInsFor } from './stand-in.ts';
