import type { Runtime, Task } from '#platform/command';
import { storeLoose } from '#platform/files';
import { hasSigning, SigningFault, signDocument } from '#results';
import { readContent } from './freeze/content-text.ts';
import { dueForSigning, keepSignedDocument } from './frozen-store.ts';
import { renderReport } from './render/render-report.ts';

/**
 * Makes the PDF with the agency's electronic signature of every report that was signed since the last turn. The decision
 * stands with its commit; when the signing service is down the paper waits and is tried again.
 */
export const signReportsTask: Task = {
  name: 'reports.sign-documents',
  everySeconds: 5,
  run: signDue,
};

async function signDue(runtime: Runtime): Promise<void> {
  if (!hasSigning()) return;
  const due = await runtime.database.read({ kind: 'system' }, dueForSigning);
  for (const { reportId, agencyCode, content, signedAt } of due) {
    const whole = readContent(content);
    try {
      const pdf = await renderReport(whole, 'pdf');
      const reason = `${whole.head.number}/${whole.head.symbol}`;
      const signed = await signDocument(pdf, { agencyCode, reason, at: signedAt });
      if (signed === undefined) return;
      const fileHash = await storeLoose(runtime, signed.pdf);
      const row = { reportId, fileHash, signer: signed.signer, at: runtime.clock.now() };
      await runtime.database.transaction({ kind: 'system' }, (tx) => keepSignedDocument(tx, row));
    } catch (error) {
      runtime.log.warn({ err: error, reportId }, 'a report could not be signed');
      // A service that is down would make each of them wait for its answer, and the turn outlast its lease.
      if (error instanceof SigningFault && error.trouble === 'down') return;
    }
  }
}
