import { type Certificate, couldHaveIssued, isSignedBy, readCertificate } from './certificate.ts';
import { ChipFormatError, inside, readWhole, smallInteger, tags } from './der.ts';
import { attributesFit, readSignedData, signatureHolds, signerCertificate } from './signed-data.ts';

const masterListType = '2.23.136.1.1.2';

/** A list of countries' CSCA certificates, signed by whoever published it (Doc 9303-12, 9). */
export interface MasterList {
  readonly certificates: readonly Certificate[];
  readonly signer: Certificate;
  readonly signedAt: Date | undefined;
  /** Entries that could not be read; a list of a hundred countries is not thrown away for one of them. */
  readonly unreadable: number;
}

/**
 * Reads a master list and checks its signature. Throws ChipFormatError when it is none, when its content is of another
 * type, or when its signature does not hold. Whether its signer is to be trusted is asked with `isPublishedUnder`.
 */
export function readMasterList(bytes: Uint8Array): MasterList {
  const signed = readSignedData(readWhole(bytes));
  if (signed.contentType !== masterListType) throw new ChipFormatError('the content is no master list', 0);
  const signer = signerCertificate(signed);
  if (signer === undefined || !attributesFit(signed) || !signatureHolds(signed, signer))
    throw new ChipFormatError('the signature of the master list does not hold', 0);
  const [version, set] = inside(readWhole(signed.content), tags.sequence);
  if (smallInteger(version) !== 0)
    throw new ChipFormatError('the version of the master list is unknown', version?.at ?? 0);
  const certificates: Certificate[] = [];
  let unreadable = 0;
  for (const entry of inside(set, tags.set)) {
    try {
      certificates.push(readCertificate(entry.bytes));
    } catch (error) {
      if (!(error instanceof ChipFormatError)) throw error;
      unreadable += 1;
    }
  }
  return { certificates, signer, signedAt: signed.signer.signingTime, unreadable };
}

/** Whether one of these roots issued the certificate that signed the list. */
export const isPublishedUnder = (list: MasterList, roots: readonly Certificate[]): boolean =>
  roots.some((root) => couldHaveIssued(root, list.signer) && isSignedBy(list.signer, root));
