import { type KeyObject, X509Certificate } from 'node:crypto';
import { holds, type SignatureScheme, signatureScheme } from './algorithms.ts';
import {
  bitsOf,
  ChipFormatError,
  childrenOf,
  type Der,
  expectTag,
  inside,
  isSameBytes,
  oidOf,
  readWhole,
  tags,
  timeOf,
} from './der.ts';

/** What passive authentication needs of a certificate (RFC 5280, Doc 9303-12), with the bytes that were signed. */
export interface Certificate {
  readonly bytes: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** As "C=VN, O=…", for people. */
  readonly subjectText: string;
  readonly serial: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subjectKeyId: Uint8Array | undefined;
  readonly authorityKeyId: Uint8Array | undefined;
  /** Says of itself that it is an authority (basicConstraints). */
  readonly isAuthority: boolean;
  readonly mayCertify: boolean;
  readonly maySign: boolean;
  readonly key: KeyObject;
  readonly signed: { data: Uint8Array; signature: Uint8Array; scheme: SignatureScheme };
}

const known = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  subjectKeyId: '2.5.29.14',
  authorityKeyId: '2.5.29.35',
};

/** Reads a certificate. Throws ChipFormatError when it is none, or its signature algorithm is named in two ways. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const [tbs, algorithm, signature, more] = inside(readWhole(bytes), tags.sequence);
  if (more !== undefined) throw new ChipFormatError('bytes follow the certificate', more.at);
  const fields = inside(tbs, tags.sequence);
  if (fields[0]?.tag === 0xa0) fields.shift();
  const [serial, inner, issuer, validity, subject] = fields;
  if (algorithm === undefined || inner === undefined || !isSameBytes(algorithm.bytes, inner.bytes))
    throw new ChipFormatError('the certificate names two signature algorithms', algorithm?.at ?? 0);
  const [from, to] = inside(validity, tags.sequence);
  const extensions = extensionsOf(fields.find((f) => f.tag === 0xa3));
  const node = nodeCertificate(bytes);
  const usage = extensions.get(known.keyUsage);
  const constraints = extensions.get(known.basicConstraints);
  return {
    bytes,
    issuer: expectTag(issuer, tags.sequence).bytes,
    subject: expectTag(subject, tags.sequence).bytes,
    subjectText: node.subject.split('\n').join(', '),
    serial: expectTag(serial, tags.integer).contents,
    notBefore: timeOf(from),
    notAfter: timeOf(to),
    subjectKeyId: keyIdOf(extensions.get(known.subjectKeyId)),
    authorityKeyId: authorityKeyIdOf(extensions.get(known.authorityKeyId)),
    isAuthority:
      constraints !== undefined && childrenOf(expectTag(constraints, tags.sequence))[0]?.contents[0] === 0xff,
    mayCertify: usage === undefined || hasUsage(usage, 5),
    maySign: usage === undefined || hasUsage(usage, 0),
    key: node.publicKey,
    signed: {
      data: expectTag(tbs, tags.sequence).bytes,
      signature: bitsOf(signature),
      scheme: signatureScheme(algorithm),
    },
  };
}

function nodeCertificate(bytes: Uint8Array): X509Certificate & { publicKey: KeyObject } {
  try {
    const node = new X509Certificate(bytes);
    void node.publicKey; // read at once: a key that cannot be read is a fault of the file
    return node;
  } catch {
    throw new ChipFormatError('the certificate cannot be read', 0);
  }
}

function extensionsOf(field: Der | undefined): Map<string, Der> {
  const found = new Map<string, Der>();
  if (field === undefined) return found;
  const [list] = childrenOf(field);
  for (const extension of inside(list, tags.sequence)) {
    const parts = inside(extension, tags.sequence);
    const id = oidOf(parts[0]);
    if (!Object.values(known).includes(id)) continue;
    found.set(id, readWhole(expectTag(parts.at(-1), tags.octetString).contents));
  }
  return found;
}

const keyIdOf = (value: Der | undefined) =>
  value === undefined ? undefined : expectTag(value, tags.octetString).contents;
const authorityKeyIdOf = (value: Der | undefined) =>
  value === undefined ? undefined : inside(value, tags.sequence).find((v) => v.tag === 0x80)?.contents;

/** Bit n of a KeyUsage, counted from the left. */
function hasUsage(usage: Der, bit: number): boolean {
  const octets = expectTag(usage, tags.bitString).contents.subarray(1);
  return (((octets[bit >> 3] ?? 0) << (bit & 7)) & 0x80) !== 0;
}

/** Whether `issuer` may have issued `certificate`: by name and, where both name keys, by key. Says nothing of the signature. */
export function couldHaveIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (!isSameBytes(issuer.subject, certificate.issuer)) return false;
  const [key, wanted] = [issuer.subjectKeyId, certificate.authorityKeyId];
  return key === undefined || wanted === undefined || isSameBytes(key, wanted);
}

/** Whether the certificate's signature was made with this issuer's key. */
export const isSignedBy = (certificate: Certificate, issuer: Certificate): boolean =>
  holds({ ...certificate.signed, key: issuer.key });

export const isSelfIssued = (certificate: Certificate): boolean => isSameBytes(certificate.issuer, certificate.subject);
