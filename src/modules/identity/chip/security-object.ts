import { hashOf } from './algorithms.ts';
import { ChipFormatError, expectTag, inside, readWhole, smallInteger, tags } from './der.ts';
import { readSignedData, type SignedData } from './signed-data.ts';

const securityObjectTag = 0x77;
const securityObjectType = '2.23.136.1.1.1';

/** EF.SOD of a chip (Doc 9303-10): which hash each data group must have, and who says so. */
export interface SecurityObject {
  readonly signed: SignedData;
  readonly hash: string;
  /** Expected hash by number of the data group. */
  readonly groups: ReadonlyMap<number, Uint8Array>;
}

/** Reads EF.SOD. Throws ChipFormatError when it is none or holds anything that nobody signed. */
export function readSecurityObject(bytes: Uint8Array): SecurityObject {
  const [contentInfo, more] = inside(readWhole(bytes), securityObjectTag);
  if (contentInfo === undefined || more !== undefined)
    throw new ChipFormatError('EF.SOD does not hold exactly one value', more?.at ?? 0);
  const signed = readSignedData(contentInfo);
  if (signed.contentType !== securityObjectType) throw new ChipFormatError('the content is no LDS security object', 0);
  const [version, algorithm, list, versionInfo, after] = inside(readWhole(signed.content), tags.sequence);
  const number = smallInteger(version);
  // Version 1 names the version of the data structure as well (Doc 9303-10, 4.6.2.3).
  if (
    !(number === 0 && versionInfo === undefined) &&
    !(number === 1 && versionInfo !== undefined && after === undefined)
  )
    throw new ChipFormatError('the version of the LDS security object is unknown', version?.at ?? 0);
  const groups = new Map<number, Uint8Array>();
  for (const entry of inside(list, tags.sequence)) {
    const [group, value, rest] = inside(entry, tags.sequence);
    const n = smallInteger(group);
    if (rest !== undefined || n < 1 || n > 16 || groups.has(n))
      throw new ChipFormatError('the list of hashes is unreadable', entry.at);
    groups.set(n, expectTag(value, tags.octetString).contents);
  }
  const hash = hashOf(algorithm);
  const used = new Set([hash, signed.signer.digest]);
  // Nobody signed this list of digests, so it may say nothing but what is used.
  if (!signed.digests.includes(signed.signer.digest) || signed.digests.some((d) => !used.has(d)))
    throw new ChipFormatError('the list of digests names others than are used', 0);
  return { signed, hash, groups };
}

/** Tags under which the data groups 1 to 16 stand in their files (Doc 9303-10, table 3). */
const groupTags = [0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f, 0x70];

/** Whether a file is the data group that it is given as: its tag, and not a byte more. */
export function isDataGroup(number: number, bytes: Uint8Array): boolean {
  try {
    return readWhole(bytes).tag === groupTags[number - 1];
  } catch {
    return false;
  }
}
