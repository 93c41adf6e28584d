import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { components, groups } from './component.ts';
import { isPeriod, periodsAtNight, spanOf } from './period.ts';
import { addCounts, type Counts, pointsOf, scoreOf } from './points.ts';
import { officerScore, unitCard, unitGrade } from './scorecard.ts';

describe('the index', () => {
  it('has a hundred points in six groups of 18, 20, 12, 10, 18 and 22', () => {
    const { groups: scored } = scoreOf(new Map());
    assert.deepEqual(
      scored.map((g) => [g.group, g.max]),
      [
        ['openness', 18],
        ['progress', 20],
        ['online', 12],
        ['payment', 10],
        ['satisfaction', 18],
        ['digitisation', 22],
      ],
    );
    assert.equal(new Set(components.map((c) => c.code)).size, components.length);
    assert.ok(components.every((c) => groups.includes(c.group)));
  });

  // Worked out by hand: share ÷ threshold × most points.
  for (const [numerator, denominator, max, threshold, points] of [
    [4, 5, 6, 80, 6],
    [3, 5, 6, 80, 4.5],
    [79, 100, 6, 80, 5.93],
    [1, 3, 20, 100, 6.67],
    [0, 7, 20, 100, 0],
    [1, 4, 6, 50, 3],
    [9, 9, 2, 100, 2],
  ] as const)
    it(`gives ${points} of ${max} points for ${numerator} of ${denominator} at a threshold of ${threshold} %`, () =>
      assert.equal(pointsOf({ numerator, denominator }, { max, threshold }), points));

  it('leaves out what cannot be counted, instead of counting it as nothing', () => {
    const score = scoreOf(new Map([['2.1', { numerator: 10, denominator: 10 }]]));
    assert.deepEqual([score.points, score.counted, score.share], [20, 20, 100]);
    assert.equal(score.components.find((c) => c.code === '5.4')?.points, null);
    assert.equal(scoreOf(new Map()).share, null);
  });

  const counts = fc
    .record({ denominator: fc.nat(1_000_000), part: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ denominator, part }): Counts => ({ numerator: Math.floor(denominator * part), denominator }));

  it('never gives more than the most, more for more, and no part of it is lost in the groups', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...components.map((c) => c.code)), counts)), (list) => {
        const score = scoreOf(new Map(list));
        for (const c of score.components) {
          assert.ok((c.points ?? 0) >= 0 && (c.points ?? 0) <= c.max);
          if (c.points !== null && c.numerator < c.denominator) {
            const more = pointsOf({ numerator: c.numerator + 1, denominator: c.denominator }, c);
            assert.ok((more ?? 0) >= c.points);
          }
        }
        const sum = score.groups.reduce((s, g) => s + g.points, 0);
        assert.ok(Math.abs(sum - score.points) < 0.005);
        assert.ok(score.points <= score.counted && score.counted <= 100);
      }),
    );
  });

  it('of a whole is worked out from the sums of its parts, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 8 }), (parts) => {
        const maps = parts.map((p) => new Map([['2.1', p]]));
        const sum = addCounts(maps).get('2.1') ?? { numerator: 0, denominator: 0 };
        assert.deepEqual(addCounts(maps.toReversed()).get('2.1') ?? { numerator: 0, denominator: 0 }, sum);
        assert.equal(
          sum.denominator,
          parts.reduce((s, p) => s + p.denominator, 0),
        );
      }),
    );
  });
});

describe('a period', () => {
  it('goes from its first day to its last, or to today', () => {
    assert.deepEqual(spanOf('2023-02', '2023-12-18'), { from: '2023-02-01', to: '2023-02-28' });
    assert.deepEqual(spanOf('2024-02', '2025-01-01'), { from: '2024-02-01', to: '2024-02-29' });
    assert.deepEqual(spanOf('2023-12', '2023-12-18'), { from: '2023-12-01', to: '2023-12-18' });
    assert.deepEqual(spanOf('2023', '2024-05-05'), { from: '2023-01-01', to: '2023-12-31' });
    assert.equal(spanOf('2024-01', '2023-12-18'), undefined);
    assert.deepEqual(['2023', '2023-12', '2023-13', '202', '2023-1'].map(isPeriod), [true, true, false, false, false]);
  });

  it('that has just ended is computed once more in the first days of the next', () => {
    assert.deepEqual(periodsAtNight('2023-12-18'), ['2023-12', '2023']);
    assert.deepEqual(periodsAtNight('2024-01-03'), ['2024-01', '2024', '2023-12', '2023']);
    assert.deepEqual(periodsAtNight('2024-03-03'), ['2024-03', '2024', '2024-02']);
  });
});

describe('a scorecard', () => {
  const none = { numerator: 0, denominator: 0 };
  const facts = { cases: 10, early: 6, onTime: 3, supplemented: 2, attitude: 15 };

  it('of an officer sums four indices and is graded at 5 and 3.5', () => {
    assert.deepEqual(officerScore(facts), {
      indices: { '1': 1.5, '3': 1.8, '4': 1.8, '7': 1.5 },
      points: 6.6,
      grade: 'full',
    });
    const late = { cases: 10, early: 0, onTime: 0, supplemented: 10, attitude: 0 };
    assert.equal(officerScore(late)?.grade, 'short');
    assert.equal(officerScore({ ...late, attitude: 15 })?.grade, 'part');
    assert.equal(officerScore({ ...late, cases: 0, supplemented: 0 }), null);
  });

  it('of an agency leaves out the two indices without records and grades on the scale of 18', () => {
    const card = unitCard({
      ...facts,
      complete: { numerator: 5, denominator: 5 },
      petitions: none,
      dragging: 0,
      fullOnline: { numerator: 1, denominator: 5 },
      online: { numerator: 3, denominator: 10 },
      onlineLate: 0,
    });
    assert.deepEqual(card.indices, {
      '1': 1.5,
      '2': null,
      '3': 1.8,
      '4': 1.8,
      '5': null,
      '6': 1,
      '7': 1.5,
      '8': 2,
      '9': 2,
    });
    assert.deepEqual([card.points, card.counted, card.scaled, card.grade], [11.6, 14, 14.91, 'good']);
  });

  it('loses index 8 to one complaint that drags on and index 9 to one late online case', () => {
    const base = {
      ...facts,
      complete: none,
      petitions: { numerator: 95, denominator: 100 },
      fullOnline: { numerator: 5, denominator: 5 },
      online: { numerator: 9, denominator: 10 },
    };
    assert.equal(unitCard({ ...base, dragging: 0, onlineLate: 0 }).indices['8'], 1);
    assert.equal(unitCard({ ...base, dragging: 1, onlineLate: 0 }).indices['8'], 0);
    assert.equal(unitCard({ ...base, dragging: 0, onlineLate: 1 }).indices['9'], 0);
  });

  it('is graded at 15, 12, 9 and 6', () => {
    assert.deepEqual([18, 15, 14.99, 12, 11.99, 9, 8.99, 6, 5.99].map(unitGrade), [
      'excellent',
      'excellent',
      'good',
      'good',
      'fair',
      'fair',
      'average',
      'average',
      'weak',
    ]);
  });
});
