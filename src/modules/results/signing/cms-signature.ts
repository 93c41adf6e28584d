import { createHash } from 'node:crypto';
import { Certificate } from 'pkijs';
import { integer, nothing, objectId, octets, sequence, setOf, tlv } from './der.ts';
import { fitsCertificate } from './remote-signing.ts';
import { type Credential, SigningFault, type SigningService } from './signing-service.ts';

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
};

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const one = integer(Buffer.from([1]));
const sha256Algorithm = sequence(objectId(oid.sha256));
const rsaAlgorithm = sequence(objectId(oid.rsa), nothing);

/**
 * A detached CMS signature (RFC 5652) as PAdES baseline B wants it (ETSI EN 319 142-1): content type, message digest and
 * signing-certificate-v2 (RFC 5035) are signed; the time stands in the PDF's own dictionary. DER.
 * @throws SigningFault
 */
export async function signDetached(
  service: SigningService,
  credential: Credential,
  contentDigest: Uint8Array,
): Promise<Buffer> {
  const [own] = credential.certificates;
  if (own === undefined) throw new SigningFault('unusable-answer', 'a credential without certificate');
  const attributes = setOf(
    attribute(oid.contentType, objectId(oid.data)),
    attribute(oid.messageDigest, octets(contentDigest)),
    // ESSCertIDv2 with its default algorithm, SHA-256: only the hash is written.
    attribute(oid.signingCertificateV2, sequence(sequence(sequence(octets(sha256(own)))))),
  );
  const signature = await service.signDigest(credential, sha256(attributes));
  if (!fitsCertificate(own, attributes, signature))
    throw new SigningFault('unusable-answer', 'the signature does not fit the certificate');
  return sequence(objectId(oid.signedData), tlv(0xa0, signedData(credential, attributes, signature)));
}

const attribute = (type: string, value: Buffer): Buffer => sequence(objectId(type), setOf(value));

function signedData(credential: Credential, attributes: Buffer, signature: Uint8Array): Buffer {
  const [own = new Uint8Array()] = credential.certificates;
  const { issuer, serialNumber } = Certificate.fromBER(own);
  const signerInfo = sequence(
    one,
    sequence(Buffer.from(issuer.toSchema().toBER()), integer(serialNumber.valueBlock.valueHexView)),
    sha256Algorithm,
    Buffer.concat([Buffer.from([0xa0]), attributes.subarray(1)]), // [0] IMPLICIT in place of the SET's tag
    rsaAlgorithm,
    octets(signature),
  );
  return sequence(
    one,
    setOf(sha256Algorithm),
    sequence(objectId(oid.data)),
    tlv(0xa0, ...credential.certificates.map((c) => Buffer.from(c))),
    setOf(signerInfo),
  );
}
