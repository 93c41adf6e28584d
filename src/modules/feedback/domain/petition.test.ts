import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#platform/time';
import { workingCalendar } from '#procedures';
import { clockFrom, handleByAfterWait, publishBy, transitions } from './petition.ts';

/** A day of the years that the calendar knows well. */
const day = fc.integer({ min: 0, max: 1_000 }).map((n) => addDays('2023-01-02', n));

/** The n-th working day after a date, counted one day at a time. */
function countedOn(from: string, count: number): string {
  let date = from;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    if (workingCalendar.isWorkingDay(date)) left -= 1;
  }
  return date;
}

describe('the clock of a complaint', () => {
  it('gives 2, 5 and 15 working days after the day it was sent, and 2 after the answer', () => {
    fc.assert(
      fc.property(day, (sentOn) => {
        const clock = clockFrom(sentOn, workingCalendar);
        assert.deepEqual(clock, {
          refuseBy: countedOn(sentOn, 2),
          askBy: countedOn(sentOn, 5),
          handleBy: countedOn(sentOn, 15),
        });
        assert.equal(publishBy(sentOn, workingCalendar), countedOn(sentOn, 2));
      }),
    );
  });

  it('over New Year 2024 does not count the holiday and the weekends', () => {
    assert.deepEqual(clockFrom('2023-12-28', workingCalendar), {
      refuseBy: '2024-01-02',
      askBy: '2024-01-05',
      handleBy: '2024-01-19',
    });
  });

  it('stands still while the sender owes words: exactly as many working days later', () => {
    fc.assert(
      fc.property(day, fc.nat(10), fc.nat(20), (sentOn, untilAsked, untilSupplied) => {
        const { handleBy } = clockFrom(sentOn, workingCalendar);
        const askedOn = addDays(sentOn, untilAsked);
        const suppliedOn = addDays(askedOn, untilSupplied);
        const later = handleByAfterWait({ handleBy, askedOn, suppliedOn }, workingCalendar);
        let waited = 0;
        for (let d = addDays(askedOn, 1); d <= suppliedOn; d = addDays(d, 1))
          if (workingCalendar.isWorkingDay(d)) waited += 1;
        assert.equal(later, countedOn(handleBy, waited));
      }),
    );
  });
});

describe('the table of steps', () => {
  it('leaves no way out of an end, and an end can be reached from everywhere', () => {
    const rows = Object.values(transitions) as { from: readonly string[]; to: string }[];
    for (const end of ['refused', 'published', 'withdrawn'])
      assert.ok(
        rows.every((r) => !r.from.includes(end)),
        end,
      );
    const ends = new Set(['refused', 'published', 'withdrawn']);
    for (let i = 0; i < 5; i += 1) for (const r of rows) if (ends.has(r.to)) for (const f of r.from) ends.add(f);
    assert.deepEqual([...ends].sort(), [
      'answered',
      'handling',
      'published',
      'refused',
      'sent',
      'supplementing',
      'withdrawn',
    ]);
  });
});
