import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { difference } from './difference.ts';
import { letterDifference } from './letter-difference.ts';

const join = (stretches: ReturnType<typeof letterDifference>, without: string) =>
  stretches
    .filter((stretch) => stretch.kind !== without)
    .map((stretch) => stretch.text)
    .join('');

const word = fc.string({ unit: fc.constantFrom(...'abêểđNiH\u2019 1/'), maxLength: 30 });

describe('letterDifference', () => {
  it('gives both texts back', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const stretches = letterDifference(left, right);
        assert.equal(join(stretches, 'only-right'), left.normalize('NFC'));
        assert.equal(join(stretches, 'only-left'), right.normalize('NFC'));
      }),
    );
  });

  it('finds no difference between a text and itself, however its marks are encoded', () => {
    fc.assert(
      fc.property(word, (text) => {
        const kinds = letterDifference(text.normalize('NFD'), text).map((stretch) => stretch.kind);
        assert.deepEqual(kinds, text === '' ? [] : ['same']);
      }),
    );
  });

  it('marks a letter with another mark as one letter', () => {
    assert.deepEqual(letterDifference('Niê', 'Nie'), [
      { kind: 'same', text: 'Ni' },
      { kind: 'only-left', text: 'ê' },
      { kind: 'only-right', text: 'e' },
    ]);
  });

  it('compares very long texts as wholes instead of filling the memory', () => {
    const long = 'a'.repeat(5000);
    assert.equal(letterDifference(long, `${long}b`).length, 2);
    assert.equal(letterDifference(long, long).length, 1);
  });
});

describe('difference', () => {
  const draw = (written: string | null, registry: string | null) =>
    String(difference({ language: 'vi', rows: [{ label: 'Họ tên', written, registry }] }));

  it('says so in words when both agree', () => {
    assert.match(draw('An', 'An'), /Khớp/);
    assert.doesNotMatch(draw('An', 'An'), /<ins|<del/);
  });

  it('counts the places that differ and marks them on both sides', () => {
    const markup = draw('Nie Kdam', 'Niê Kdăm');
    assert.match(markup, /Khác 2 chỗ/);
    assert.equal(markup.split('<ins').length - 1, 2);
    assert.equal(markup.split('<del').length - 1, 2);
  });

  it('tells nothing written from nothing registered', () => {
    assert.match(draw(null, 'An'), /Người dân không ghi/);
    assert.match(draw('An', null), /Cơ sở dữ liệu không có/);
    assert.match(draw(null, null), /Khớp/);
  });
});
