import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import { ChipFormatError, childrenOf, type Der, expectTag, inside, oidOf, smallInteger, tags } from './der.ts';

/** Hash functions of Doc 9303-12, by object identifier, under the names that node:crypto knows. */
const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

interface SignatureAlgorithm {
  readonly key: 'rsa' | 'rsa-pss' | 'ec';
  /** The hash that the identifier itself names. */
  readonly hash?: string;
}

const signatureAlgorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.1': { key: 'rsa' },
  '1.2.840.113549.1.1.5': { key: 'rsa', hash: 'sha1' },
  '1.2.840.113549.1.1.14': { key: 'rsa', hash: 'sha224' },
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  '1.2.840.113549.1.1.10': { key: 'rsa-pss' },
  '1.2.840.10045.4.1': { key: 'ec', hash: 'sha1' },
  '1.2.840.10045.4.3.1': { key: 'ec', hash: 'sha224' },
  '1.2.840.10045.4.3.2': { key: 'ec', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
  // BSI TR-03111 plain signatures are not used in CMS; ecPublicKey as a signature algorithm leaves the hash to the digest.
  '1.2.840.10045.2.1': { key: 'ec' },
};

/** Parameters must be absent or NULL; anything else would be something that nobody checks. */
function noParameters(parameters: Der | undefined): void {
  if (parameters !== undefined && !(parameters.tag === tags.null && parameters.contents.length === 0))
    throw new ChipFormatError('an algorithm has parameters that it may not have', parameters.at);
}

/** Name of the hash that an AlgorithmIdentifier names. */
export function hashOf(algorithm: Der | undefined): string {
  const [id, parameters, more] = inside(algorithm, tags.sequence);
  const name = hashes[oidOf(id)];
  if (name === undefined || more !== undefined)
    throw new ChipFormatError('the hash algorithm is not one of Doc 9303', id?.at ?? 0);
  noParameters(parameters);
  return name;
}

/** How a signature is to be checked; made from an AlgorithmIdentifier and, in CMS, the digest beside it. */
export interface SignatureScheme {
  readonly key: SignatureAlgorithm['key'];
  readonly hash: string;
  /** Of RSASSA-PSS, in octets. */
  readonly saltLength: number;
}

/** Refuses algorithms that Doc 9303-12 does not know, and a digest other than the algorithm's own. */
export function signatureScheme(algorithm: Der | undefined, digest?: string): SignatureScheme {
  const [id, parameters, more] = inside(algorithm, tags.sequence);
  const found = signatureAlgorithms[oidOf(id)];
  if (found === undefined || more !== undefined)
    throw new ChipFormatError('the signature algorithm is not one of Doc 9303', id?.at ?? 0);
  const scheme =
    found.key === 'rsa-pss'
      ? pssScheme(parameters)
      : { key: found.key, hash: found.hash ?? digest ?? '', saltLength: 0 };
  if (found.key !== 'rsa-pss') noParameters(parameters);
  if (scheme.hash === '' || (digest !== undefined && digest !== scheme.hash))
    throw new ChipFormatError('digest and signature algorithm do not belong together', id?.at ?? 0);
  return scheme;
}

/** RSASSA-PSS-params (RFC 8017, A.2.3): one hash for both uses, trailer 1. */
function pssScheme(parameters: Der | undefined): SignatureScheme {
  let hash = 'sha1';
  let mask = 'sha1';
  let saltLength = 20;
  for (const field of inside(parameters, tags.sequence)) {
    const [value, more] = childrenOf(field);
    if (more !== undefined) throw new ChipFormatError('parameters of RSASSA-PSS are unreadable', field.at);
    if (field.tag === 0xa0) hash = hashOf(value);
    else if (field.tag === 0xa1) {
      const [id, inner] = inside(value, tags.sequence);
      if (oidOf(id) !== '1.2.840.113549.1.1.8')
        throw new ChipFormatError('the mask of RSASSA-PSS is not MGF1', field.at);
      mask = hashOf(inner);
    } else if (field.tag === 0xa2) saltLength = smallInteger(value);
    else if (field.tag !== 0xa3 || smallInteger(expectTag(value, tags.integer)) !== 1)
      throw new ChipFormatError('parameters of RSASSA-PSS are unreadable', field.at);
  }
  if (hash !== mask || saltLength < 0)
    throw new ChipFormatError('RSASSA-PSS with two hashes is not one of Doc 9303', parameters?.at ?? 0);
  return { key: 'rsa-pss', hash, saltLength };
}

/** Whether a signature holds. False also when the key is of another kind than the scheme. */
export function holds(signed: {
  data: Uint8Array;
  signature: Uint8Array;
  scheme: SignatureScheme;
  key: KeyObject;
}): boolean {
  const { data, signature, scheme, key } = signed;
  const kind = key.asymmetricKeyType;
  if (scheme.key === 'ec' ? kind !== 'ec' : kind !== 'rsa' && kind !== 'rsa-pss') return false;
  try {
    if (scheme.key === 'rsa-pss')
      return verify(
        scheme.hash,
        data,
        { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength },
        signature,
      );
    return verify(scheme.hash, data, key, signature);
  } catch {
    return false; // OpenSSL throws on signatures that are none
  }
}

export const digestOf = (hash: string, data: Uint8Array): Uint8Array => createHash(hash).update(data).digest();
