import { createHash, generateKeyPair, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { integer, nothing, objectId, octets, sequence, setOf, tlv } from '../../src/modules/results/signing/der.ts';

const makeKeys = () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 });

export interface IssuedCertificate {
  /** DER. */
  certificate: Buffer;
  privateKey: KeyObject;
}

/** A certificate authority of our own: a root, an issuing authority below it, certificates for agencies. */
export interface TestAuthority {
  /** DER. */
  root: Buffer;
  /** PEM, as an administrator would put it into the file of trusted roots. */
  rootPem: string;
  /** DER. */
  issuing: Buffer;
  issue(name: string, from: Date, to: Date): Promise<IssuedCertificate>;
  /** A second certificate for a key that has one already. */
  certify(key: KeyObject, name: string, span: Span): Buffer;
}

interface Span {
  from: Date;
  to: Date;
}

const year = 365 * 86_400_000;

/** Makes an authority whose certificates are in force around `now`. */
export async function createAuthority(now: Date, name = 'CA thử nghiệm'): Promise<TestAuthority> {
  const span = { from: new Date(now.getTime() - 5 * year), to: new Date(now.getTime() + 20 * year) };
  const [rootKeys, issuingKeys] = await Promise.all([makeKeys(), makeKeys()]);
  const rootName = `${name} - gốc`;
  const issuingName = `${name} - cấp phát`;
  const root = certificate({
    ...span,
    subject: rootName,
    issuer: rootName,
    key: rootKeys.publicKey,
    by: rootKeys.privateKey,
    ca: true,
  });
  const issuing = certificate({
    ...span,
    subject: issuingName,
    issuer: rootName,
    key: issuingKeys.publicKey,
    by: rootKeys.privateKey,
    ca: true,
  });
  const certify = (key: KeyObject, subject: string, when: Span) =>
    certificate({ ...when, subject, issuer: issuingName, key, by: issuingKeys.privateKey, ca: false });
  return {
    root,
    rootPem: new X509Certificate(root).toString(),
    issuing,
    certify,
    async issue(subject, from, to) {
      const keys = await makeKeys();
      return { certificate: certify(keys.publicKey, subject, { from, to }), privateKey: keys.privateKey };
    },
  };
}

interface CertificateWish extends Span {
  subject: string;
  issuer: string;
  key: KeyObject;
  by: KeyObject;
  ca: boolean;
}

const rsaSha256 = sequence(objectId('1.2.840.113549.1.1.11'), nothing);
const yes = Buffer.from([0x01, 0x01, 0xff]);
let issuedSoFar = 0;

/** An X.509 certificate of version 3 (RFC 5280), signed with RSA and SHA-256. */
function certificate(wish: CertificateWish): Buffer {
  issuedSoFar += 1;
  const serial = createHash('sha256')
    .update(`${wish.subject}|${issuedSoFar}|${wish.from.getTime()}`)
    .digest()
    .subarray(0, 12);
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    rsaSha256,
    nameOf(wish.issuer),
    sequence(timeOf(wish.from), timeOf(wish.to)),
    nameOf(wish.subject),
    wish.key.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(basicConstraints(wish.ca), keyUsage(wish.ca))),
  );
  const signature = sign('sha256', body, wish.by);
  return sequence(body, rsaSha256, tlv(0x03, Buffer.from([0]), signature));
}

const text = (tag: number, value: string) => tlv(tag, Buffer.from(value));
const nameOf = (common: string): Buffer =>
  sequence(
    setOf(sequence(objectId('2.5.4.6'), text(0x13, 'VN'))),
    setOf(sequence(objectId('2.5.4.3'), text(0x0c, common))),
  );

/** Always GeneralizedTime: simpler, and accepted by everybody. */
const timeOf = (at: Date) => text(0x18, `${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`);

const extension = (id: string, value: Buffer) => sequence(objectId(id), yes, octets(value));
const basicConstraints = (ca: boolean) => extension('2.5.29.19', ca ? sequence(yes) : sequence());
/** keyCertSign and cRLSign for an authority; digitalSignature and nonRepudiation for a signer. */
const keyUsage = (ca: boolean) => extension('2.5.29.15', tlv(0x03, Buffer.from(ca ? [1, 0x06] : [6, 0xc0])));
