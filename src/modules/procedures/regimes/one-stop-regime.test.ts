import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#platform/errors';
import { addDays } from '#platform/time';
import { oneStopRegimes, regimeAt } from './index.ts';

test('Decree 61/2018 holds up to 30 June 2025 with three levels, Decree 118/2025 from 1 July with two', () => {
  assert.equal(regimeAt('2018-06-21').code, 'decree-61-2018');
  assert.equal(regimeAt('2025-06-30').code, 'decree-61-2018');
  assert.deepEqual(regimeAt('2025-06-30').levels, ['province', 'district', 'commune']);
  assert.equal(regimeAt('2025-07-01').code, 'decree-118-2025');
  assert.deepEqual(regimeAt('2026-11-24').levels, ['province', 'commune']);
});

test('regimes follow each other without gap or overlap', () => {
  for (const [index, regime] of oneStopRegimes.entries()) {
    const next = oneStopRegimes[index + 1];
    if (next === undefined) assert.equal(regime.validTo, null);
    else assert.equal(addDays(regime.validTo ?? '', 1), next.validFrom);
  }
});

test('the clock of the regimes: 15:00, one supplement, asked for within three working days', () => {
  for (const regime of oneStopRegimes) {
    assert.equal(regime.cutOffMinutes, 900);
    assert.equal(regime.supplementsAtMost, 1);
    assert.equal(regime.supplementRequestWithin, 3);
    assert.deepEqual(regime.apology, { daysBeforeDue: 1, newDatesAtMost: 1 });
  }
});

test('a date before the first regime is refused', () => {
  assert.throws(
    () => regimeAt('2018-06-20'),
    (e) => e instanceof Refusal && e.key === 'procedures.regime.none-at-date',
  );
});
