import type { Tx } from '#platform/db';
import { newestOfCase, type ResultRow } from '../result-store.ts';

/** What the pages of a case show of its result. */
export interface CaseResult {
  resultId: string;
  number: string;
  /** 'drawing' until the document is there, some seconds after the decision. */
  state: 'drawing' | 'ready';
  fileHash?: string;
  fileName: string;
  issuedAt: Date;
  verificationCode: string;
  signed: boolean;
  /** Whether it is still in force. */
  standing: ResultRow['state'];
}

/** The result of a case, when it has one and this actor may see it. */
export async function resultOfCase(tx: Tx, caseId: string): Promise<CaseResult | undefined> {
  const found = await newestOfCase(tx, caseId);
  if (found === undefined) return undefined;
  return {
    resultId: found.id,
    number: found.number,
    state: found.fileHash === null ? 'drawing' : 'ready',
    ...(found.fileHash === null ? {} : { fileHash: found.fileHash }),
    fileName: found.fileName,
    issuedAt: found.issuedAt,
    verificationCode: found.verificationCode,
    signed: found.signature === 'signed',
    standing: found.state,
  };
}
