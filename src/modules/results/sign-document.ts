import { configuredResults } from './settings.ts';
import { signPdf } from './signing/sign-pdf.ts';

/**
 * Signs a PDF that another module drew (PDF/A of `#platform/documents`) with an agency's key: PAdES baseline B.
 * undefined where this installation has no signing service. @throws SigningFault when the service cannot sign now.
 */
export async function signDocument(
  pdf: Uint8Array,
  { agencyCode, reason, at }: { agencyCode: string; reason: string; at: Date },
): Promise<{ pdf: Uint8Array; signer: string } | undefined> {
  const { signing } = configuredResults();
  if (signing === undefined) return undefined;
  const credential = await signing.credentialOf(agencyCode, at);
  return { pdf: await signPdf(signing, pdf, { credential, reason, at }), signer: credential.signer };
}

/** Whether documents can be signed here at all. */
export const hasSigning = (): boolean => configuredResults().signing !== undefined;
