import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Refusal } from '#platform/errors';
import { languages, t } from '#platform/i18n';
import { vietnamInstant } from '#platform/time';
import { regimeAt } from '#procedures';
import { apologyBy, computeDeadline, deadlineAfterSupplement, punctuality } from './deadline.ts';

function count(receivedAt: Date | string, workingDays: number, ...pauses: [string, string][]) {
  const result = computeDeadline({ receivedAt, workingDays, pauses: pauses.map(([from, to]) => ({ from, to })) });
  return { ...result, skipped: result.skipped.map(({ date, why }) => `${date.slice(5)} ${why}`) };
}

function keyOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    for (const language of languages) assert.ok(!t(language, error.key, error.params).includes('{'));
    return error.key;
  }
  assert.fail('expected a refusal');
}

describe('receipt', () => {
  test('the example of the contract: Friday 29 December 2023 at 15:20, three days', () => {
    assert.deepEqual(count('2023-12-29T15:20', 3), {
      due: '2024-01-05',
      countedFrom: '2024-01-02',
      skipped: ['12-29 after-cut-off', '12-30 weekend', '12-31 weekend', '01-01 new-year'],
      provisional: false,
    });
  });

  test('15:00 exactly is in time, a second later is not', () => {
    assert.equal(count('2023-12-27T15:00', 1).due, '2023-12-28');
    assert.equal(count('2023-12-27T15:00:00', 1).due, '2023-12-28');
    assert.equal(count('2023-12-27T15:00:01', 1).due, '2023-12-29');
    assert.equal(count('2023-12-27T15:01', 1).countedFrom, '2023-12-28');
  });

  test('an instant is read in Vietnamese time, to the millisecond', () => {
    const atThree = vietnamInstant('2023-12-27', 15 * 60);
    assert.equal(count(atThree, 1).due, '2023-12-28');
    assert.equal(count(new Date(atThree.getTime() + 1), 1).due, '2023-12-29');
    assert.equal(count(new Date('2023-12-26T17:30:00Z'), 1).countedFrom, '2023-12-27');
  });

  test('a bare date is a receipt within hours', () => {
    assert.deepEqual(count('2023-12-27', 2), count('2023-12-27T09:00', 2));
  });

  test('a day off keeps its own reason, early or late', () => {
    assert.deepEqual(count('2023-12-30T08:00', 0).skipped, ['12-30 weekend', '12-31 weekend', '01-01 new-year']);
    assert.deepEqual(count('2023-12-30T16:00', 0), count('2023-12-30T08:00', 0));
  });

  test('zero days: due on the day it counts from', () => {
    assert.equal(count('2023-12-27T09:00', 0).due, '2023-12-27');
    assert.equal(count('2023-12-27T15:30', 0).due, '2023-12-28');
    assert.equal(count('2023-12-27T09:00', 0, ['2023-12-27', '2023-12-28']).due, '2023-12-27');
  });
});

describe('counting over holidays', () => {
  test('Tết 2023 with its days in lieu', () => {
    const { due, skipped } = count('2023-01-18T10:00', 3);
    assert.equal(due, '2023-01-30');
    assert.deepEqual(skipped.slice(0, 3), ['01-20 lunar-new-year', '01-21 lunar-new-year', '01-22 lunar-new-year']);
    assert.deepEqual(skipped.slice(5), ['01-25 compensatory', '01-26 compensatory', '01-28 weekend', '01-29 weekend']);
  });

  test('an exchanged Monday is off and its Saturday counts', () => {
    const { due, skipped } = count('2024-04-26T10:00', 2);
    assert.equal(due, '2024-05-03');
    assert.ok(skipped.includes('04-29 swapped'));
    assert.equal(count('2024-05-03T10:00', 1).due, '2024-05-04');
    assert.equal(count('2024-05-03T15:30', 1).countedFrom, '2024-05-04');
  });

  test('into a year without announcement it is provisional', () => {
    assert.equal(count('2026-12-30T10:00', 1).provisional, false);
    assert.equal(count('2026-12-30T10:00', 2).provisional, true);
  });
});

describe('pauses', () => {
  test('working days of a pause do not count, its ends included; days off keep their reason', () => {
    const { due, skipped } = count('2023-12-04T09:00', 3, ['2023-12-06', '2023-12-11']);
    assert.equal(due, '2023-12-13');
    assert.deepEqual(skipped, [
      '12-06 paused',
      '12-07 paused',
      '12-08 paused',
      '12-09 weekend',
      '12-10 weekend',
      '12-11 paused',
    ]);
  });

  test('overlapping, repeated and unordered pauses count once', () => {
    const once = count('2023-12-04T09:00', 5, ['2023-12-06', '2023-12-12']);
    const often = count(
      '2023-12-04T09:00',
      5,
      ['2023-12-08', '2023-12-12'],
      ['2023-12-06', '2023-12-11'],
      ['2023-12-06', '2023-12-11'],
    );
    assert.deepEqual(often, once);
  });

  test('a pause that begins before day zero matters only after it', () => {
    const plain = count('2023-12-04T09:00', 2);
    assert.deepEqual(count('2023-12-04T09:00', 2, ['2023-11-01', '2023-12-04']), plain);
    const longer = count('2023-12-04T09:00', 2, ['2023-11-01', '2023-12-05']);
    assert.equal(longer.countedFrom, '2023-12-04');
    assert.equal(longer.due, '2023-12-07');
    assert.deepEqual(longer.skipped, ['12-05 paused']);
  });

  test('a pause after the due date changes nothing', () => {
    assert.deepEqual(count('2023-12-04T09:00', 2, ['2023-12-07', '2023-12-29']), count('2023-12-04T09:00', 2));
  });
});

describe('supplement, apology, punctuality', () => {
  test('after a supplement the period begins anew', () => {
    const input = { receivedAt: '2023-12-04T09:00', workingDays: 3, pauses: [] };
    const again = deadlineAfterSupplement({ ...input, supplementedAt: '2023-12-14T15:05' });
    assert.equal(again.countedFrom, '2023-12-15');
    assert.equal(again.due, '2023-12-20');
    const late = { ...input, supplementedAt: '2023-12-04T08:59' };
    assert.equal(
      keyOf(() => deadlineAfterSupplement(late)),
      'cases.deadline.supplement-before-receipt',
    );
  });

  test('the apology goes out a day before the due date', () => {
    assert.equal(apologyBy('2023-12-20', regimeAt('2023-12-04')), '2023-12-19');
  });

  test('on time is a matter of dates', () => {
    assert.equal(punctuality('2023-12-19', '2023-12-20'), 'early');
    assert.equal(punctuality('2023-12-20', '2023-12-20'), 'on-time');
    assert.equal(punctuality('2023-12-21', '2023-12-20'), 'late');
  });
});

describe('refusals', () => {
  test('an unreadable time of receipt', () => {
    const bad = [
      '',
      '29/12/2023',
      '2023-02-30',
      '2023-12-29T24:00',
      '2023-12-29T15:60',
      '2023-12-29 15:20',
      '2023-12-29T15:20Z',
    ];
    for (const text of bad)
      assert.equal(
        keyOf(() => count(text, 1)),
        'cases.deadline.received-unreadable',
        text,
      );
    assert.equal(
      keyOf(() => count(new Date(Number.NaN), 1)),
      'cases.deadline.received-unreadable',
    );
  });

  test('a period that is not whole, or past the calendar', () => {
    for (const days of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      assert.equal(
        keyOf(() => count('2023-12-04', days)),
        'cases.deadline.days-not-whole',
      );
    }
    assert.equal(
      keyOf(() => count('2023-12-04', 5000)),
      'procedures.calendar.counts-past-last',
    );
  });

  test('a pause with a false date or ends exchanged', () => {
    assert.equal(
      keyOf(() => count('2023-12-04', 1, ['2023-12-32', '2023-12-33'])),
      'cases.deadline.pause-not-a-date',
    );
    assert.equal(
      keyOf(() => count('2023-12-04', 1, ['2023-12-08', '2023-12-07'])),
      'cases.deadline.pause-backwards',
    );
  });

  test('a receipt outside the calendar', () => {
    assert.equal(
      keyOf(() => count('2021-12-31', 1)),
      'procedures.calendar.before-first',
    );
    assert.equal(
      keyOf(() => count('2031-01-02', 1)),
      'procedures.calendar.after-last',
    );
    assert.equal(
      keyOf(() => count('2017-01-02', 1)),
      'procedures.regime.none-at-date',
    );
  });
});
