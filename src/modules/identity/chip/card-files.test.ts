import assert from 'node:assert/strict';
import {
  constants,
  createHash,
  generateKeyPairSync,
  type KeyObject,
  privateEncrypt,
  randomBytes,
  sign,
} from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { der, integer, oid, sequence, set, utf8 } from '../../../../sandbox/chip-issuer/der.ts';
import { chipHasItsKey } from './active-authentication.ts';
import { readDataGroup13 } from './card-holder.ts';
import { ChipFormatError } from './der.ts';
import { checkDigit, readDataGroup1, readMrz } from './mrz.ts';

/** A zone as a card of a person who does not exist would have it. */
function zoneOf(number: string, birth: string, sex: 'M' | 'F', expiry: string, name: string): string {
  const document = number.slice(3);
  const first = `IDVNM${document}${checkDigit(document)}${number}<<`.padEnd(30, '<');
  const dates = `${birth}${checkDigit(birth)}${sex}${expiry}${checkDigit(expiry)}VNM`;
  const composite = first.slice(5) + birth + checkDigit(birth) + expiry + checkDigit(expiry) + '<'.repeat(11);
  return `${first}${dates}${'<'.repeat(11)}${checkDigit(composite)}${name.padEnd(30, '<')}`;
}
const zone = zoneOf('967158000123', '580312', 'F', '330312', 'NIE<<H<MAI');
const group1 = (text: string) => der(0x61, new Uint8Array([0x5f, 0x1f, text.length, ...Buffer.from(text)]));

/** Only the reader's own error, and never slowly. */
function refusesOrReads(read: () => unknown): void {
  const from = process.cpuUsage();
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof ChipFormatError, String(error));
  }
  // Time of this process alone: a busy machine is not the reader's fault.
  assert.ok(process.cpuUsage(from).user < 50_000);
}

describe('the machine-readable zone of a card', () => {
  it('gives number, dates and name', () => {
    assert.deepEqual(readDataGroup1(group1(zone)), {
      documentType: 'ID',
      issuer: 'VNM',
      documentNumber: '158000123',
      personalNumber: '967158000123',
      birthDate: '580312',
      sex: 'female',
      expiry: '330312',
      nationality: 'VNM',
      name: 'NIE H MAI',
    });
  });

  it('betrays every single changed digit that a check digit covers', () => {
    const covered = [...Array(30).keys()].filter((i) => i >= 5).concat([...Array(15).keys()].map((i) => i + 30));
    for (const at of covered) {
      const letter = zone[at] ?? '';
      if (!/\d/.test(letter)) continue;
      const changed = zone.slice(0, at) + String((Number(letter) + 1) % 10) + zone.slice(at + 1);
      assert.throws(() => readMrz(changed), ChipFormatError, `position ${at}`);
    }
  });

  it('refuses anything else with its own error only', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 120 }), fc.stringMatching(/^[0-9A-Z<]{90}$/)), (text) =>
        refusesOrReads(() => readMrz(text)),
      ),
      { numRuns: Number(process.env['TEST_FUZZ_RUNS'] ?? 2000) },
    );
  });
});

describe('data group 13', () => {
  const field = (n: number, ...texts: string[]) => sequence(integer(n), ...texts.map(utf8));
  const written = [
    field(1, '967158000123'),
    field(2, "H'Mai Niê"),
    field(13, 'Y Brưk Niê', "H'Brang Niê"),
    field(99, 'x'),
  ];

  it('gives the numbered fields, wrapped or not', () => {
    const holder = {
      personalNumber: '967158000123',
      fullName: "H'Mai Niê",
      fatherName: 'Y Brưk Niê',
      motherName: "H'Brang Niê",
    };
    assert.deepEqual(readDataGroup13(der(0x6d, ...written)), holder);
    assert.deepEqual(readDataGroup13(der(0x6d, sequence(...written))), holder);
    assert.deepEqual(readDataGroup13(der(0x6d, sequence(set(...written)))), holder);
  });

  it('refuses anything else with its own error only', () => {
    const good = der(0x6d, sequence(...written));
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), fc.uint8Array({ maxLength: 80 }), (at, octet, bytes) => {
        const flipped = Uint8Array.from(good);
        flipped[at] = octet;
        refusesOrReads(() => readDataGroup13(flipped));
        refusesOrReads(() => readDataGroup13(bytes));
      }),
      { numRuns: Number(process.env['TEST_FUZZ_RUNS'] ?? 2000) },
    );
  });
});

describe('active authentication', () => {
  const group15 = (key: KeyObject) => der(0x6f, new Uint8Array(key.export({ type: 'spki', format: 'der' })));
  const challenge = new Uint8Array(randomBytes(8));
  const other = new Uint8Array(randomBytes(8));

  it('holds for the chip with the key, on elliptic curves, with the hash that data group 14 names', () => {
    for (const [hash, arc] of [
      ['sha256', 3],
      ['sha384', 4],
      ['sha1', 1],
    ] as const) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const info = sequence(oid('2.23.136.1.1.5'), integer(1), oid(`0.4.0.127.0.7.1.1.4.1.${arc}`));
      const answer = sign(hash, challenge, { key: privateKey, dsaEncoding: 'ieee-p1363' });
      const given = { challenge, answer, group15: group15(publicKey), group14: der(0x6e, set(info)) };
      assert.equal(chipHasItsKey(given), true);
      assert.equal(chipHasItsKey({ ...given, challenge: other }), false);
      const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
      assert.equal(chipHasItsKey({ ...given, group15: group15(stranger) }), false);
    }
  });

  it('holds for the chip with the key, with RSA and message recovery', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const answerWith = (hash: string, trailer: number[]) => {
      const size = createHash(hash).digest().length;
      const own = randomBytes(128 - 1 - size - trailer.length);
      const digest = createHash(hash).update(own).update(challenge).digest();
      const message = Buffer.concat([Buffer.from([0x6a]), own, digest, Buffer.from(trailer)]);
      return privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, message);
    };
    for (const [hash, trailer] of [
      ['sha1', [0xbc]],
      ['sha256', [0x34, 0xcc]],
      ['sha512', [0x35, 0xcc]],
    ] as const) {
      const given = { challenge, answer: answerWith(hash, [...trailer]), group15: group15(publicKey) };
      assert.equal(chipHasItsKey(given), true, hash);
      assert.equal(chipHasItsKey({ ...given, challenge: other }), false);
    }
  });

  it('is false for any other answer and refuses files that are none', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 140 }), (answer) => {
        assert.equal(chipHasItsKey({ challenge, answer, group15: group15(publicKey) }), false);
        refusesOrReads(() => chipHasItsKey({ challenge, answer, group15: answer }));
      }),
      { numRuns: 300 },
    );
    assert.throws(
      () => chipHasItsKey({ challenge: new Uint8Array(7), answer: other, group15: group15(publicKey) }),
      ChipFormatError,
    );
  });
});
