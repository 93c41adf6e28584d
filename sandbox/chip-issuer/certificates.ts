import { createHash, type KeyObject, randomBytes } from 'node:crypto';
import { bits, der, integer, octets, oid, sequence, set, utcTime, utf8 } from './der.ts';
import { makeKeys, type Profile, signatureAlgorithm, signWith } from './profile.ts';

/** A certificate of the stand-in issuer with its private key. */
export interface Issued {
  readonly bytes: Uint8Array;
  readonly name: Uint8Array;
  readonly serial: Uint8Array;
  readonly keyId: Uint8Array;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly profile: Profile;
}

const nameOf = (common: string) =>
  sequence(set(sequence(oid('2.5.4.6'), utf8('VN'))), set(sequence(oid('2.5.4.3'), utf8(common))));

interface Wish {
  profile: Profile;
  common: string;
  authority: boolean;
  notBefore: Date;
  notAfter: Date;
  /** Keys that exist already, for a certificate that links an old root to a new one. */
  keys?: { privateKey: KeyObject; publicKey: KeyObject };
}

/** Issues a certificate; self-signed when there is no issuer. */
export function issueCertificate(wish: Wish, issuer?: Issued): Issued {
  const { privateKey, publicKey } = wish.keys ?? makeKeys(wish.profile);
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
  const keyId = new Uint8Array(createHash('sha1').update(spki).digest());
  const serial = new Uint8Array(Buffer.concat([Buffer.from([0x40]), randomBytes(8)]));
  const name = nameOf(wish.common);
  const signer = issuer ?? { name, privateKey, profile: wish.profile, keyId };
  const extension = (id: string, value: Uint8Array) => sequence(oid(id), octets(value));
  const critical = (id: string, value: Uint8Array) => sequence(oid(id), der(0x01, Buffer.from([0xff])), octets(value));
  const usage = wish.authority ? Buffer.from([1, 0x06]) : Buffer.from([7, 0x80]);
  const extensions = [
    extension('2.5.29.35', sequence(der(0x80, signer.keyId))),
    extension('2.5.29.14', octets(keyId)),
    critical('2.5.29.15', der(0x03, usage)),
    ...(wish.authority ? [critical('2.5.29.19', sequence(der(0x01, Buffer.from([0xff])), integer(0)))] : []),
  ];
  const algorithm = signatureAlgorithm(signer.profile);
  const tbs = sequence(
    der(0xa0, integer(2)),
    der(0x02, serial),
    algorithm,
    signer.name,
    sequence(utcTime(wish.notBefore), utcTime(wish.notAfter)),
    name,
    spki,
    der(0xa3, sequence(...extensions)),
  );
  const bytes = sequence(tbs, algorithm, bits(signWith(signer.profile, signer.privateKey, tbs)));
  return { bytes, name, serial, keyId, privateKey, publicKey, profile: wish.profile };
}

/** A list of revoked certificates, signed by their authority. */
export function issueRevocationList(
  authority: Issued,
  list: { thisUpdate: Date; nextUpdate: Date; revoked: readonly Issued[] },
): Uint8Array {
  const algorithm = signatureAlgorithm(authority.profile);
  const entries = list.revoked.map((c) => sequence(der(0x02, c.serial), utcTime(list.thisUpdate)));
  const tbs = sequence(
    integer(1),
    algorithm,
    authority.name,
    utcTime(list.thisUpdate),
    utcTime(list.nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
  );
  return sequence(tbs, algorithm, bits(signWith(authority.profile, authority.privateKey, tbs)));
}
