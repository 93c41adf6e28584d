import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  clockFrom,
  daysBetween,
  fixedClock,
  isIsoDate,
  vietnamDate,
  vietnamInstant,
  vietnamMinutes,
  weekday,
} from './index.ts';

const dates = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

describe('Vietnamese time', () => {
  it('begins its day at 17:00 UTC', () => {
    assert.equal(vietnamDate(new Date('2023-12-17T16:59:59.999Z')), '2023-12-17');
    assert.equal(vietnamDate(new Date('2023-12-17T17:00:00.000Z')), '2023-12-18');
    assert.equal(vietnamMinutes(new Date('2023-12-17T16:59:59.999Z')), 23 * 60 + 59);
    assert.equal(vietnamMinutes(new Date('2023-12-17T17:00:00.000Z')), 0);
  });

  it('goes to an instant and back', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 1439 }), (date, minutes) => {
        const instant = vietnamInstant(date, minutes);
        assert.equal(vietnamDate(instant), date);
        assert.equal(vietnamMinutes(instant), minutes);
      }),
    );
  });
});

describe('calendar dates', () => {
  it('adding days and counting them are each other’s opposite', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
        const other = addDays(date, days);
        assert.equal(daysBetween(date, other), days);
        assert.equal((((weekday(other) - weekday(date) - days) % 7) + 7) % 7, 0);
      }),
    );
    assert.equal(weekday('2023-12-18'), 1);
    assert.equal(addDays('2024-02-28', 1), '2024-02-29');
  });

  it('are real dates and nothing else', () => {
    fc.assert(fc.property(dates, (date) => assert.ok(isIsoDate(date))));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (year, month, day) => {
          const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
          const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
          assert.equal(isIsoDate(text), day >= 1 && day <= (lengths[month - 1] ?? 0), text);
        },
      ),
      { numRuns: 2_000 },
    );
    for (const text of ['', '2023-2-1', '2023-12-18T00:00', ' 2023-12-18', '2023-12-18\n', '18/12/2023'])
      assert.equal(isIsoDate(text), false, text);
  });
});

describe('clocks', () => {
  it('started at a past time go on from there', () => {
    const start = new Date('2023-12-18T01:00:00Z');
    const clock = clockFrom(start);
    const passed = clock.now().getTime() - start.getTime();
    assert.ok(passed >= 0 && passed < 5_000);
  });

  it('that stand still give a new object each time, which nobody else can change', () => {
    const clock = fixedClock(new Date('2023-12-18T01:00:00Z'));
    clock.now().setFullYear(1990);
    assert.equal(clock.now().toISOString(), '2023-12-18T01:00:00.000Z');
  });
});
