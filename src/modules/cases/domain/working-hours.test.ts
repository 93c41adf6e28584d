import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { vietnamInstant } from '#platform/time';
import { anyCalendar, type RandomCalendar } from './random-calendar.ts';
import { workingMinutesBetween } from './working-hours.ts';

const at = (text: string) => new Date(`${text}:00+07:00`);

describe('working time between two moments', () => {
  it('counts office hours only: 7:30 to 11:30 and 13:00 to 17:00', () => {
    // Monday 18 December 2023.
    assert.equal(workingMinutesBetween(at('2023-12-18T07:30'), at('2023-12-18T17:00')), 480);
    assert.equal(workingMinutesBetween(at('2023-12-18T00:00'), at('2023-12-18T23:59')), 480);
    assert.equal(workingMinutesBetween(at('2023-12-18T11:00'), at('2023-12-18T13:30')), 60);
    assert.equal(workingMinutesBetween(at('2023-12-18T11:30'), at('2023-12-18T13:00')), 0);
    assert.equal(workingMinutesBetween(at('2023-12-18T16:00'), at('2023-12-19T08:00')), 90);
  });

  it('leaves out weekends and holidays, and counts a Saturday that is worked', () => {
    // Friday to Monday; Saturday 30 December to Tuesday 2 January with New Year's Day; Saturday 4 May 2024 was worked.
    assert.equal(workingMinutesBetween(at('2023-12-22T16:00'), at('2023-12-25T08:30')), 120);
    assert.equal(workingMinutesBetween(at('2023-12-30T08:00'), at('2024-01-02T08:30')), 60);
    assert.equal(workingMinutesBetween(at('2024-05-04T07:30'), at('2024-05-05T12:00')), 480);
  });

  it('is nothing when the end is not later', () => {
    assert.equal(workingMinutesBetween(at('2023-12-18T09:00'), at('2023-12-18T09:00')), 0);
    assert.equal(workingMinutesBetween(at('2023-12-18T10:00'), at('2023-12-18T09:00')), 0);
  });
});

const minutesOfYear = 300 * 1440;
const moments = fc.record({
  calendar: anyCalendar,
  from: fc.nat(minutesOfYear),
  length: fc.oneof(fc.nat(3000), fc.nat(30_000)),
});
const momentIn = (calendar: RandomCalendar, minutes: number) => vietnamInstant(calendar.first, minutes);

/** Minute by minute, with the clock on the wall. */
function slow(calendar: RandomCalendar, from: number, to: number): number {
  const midnight = Date.parse(calendar.first);
  let count = 0;
  for (let minute = from; minute < to; minute += 1) {
    const ofDay = minute % 1440;
    const open = (ofDay >= 450 && ofDay < 690) || (ofDay >= 780 && ofDay < 1020);
    if (open && calendar.works(midnight + Math.floor(minute / 1440) * 86_400_000)) count += 1;
  }
  return count;
}

describe('for any calendar and any two moments', () => {
  it('is what counting minute by minute gives', () => {
    fc.assert(
      fc.property(moments, ({ calendar, from, length }) => {
        const found = workingMinutesBetween(momentIn(calendar, from), momentIn(calendar, from + length), calendar);
        assert.equal(found, slow(calendar, from, from + length));
      }),
      { numRuns: 400 },
    );
  });

  it('adds up over any moment between', () => {
    fc.assert(
      fc.property(moments, fc.nat(30_000), ({ calendar, from, length }, cut) => {
        const middle = from + (cut % (length + 1));
        const [a, b, c] = [from, middle, from + length].map((m) => momentIn(calendar, m)) as [Date, Date, Date];
        assert.equal(
          workingMinutesBetween(a, b, calendar) + workingMinutesBetween(b, c, calendar),
          workingMinutesBetween(a, c, calendar),
        );
      }),
    );
  });
});
