import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, type IsoDate } from '#platform/time';
import { workingCalendar } from '#procedures';
import {
  dueDayOf,
  expectedDueDay,
  plannedBetween,
  plannedFrom,
  type RecurringKind,
  recurringKinds,
} from './schedule.ts';

const first = (kind: RecurringKind, day: IsoDate) => plannedFrom(kind, day).next().value;
const kindOf = fc.constantFrom(...recurringKinds);
const aDay = fc.integer({ min: 0, max: 2_500 }).map((n) => addDays('2023-01-01', n));

describe('the calendar of periods', () => {
  it('opens each kind on the last working day not after its closing day', () => {
    // biome-ignore format: a table is read in columns
    for (const [kind, from, code, startsOn, endsOn, opensOn, dueOn] of [
      ['week',        '2023-11-27', '2023-W48', '2023-11-27', '2023-12-03', '2023-12-01', '2023-12-04'],
      ['month',       '2023-11-01', '2023-M11', '2023-10-15', '2023-11-14', '2023-11-14', '2023-11-17'],
      ['month',       '2023-11-15', '2023-M12', '2023-11-15', '2023-12-14', '2023-12-14', '2023-12-19'],
      ['month',       '2023-10-01', '2023-M10', '2023-09-15', '2023-10-14', '2023-10-13', '2023-10-18'],
      ['quarter',     '2023-11-01', '2023-Q4',  '2023-09-15', '2023-12-14', '2023-12-14', '2023-12-21'],
      ['six-months',  '2023-11-01', '2024-6M',  '2023-12-15', '2024-06-14', '2024-06-14', '2024-06-21'],
      ['nine-months', '2023-11-01', '2024-9M',  '2023-12-15', '2024-09-14', '2024-09-13', '2024-09-20'],
      ['year',        '2023-11-01', '2023-12M', '2022-12-15', '2023-12-14', '2023-12-14', '2023-12-25'],
      // The fourteenth lies within Tết, and a week of Tết has no working day at all.
      ['month',       '2024-02-01', '2024-M02', '2024-01-15', '2024-02-14', '2024-02-07', '2024-02-19'],
      ['week',        '2025-01-27', '2025-W05', '2025-01-27', '2025-02-02', '2025-02-02', '2025-02-03'],
    ] as const) {
      const period = first(kind, from);
      assert.deepEqual({ ...period }, { kind, code, startsOn, endsOn, opensOn });
      assert.equal(dueDayOf(period, opensOn), dueOn, code);
    }
  });

  it('opens every period once, within its span, on a working day if it has one', () => {
    fc.assert(
      fc.property(kindOf, aDay, (kind, day) => {
        const [one, next] = [...plannedFrom(kind, day).take(2)];
        assert.ok(one !== undefined && next !== undefined);
        assert.ok(one.opensOn >= day && one.startsOn <= one.opensOn && one.opensOn <= one.endsOn);
        assert.ok(one.opensOn < next.opensOn && one.code !== next.code);
        if (kind === 'week' || kind === 'month' || kind === 'quarter' || kind === 'year')
          assert.equal(next.startsOn, addDays(one.endsOn, 1), 'no day between two periods of a kind');
        for (let d = addDays(one.opensOn, 1); d <= one.endsOn; d = addDays(d, 1))
          assert.equal(workingCalendar.isWorkingDay(d), false, `${d} is worked and later`);
        if (!workingCalendar.isWorkingDay(one.opensOn)) assert.equal(one.opensOn, one.endsOn);
      }),
      { numRuns: 200 },
    );
  });

  it('misses none and repeats none, however the days are cut into turns', () => {
    fc.assert(
      fc.property(aDay, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }), (day, turns) => {
        const cut: string[] = [];
        let from = day;
        for (const length of turns) {
          cut.push(...plannedBetween(recurringKinds, from, addDays(from, length - 1)).map((p) => p.code));
          from = addDays(from, length);
        }
        const whole = plannedBetween(recurringKinds, day, addDays(from, -1));
        assert.deepEqual(
          cut,
          whole.map((p) => p.code),
        );
        assert.equal(new Set(cut).size, cut.length);
        assert.deepEqual(
          whole.map((p) => p.opensOn),
          whole.map((p) => p.opensOn).toSorted(),
        );
        const singly = recurringKinds.flatMap((kind) => {
          const codes: string[] = [];
          for (const p of plannedFrom(kind, day)) {
            if (p.opensOn >= from) break;
            codes.push(p.code);
          }
          return codes;
        });
        assert.deepEqual(cut.toSorted(), singly.toSorted());
      }),
      { numRuns: 100 },
    );
  });

  it('leaves a unit as many working days when its period is opened late', () => {
    fc.assert(
      fc.property(kindOf, aDay, fc.integer({ min: 0, max: 40 }), (kind, day, late) => {
        const period = first(kind, day);
        const usual = workingCalendar.workingDaysBetween(period.endsOn, dueDayOf(period, period.opensOn));
        const opened = addDays(period.endsOn, late);
        const due = dueDayOf(period, opened);
        assert.ok(due > opened && daysBetween(period.endsOn, due) >= 1);
        assert.equal(workingCalendar.workingDaysBetween(opened, due), usual);
      }),
      { numRuns: 200 },
    );
  });

  it('still says which period comes next where the working calendar ends, but not when it is due', () => {
    const after = addDays(workingCalendar.lastDate, 1);
    for (const kind of recurringKinds) {
      const period = first(kind, after);
      assert.ok(period.opensOn >= after);
      assert.equal(expectedDueDay(period, after), null);
    }
  });
});
