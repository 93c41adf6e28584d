/** The certificate with which an agency signs, and those that vouch for it. */
export interface Credential {
  /** The service's name of the key. */
  id: string;
  /** DER; the agency's own certificate first, then upwards. The root need not be among them. */
  certificates: readonly Uint8Array[];
  /** The name in the certificate, as documents show it. */
  signer: string;
  validFrom: Date;
  validTo: Date;
}

/**
 * Where the agencies' keys are. Keys never leave it: it gets a digest and gives back a signature. In real life the signing
 * service of the Government Cipher Committee for official digital signatures; in trials the stand-in of sandbox/.
 */
export interface SigningService {
  /** The credential of an agency. Throws SigningFault when there is none that may be used now. */
  credentialOf(agencyCode: string, now: Date): Promise<Credential>;
  /** RSASSA-PKCS1-v1_5 over a SHA-256 digest. Throws SigningFault. */
  signDigest(credential: Credential, digest: Uint8Array): Promise<Uint8Array>;
}

/** Why a signature could not be had: for the log and the officer's page; the document waits and is tried again. */
export type SigningTrouble = 'down' | 'refused' | 'no-credential' | 'expired' | 'unusable-answer';

export class SigningFault extends Error {
  readonly trouble: SigningTrouble;
  constructor(trouble: SigningTrouble, message: string) {
    super(message);
    this.name = 'SigningFault';
    this.trouble = trouble;
  }
}
