import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sumOf } from './amount.ts';
import { amountInWords } from './amount-in-words.ts';
import { asciiText } from './ascii-text.ts';

/** Reads the words back, from the meaning of each word and not from how they are made. */
function read(text: string): number {
  const values: Record<string, number> = {
    không: 0,
    một: 1,
    mốt: 1,
    hai: 2,
    ba: 3,
    bốn: 4,
    tư: 4,
    năm: 5,
    lăm: 5,
    sáu: 6,
    bảy: 7,
    tám: 8,
    chín: 9,
  };
  const scales: Record<string, number> = { nghìn: 1e3, triệu: 1e6 };
  const groupsOf = (words: string[]): number => {
    let [sum, group] = [0, 0];
    let digit = 0;
    for (const word of words) {
      if (word in values) digit = values[word] ?? 0;
      else if (word === 'trăm') [group, digit] = [group + digit * 100, 0];
      else if (word === 'mươi') [group, digit] = [group + digit * 10, 0];
      else if (word === 'mười') [group, digit] = [group + 10, 0];
      else if (word in scales) [sum, group, digit] = [sum + (group + digit) * (scales[word] ?? 0), 0, 0];
    }
    return sum + group + digit;
  };
  const words = text
    .toLowerCase()
    .replace(/ đồng$/, '')
    .split(' ');
  const at = words.lastIndexOf('tỷ');
  return at < 0 ? groupsOf(words) : groupsOf(words.slice(0, at)) * 1e9 + groupsOf(words.slice(at + 1));
}

describe('a sum in words', () => {
  for (const [amount, words] of [
    [0, 'Không đồng'],
    [5, 'Năm đồng'],
    [15, 'Mười lăm đồng'],
    [21, 'Hai mươi mốt đồng'],
    [24, 'Hai mươi tư đồng'],
    [105, 'Một trăm linh năm đồng'],
    [20_000, 'Hai mươi nghìn đồng'],
    [160_000, 'Một trăm sáu mươi nghìn đồng'],
    [1_000_005, 'Một triệu không trăm linh năm đồng'],
    [2_000_000_000, 'Hai tỷ đồng'],
  ] as const)
    it(`of ${amount} is "${words}"`, () => assert.equal(amountInWords(amount), words));

  it('means the sum, whatever the sum', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(2_000_000), fc.integer({ min: 0, max: 999_999_999_999_999 })), (amount) => {
        assert.equal(read(amountInWords(amount)), amount);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused for what is no sum', () => {
    for (const wrong of [-1, 0.5, Number.NaN, 1e16]) assert.throws(() => amountInWords(wrong), RangeError);
  });
});

describe('the sum of a bill', () => {
  it('is exact for whole đồng and refuses everything else', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 1, maxLength: 20 }), (amounts) => {
        assert.equal(
          BigInt(sumOf(amounts)),
          amounts.reduce((a, b) => a + BigInt(b), 0n),
        );
      }),
    );
    for (const wrong of [[], [0], [-5], [1.5], [Number.NaN], [1, Number.POSITIVE_INFINITY]])
      assert.throws(() => sumOf(wrong), RangeError);
  });
});

describe('text for a bank statement', () => {
  it('keeps to what every bank can print', () => {
    assert.equal(asciiText('Lệ phí hồ sơ Đắk Nông | số 1'), 'Le phi ho so Dak Nong so 1');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.match(asciiText(text), /^[A-Za-z0-9 .-]{0,70}$/)),
    );
  });
});
