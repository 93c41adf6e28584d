import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { percentOf } from './percent.ts';

test('percentages round half up', () => {
  assert.equal(percentOf(1, 8, 0), 13);
  assert.equal(percentOf(7, 8, 1), 87.5);
  assert.equal(percentOf(1, 3, 2), 33.33);
  assert.equal(percentOf(2, 3, 2), 66.67);
  assert.equal(percentOf(1005, 100_000, 2), 1.01);
  assert.equal(percentOf(148_367, 168_585, 1), 88);
});

test('numbers with digits after the mark have a share too', () => {
  assert.equal(percentOf(82.78, 89.23, 1), 92.8);
  assert.equal(percentOf(0.5, 8, 2), 6.25);
});

test('over a hundred is told as it is, and nothing of nothing is no share', () => {
  assert.equal(percentOf(342_934, 324_898, 1), 105.6);
  assert.equal(percentOf(0, 0, 1), null);
  assert.equal(percentOf(0, 5, 1), 0);
});

test('the rounded percentage is never further than half a unit of its last digit', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), fc.nat(3), (n, d, decimals) => {
      const percent = percentOf(n, d, decimals) ?? Number.NaN;
      const scaled = BigInt(Math.round(percent * 10 ** decimals));
      const distance = scaled * BigInt(d) - BigInt(n) * 10n ** BigInt(decimals + 2);
      assert.ok(-BigInt(d) < 2n * distance && 2n * distance <= BigInt(d));
    }),
  );
});
