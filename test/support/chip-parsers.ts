import { constants, createHash, generateKeyPairSync, privateEncrypt, randomBytes, sign } from 'node:crypto';
import { type Issued, issueCertificate, issueRevocationList } from '../../sandbox/chip-issuer/certificates.ts';
import { makeChip } from '../../sandbox/chip-issuer/chip.ts';
import { der, integer, octets, oid, sequence, set, utf8 } from '../../sandbox/chip-issuer/der.ts';
import { type Profile, profiles } from '../../sandbox/chip-issuer/profile.ts';
import { masterList, securityObject } from '../../sandbox/chip-issuer/signed-files.ts';
import { chipHasItsKey } from '../../src/modules/identity/chip/active-authentication.ts';
import { readDataGroup13 } from '../../src/modules/identity/chip/card-holder.ts';
import { readCertificate } from '../../src/modules/identity/chip/certificate.ts';
import {
  chipAuthenticated,
  drawTerminalKey,
  readTranscript,
  terminalCommands,
} from '../../src/modules/identity/chip/chip-authentication.ts';
import { ChipFormatError } from '../../src/modules/identity/chip/der.ts';
import { readMasterList } from '../../src/modules/identity/chip/master-list.ts';
import { checkDigit, readDataGroup1, readMrz } from '../../src/modules/identity/chip/mrz.ts';
import { readRevocationList } from '../../src/modules/identity/chip/revocation-list.ts';
import { readProtectedAnswer } from '../../src/modules/identity/chip/secure-messaging.ts';
import { chipKeysOf } from '../../src/modules/identity/chip/security-infos.ts';
import { readSecurityObject } from '../../src/modules/identity/chip/security-object.ts';
import { trustStoreOf } from '../../src/modules/identity/chip/trust-store.ts';
import { verifyChip } from '../../src/modules/identity/chip/verify-chip.ts';
import type { Sample } from './mutate.ts';

export interface Parser {
  readonly name: string;
  /** Good inputs of our own making. */
  readonly samples: readonly Sample[];
  /** Its share among all. */
  readonly weight: number;
  read(input: Sample): unknown;
  /** Whether what was thrown is the parser's own refusal. */
  refuses(error: unknown): boolean;
}

const refuses = (error: unknown) => error instanceof ChipFormatError;
const ofBytes = (name: string, samples: Uint8Array[], read: (bytes: Uint8Array) => unknown): Parser => ({
  name,
  samples,
  weight: 4,
  read: (input) => read(typeof input === 'string' ? new Uint8Array() : input),
  refuses,
});
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const at = day('2024-05-01');
const now = day('2026-11-24');

/** Readers of what stands on chips and in trust folders. */
export function chipParsers(): Parser[] {
  const zone = zoneOfNobody();
  const group1 = der(0x61, der(0x5f1f, Buffer.from(zone)));
  const group2 = der(0x75, der(0x7f61, integer(1), octets(new Uint8Array(600))));
  const groups = new Map([
    [1, group1],
    [2, group2],
  ]);
  const chains = profiles.slice(0, 4).map((profile) => chainOf(profile));
  const objects = chains.map(({ signer, authority, profile }) =>
    securityObject(groups, { signer, authority, hash: profile.hash, at }),
  );
  const trust = trustStoreOf(chains.map((c) => readCertificate(c.authority.bytes)));
  const [first] = chains as [Chain];
  const list = (revoked: Issued[]) => ({ thisUpdate: day('2026-09-01'), nextUpdate: day('2026-12-31'), revoked });
  return [
    { ...ofBytes('zone', [], () => 0), samples: [zone], weight: 8, read: (text) => readMrz(String(text)) },
    ofBytes('DG1', [group1], readDataGroup1),
    ofBytes('DG2 and SOD, whole verdict', [group2], (bytes) =>
      verifyChip({ securityObject: objects[0] ?? bytes, groups: new Map([[2, bytes]]) }, trust, now),
    ),
    ofBytes('SOD', objects, readSecurityObject),
    ofBytes('SOD, whole verdict', objects, (bytes) => verifyChip({ securityObject: bytes, groups }, trust, now)),
    ofBytes('DG13', [group13()], readDataGroup13),
    ofBytes(
      'certificate',
      chains.flatMap((c) => [c.authority.bytes, c.signer.bytes]),
      readCertificate,
    ),
    ofBytes(
      'revocation list',
      chains.map((c) => issueRevocationList(c.authority, list([c.signer]))),
      readRevocationList,
    ),
    ofBytes(
      'master list',
      [
        masterList(
          chains.map((c) => c.authority.bytes),
          { signer: first.signer, authority: first.authority, at },
        ),
      ],
      readMasterList,
    ),
    ...agreementParsers(),
    ...signingParsers(),
  ];
}

type Chain = ReturnType<typeof chainOf>;

function chainOf(profile: Profile) {
  const years = { notBefore: day('2020-01-01'), notAfter: day('2035-01-01') };
  const authority = issueCertificate({ profile, common: 'CSCA', authority: true, ...years });
  return {
    profile,
    authority,
    signer: issueCertificate({ profile, common: 'DS', authority: false, ...years }, authority),
  };
}

function zoneOfNobody(): string {
  const [number, birth, expiry] = ['967158000123', '580312', '330312'];
  const document = number.slice(3);
  const head = `IDVNM${document}${checkDigit(document)}${number}<<`.padEnd(30, '<');
  const dates = `${birth}${checkDigit(birth)}F${expiry}${checkDigit(expiry)}VNM${'<'.repeat(11)}`;
  const composite = head.slice(5) + birth + checkDigit(birth) + expiry + checkDigit(expiry) + '<'.repeat(11);
  return `${head}${dates}${checkDigit(composite)}${'NIE<<H<MAI'.padEnd(30, '<')}`;
}

function group13(): Uint8Array {
  const field = (n: number, ...texts: string[]) => sequence(integer(n), ...texts.map(utf8));
  const fields = [
    field(1, '967158000123'),
    field(2, "H'Mai Niê"),
    field(3, '12/03/1958'),
    field(13, 'Y Brưk', "H'Brang"),
  ];
  return der(0x6d, sequence(set(...fields)));
}

/** Chip authentication: the keys of data group 14, the transcript, an answer under secure messaging. */
function agreementParsers(): Parser[] {
  const made = (['3des', 'aes-128', 'aes-256'] as const).map((cipher, n) => {
    const chip = makeChip({ curve: 'prime256v1', cipher, keyId: n, explicit: n === 1 });
    const terminalKey = drawTerminalKey(chip.group14);
    const exchanges = terminalCommands(chip.group14, terminalKey).map((c) => [c, chip.answer(c)] as const);
    return { group14: chip.group14, terminalKey, exchanges };
  });
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const texts = made.map(({ terminalKey, exchanges }) =>
    JSON.stringify({ terminalKey: hex(terminalKey), exchanges: exchanges.map((pair) => pair.map(hex)) }),
  );
  const group14 = made[1]?.group14 ?? new Uint8Array();
  const transcript = readTranscript(texts[1] ?? '');
  const answers = made.map((m) => m.exchanges.at(-1)?.[1] ?? new Uint8Array());
  return [
    ofBytes(
      'DG14',
      made.map((m) => m.group14),
      chipKeysOf,
    ),
    ofBytes('answer under secure messaging', answers, readProtectedAnswer),
    {
      ...ofBytes('transcript of chip authentication', [], () => 0),
      samples: [texts[1] ?? ''],
      read: (text) => chipAuthenticated(group14, readTranscript(String(text))),
    },
    ofBytes('chip authentication by another DG14', [group14], (bytes) => chipAuthenticated(bytes, transcript)),
  ];
}

/** Active authentication: the key of data group 15 and the answer, with RSA and with a curve. */
function signingParsers(): Parser[] {
  const challenge = new Uint8Array(randomBytes(8));
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const groupOf = (key: typeof rsa.publicKey) => der(0x6f, new Uint8Array(key.export({ type: 'spki', format: 'der' })));
  const own = randomBytes(128 - 1 - 20 - 1);
  const digest = createHash('sha1').update(own).update(challenge).digest();
  const message = Buffer.concat([Buffer.from([0x6a]), own, digest, Buffer.from([0xbc])]);
  const byNumbers = new Uint8Array(privateEncrypt({ key: rsa.privateKey, padding: constants.RSA_NO_PADDING }, message));
  const byCurve = new Uint8Array(sign('sha256', challenge, { key: curve.privateKey, dsaEncoding: 'ieee-p1363' }));
  const info = sequence(oid('2.23.136.1.1.5'), integer(1), oid('0.4.0.127.0.7.1.1.4.1.3'));
  const [group15, curve15, group14] = [groupOf(rsa.publicKey), groupOf(curve.publicKey), der(0x6e, set(info))];
  return [
    ofBytes('DG15', [group15, curve15], (bytes) => chipHasItsKey({ challenge, answer: byNumbers, group15: bytes })),
    ofBytes('answer of active authentication, RSA', [byNumbers], (answer) =>
      chipHasItsKey({ challenge, answer, group15 }),
    ),
    ofBytes('answer of active authentication, curve', [byCurve], (answer) =>
      chipHasItsKey({ challenge, answer, group15: curve15, group14 }),
    ),
    ofBytes('DG14 of active authentication', [group14], (bytes) =>
      chipHasItsKey({ challenge, answer: byCurve, group15: curve15, group14: bytes }),
    ),
  ];
}
