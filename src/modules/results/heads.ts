import { openBatch, readBatchManifest } from './campaign/open-batch.ts';
import { decideBatch, judgeBatchRow, sampleBatch } from './campaign/sample-batch.ts';
import { listBatches, showBatch, showBatchRow } from './campaign/show-batches.ts';
import { takeBatchFiles } from './campaign/take-files.ts';
import { replaceResult, revokeResult } from './commands/end-result.ts';
import { endShare, openShared, sharedResult, shareResult } from './commands/share-result.ts';
import { finishScan } from './digitise/finish-scan.ts';
import { openScan } from './digitise/open-scan.ts';
import { addScanPages, discardScanCommand, listScans, orderScanPages, showScan } from './digitise/scan-pages.ts';
import { findResults, showResult } from './queries/find-results.ts';
import { myResults, showMyResult } from './queries/my-results.ts';
import { verifyResult } from './queries/verify-result.ts';

/** Acts of results: ending, sharing, digitising one paper, the campaign of old results. */
export const commands = [
  revokeResult,
  replaceResult,
  shareResult,
  endShare,
  openShared,
  openScan,
  addScanPages,
  orderScanPages,
  finishScan,
  discardScanCommand,
  openBatch,
  readBatchManifest,
  takeBatchFiles,
  sampleBatch,
  judgeBatchRow,
  decideBatch,
];

/** Questions about results. */
export const queries = [
  verifyResult,
  myResults,
  showMyResult,
  sharedResult,
  findResults,
  showResult,
  showScan,
  listScans,
  listBatches,
  showBatch,
  showBatchRow,
];
