import { ChipFormatError } from './der.ts';
import type { ChipFiles, ChipVerdict } from './verify-chip.ts';

/** 'not-vouched': the group with the key is missing, or the issuer did not sign it: then the key may be anybody's. */
export type KeyProof = 'holds' | 'fails' | 'unreadable' | 'not-vouched';

/**
 * Whether a chip proved that it has the private key of a data group, which passive authentication must have found right.
 * @param group 14 for chip authentication, 15 for active authentication.
 * @param asks the check itself, given the data group.
 */
export function keyProofOf(
  { files, verdict }: { files: Pick<ChipFiles, 'groups'>; verdict: ChipVerdict },
  group: 14 | 15,
  asks: (bytes: Uint8Array) => boolean,
): KeyProof {
  const bytes = files.groups.get(group);
  const named = (name: string) => verdict.steps.find((s) => s.name === name)?.ok;
  // Whether the signer's certificate still counts is the verdict's matter: an outdated list makes no chip a copy.
  const isVouched =
    [`data-group-${group}`, 'signed-attributes', 'signer', 'signature'].every((name) => named(name) === true) &&
    named('chain') !== false;
  if (bytes === undefined || !isVouched) return 'not-vouched';
  try {
    return asks(bytes) ? 'holds' : 'fails';
  } catch (error) {
    if (error instanceof ChipFormatError) return 'unreadable';
    throw error;
  }
}
