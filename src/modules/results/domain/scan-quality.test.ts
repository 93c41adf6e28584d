import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { drawSample, sampleSize } from './sample.ts';
import { dpiOf, isSharp, type PaperSize, paperSizes, picturesOwed } from './scan-quality.ts';
import { readCode, writtenCode } from './verification-code.ts';

describe('sharpness of a scan', () => {
  it('knows an A4 sheet at 200 and 199 dots an inch, upright or lying', () => {
    assert.equal(dpiOf({ width: 1654, height: 2339 }, 'a4'), 200);
    assert.equal(dpiOf({ width: 2339, height: 1654 }, 'a4'), 200);
    assert.ok(isSharp(dpiOf({ width: 1640, height: 2339 }, 'a4')), 'a hair off the edge is forgiven');
    assert.ok(!isSharp(dpiOf({ width: 1240, height: 1754 }, 'a4')), '150 dots are too few');
  });

  it('is what the scanner was set to, for every paper', () => {
    const size = fc.constantFrom(...(Object.keys(paperSizes) as PaperSize[]));
    fc.assert(
      fc.property(size, fc.integer({ min: 72, max: 1200 }), (paper, dpi) => {
        const [short, long] = paperSizes[paper];
        const pixels = (mm: number) => Math.round((mm / 25.4) * dpi);
        const found = dpiOf({ width: pixels(short), height: pixels(long) }, paper);
        assert.ok(Math.abs(found - dpi) <= 1, `${paper} at ${dpi}: ${found}`);
      }),
    );
  });

  it('counts a page with a note twice (Circular 01/2023/TT-VPCP, art. 8)', () => {
    assert.equal(picturesOwed({ paperPages: 3, notePages: 1 }), 4);
  });
});

describe('sampling', () => {
  it('looks at all of a small batch and never at fewer than ten of a larger one', () => {
    assert.deepEqual([0, 1, 10, 11, 200, 1000, 100_000].map(sampleSize), [0, 1, 10, 10, 10, 50, 200]);
  });

  it('is the same for whoever checks, another in the next round, and never twice the same document', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `row-${i}`);
    const first = drawSample(ids, 'batch/1');
    assert.deepEqual(drawSample([...ids].reverse(), 'batch/1'), first);
    assert.notDeepEqual(drawSample(ids, 'batch/2'), first);
    assert.equal(new Set(first).size, first.length);
  });
});

describe('a verification code', () => {
  it('is read back from however it was written', () => {
    const letter = fc.constantFrom(...'23456789BCDFGHJKMNPQRSTVWXZ');
    const codes = fc.array(letter, { minLength: 12, maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(codes, (code) => {
        assert.equal(readCode(writtenCode(code)), code);
        assert.equal(readCode(` ${code.toLowerCase()} `), code);
        assert.equal(readCode(`https://example.gov.vn/verify?code=${code}&x=1`), code);
      }),
    );
  });

  it('is not found in what is none', () => {
    for (const text of ['', 'ABC', 'AEIOU-AEIOU-AEIOU', '%', '2'.repeat(40)]) assert.equal(readCode(text), '', text);
  });
});
