import { digestOf } from './algorithms.ts';
import { type Certificate, couldHaveIssued, isSignedBy } from './certificate.ts';
import { ChipFormatError, isSameBytes } from './der.ts';
import { isListOf, isRevoked } from './revocation-list.ts';
import { isDataGroup, readSecurityObject, type SecurityObject } from './security-object.ts';
import { attributesFit, signatureHolds, signerCertificate } from './signed-data.ts';
import type { TrustStore } from './trust-store.ts';

export type StepName =
  | 'security-object'
  | `data-group-${number}`
  | 'signed-attributes'
  | 'signer'
  | 'signature'
  | 'root'
  | 'chain'
  | 'validity'
  | 'revocation';

/** One check. `detail` is a fact for the officer: a hash, a name, a date; never a sentence. */
export interface ChipStep {
  readonly name: StepName;
  readonly ok: boolean;
  readonly detail: string;
}

/**
 * What the issuer's lists say of the signer. 'no-list': we know none, so nobody was asked; 'outdated': the newest is past its
 * day; 'not-asked': it did not come so far, since no root is known.
 */
export type RevocationState = 'not-asked' | 'no-list' | 'outdated' | 'revoked' | 'not-revoked';

export interface ChipVerdict {
  /** 'unknown-root': everything holds, and nobody whom we trust vouches for the signer. */
  readonly verdict: 'valid' | 'unknown-root' | 'invalid';
  readonly revocation: RevocationState;
  readonly steps: readonly ChipStep[];
}

export interface ChipFiles {
  readonly securityObject: Uint8Array;
  /** The data groups that were read, by number; at least one. */
  readonly groups: ReadonlyMap<number, Uint8Array>;
}

/**
 * Passive authentication (Doc 9303-11, 5.1): are these the files that the issuing state signed? It cannot tell a chip from
 * a copy of all its files; active and chip authentication do that.
 */
export function verifyChip(files: ChipFiles, trust: TrustStore, now: Date): ChipVerdict {
  const steps: ChipStep[] = [];
  const step = (name: StepName, ok: boolean, detail: string) => {
    steps.push({ name, ok, detail });
    return ok;
  };
  let object: SecurityObject;
  try {
    object = readSecurityObject(files.securityObject);
    step('security-object', true, `${object.hash}; DG ${[...object.groups.keys()].join(', ')}`);
  } catch (error) {
    if (!(error instanceof ChipFormatError)) throw error;
    step('security-object', false, error.message);
    return { verdict: 'invalid', revocation: 'not-asked', steps };
  }
  for (const [number, bytes] of files.groups) step(`data-group-${number}`, ...groupFits(object, number, bytes));
  const { signed } = object;
  step(
    'signed-attributes',
    signed.signer.attributes !== undefined && attributesFit(signed),
    signed.signer.signingTime?.toISOString() ?? '',
  );
  const signer = signerCertificate(signed);
  step('signer', signer?.maySign === true, signer?.subjectText ?? '');
  if (signer === undefined) return { verdict: 'invalid', revocation: 'not-asked', steps };
  step('signature', signatureHolds(signed, signer), `${signed.signer.scheme.key}, ${signed.signer.scheme.hash}`);
  const holdsTogether = files.groups.size > 0 && steps.every((s) => s.ok);

  const root = trustedIssuer(signer, trust);
  if (root === undefined) {
    step('root', false, '');
    return { verdict: holdsTogether ? 'unknown-root' : 'invalid', revocation: 'not-asked', steps };
  }
  step('root', true, root.subjectText);
  step('chain', root.mayCertify && isSignedBy(signer, root), root.subjectText);
  step('validity', ...wasValid(signer, root, signed.signer.signingTime ?? signer.notBefore));
  const { state, detail } = revocationOf({ signer, root, trust, now });
  step('revocation', state === 'no-list' || state === 'not-revoked', detail);
  const isValid = files.groups.size > 0 && steps.every((s) => s.ok);
  return { verdict: isValid ? 'valid' : 'invalid', revocation: state, steps };
}

function groupFits(object: SecurityObject, number: number, bytes: Uint8Array): [boolean, string] {
  const expected = object.groups.get(number);
  if (expected === undefined) return [false, 'not listed'];
  if (!isDataGroup(number, bytes)) return [false, 'another file'];
  const found = digestOf(object.hash, bytes);
  return [isSameBytes(found, expected), Buffer.from(found).toString('hex').slice(0, 16)];
}

/** The trusted authority that issued a signer: of several with its name the one whose signature it bears. */
function trustedIssuer(signer: Certificate, trust: TrustStore): Certificate | undefined {
  const named = trust.authorities.filter((a) => couldHaveIssued(a, signer));
  return named.find((a) => isSignedBy(signer, a)) ?? named[0];
}

const day = (d: Date) => d.toISOString().slice(0, 10);

/** The signer was valid when it signed, and its authority when it issued the signer. */
function wasValid(signer: Certificate, root: Certificate, signedAt: Date): [boolean, string] {
  const signerWas = signer.notBefore <= signedAt && signedAt <= signer.notAfter;
  const rootWas = root.notBefore <= signer.notBefore && signer.notBefore <= root.notAfter;
  return [signerWas && rootWas, `${day(signedAt)}; ${day(signer.notBefore)} – ${day(signer.notAfter)}`];
}

/** A list past its day cannot tell: that is no "valid". Without a list there is nothing to ask, and that is said. */
function revocationOf(given: { signer: Certificate; root: Certificate; trust: TrustStore; now: Date }): {
  state: RevocationState;
  detail: string;
} {
  const { signer, root, trust, now } = given;
  const lists = trust.revocations.filter((l) => isListOf(l, root));
  const newest = lists.reduce((a, b) => (a === undefined || b.thisUpdate > a.thisUpdate ? b : a), lists[0]);
  if (newest === undefined) return { state: 'no-list', detail: '' };
  if (lists.some((l) => isRevoked(l, signer))) return { state: 'revoked', detail: day(newest.thisUpdate) };
  const isStale = newest.nextUpdate !== undefined && newest.nextUpdate < now;
  const until = newest.nextUpdate === undefined ? '' : ` – ${day(newest.nextUpdate)}`;
  return { state: isStale ? 'outdated' : 'not-revoked', detail: `${day(newest.thisUpdate)}${until}` };
}
