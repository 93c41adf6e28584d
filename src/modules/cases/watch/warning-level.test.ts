import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#platform/time';
import { workingCalendar } from '#procedures';
import { isFurther, levelReached, shareUsed, warningLevels } from './warning-level.ts';

const at = (time: string) => new Date(`${time}+07:00`);

describe('the share of a case’s time that is used', () => {
  // Received on Monday morning, ten working days: due on Monday two weeks later.
  const clock = { startedAt: at('2023-11-06T07:30'), dueOn: '2023-11-20' };

  it('counts working time only', () => {
    assert.equal(shareUsed(clock, at('2023-11-06T07:30')), 0);
    const friday = shareUsed(clock, at('2023-11-10T18:00'));
    assert.ok(Math.abs(friday - 5 / 11) < 1e-9);
    assert.equal(shareUsed(clock, at('2023-11-12T12:00')), friday, 'nothing over the weekend');
    assert.equal(shareUsed(clock, at('2023-11-13T06:00')), friday, 'nothing before the office opens');
    assert.equal(shareUsed(clock, at('2023-11-20T17:00')), 1);
    assert.ok(shareUsed(clock, at('2023-11-21T10:00')) > 1);
  });

  it('begins on the next working day when received after the cut-off', () => {
    const late = { startedAt: at('2023-11-06T15:01'), dueOn: '2023-11-21' };
    assert.equal(shareUsed(late, at('2023-11-06T16:30')), 0);
    assert.ok(shareUsed(late, at('2023-11-07T12:00')) > 0);
  });

  it('stands still over the New Year holiday', () => {
    const tet = { startedAt: at('2024-02-06T08:00'), dueOn: '2024-02-20' };
    assert.equal(shareUsed(tet, at('2024-02-09T10:00')), shareUsed(tet, at('2024-02-14T10:00')));
  });

  it('never falls as time goes on, and is whole at the end of the due day', () => {
    const start = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2023-01-03', n));
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 40 }), (day, minute, days) => {
        const startedAt = new Date(at(`${day}T00:00`).getTime() + minute * 60_000);
        const running = { startedAt, dueOn: workingCalendar.addWorkingDays(day, days + 1) };
        let before = 0;
        for (let hours = 0; hours <= 24 * 70; hours += 7) {
          const share = shareUsed(running, new Date(startedAt.getTime() + hours * 3_600_000));
          assert.ok(share >= before - 1e-9 && share >= 0);
          before = share;
        }
        assert.ok(Math.abs(shareUsed(running, at(`${running.dueOn}T17:00`)) - 1) < 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the warning level', () => {
  const clock = { startedAt: at('2023-11-06T07:30'), dueOn: '2023-11-20' };
  const level = (time: string) => levelReached(clock, at(time));

  it('goes through half, four fifths, a day before, late and long late', () => {
    assert.equal(level('2023-11-10T16:00'), undefined);
    assert.equal(level('2023-11-13T12:30'), 'half');
    assert.equal(level('2023-11-16T08:00'), 'half');
    assert.equal(level('2023-11-16T16:30'), 'most');
    assert.equal(level('2023-11-17T08:00'), 'day-before', 'Friday is the last office day before Monday');
    assert.equal(level('2023-11-20T16:59'), 'day-before');
    assert.equal(level('2023-11-20T23:59'), 'day-before', 'late is told by date, never by hour');
    assert.equal(level('2023-11-21T00:00'), 'late');
    assert.equal(level('2023-11-22T12:00'), 'late');
    assert.equal(level('2023-11-23T08:00'), 'long-late');
  });

  it('is a day before from the start for a case that is due at once', () => {
    assert.equal(
      levelReached({ startedAt: at('2023-11-06T08:00'), dueOn: '2023-11-06' }, at('2023-11-06T08:01')),
      'day-before',
    );
  });

  it('only goes further', () => {
    assert.ok(isFurther('half', null) && isFurther('late', 'day-before'));
    for (const one of warningLevels) assert.equal(isFurther(one, one), false);
    assert.equal(isFurther('half', 'late'), false);
  });
});
