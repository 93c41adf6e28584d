import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hashActivationCode, isActivationCode, newActivationCode, writtenActivationCode } from './activation-code.ts';
import { deviceMessage, provenDeviceKey } from './device-proof.ts';
import { ageOn, answerDaysOf, eidRegimeAt, whyNotEid } from './eid-rules.ts';

const law59 = eidRegimeAt('2024-06-30');
const law69 = eidRegimeAt('2024-07-01');

describe('who gets which e-ID account', () => {
  const wish = { holder: 'citizen', level: 2, age: 30, hasGuardian: false, channel: 'counter' } as const;
  it('changed with Decree 69/2024 for children', () => {
    const child = { ...wish, age: 4, hasGuardian: true };
    assert.equal(whyNotEid(child, law59), undefined);
    assert.equal(whyNotEid(child, law69), 'too-young-for-level-2');
    assert.equal(whyNotEid({ ...child, level: 1 }, law69), undefined);
    assert.equal(whyNotEid({ ...child, age: 6 }, law69), undefined);
    assert.equal(whyNotEid({ ...wish, age: 13 }, law69), 'guardian-needed');
    assert.equal(whyNotEid({ ...wish, age: 14 }, law69), undefined);
  });

  it('level 2 is given in person, to organisations alone', () => {
    assert.equal(whyNotEid({ ...wish, channel: 'online' }, law69), 'level-2-in-person');
    assert.equal(whyNotEid({ ...wish, level: 1, channel: 'online' }, law69), undefined);
    assert.equal(whyNotEid({ ...wish, holder: 'organisation', level: 1, age: null }, law69), 'organisation-level');
  });

  it('the answer is due in the days of each decree', () => {
    const days = (holder: 'citizen' | 'foreigner' | 'organisation', level: 1 | 2, onRecord: boolean) =>
      [law59, law69].map((law) => answerDaysOf({ holder, level, onRecord }, law));
    assert.deepEqual(days('citizen', 1, true), [1, 1]);
    assert.deepEqual(days('citizen', 2, true), [3, 3]);
    assert.deepEqual(days('citizen', 2, false), [7, 7]);
    assert.deepEqual(days('organisation', 2, true), [1, 3]);
    assert.deepEqual(days('organisation', 2, false), [15, 15]);
  });

  it('counts whole years', () => {
    const born = { birthDate: '2010-12-19', birthMonth: 12, birthYear: 2010 };
    assert.deepEqual([ageOn(born, '2024-12-18'), ageOn(born, '2024-12-19')], [13, 14]);
    assert.equal(ageOn({ birthDate: null, birthMonth: null, birthYear: 2010 }, '2024-01-01'), 14);
  });
});

describe('an activation code', () => {
  it('is recognised however it is typed, and no other is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', ' ', '-', '.'),
        fc.integer({ min: 0, max: 99_999_999 }),
        async (gap, other) => {
          const code = newActivationCode();
          const stored = await hashActivationCode(code);
          assert.ok(!stored.includes(code));
          assert.ok(await isActivationCode(`${code.slice(0, 4)}${gap}${code.slice(4)}`, stored));
          assert.ok(await isActivationCode(writtenActivationCode(code), stored));
          const wrong = String(other).padStart(8, '0');
          if (wrong !== code) assert.ok(!(await isActivationCode(wrong, stored)));
        },
      ),
      { numRuns: 15 },
    );
    assert.equal(await isActivationCode('12345678', undefined), false);
  });
});

describe('the proof of a device', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const signed = (text: string) => sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const proof = (signature: Buffer, key: Buffer = der) => ({
    publicKey: key.toString('base64url'),
    signature: signature.toString('base64url'),
    challenge: 'c1',
  });

  it('is good for its challenge alone, and every changed bit spoils it', () => {
    const good = signed(deviceMessage('c1'));
    assert.deepEqual(provenDeviceKey(proof(good)), der);
    assert.equal(provenDeviceKey({ ...proof(good), challenge: 'c2' }), undefined);
    assert.equal(provenDeviceKey(proof(signed('c1'))), undefined, 'signed for something else');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length * 8 - 1 }), (bit) => {
        const bad = Buffer.from(good);
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        assert.equal(provenDeviceKey(proof(bad)), undefined);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses other curves and never throws at rubbish', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
    const key = other.publicKey.export({ format: 'der', type: 'spki' });
    assert.equal(provenDeviceKey(proof(signed(deviceMessage('c1')), key)), undefined);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        assert.equal(provenDeviceKey({ publicKey: a, signature: b, challenge: 'c' }), undefined);
      }),
    );
  });
});
