import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Refusal } from '#platform/errors';
import { type Issued, issueCertificate, issueRevocationList } from '../../../../sandbox/chip-issuer/certificates.ts';
import { der, octets } from '../../../../sandbox/chip-issuer/der.ts';
import { type Profile, profiles } from '../../../../sandbox/chip-issuer/profile.ts';
import { masterList, securityObject } from '../../../../sandbox/chip-issuer/signed-files.ts';
import { readCertificate } from './certificate.ts';
import { ChipFormatError } from './der.ts';
import { isPublishedUnder, readMasterList } from './master-list.ts';
import { readRevocationList } from './revocation-list.ts';
import { readTrustFolder, trustStoreOf } from './trust-store.ts';
import { type RevocationState, verifyChip } from './verify-chip.ts';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const now = day('2026-11-24');
const root = (profile: Profile, common = 'CSCA') =>
  issueCertificate({ profile, common, authority: true, notBefore: day('2020-01-01'), notAfter: day('2035-01-01') });
const documentSigner = (
  profile: Profile,
  authority: Issued,
  wish: Partial<Parameters<typeof issueCertificate>[0]> = {},
) =>
  issueCertificate(
    { profile, common: 'DS 1', authority: false, notBefore: day('2023-01-01'), notAfter: day('2034-01-01'), ...wish },
    authority,
  );

const groups = new Map([
  [1, der(0x61, der(0x5f1f, Buffer.from('IDVNM9670900013967090000001<<5'.padEnd(90, '<'))))],
  [13, der(0x6d, octets(Buffer.from('fields')))],
]);

interface Card {
  securityObject: Uint8Array;
  groups: ReadonlyMap<number, Uint8Array>;
}
const cardOf = (signer: Issued, authority: Issued, at = day('2024-05-01')): Card => ({
  securityObject: securityObject(groups, { signer, authority, hash: signer.profile.hash, at }),
  groups,
});
const trustOf = (...certificates: Issued[]) => trustStoreOf(certificates.map((c) => readCertificate(c.bytes)));
const failed = (v: ReturnType<typeof verifyChip>) => v.steps.filter((s) => !s.ok).map((s) => s.name);

const [plain, pss] = profiles as [Profile, Profile];
const authority = root(plain);
const signer = documentSigner(plain, authority);
const card = cardOf(signer, authority);
const trust = trustOf(authority);

describe('a card', () => {
  for (const profile of profiles)
    it(`of ${profile.name} is valid under its own root, unknown without it, invalid under another of its name`, () => {
      const own = root(profile);
      const made = cardOf(documentSigner(profile, own), own);
      assert.equal(verifyChip(made, trustOf(own), now).verdict, 'valid');
      assert.deepEqual(verifyChip(made, trustOf(root(plain, 'Another')), now).verdict, 'unknown-root');
      const impostor = trustStoreOf([{ ...readCertificate(root(profile).bytes), subjectKeyId: undefined }]);
      assert.deepEqual(failed(verifyChip(made, impostor, now)), ['chain']);
    });

  it('with a data group that is changed, not listed, put in another’s place or not there is invalid', () => {
    const first = groups.get(1) ?? new Uint8Array();
    const changed = Uint8Array.from(first);
    changed[10] = (changed[10] ?? 0) ^ 1;
    const tries: [string, Map<number, Uint8Array>][] = [
      ['data-group-1', new Map([[1, changed]])],
      ['data-group-2', new Map([[2, der(0x75, octets(first))]])],
      ['data-group-13', new Map([[13, first]])],
    ];
    for (const [name, given] of tries)
      assert.deepEqual(failed(verifyChip({ ...card, groups: given }, trust, now)), [name]);
    assert.equal(verifyChip({ ...card, groups: new Map() }, trust, now).verdict, 'invalid');
  });

  it('signed after its signer’s time, or by a signer issued after its root’s, is invalid', () => {
    const late = cardOf(documentSigner(plain, authority, { notAfter: day('2024-01-01') }), authority);
    assert.deepEqual(failed(verifyChip(late, trust, now)), ['validity']);
    const after = { notBefore: day('2036-01-01'), notAfter: day('2040-01-01') };
    const orphan = cardOf(documentSigner(plain, authority, after), authority, day('2037-01-01'));
    assert.deepEqual(failed(verifyChip(orphan, trust, now)), ['validity']);
  });

  it('signed with an authority’s key, or with one that another name stands for, is invalid', () => {
    const sub = issueCertificate(
      { profile: plain, common: 'Sub', authority: true, notBefore: day('2023-01-01'), notAfter: day('2034-01-01') },
      authority,
    );
    assert.deepEqual(failed(verifyChip(cardOf(sub, authority), trust, now)), ['signer']);
    const other = documentSigner(plain, authority);
    const swapped = cardOf({ ...signer, privateKey: other.privateKey }, authority);
    assert.deepEqual(failed(verifyChip(swapped, trust, now)), ['signature']);
  });

  it('of a revoked signer is invalid; a list past its day cannot say "valid"; a list of somebody else says nothing', () => {
    const list = (by: Issued, revoked: Issued[], nextUpdate: string) =>
      readRevocationList(
        issueRevocationList(by, { thisUpdate: day('2026-09-01'), nextUpdate: day(nextUpdate), revoked }),
      );
    const withList = (l: ReturnType<typeof list>) => verifyChip(card, { ...trust, revocations: [l] }, now);
    const tries: [ReturnType<typeof list>, 'valid' | 'invalid', RevocationState][] = [
      [list(authority, [], '2026-12-31'), 'valid', 'not-revoked'],
      [list(authority, [signer], '2026-12-31'), 'invalid', 'revoked'],
      [list(authority, [signer], '2026-10-01'), 'invalid', 'revoked'],
      [list(authority, [], '2026-10-01'), 'invalid', 'outdated'],
      [list(root(plain), [signer], '2026-12-31'), 'valid', 'no-list'],
    ];
    for (const [given, verdict, revocation] of tries) {
      const found = withList(given);
      assert.deepEqual([found.verdict, found.revocation], [verdict, revocation]);
      assert.deepEqual(failed(found), verdict === 'valid' ? [] : ['revocation']);
    }
    assert.equal(verifyChip(card, { ...trust, authorities: [] }, now).revocation, 'not-asked');
  });

  it('of a new root is valid through a link from the old one, which only a trusted root can give', () => {
    const fresh = root(plain, 'CSCA 2');
    const made = cardOf(documentSigner(plain, fresh), fresh);
    const keys = { privateKey: fresh.privateKey, publicKey: fresh.publicKey };
    const wish = {
      profile: plain,
      common: 'CSCA 2',
      authority: true,
      notBefore: day('2020-06-01'),
      notAfter: day('2034-01-01'),
      keys,
    };
    const link = issueCertificate(wish, authority);
    assert.equal(verifyChip(made, trustOf(authority), now).verdict, 'unknown-root');
    assert.equal(verifyChip(made, trustOf(link), now).verdict, 'unknown-root');
    assert.equal(verifyChip(made, trustOf(link, authority), now).verdict, 'valid');
    const noAuthority = issueCertificate({ ...wish, authority: false }, authority);
    assert.equal(verifyChip(made, trustOf(noAuthority, authority), now).verdict, 'unknown-root');
  });
});

describe('one bit changed', () => {
  for (const profile of [plain, pss])
    it(`anywhere in the SOD of ${profile.name}, its signer’s certificate included, is never valid`, () => {
      const own = root(profile);
      const made = cardOf(documentSigner(profile, own), own);
      const store = trustOf(own);
      let flips = 0;
      for (let bit = 0; bit < made.securityObject.length * 8; bit += 1) {
        const bytes = Uint8Array.from(made.securityObject);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        assert.notEqual(verifyChip({ ...made, securityObject: bytes }, store, now).verdict, 'valid', `bit ${bit}`);
        flips += 1;
      }
      assert.equal(flips, made.securityObject.length * 8);
    });
});

describe('trust', () => {
  const lister = documentSigner(plain, authority);
  const made = (by: Partial<Parameters<typeof masterList>[1]> = {}) =>
    masterList([authority.bytes, root(pss, 'B').bytes], { signer: lister, authority, at: day('2026-05-01'), ...by });

  it('comes from a master list only when its signature, its type and its publisher hold', () => {
    const list = readMasterList(made());
    assert.deepEqual([list.certificates.length, list.unreadable], [2, 0]);
    assert.ok(isPublishedUnder(list, [readCertificate(authority.bytes)]));
    assert.ok(!isPublishedUnder(list, [readCertificate(root(plain).bytes)]));
    assert.throws(() => readMasterList(made({ type: '2.23.136.1.1.1' })), ChipFormatError);
    const broken = made();
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    assert.throws(() => readMasterList(broken), ChipFormatError);
  });

  it('is read from a folder: certificates in both shapes, lists, revocations; what cannot be read is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'da06-trust-'));
    const put = (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes);
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(authority.bytes)
      .toString('base64')
      .replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
    try {
      assert.deepEqual((await readTrustFolder(folder)).authorities, []);
      await put('root.pem', pem);
      await put('world.ml', made());
      await put(
        'list.crl',
        issueRevocationList(authority, { thisUpdate: now, nextUpdate: day('2027-01-01'), revoked: [] }),
      );
      await put('README.txt', 'not looked at');
      const store = await readTrustFolder(folder);
      assert.deepEqual([store.authorities.length, store.revocations.length], [2, 1]);
      assert.equal(verifyChip(card, store, now).verdict, 'valid');
      await put('root.pem', root(plain).bytes);
      const untrusted = (e: unknown) => e instanceof Refusal && e.key === 'identity.chip.list-untrusted';
      await assert.rejects(readTrustFolder(folder), untrusted);
      await put('bad.cer', 'no certificate');
      await assert.rejects(readTrustFolder(folder), (e) => e instanceof Refusal && e.params?.['name'] === 'bad.cer');
      await assert.rejects(readTrustFolder(join(folder, 'none')), Refusal);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
