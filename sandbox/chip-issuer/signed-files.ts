import { createHash } from 'node:crypto';
import type { Issued } from './certificates.ts';
import { der, integer, octets, oid, sequence, set, utcTime } from './der.ts';
import { hashAlgorithm, type Profile, signatureAlgorithm, signWith } from './profile.ts';

/** CMS SignedData of version 3 with one signer named by issuer and serial number. */
export function signedData(
  content: { type: string; bytes: Uint8Array },
  signer: Issued,
  authority: Issued,
  at: Date,
): Uint8Array {
  const { profile } = signer;
  const digest = new Uint8Array(createHash(profile.hash).update(content.bytes).digest());
  const attribute = (id: string, value: Uint8Array) => sequence(oid(id), set(value));
  const attributes = Buffer.concat([
    attribute('1.2.840.113549.1.9.3', oid(content.type)),
    attribute('1.2.840.113549.1.9.4', octets(digest)),
    attribute('1.2.840.113549.1.9.5', utcTime(at)),
  ]);
  const signature = signWith(profile, signer.privateKey, der(0x31, attributes));
  const signerInfo = sequence(
    integer(1),
    sequence(authority.name, der(0x02, signer.serial)),
    hashAlgorithm(profile.hash),
    der(0xa0, attributes),
    signatureAlgorithm(profile),
    octets(signature),
  );
  const data = sequence(
    integer(3),
    set(hashAlgorithm(profile.hash)),
    sequence(oid(content.type), der(0xa0, octets(content.bytes))),
    der(0xa0, signer.bytes),
    set(signerInfo),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), der(0xa0, data));
}

/** EF.SOD over these data groups. */
export function securityObject(
  groups: ReadonlyMap<number, Uint8Array>,
  by: { signer: Issued; authority: Issued; hash: Profile['hash']; at: Date },
): Uint8Array {
  const hashes = [...groups].map(([n, bytes]) =>
    sequence(integer(n), octets(new Uint8Array(createHash(by.hash).update(bytes).digest()))),
  );
  const content = sequence(integer(0), hashAlgorithm(by.hash), sequence(...hashes));
  return der(0x77, signedData({ type: '2.23.136.1.1.1', bytes: content }, by.signer, by.authority, by.at));
}

/** A master list of authorities' certificates. */
export const masterList = (
  certificates: readonly Uint8Array[],
  by: { signer: Issued; authority: Issued; at: Date; type?: string },
): Uint8Array =>
  signedData(
    { type: by.type ?? '2.23.136.1.1.2', bytes: sequence(integer(0), set(...certificates)) },
    by.signer,
    by.authority,
    by.at,
  );
