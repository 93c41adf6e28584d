import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#platform/time';
import { regimeAt } from '#procedures';
import { computeDeadline, deadlineAfterSupplement } from './deadline.ts';
import { oracleDeadline } from './deadline-oracle.ts';
import { anyCalendar } from './random-calendar.ts';

// `TEST_DEADLINE_RUNS=100000 node --test …` for the long run.
const numRuns = Number(process.env['TEST_DEADLINE_RUNS'] ?? 2000);
const regime = regimeAt('2025-07-01');

const twoDigits = (n: number) => String(n).padStart(2, '0');
/** Times crowd around the cut-off, where mistakes live. */
const minutes = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 897, max: 903 }));
const pause = fc.record({ start: fc.integer({ min: -5, max: 50 }), length: fc.integer({ min: 0, max: 18 }) });

const anyCase = fc
  .record({
    calendar: anyCalendar,
    offset: fc.integer({ min: 0, max: 20 }),
    minutes,
    days: fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 40 })),
    pauses: fc.array(pause, { maxLength: 3 }),
  })
  .map(({ calendar, offset, minutes: m, days, pauses }) => {
    const date = (after: number) => addDays(calendar.first, offset + after);
    return {
      calendar,
      received: `${date(0)}T${twoDigits(Math.floor(m / 60))}:${twoDigits(m % 60)}`,
      days,
      pauses: pauses.map(({ start, length }) => ({ from: date(start), to: date(start + length) })),
    };
  });

test('any calendar, receipt, period and pauses: the same dates as the slow walk', () => {
  fc.assert(
    fc.property(anyCase, ({ calendar, received, days, pauses }) => {
      const found = computeDeadline({ receivedAt: received, workingDays: days, pauses, regime, calendar });
      assert.deepEqual(
        { due: found.due, countedFrom: found.countedFrom, skipped: found.skipped.map((s) => s.date) },
        oracleDeadline({ received, days, pauses }, calendar.works),
      );
    }),
    { numRuns },
  );
});

test('after a supplement the whole period is given again from its day, as from a receipt', () => {
  fc.assert(
    fc.property(anyCase, fc.integer({ min: 0, max: 30 }), minutes, (c, later, m) => {
      const on = addDays(c.received.slice(0, 10), later + 1);
      const supplementedAt = `${on}T${twoDigits(Math.floor(m / 60))}:${twoDigits(m % 60)}`;
      const { due } = deadlineAfterSupplement({
        receivedAt: c.received,
        supplementedAt,
        workingDays: c.days,
        pauses: [],
        regime,
        calendar: c.calendar,
      });
      assert.equal(due, oracleDeadline({ received: supplementedAt, days: c.days, pauses: [] }, c.calendar.works).due);
    }),
    { numRuns: Math.min(numRuns, 5000) },
  );
});
