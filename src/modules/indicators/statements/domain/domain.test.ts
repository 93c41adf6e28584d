import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatNumber } from '#platform/i18n';
import { addDays, isIsoDate } from '#platform/time';
import type { DeclaredDefinition } from '../../domain/definition.ts';
import { checkLines, type Line, percentOfLine } from './check-lines.ts';
import { periodKinds, periodLocks, periodOn } from './period.ts';
import { readNumber, typedText } from './read-number.ts';
import { stageOn } from './reminder.ts';

const two = { decimals: 2 };
const read = (text: string, field: Parameters<typeof readNumber>[1] = two) => {
  const result = readNumber(text, field);
  return result.ok ? result.value : result.key.replace('indicators.statement.number.', '');
};

describe('reading numbers', () => {
  it('reads them as Vietnamese offices write them', () => {
    for (const [text, value] of [
      ['1.234,5', 1234.5],
      ['1.234', 1234],
      ['1234', 1234],
      ['1 234 567', 1234567],
      ['02', 2],
      ['85,98', 85.98],
      ['82.78', 82.78],
      ['0', 0],
      ['１２', 12],
      ['', null],
      ['  ', null],
    ] as const)
      assert.equal(read(text), value, text);
    assert.equal(read('99,7 %', { decimals: 2, percent: true }), 99.7);
  });

  it('says what to write where there are two readings, and never guesses', () => {
    for (const [text, fault] of [
      ['85/98%', 'two-numbers'],
      ['85/98', 'two-numbers'],
      ['12%', 'percent-sign'],
      ['-3', 'negative'],
      ['12 hồ sơ', 'with-words'],
      ['3 triệu', 'with-words'],
      ['1,234,567', 'english'],
      ['1,234.5', 'english'],
      ['1.23.4', 'unreadable'],
      ['12.34.567', 'unreadable'],
      ['1,2,3', 'unreadable'],
      ['12 34', 'unreadable'],
      ['9.999.999.999.999', 'too-large'],
      ['1,234', 'too-many-decimals'],
    ] as const)
      assert.equal(read(text), fault, text);
    assert.equal(read('1,234', { decimals: 0 }), 'whole');
    assert.deepEqual(readNumber('1,234.5', two), {
      ok: false,
      key: 'indicators.statement.number.english',
      params: { text: '1,234.5', instead: '1.234,5' },
    });
  });

  it('gives back every number that the platform itself has written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const value = Number(`${whole}.${String(cents).padStart(2, '0')}`);
        assert.equal(read(formatNumber('vi', value)), value);
        assert.equal(read(typedText(value)), value);
      }),
    );
  });

  it('answers whatever is typed, and takes nothing that has no digit or other signs between them', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30, unit: 'grapheme' }), (text) => {
        const result = readNumber(text, two);
        if (result.ok && result.value !== null) assert.match(text.normalize('NFKC').trim(), /^\d[\d.,\s]*$/);
      }),
    );
    const sign = fc.constantFrom('0', '1', '9', '12', '345', '.', ',', '/', '%', ' ', '-');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 8 }), (signs) => {
        const result = readNumber(signs.join(''), two);
        if (!result.ok || result.value === null) return;
        // Read aloud again in the one right way of writing, it is the same number.
        assert.equal(read(formatNumber('vi', result.value)), result.value);
        assert.ok(result.value >= 0);
      }),
    );
  });
});

describe('periods', () => {
  it('are named and bounded', () => {
    assert.deepEqual(periodOn('week', '2023-11-30'), {
      code: '2023-W48',
      startsOn: '2023-11-27',
      endsOn: '2023-12-03',
    });
    assert.equal(periodOn('week', '2023-01-01').code, '2022-W52');
    assert.deepEqual(periodOn('month', '2023-11-30'), {
      code: '2023-M11',
      startsOn: '2023-11-01',
      endsOn: '2023-11-30',
    });
    assert.deepEqual(periodOn('quarter', '2023-12-01'), {
      code: '2023-Q4',
      startsOn: '2023-10-01',
      endsOn: '2023-12-31',
    });
    assert.equal(periodOn('nine-months', '2023-05-01').endsOn, '2023-09-30');
    assert.equal(periodOn('year', '2024-02-29').endsOn, '2024-12-31');
    assert.equal(periodOn('month', '2024-02-05').endsOn, '2024-02-29');
  });

  it('close on the 14th where the decree on reports says so', () => {
    const on = (kind: (typeof periodKinds)[number], day: string) => periodOn(kind, day, 'decree-09');
    assert.deepEqual(on('month', '2023-11-30'), { code: '2023-M11', startsOn: '2023-10-15', endsOn: '2023-11-14' });
    assert.deepEqual(on('quarter', '2023-02-01'), { code: '2023-Q1', startsOn: '2022-12-15', endsOn: '2023-03-14' });
    assert.deepEqual(on('year', '2023-05-01'), { code: '2023-12M', startsOn: '2022-12-15', endsOn: '2023-12-14' });
  });

  it('of one kind follow each other without a gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('week', 'month', 'quarter', 'year' as const),
        fc.constantFrom(...periodLocks),
        fc.integer({ min: 0, max: 9000 }),
        (kind, lock, days) => {
          const one = periodOn(kind, addDays('2015-01-01', days), 'calendar');
          const next = periodOn(kind, addDays(one.endsOn, 1), 'calendar');
          assert.ok(isIsoDate(one.startsOn) && one.startsOn <= one.endsOn);
          assert.equal(next.startsOn, addDays(one.endsOn, 1));
          assert.notEqual(next.code, one.code);
          const [closed, nextClosed] = [periodOn(kind, one.endsOn, lock), periodOn(kind, next.endsOn, lock)];
          assert.equal(nextClosed.startsOn, addDays(closed.endsOn, 1));
        },
      ),
    );
    assert.equal(periodKinds.length, 7);
  });
});

const figure = (code: string, more: Partial<DeclaredDefinition> = {}): DeclaredDefinition => ({
  code,
  section: '5.2',
  label: { vi: code, en: code },
  unit: 'business',
  kind: 'share',
  meaning: { vi: '', en: '' },
  period: 'to-date',
  decimals: 1,
  source: 'declared',
  statement: { owner: { branch: 'tax', level: 'province' }, asks: ['numerator', 'denominator'], evidence: 'none' },
  ...more,
});
const line = (numerator: number | null, denominator: number | null = null, percent: number | null = null): Line => ({
  numerator,
  denominator,
  percent,
});
const kinds = (
  asked: DeclaredDefinition[],
  lines: Record<string, Line>,
  previous: Record<string, Line> = {},
): string[] =>
  checkLines({
    asked,
    lines: new Map(Object.entries(lines)),
    previous: new Map(Object.entries(previous)),
    files: 0,
  }).map((c) => `${c.code} ${c.kind}`);

describe('checks of a form', () => {
  it('find what contradicts itself and what changed strangely', () => {
    const total = figure('total', { parts: ['a', 'b'] });
    const [a, b] = [figure('a', { within: 'total' }), figure('b')];
    assert.deepEqual(kinds([total, a, b], { total: line(42, 48), a: line(17), b: line(25) }), []);
    assert.deepEqual(kinds([total, a, b], { total: line(42, 48), a: line(17), b: line(26) }), ['total parts-differ']);
    assert.deepEqual(kinds([total, a], { total: line(4, 8), a: line(5) }), ['a more-than-whole']);
    assert.deepEqual(kinds([a], { a: line(49, 48) }), ['a over-hundred']);
    assert.deepEqual(kinds([a], { a: line(9, 48) }, { a: line(10, 48) }), ['a fell']);
    assert.deepEqual(kinds([a], { a: line(40, 48) }, { a: line(10, 48) }), ['a jumped']);
    assert.deepEqual(kinds([a], { a: line(10, 48) }, { a: line(10, 48) }), ['a unchanged']);
    const wanted = { ...a.statement, evidence: 'wanted' as const };
    assert.deepEqual(kinds([figure('a', { statement: wanted })], { a: line(1, 2) }), ['a no-evidence']);
  });

  it('find the percentage that was copied from the line above, but not equal round ones or equal counts', () => {
    const [a, b] = [figure('a'), figure('b')];
    assert.deepEqual(kinds([a, b], { a: line(1, 3), b: line(100, 300) }), ['b same-percent']);
    assert.deepEqual(kinds([a, b], { a: line(1, 3), b: line(1, 3) }), []);
    assert.deepEqual(kinds([a, b], { a: line(1, 1), b: line(100, 100) }), []);
    assert.deepEqual(kinds([a, b], { a: line(null, null, 82.03), b: line(null, null, 82.03) }), ['b same-percent']);
  });

  it('work shares of decimals out exactly', () => {
    assert.equal(percentOfLine(line(82.78, 89.23), 2), 92.77);
    assert.equal(percentOfLine(line(31141, 42113), 1), 73.9);
    assert.equal(percentOfLine(line(1, 0), 1), null);
    assert.equal(percentOfLine(line(null, null, 99.1), 1), 99.1);
  });
});

describe('reminders', () => {
  it('come in stages, the last one reached', () => {
    const due = '2023-12-01';
    assert.equal(stageOn('2023-11-29', due), undefined);
    assert.equal(stageOn('2023-11-30', due), 'soon');
    assert.equal(stageOn('2023-12-01', due), 'soon');
    assert.equal(stageOn('2023-12-02', due), 'late-1');
    assert.equal(stageOn('2023-12-06', due), 'late-3');
    assert.equal(stageOn('2024-03-01', due), 'late-30');
  });
});
