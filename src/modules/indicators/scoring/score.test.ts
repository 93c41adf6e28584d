import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Counts, leastRecords, scoreUnits } from './score.ts';

const criteria = [
  { code: 'a', weight: 60, full: 50 },
  { code: 'b', weight: 40, full: 100 },
];

const anyCounts = fc
  .record({ denominator: fc.nat(500), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ denominator, share }): Counts => ({ denominator, numerator: Math.floor(denominator * share) }));
const anyUnits = fc.uniqueArray(fc.record({ key: fc.stringMatching(/^[a-z]{1,4}$/), a: anyCounts, b: anyCounts }), {
  selector: (u) => u.key,
  minLength: 1,
  maxLength: 12,
});

const score = (units: readonly { key: string; a: Counts; b: Counts }[]) =>
  scoreUnits(
    units.map((u) => u.key),
    criteria,
    (key, code) => units.find((u) => u.key === key)?.[code as 'a' | 'b'],
  );

describe('emulation scores', () => {
  it('lie between 0 and 100, in order of rank, whatever the order of the units', () => {
    fc.assert(
      fc.property(anyUnits, (units) => {
        const scored = score(units);
        assert.deepEqual(score(units.toReversed()), scored);
        const totals = scored.map((s) => s.total ?? -1);
        assert.deepEqual(
          totals,
          totals.toSorted((x, y) => y - x),
        );
        for (const { total, rank } of scored) {
          assert.equal(total === null, rank === null);
          assert.ok(total === null || (total >= 0 && total <= 100));
        }
      }),
    );
  });

  it('never fall when more is done', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, fc.nat(50), (a, b, more) => {
        const better = { ...a, numerator: Math.min(a.denominator, a.numerator + more) };
        const [before] = score([{ key: 'u', a, b }]);
        const [after] = score([{ key: 'u', a: better, b }]);
        assert.ok((after?.total ?? -1) >= (before?.total ?? -1));
      }),
    );
  });

  it('leave out what a unit has too few records of', () => {
    const few = { numerator: 0, denominator: leastRecords - 1 };
    const [unit] = score([{ key: 'u', a: { numerator: 25, denominator: 100 }, b: few }]);
    assert.equal(unit?.criteria[1]?.points, null);
    assert.equal(unit?.total, 50);
  });

  it('do not rank a unit of which most cannot be judged', () => {
    const few = { numerator: 3, denominator: 3 };
    const [unit] = score([{ key: 'u', a: few, b: { numerator: 90, denominator: 90 } }]);
    assert.deepEqual([unit?.total, unit?.rank], [null, null]);
  });
});
