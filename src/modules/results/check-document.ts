import { hashOf } from '#platform/files';
import { configuredResults } from './settings.ts';
import { checkPdfSignature, type SignatureFinding } from './signing/check-signature.ts';

/** What the file itself says: its hash, by which we know it, and its signature. */
export interface DocumentFinding {
  fileHash: string;
  signature: SignatureFinding;
}

/** Looks at a document that somebody brought to be checked. Nothing of it is kept. */
export async function checkDocument(pdf: Uint8Array, trusted = configuredResults().trusted): Promise<DocumentFinding> {
  return { fileHash: hashOf(pdf), signature: await checkPdfSignature(pdf, trusted) };
}
