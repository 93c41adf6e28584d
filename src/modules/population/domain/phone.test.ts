import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parsePhone } from '#population';

describe('telephone number', () => {
  for (const [text, number, kind] of [
    ['0912 345 678', '0912345678', 'mobile'],
    ['+84 912.345.678', '0912345678', 'mobile'],
    ['84912345678', '0912345678', 'mobile'],
    ['+84 (0)912345678', '0912345678', 'mobile'],
    ['0084912345678', '0912345678', 'mobile'],
    ['(0261) 3 544 123', '02613544123', 'landline'],
    ['024-3999-1234', '02439991234', 'landline'],
  ] as const)
    it(`${text} is ${number}`, () => assert.deepEqual(parsePhone(text), { ok: true, value: { number, kind } }));

  for (const [text, key] of Object.entries({
    '': 'empty',
    '0912 abc 678': 'letters',
    '+1 202 555 0100': 'foreign',
    '091234567': 'length',
    '0912345678901': 'length',
    '0112345678': 'prefix',
    '0202345678': 'prefix',
    '01662345678': 'old',
  }))
    it(`"${text}" is refused as ${key}`, () => {
      const read = parsePhone(text);
      assert.equal(read.ok ? 'ok' : read.key, `population.phone-${key}`);
    });

  it('tells the new number of an eleven-digit one, and that one is accepted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('0120', '0121', '0128', '0169', '0162', '0186', '0199'),
        fc.stringMatching(/^\d{7}$/),
        (prefix, rest) => {
          const read = parsePhone(prefix + rest);
          assert.ok(!read.ok);
          const again = parsePhone(String(read.params['now']));
          assert.ok(again.ok && again.value.number.endsWith(rest));
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+\d]{0,14}$/)), (text) => void parsePhone(text)));
  });
});
