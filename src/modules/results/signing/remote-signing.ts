import { createVerify, X509Certificate } from 'node:crypto';
import { type Credential, SigningFault, type SigningService } from './signing-service.ts';

export interface RemoteSigning {
  /** Address of the service, without the path `/csc/v1/…`. */
  url: string;
  token: string;
  patienceMs?: number;
}

const sha256Oid = '2.16.840.1.101.3.4.2.1';
const rsaSha256Oid = '1.2.840.113549.1.1.11';

/**
 * A signing service over HTTP in the message forms of the Cloud Signature Consortium (CSC API 1.0.4: credentials/info and
 * signatures/signHash). The answers are not believed: certificates must be in force, a signature must fit its certificate.
 */
export function createRemoteSigning(settings: RemoteSigning): SigningService {
  const ask = (path: string, body: Record<string, unknown>) => askService(settings, path, body);
  return {
    async credentialOf(agencyCode, now) {
      const answer = await ask('credentials/info', { credentialID: agencyCode, certificates: 'chain', certInfo: true });
      return readCredential(agencyCode, answer, now);
    },
    async signDigest(credential, digest) {
      const answer = await ask('signatures/signHash', {
        credentialID: credential.id,
        hash: [Buffer.from(digest).toString('base64')],
        hashAlgo: sha256Oid,
        signAlgo: rsaSha256Oid,
      });
      const [signature] = listOf(answer['signatures']);
      if (signature === undefined) throw new SigningFault('unusable-answer', 'the service gave no signature');
      return Buffer.from(signature, 'base64');
    },
  };
}

/** Whether a signature over these bytes fits a certificate: asked before a document goes out. */
export function fitsCertificate(certificate: Uint8Array, signed: Uint8Array, signature: Uint8Array): boolean {
  return createVerify('sha256').update(signed).verify(new X509Certificate(certificate).publicKey, signature);
}

async function askService(
  { url, token, patienceMs = 10_000 }: RemoteSigning,
  path: string,
  body: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const response = await fetch(new URL(`/csc/v1/${path}`, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patienceMs),
  }).catch((error: Error) => {
    throw new SigningFault('down', `the signing service does not answer: ${error.name}`);
  });
  if (response.status === 404) throw new SigningFault('no-credential', 'the signing service has no such credential');
  if (response.status >= 500) throw new SigningFault('down', `the signing service answers ${response.status}`);
  if (!response.ok) throw new SigningFault('refused', `the signing service refuses with ${response.status}`);
  const answer = await response.json().catch(() => undefined);
  if (typeof answer !== 'object' || answer === null)
    throw new SigningFault('unusable-answer', 'the signing service answers something else than JSON');
  return answer as Record<string, unknown>;
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];

function readCredential(id: string, answer: Record<string, unknown>, now: Date): Credential {
  const cert = (answer['cert'] ?? {}) as Record<string, unknown>;
  const certificates = listOf(cert['certificates']).map((text) => Buffer.from(text, 'base64'));
  const [own] = certificates;
  if (own === undefined) throw new SigningFault('unusable-answer', 'the signing service gave no certificate');
  const parsed = parseCertificate(own);
  const credential: Credential = {
    id,
    certificates,
    signer: commonName(parsed.subject),
    validFrom: new Date(parsed.validFrom),
    validTo: new Date(parsed.validTo),
  };
  if (now < credential.validFrom || now > credential.validTo)
    throw new SigningFault('expired', `the certificate of ${id} is not in force`);
  return credential;
}

function parseCertificate(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new SigningFault('unusable-answer', 'the signing service gave something that is no certificate');
  }
}

/** "CN=Công an xã …" out of a subject; the whole subject when it has none. */
export function commonName(subject: string): string {
  return (
    subject
      .split('\n')
      .find((line) => line.startsWith('CN='))
      ?.slice(3) ?? subject
  );
}
