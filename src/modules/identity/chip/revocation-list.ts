import { holds, type SignatureScheme, signatureScheme } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import { bitsOf, ChipFormatError, type Der, expectTag, inside, isSameBytes, readWhole, tags, timeOf } from './der.ts';

/** A country's list of revoked document signers (RFC 5280, 5). */
export interface RevocationList {
  readonly issuer: Uint8Array;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly serials: readonly Uint8Array[];
  readonly signed: { data: Uint8Array; signature: Uint8Array; scheme: SignatureScheme };
}

export function readRevocationList(bytes: Uint8Array): RevocationList {
  const [tbs, algorithm, signature, more] = inside(readWhole(bytes), tags.sequence);
  if (more !== undefined) throw new ChipFormatError('bytes follow the list', more.at);
  const fields = inside(tbs, tags.sequence);
  if (fields[0]?.tag === tags.integer) fields.shift();
  const [inner, issuer, thisUpdate, ...rest] = fields;
  if (algorithm === undefined || inner === undefined || !isSameBytes(algorithm.bytes, inner.bytes))
    throw new ChipFormatError('the list names two signature algorithms', algorithm?.at ?? 0);
  const isTime = (d: Der | undefined) => d?.tag === tags.utcTime || d?.tag === tags.generalizedTime;
  const nextUpdate = isTime(rest[0]) ? rest.shift() : undefined;
  const revoked = rest[0]?.tag === tags.sequence ? inside(rest[0], tags.sequence) : [];
  return {
    issuer: expectTag(issuer, tags.sequence).bytes,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: nextUpdate === undefined ? undefined : timeOf(nextUpdate),
    serials: revoked.map((r) => expectTag(inside(r, tags.sequence)[0], tags.integer).contents),
    signed: {
      data: expectTag(tbs, tags.sequence).bytes,
      signature: bitsOf(signature),
      scheme: signatureScheme(algorithm),
    },
  };
}

export const isListOf = (list: RevocationList, issuer: Certificate): boolean =>
  isSameBytes(list.issuer, issuer.subject) && holds({ ...list.signed, key: issuer.key });

export const isRevoked = (list: RevocationList, certificate: Certificate): boolean =>
  list.serials.some((s) => isSameBytes(s, certificate.serial));
