import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { refuse } from '#platform/errors';
import { type Certificate, couldHaveIssued, isSelfIssued, isSignedBy, readCertificate } from './certificate.ts';
import { ChipFormatError, isSameBytes } from './der.ts';
import { isPublishedUnder, readMasterList } from './master-list.ts';
import { type RevocationList, readRevocationList } from './revocation-list.ts';

/** Whom we believe: countries' signing authorities that somebody put there on purpose, and their lists of revoked signers. */
export interface TrustStore {
  readonly authorities: readonly Certificate[];
  readonly revocations: readonly RevocationList[];
}

/**
 * Authorities that are trusted: self-signed roots as they are, and certificates that link an old root to a new one only
 * when what issued them is trusted already (Doc 9303-12, 4.4).
 */
export function trustStoreOf(
  certificates: readonly Certificate[],
  revocations: readonly RevocationList[] = [],
): TrustStore {
  const authorities = certificates.filter((c) => isSelfIssued(c) && isSignedBy(c, c));
  let waiting = certificates.filter((c) => !authorities.includes(c));
  for (let grown = true; grown; ) {
    const linked = waiting.filter(
      (c) => c.isAuthority && c.mayCertify && authorities.some((a) => couldHaveIssued(a, c) && isSignedBy(c, a)),
    );
    authorities.push(...linked);
    waiting = waiting.filter((c) => !linked.includes(c));
    grown = linked.length > 0;
  }
  const distinct = authorities.filter((a, i) => authorities.findIndex((b) => isSameBytes(a.bytes, b.bytes)) === i);
  return { authorities: distinct, revocations };
}

/**
 * Reads a folder of trusted files: certificates (.cer, .crt, .der, .pem), master lists (.ml) and revocation lists (.crl).
 * A master list counts when one of the folder's own certificates issued its signer. Refuses a folder that is not there
 * and a file that is not what it should be, by name.
 */
export async function readTrustFolder(folder: string): Promise<TrustStore> {
  const names = await readdir(folder).catch(() => refuse('not-found', 'identity.chip.no-folder', { name: folder }));
  const certificates: Certificate[] = [];
  const lists: { name: string; bytes: Uint8Array }[] = [];
  const revocations: RevocationList[] = [];
  for (const name of names.sort()) {
    const kind = extname(name).toLowerCase();
    if (!['.cer', '.crt', '.der', '.pem', '.ml', '.crl'].includes(kind)) continue;
    const bytes = new Uint8Array(await readFile(join(folder, name)));
    await named(name, () => {
      if (kind === '.ml') lists.push({ name, bytes });
      else if (kind === '.crl') revocations.push(...unarmoured(bytes).map(readRevocationList));
      else certificates.push(...unarmoured(bytes).map(readCertificate));
    });
  }
  for (const { name, bytes } of lists) {
    await named(name, () => {
      const list = readMasterList(bytes);
      if (!isPublishedUnder(list, certificates)) refuse('invalid', 'identity.chip.list-untrusted', { name });
      certificates.push(...list.certificates);
    });
  }
  return trustStoreOf(certificates, revocations);
}

async function named(name: string, read: () => void): Promise<void> {
  try {
    read();
  } catch (error) {
    if (error instanceof ChipFormatError) refuse('invalid', 'identity.chip.unreadable-file', { name });
    throw error;
  }
}

/** The DER values of a file: one, or each that stands between PEM lines. */
function unarmoured(bytes: Uint8Array): Uint8Array[] {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!text.includes('-----BEGIN')) return [bytes];
  return [...text.matchAll(/-----BEGIN [A-Z0-9 ]+-----([\s\S]*?)-----END/g)].map(
    (m) => new Uint8Array(Buffer.from(m[1] ?? '', 'base64')),
  );
}
