import { digestOf, hashOf, holds, type SignatureScheme, signatureScheme } from './algorithms.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import {
  ChipFormatError,
  childrenOf,
  type Der,
  expectTag,
  inside,
  isSameBytes,
  oidOf,
  smallInteger,
  tags,
  timeOf,
} from './der.ts';

const signedDataType = '1.2.840.113549.1.7.2';
const attributes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
};

/** CMS SignedData (RFC 5652) with one signer, as the SOD of a chip and a master list have it. */
export interface SignedData {
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly digests: readonly string[];
  readonly certificates: readonly Certificate[];
  readonly signer: {
    readonly issuer: Uint8Array | undefined;
    readonly serial: Uint8Array | undefined;
    readonly keyId: Uint8Array | undefined;
    readonly digest: string;
    readonly scheme: SignatureScheme;
    readonly signature: Uint8Array;
    /** Signed attributes under the tag that was signed; absent when the content itself was. */
    readonly attributes: Uint8Array | undefined;
    readonly contentType: string | undefined;
    readonly messageDigest: Uint8Array | undefined;
    readonly signingTime: Date | undefined;
  };
}

/**
 * Reads a ContentInfo that holds SignedData of version 3. Whatever no signature covers must have one possible value, or be
 * absent: CRLs, unsigned attributes and a second signer are refused.
 */
export function readSignedData(contentInfo: Der): SignedData {
  const [type, explicit, afterInfo] = inside(contentInfo, tags.sequence);
  if (oidOf(type) !== signedDataType || afterInfo !== undefined)
    throw new ChipFormatError('this is no SignedData', contentInfo.at);
  const [signedData, second] = inside(explicit, 0xa0);
  if (second !== undefined) throw new ChipFormatError('bytes follow the SignedData', second.at);
  const [version, digestSet, encapsulated, certificateSet, signerSet, more] = inside(signedData, tags.sequence);
  if (smallInteger(version) !== 3) throw new ChipFormatError('SignedData is not of version 3', version?.at ?? 0);
  if (more !== undefined) throw new ChipFormatError('SignedData holds more than it may', more.at);
  const [contentType, contentField, afterContent] = inside(encapsulated, tags.sequence);
  const [content, afterOctets] = inside(contentField, 0xa0);
  if (afterContent !== undefined || afterOctets !== undefined)
    throw new ChipFormatError('bytes follow the content', encapsulated?.at ?? 0);
  const signers = inside(signerSet, tags.set);
  if (signers.length !== 1) throw new ChipFormatError('there is not exactly one signer', signerSet?.at ?? 0);
  return {
    contentType: oidOf(contentType),
    content: expectTag(content, tags.octetString).contents,
    digests: inside(digestSet, tags.set).map(hashOf),
    certificates: inside(certificateSet, 0xa0).map((c) => readCertificate(c.bytes)),
    signer: readSigner(signers[0]),
  };
}

function readSigner(value: Der | undefined): SignedData['signer'] {
  const fields = inside(value, tags.sequence);
  const [version, sid, digestField] = fields;
  const signed = fields[3]?.tag === 0xa0 ? fields[3] : undefined;
  const [algorithm, signature, more] = fields.slice(signed === undefined ? 3 : 4);
  if (more !== undefined) throw new ChipFormatError('the signer has attributes that nobody signed', more.at);
  const byKey = sid?.tag === 0x80;
  if (smallInteger(version) !== (byKey ? 3 : 1))
    throw new ChipFormatError('the version of the signer is wrong', version?.at ?? 0);
  const [issuer, serial, afterSerial] = byKey || sid === undefined ? [] : inside(sid, tags.sequence);
  if (afterSerial !== undefined) throw new ChipFormatError('the name of the signer is unreadable', afterSerial.at);
  const digest = hashOf(digestField);
  const values = signed === undefined ? new Map<string, Der>() : attributesOf(signed);
  const contentType = values.get(attributes.contentType);
  const signingTime = values.get(attributes.signingTime);
  const messageDigest = values.get(attributes.messageDigest);
  return {
    issuer: byKey ? undefined : expectTag(issuer, tags.sequence).bytes,
    serial: byKey ? undefined : expectTag(serial, tags.integer).contents,
    keyId: byKey ? sid.contents : undefined,
    digest,
    scheme: signatureScheme(algorithm, digest),
    signature: expectTag(signature, tags.octetString).contents,
    attributes: signed === undefined ? undefined : retagged(signed),
    contentType: contentType === undefined ? undefined : oidOf(contentType),
    messageDigest: messageDigest === undefined ? undefined : expectTag(messageDigest, tags.octetString).contents,
    signingTime: signingTime === undefined ? undefined : timeOf(signingTime),
  };
}

/** Each attribute once, with one value. */
function attributesOf(signed: Der): Map<string, Der> {
  const found = new Map<string, Der>();
  for (const attribute of childrenOf(signed)) {
    const [type, set] = inside(attribute, tags.sequence);
    const [value, second] = inside(set, tags.set);
    const id = oidOf(type);
    if (value === undefined || second !== undefined || found.has(id))
      throw new ChipFormatError('a signed attribute is not there exactly once', attribute.at);
    found.set(id, value);
  }
  return found;
}

/** What was signed stands under SET in place of [0] (RFC 5652, 5.4). */
function retagged(signed: Der): Uint8Array {
  const copy = Uint8Array.from(signed.bytes);
  copy[0] = tags.set;
  return copy;
}

/** The certificate that the signer names, if it is there. */
export function signerCertificate({ signer, certificates }: SignedData): Certificate | undefined {
  return certificates.find((c) =>
    signer.keyId !== undefined
      ? c.subjectKeyId !== undefined && isSameBytes(c.subjectKeyId, signer.keyId)
      : isSameBytes(c.issuer, signer.issuer ?? new Uint8Array()) &&
        isSameBytes(c.serial, signer.serial ?? new Uint8Array()),
  );
}

/** Whether the signed attributes are of this content: its type and its digest. Without attributes the content is signed itself. */
export function attributesFit({ signer, content, contentType }: SignedData): boolean {
  if (signer.attributes === undefined) return true;
  return (
    signer.contentType === contentType &&
    signer.messageDigest !== undefined &&
    isSameBytes(signer.messageDigest, digestOf(signer.digest, content))
  );
}

export const signatureHolds = ({ signer, content }: SignedData, by: Certificate): boolean =>
  holds({ data: signer.attributes ?? content, signature: signer.signature, scheme: signer.scheme, key: by.key });
