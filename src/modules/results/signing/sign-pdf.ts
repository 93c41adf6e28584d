import { signDetached } from './cms-signature.ts';
import { prepareSignature } from './pdf-signature.ts';
import type { Credential, SigningService } from './signing-service.ts';

/**
 * Signs a document of ours (PAdES baseline B).
 * @throws SigningFault when the service cannot sign now; nothing is half-signed.
 */
export async function signPdf(
  service: SigningService,
  pdf: Uint8Array,
  facts: { credential: Credential; reason: string; at: Date },
): Promise<Uint8Array> {
  const { credential, reason, at } = facts;
  const prepared = prepareSignature(pdf, { signer: credential.signer, reason, at });
  return prepared.fill(await signDetached(service, credential, prepared.digest));
}
