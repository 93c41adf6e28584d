import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { describe, it } from 'node:test';
import { type Chip, type ChipCipher, makeChip, protectedAnswer } from '../../../../sandbox/chip-issuer/chip.ts';
import { der, integer, oid, sequence, set } from '../../../../sandbox/chip-issuer/der.ts';
import {
  type ChipTranscript,
  chipAuthenticated,
  drawTerminalKey,
  readTranscript,
  terminalCommands,
} from './chip-authentication.ts';
import { ChipFormatError } from './der.ts';
import { cipherCode, codeOf, derivedKey, padded, readProtectedAnswer, retailCode } from './secure-messaging.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** A reader that carries the commands to a chip. */
function carry(chip: Chip, commandsFor = chip.group14, terminalKey = drawTerminalKey(commandsFor)): ChipTranscript {
  const commands = terminalCommands(commandsFor, terminalKey);
  return { terminalKey, exchanges: commands.map((command) => ({ command, answer: chip.answer(command) })) };
}

const curves = [
  'prime256v1',
  'secp384r1',
  'secp521r1',
  'secp224r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
];
const ciphers: ChipCipher[] = ['3des', 'aes-128', 'aes-192', 'aes-256'];

describe('codes and keys of secure messaging', () => {
  it('are those of the published examples', () => {
    // RFC 4493, examples 2; Doc 9303-11, appendix D.4 (command and answer of the first read).
    const rfc = hex('2b7e151628aed2a6abf7158809cf4f3c');
    assert.equal(textOf(cipherCode(rfc, hex('6bc1bee22e409f96e93d7e117393172a'))), '070a16b46b4d4144');
    const key = hex('f1cb1f1fb5adf208806b89dc579dc1f8');
    const command = hex('887022120c06c2270ca4020c800000008709016375432908c044f6');
    assert.equal(textOf(retailCode(key, padded(command, '3des'))), 'bf8b92d635ff24f8');
    assert.equal(textOf(retailCode(key, padded(hex('887022120c06c22899029000'), '3des'))), 'fa855a5d4c50a8ed');
    // Appendix D.1 (parity bits left out) and G.1.
    const even = (bytes: Uint8Array) => textOf(bytes.map((b) => b & 0xfe));
    const seed = hex('239ab9cb282daf66231dc5a4df6bfbae');
    assert.equal(even(derivedKey(seed, '3des', 2)), even(hex('7962d9ece03d1acd4c76089dce131543')));
    const secret = hex('28768d20701247dae81804c9e780ede582a9996db4a315020b2733197db84925');
    assert.equal(textOf(derivedKey(secret, 'aes-128', 2)), 'fe251c7858b356b24514b3bd5f4297d1');
  });
});

describe('chip authentication', () => {
  for (const cipher of ciphers)
    it(`holds for the chip with the key on ${curves.length} curves, by name and in numbers, with ${cipher}`, () => {
      for (const curve of curves)
        for (const explicit of [false, true]) {
          const chip = makeChip({ curve, cipher, explicit });
          assert.equal(chipAuthenticated(chip.group14, carry(chip)), true, `${curve} ${explicit}`);
        }
    });

  const chip = makeChip({ curve: 'brainpoolP256r1', cipher: 'aes-128', keyId: 7 });
  const good = carry(chip);
  const changed = (at: number, change: (bytes: Uint8Array) => void): ChipTranscript => ({
    ...good,
    exchanges: good.exchanges.map((e, i) => {
      const answer = Uint8Array.from(e.answer);
      if (i === at) change(answer);
      return { ...e, answer };
    }),
  });

  it('takes a chip that names no agreement for one with triple DES', () => {
    const old = makeChip({ curve: 'prime256v1', cipher: '3des', unnamed: true });
    assert.equal(chipAuthenticated(old.group14, carry(old)), true);
  });

  it('fails for a copy of the files in a chip with another key', () => {
    const copy = makeChip({ curve: 'brainpoolP256r1', cipher: 'aes-128', keyId: 7 });
    assert.equal(chipAuthenticated(chip.group14, carry(copy, chip.group14)), false);
  });

  it('fails for an answer that was kept from another authentication of the same chip', () => {
    const before = carry(chip);
    const [set1, general] = good.exchanges;
    const replayed = { ...good, exchanges: [set1, general, before.exchanges[2]] as ChipTranscript['exchanges'] };
    assert.equal(chipAuthenticated(chip.group14, replayed), false);
    const shown = { ...before, terminalKey: good.terminalKey };
    assert.throws(() => chipAuthenticated(chip.group14, shown), ChipFormatError);
  });

  it('fails for every changed bit of the answer, and for an answer of another turn', () => {
    const length = good.exchanges[2]?.answer.length ?? 0;
    for (let bit = 0; bit < length * 8; bit += 1) {
      const other = changed(2, (bytes) => {
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      });
      let held = false;
      try {
        held = chipAuthenticated(chip.group14, other);
      } catch (error) {
        assert.ok(error instanceof ChipFormatError);
      }
      assert.equal(held, false, `bit ${bit}`);
    }
    const later = chip.answer(good.exchanges[2]?.command ?? new Uint8Array());
    const [first, second] = good.exchanges as [ChipTranscript['exchanges'][0], ChipTranscript['exchanges'][0]];
    const skipped = { ...good, exchanges: [first, second, { command: new Uint8Array([0]), answer: later }] };
    assert.equal(chipAuthenticated(chip.group14, skipped), false);
  });

  it('fails when the protected status is a refusal', () => {
    const secret = createECDH('brainpoolP256r1');
    secret.setPrivateKey(good.terminalKey);
    const covered = der(0x99, hex('6982'));
    const other = createECDH('brainpoolP256r1');
    other.generateKeys();
    const key = {
      cipher: 'aes-128' as const,
      key: derivedKey(secret.computeSecret(other.getPublicKey()), 'aes-128', 2),
    };
    const answer = new Uint8Array(Buffer.concat([covered, der(0x8e, codeOf(key, 2, covered)), hex('6982')]));
    const spki = (bytes: Uint8Array) =>
      sequence(sequence(oid('1.2.840.10045.2.1'), oid('1.3.36.3.3.2.8.1.1.7')), der(0x03, hex('00'), bytes));
    const group14 = der(
      0x6e,
      set(
        sequence(oid('0.4.0.127.0.7.2.2.1.2'), spki(new Uint8Array(other.getPublicKey())), integer(7)),
        sequence(oid('0.4.0.127.0.7.2.2.3.2.2'), integer(1), integer(7)),
      ),
    );
    const [first, second] = good.exchanges as [ChipTranscript['exchanges'][0], ChipTranscript['exchanges'][0]];
    const withAnswer = (a: Uint8Array) => ({ ...good, exchanges: [first, second, { command: hex('00'), answer: a }] });
    assert.equal(chipAuthenticated(group14, withAnswer(answer)), false);
    const secretThere = secret.computeSecret(other.getPublicKey());
    const fine = protectedAnswer({ secret: secretThere, cipher: 'aes-128', counter: 2 }, hex('6e'));
    assert.equal(chipAuthenticated(group14, withAnswer(fine)), true, 'the same with a good status holds');
  });

  it('refuses transcripts that say nothing, and cards that it cannot judge', () => {
    const [first, second] = good.exchanges as [ChipTranscript['exchanges'][0], ChipTranscript['exchanges'][0]];
    for (const exchanges of [[first], [first, second], [second, first]])
      assert.throws(() => chipAuthenticated(chip.group14, { ...good, exchanges }), ChipFormatError);
    const otherId = makeChip({ curve: 'brainpoolP256r1', cipher: 'aes-128', keyId: 8 });
    assert.throws(() => chipAuthenticated(otherId.group14, good), ChipFormatError);
    const otherCurve = makeChip({ curve: 'secp384r1', cipher: 'aes-128', keyId: 7 });
    assert.throws(() => chipAuthenticated(otherCurve.group14, good), ChipFormatError);
    assert.throws(() => chipAuthenticated(der(0x6e, set()), good), ChipFormatError);
    assert.throws(() => readProtectedAnswer(hex('9000')), ChipFormatError);
  });

  it('reads a transcript as a reader writes it, and nothing else', () => {
    const text = JSON.stringify({
      terminalKey: textOf(good.terminalKey),
      exchanges: good.exchanges.map((e) => [textOf(e.command), textOf(e.answer)]),
    });
    assert.equal(chipAuthenticated(chip.group14, readTranscript(text)), true);
    for (const wrong of [
      '',
      'null',
      '[]',
      '{}',
      '{"terminalKey":"00","exchanges":[]}',
      '{"terminalKey":"0","exchanges":[["00","00"]]}',
      '{"terminalKey":"00","exchanges":[["00"]]}',
      '{"terminalKey":"00","exchanges":[["00","00","00"]]}',
    ])
      assert.throws(() => readTranscript(wrong), ChipFormatError, wrong);
  });
});
