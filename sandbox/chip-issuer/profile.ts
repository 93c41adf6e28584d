import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { der, integer, nothing, oid, sequence } from './der.ts';

/** One way in which a state may sign its cards (Doc 9303-12, 4.1). */
export interface Profile {
  readonly name: string;
  readonly key: { kind: 'rsa'; bits: number; pss: boolean } | { kind: 'ec'; curve: string };
  readonly hash: 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
}

const rsa = (bits: number, hash: Profile['hash'], pss: boolean): Profile => ({
  name: `rsa${pss ? '-pss' : ''} ${bits} ${hash}`,
  key: { kind: 'rsa', bits, pss },
  hash,
});
const ec = (curve: string, hash: Profile['hash']): Profile => ({
  name: `${curve} ${hash}`,
  key: { kind: 'ec', curve },
  hash,
});

/** Profiles of the cards and passports of the world, the usual ones first. */
export const profiles: readonly Profile[] = [
  ec('prime256v1', 'sha256'),
  rsa(2048, 'sha256', true),
  rsa(2048, 'sha256', false),
  ec('brainpoolP256r1', 'sha256'),
  ec('secp384r1', 'sha384'),
  ec('brainpoolP384r1', 'sha384'),
  ec('brainpoolP512r1', 'sha512'),
  ec('secp521r1', 'sha512'),
  ec('secp224r1', 'sha224'),
  ec('brainpoolP224r1', 'sha1'),
  rsa(3072, 'sha384', true),
  rsa(3072, 'sha512', false),
  rsa(2048, 'sha512', true),
  rsa(2048, 'sha1', false),
  rsa(4096, 'sha256', true),
];

export const makeKeys = ({ key }: Profile): { privateKey: KeyObject; publicKey: KeyObject } =>
  key.kind === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: key.bits })
    : generateKeyPairSync('ec', { namedCurve: key.curve });

const hashIds = {
  sha1: '1.3.14.3.2.26',
  sha224: '2.16.840.1.101.3.4.2.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
const rsaIds = { sha1: 5, sha224: 14, sha256: 11, sha384: 12, sha512: 13 };
const ecdsaIds = { sha1: '1', sha224: '3.1', sha256: '3.2', sha384: '3.3', sha512: '3.4' };
const saltLengths = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

export const hashAlgorithm = (hash: Profile['hash']) => sequence(oid(hashIds[hash]), nothing());

export function signatureAlgorithm({ key, hash }: Profile): Uint8Array {
  if (key.kind === 'ec') return sequence(oid(`1.2.840.10045.4.${ecdsaIds[hash]}`));
  if (!key.pss) return sequence(oid(`1.2.840.113549.1.1.${rsaIds[hash]}`), nothing());
  const mask = sequence(oid('1.2.840.113549.1.1.8'), hashAlgorithm(hash));
  return sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(der(0xa0, hashAlgorithm(hash)), der(0xa1, mask), der(0xa2, integer(saltLengths[hash]))),
  );
}

export function signWith({ key, hash }: Profile, privateKey: KeyObject, data: Uint8Array): Uint8Array {
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltLengths[hash] };
  return new Uint8Array(sign(hash, data, key.kind === 'rsa' && key.pss ? { key: privateKey, ...pss } : privateKey));
}
