import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { actsAt, applicationStates, transitions } from './application-state.ts';
import { cardFee } from './card-fee.ts';
import { cardEndsOn, cardRegimeAt, reasonsOf, whyNotCard } from './card-rules.ts';

const day = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

describe('the last day of a card', () => {
  it('is the birthday at 25, 40 or 60, two years before which the next one counts', () => {
    const end = (birthDate: string, on: string) =>
      cardEndsOn({ birthDate, birthYear: Number(birthDate.slice(0, 4)) }, on, cardRegimeAt(on));
    assert.equal(end('2005-05-10', '2023-12-18'), '2030-05-10');
    assert.equal(end('2000-12-19', '2023-12-18'), '2025-12-19', 'not yet 23');
    assert.equal(end('2000-12-18', '2023-12-18'), '2040-12-18', '23 today: not 25 but 40');
    assert.equal(end('1950-01-01', '2023-12-18'), null, 'after 58 it has no end');
    assert.equal(end('2000-02-29', '2023-01-01'), '2025-02-28');
    assert.equal(end('2015-03-01', '2024-08-01'), '2029-03-01', 'a child’s ends at 14 since 2024');
  });

  it('always lies at least two years ahead and never changes the day of the year but for 29 February', () => {
    fc.assert(
      fc.property(day('1930-01-01', '2015-12-31'), day('2024-07-01', '2030-12-31'), (birthDate, on) => {
        const end = cardEndsOn({ birthDate, birthYear: Number(birthDate.slice(0, 4)) }, on, cardRegimeAt(on));
        if (end === null) return;
        const twoYears = `${Number(on.slice(0, 4)) + 2}${on.slice(4)}`.replace('-02-29', '-02-28');
        assert.ok(end >= twoYears, `${birthDate} ${on} ${end}`);
        assert.ok(end.slice(5) === birthDate.slice(5) || birthDate.endsWith('-02-29'));
      }),
    );
  });

  it('of whom only the year is known is the last day of that year', () => {
    assert.equal(
      cardEndsOn({ birthDate: null, birthYear: 1990 }, '2023-12-18', cardRegimeAt('2023-12-18')),
      '2030-12-31',
    );
  });
});

describe('what a card costs', () => {
  const change = { counter: 50_000, online: 25_000 };
  it('keeps the three rates of the circular and takes a reduction along', () => {
    const vnd = (kind: 'new' | 'change' | 'lost', reason: string, online: boolean) =>
      cardFee({ kind, reason: reason as never, online, exempt: false }, change).vnd;
    assert.deepEqual(
      [vnd('new', 'from-old-card', false), vnd('change', 'damaged', false), vnd('lost', 'lost', false)],
      [30_000, 50_000, 70_000],
    );
    assert.deepEqual(
      [vnd('new', 'from-old-card', true), vnd('change', 'damaged', true), vnd('lost', 'lost', true)],
      [15_000, 25_000, 35_000],
    );
    for (const [kind, reason] of [
      ['new', 'first'],
      ['change', 'age'],
      ['change', 'data-wrong'],
    ] as const)
      assert.equal(vnd(kind, reason, false), 0);
  });
});

describe('who may apply', () => {
  const law2014 = cardRegimeAt('2024-06-30');
  const law2023 = cardRegimeAt('2024-07-01');
  const wish = { kind: 'new', reason: 'first', age: 10, withParent: true, vietnamese: true } as const;
  it('changed on 1 July 2024', () => {
    assert.equal(whyNotCard(wish, law2014), 'too-young');
    assert.equal(whyNotCard(wish, law2023), undefined);
    assert.equal(whyNotCard({ ...wish, withParent: false }, law2023), 'parent-needed');
    assert.equal(whyNotCard({ ...wish, vietnamese: false }, law2023), 'citizens-only');
    assert.equal(
      whyNotCard({ ...wish, kind: 'change', reason: 'age', age: 20 }, law2023),
      undefined,
      'from 12 on, since 14 counts',
    );
    assert.equal(whyNotCard({ ...wish, kind: 'change', reason: 'age', age: 20 }, law2014), 'age-not-reached');
  });
  it('each kind has reasons of its own', () => {
    const all = Object.values(reasonsOf).flat();
    assert.equal(new Set(all).size, all.length);
  });
});

describe('the states of an application', () => {
  it('are all reached, and an end has no way out', () => {
    const reached = new Set<string>(['appointed', 'received', ...Object.values(transitions).map((t) => t.to)]);
    assert.deepEqual([...reached].sort(), [...applicationStates].sort());
    const everybody = ['receiving-officer', 'specialist', 'approver'];
    for (const end of ['handed-over', 'refused', 'cancelled'] as const) assert.deepEqual(actsAt(end, everybody), []);
    for (const state of applicationStates) assert.deepEqual(actsAt(state, ['leader']), []);
  });
});
