import { createHash, X509Certificate } from 'node:crypto';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData } from 'pkijs';
import { commonName } from './remote-signing.ts';

/**
 * What a look at a signed PDF says. 'intact' means: nothing was changed since signing, the certificate chain ends at an
 * authority that we trust, and it was in force when the document was signed.
 */
export type SignatureFinding =
  | { state: 'none' }
  | { state: 'intact'; signer: string; at: Date | undefined }
  | { state: 'broken'; why: 'changed' | 'unreadable' | 'certificate-swapped' | 'untrusted' | 'not-in-force' };

/** Looks at the last signature of a PDF. `trusted` are root certificates, DER. */
export async function checkPdfSignature(pdf: Uint8Array, trusted: readonly Uint8Array[]): Promise<SignatureFinding> {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const range = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  if (range === undefined) return { state: 'none' };
  const [start = -1, length = 0, from = 0, rest = 0] = range.slice(1).map(Number);
  // A signature that leaves anything but its own place unsigned proves nothing.
  const hole = text.slice(length, from);
  if (start !== 0 || from + rest !== bytes.length || !/^<[0-9a-fA-F\s]*>$/.test(hole))
    return { state: 'broken', why: 'changed' };
  const content = Buffer.concat([bytes.subarray(0, length), bytes.subarray(from)]);
  try {
    return await checkCms(Buffer.from(trimHex(hole), 'hex'), content, { trusted, at: signedAt(text) });
  } catch {
    return { state: 'broken', why: 'unreadable' };
  }
}

/** The place is larger than the signature: what follows its own length is filling. */
function trimHex(hole: string): string {
  return hole.replace(/[<>\s]/g, '');
}

function signedAt(text: string): Date | undefined {
  const found = [...text.matchAll(/\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\+07'00'\)/g)].at(-1);
  if (found === undefined) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1);
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`);
}

interface Against {
  trusted: readonly Uint8Array[];
  at: Date | undefined;
}

async function checkCms(der: Buffer, content: Buffer, against: Against): Promise<SignatureFinding> {
  const outer = ContentInfo.fromBER(exact(der));
  const signed = new SignedData({ schema: outer.content });
  const own = signersCertificate(signed);
  if (own === undefined) return { state: 'broken', why: 'unreadable' };
  if (!namesCertificate(signed, own)) return { state: 'broken', why: 'certificate-swapped' };
  const result = await signed
    .verify({ signer: 0, data: asArrayBuffer(content), checkChain: false, extendedMode: true })
    .catch(() => ({ signatureVerified: false }));
  if (result.signatureVerified !== true) return { state: 'broken', why: 'changed' };
  const chain = [own, ...certificatesOf(signed).filter((c) => c.fingerprint256 !== own.fingerprint256)];
  if (!endsAtTrusted(chain, against.trusted.map(parse))) return { state: 'broken', why: 'untrusted' };
  if (against.at !== undefined && (against.at < new Date(own.validFrom) || against.at > new Date(own.validTo)))
    return { state: 'broken', why: 'not-in-force' };
  return { state: 'intact', signer: commonName(own.subject), at: against.at };
}

/** Cuts off the filling behind a DER value. */
function exact(der: Buffer): ArrayBuffer {
  const first = der[1] ?? 0;
  const more = first < 0x80 ? 0 : first & 0x7f;
  const length = more === 0 ? first : der.readUIntBE(2, more);
  return asArrayBuffer(der.subarray(0, 2 + more + length));
}

const asArrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const parse = (der: Uint8Array) => new X509Certificate(der);

function certificatesOf(signed: SignedData): X509Certificate[] {
  return (signed.certificates ?? []).flatMap((c) =>
    c instanceof Certificate ? [parse(new Uint8Array(c.toSchema(true).toBER()))] : [],
  );
}

function signersCertificate(signed: SignedData): X509Certificate | undefined {
  const sid = signed.signerInfos[0]?.sid;
  if (!(sid instanceof IssuerAndSerialNumber)) return undefined;
  const serial = Buffer.from(sid.serialNumber.valueBlock.valueHexView).toString('hex').toUpperCase();
  const strip = (hex: string) => hex.replace(/^(00)+/, '');
  return certificatesOf(signed).find((c) => strip(c.serialNumber.toUpperCase()) === strip(serial));
}

/** signing-certificate-v2 holds the hash of the signer's certificate: nobody can put another with the same key there. */
function namesCertificate(signed: SignedData, own: X509Certificate): boolean {
  const attribute = signed.signerInfos[0]?.signedAttrs?.attributes.find((a) => a.type === '1.2.840.113549.1.9.16.2.47');
  const [value] = attribute?.values ?? [];
  if (value === undefined) return false;
  const encoded = Buffer.from((value as { toBER(): ArrayBuffer }).toBER());
  const hash = createHash('sha256').update(own.raw).digest();
  // SEQUENCE { certs SEQUENCE { ESSCertIDv2 SEQUENCE { OCTET STRING hash } } }: the first octet string of 32 bytes.
  return encoded.indexOf(Buffer.concat([Buffer.from([0x04, 0x20]), hash])) > 0;
}

function endsAtTrusted(chain: readonly X509Certificate[], trusted: readonly X509Certificate[]): boolean {
  let [at] = chain;
  for (let steps = 0; at !== undefined && steps < 8; steps += 1) {
    const here: X509Certificate = at;
    if (trusted.some((root) => here.fingerprint256 === root.fingerprint256)) return true;
    const above = [...trusted, ...chain].find(
      (c) => c.ca && here.checkIssued(c) && here.verify(c.publicKey) && c.fingerprint256 !== here.fingerprint256,
    );
    at = above;
  }
  return false;
}
