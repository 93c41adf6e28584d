import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#platform/time';
import { isWorkingDay } from '#procedures';
import { computeDeadline } from './deadline.ts';
import { oracleDeadline, oracleWorksOn } from './deadline-oracle.ts';

// `TEST_DEADLINE_RUNS=100000 node --test …` for the long run.
const numRuns = Number(process.env['TEST_DEADLINE_RUNS'] ?? 5000);
const lastOffset = 1825;

const twoDigits = (n: number) => String(n).padStart(2, '0');
const dateAt = (offset: number) => addDays('2022-01-01', offset);

/** Times crowd around the cut-off, where mistakes live. */
const minutes = fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 897, max: 903 }));

const anyCase = fc
  .record({
    offset: fc.integer({ min: 0, max: lastOffset - 300 }),
    minutes,
    days: fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 })),
    pauses: fc.array(fc.record({ start: fc.integer({ min: -10, max: 60 }), length: fc.integer({ min: 0, max: 30 }) }), {
      maxLength: 4,
    }),
  })
  .map(({ offset, minutes: m, days, pauses }) => ({
    received: `${dateAt(offset)}T${twoDigits(Math.floor(m / 60))}:${twoDigits(m % 60)}`,
    days,
    pauses: pauses.map(({ start, length }) => ({ from: dateAt(offset + start), to: dateAt(offset + start + length) })),
  }));

/** The end of the data too: short periods up to the last days of 2026. */
const lateCase = fc.integer({ min: lastOffset - 300, max: lastOffset - 20 }).map((offset) => ({
  received: `${dateAt(offset)}T15:01`,
  days: 5,
  pauses: [],
}));

test('the calendar says of every date of 2022–2026 what the printed breaks say', () => {
  for (let offset = 0; offset <= lastOffset; offset += 1) {
    const date = dateAt(offset);
    assert.equal(isWorkingDay(date), oracleWorksOn(date), date);
  }
  assert.equal(dateAt(lastOffset), '2026-12-31');
});

test('any receipt, period and pauses: the same dates as the slow walk', () => {
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: anyCase }, { weight: 1, arbitrary: lateCase }), (c) => {
      const { due, countedFrom, skipped } = computeDeadline({
        receivedAt: c.received,
        workingDays: c.days,
        pauses: c.pauses,
      });
      assert.deepEqual({ due, countedFrom, skipped: skipped.map((s) => s.date) }, oracleDeadline(c));
    }),
    { numRuns },
  );
});

test('more days never mean an earlier due date, and a pause never does', () => {
  fc.assert(
    fc.property(anyCase, fc.nat({ max: 5 }), (c, more) => {
      const base = { receivedAt: c.received, pauses: c.pauses };
      const { due } = computeDeadline({ ...base, workingDays: c.days });
      assert.ok(computeDeadline({ ...base, workingDays: c.days + more }).due >= due);
      assert.ok(computeDeadline({ ...base, pauses: [], workingDays: c.days }).due <= due);
    }),
    { numRuns: Math.min(numRuns, 2000) },
  );
});

test('every date from receipt to due is day zero, counted, or skipped: none twice, none missing', () => {
  fc.assert(
    fc.property(anyCase, (c) => {
      const result = computeDeadline({ receivedAt: c.received, workingDays: c.days, pauses: c.pauses });
      const skipped = new Set(result.skipped.map((s) => s.date));
      assert.equal(skipped.size, result.skipped.length);
      let counted = 0;
      for (let date = c.received.slice(0, 10); date <= result.due; date = addDays(date, 1)) {
        if (!skipped.has(date) && date !== result.countedFrom) counted += 1;
      }
      assert.equal(counted, c.days);
    }),
    { numRuns: Math.min(numRuns, 2000) },
  );
});
