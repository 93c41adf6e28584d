import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#platform/errors';
import { languages, t } from '#platform/i18n';
import { addDays, weekday } from '#platform/time';
import { announcedYears } from './holidays.ts';
import { addWorkingDays, isWorkingDay, nextWorkingDay, whyNot, workingCalendar, workingDaysBetween } from './index.ts';
import { compensatoryDays, provisionalYears } from './provisional-holidays.ts';

const span = 3287;
const dates = fc.integer({ min: 0, max: span - 1 }).map((n) => addDays('2022-01-01', n));
const datesWithRoom = fc.integer({ min: 0, max: span - 400 }).map((n) => addDays('2022-01-01', n));

function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return t('vi', error.key, error.params);
  }
  assert.fail('expected a refusal');
}

describe('days off', () => {
  const cases: [string, string][] = [
    ['2022-01-03', 'compensatory'],
    ['2022-01-31', 'lunar-new-year'],
    ['2022-09-01', 'national-day'],
    ['2023-01-26', 'compensatory'],
    ['2023-05-03', 'compensatory'],
    ['2023-09-04', 'compensatory'],
    ['2024-02-08', 'lunar-new-year'],
    ['2024-04-18', 'hung-kings'],
    ['2024-04-29', 'swapped'],
    ['2024-09-03', 'national-day'],
    ['2025-05-02', 'swapped'],
    ['2025-05-03', 'weekend'],
    ['2026-01-02', 'swapped'],
    ['2026-04-27', 'compensatory'],
    ['2026-08-31', 'swapped'],
    ['2026-11-24', 'culture-day'],
  ];
  for (const [date, code] of cases) {
    test(`${date} is off: ${code}`, () => assert.equal(whyNot(date)?.code, code));
  }

  for (const date of ['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22']) {
    test(`Saturday ${date} is worked in exchange`, () => {
      assert.equal(weekday(date), 6);
      assert.equal(whyNot(date), null);
    });
  }

  test('says in words why', () => {
    assert.equal(whyNot('2026-04-27')?.words.vi, 'Nghỉ bù Giỗ Tổ Hùng Vương');
    assert.equal(whyNot('2024-04-29')?.words.vi, 'Nghỉ hoán đổi, làm việc bù thứ Bảy 04/05/2024');
    assert.equal(whyNot('2023-12-31')?.words.en, 'Weekend (Sunday)');
  });

  test('24 November is a holiday from 2026 and not before', () => {
    assert.equal(isWorkingDay('2025-11-24'), true);
    assert.equal(isWorkingDay('2026-11-24'), false);
  });
});

describe('the data of every year', () => {
  for (const year of [...announcedYears, ...provisionalYears]) {
    test(`${year.year}: eleven holidays of the law, all in the year, once each`, () => {
      const statutory = year.holidays.filter(([, code]) => code !== 'culture-day');
      assert.equal(statutory.length, 11);
      assert.equal(new Set(year.holidays.map(([date]) => date)).size, year.holidays.length);
      for (const [date] of year.holidays) assert.ok(date.startsWith(`${year.year}-`), date);
      assert.equal(statutory.filter(([, code]) => code === 'lunar-new-year').length, 5);
      assert.ok(year.documents.length > 0);
    });

    test(`${year.year}: days in lieu follow Labour Code art. 111.3`, () => {
      assert.deepEqual(year.compensatory, compensatoryDays(year.holidays));
    });

    test(`${year.year}: every exchange is a weekday for a Saturday`, () => {
      for (const { off, worked } of [...year.swaps, ...year.undecidedSwaps]) {
        assert.ok(![0, 6].includes(weekday(off)), off);
        assert.equal(weekday(worked), 6);
      }
    });
  }

  test('the years 2027 and later are provisional, and so are the two days of an undecided exchange', () => {
    assert.equal(workingCalendar.isProvisional('2022-01-01', '2026-11-22'), false);
    assert.equal(workingCalendar.isProvisional('2026-11-20', '2026-11-25'), true);
    assert.equal(workingCalendar.isProvisional('2026-11-29', '2026-12-31'), false);
    assert.equal(workingCalendar.isProvisional('2026-12-31', '2027-01-01'), true);
  });

  test('Tết of provisional years lies as in the announced ones', () => {
    const tet = (year: string) =>
      provisionalYears.find((y) => `${y.year}` === year)?.holidays.filter(([, c]) => c === 'lunar-new-year');
    assert.deepEqual(
      tet('2027')?.map(([d]) => d),
      ['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
    );
    assert.equal(tet('2029')?.[0]?.[0], '2029-02-12');
    assert.equal(tet('2030')?.[2]?.[0], '2030-02-02');
  });
});

describe('counting', () => {
  test('the n-th working day is n working days away', () => {
    fc.assert(
      fc.property(datesWithRoom, fc.integer({ min: 1, max: 200 }), (date, n) => {
        const end = addWorkingDays(date, n);
        assert.equal(isWorkingDay(end), true);
        assert.equal(workingDaysBetween(date, end), n);
      }),
    );
  });

  test('days add up: n and then m days are n + m days', () => {
    fc.assert(
      fc.property(datesWithRoom, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (date, n, m) => {
        assert.equal(addWorkingDays(addWorkingDays(date, n), m), addWorkingDays(date, n + m));
      }),
    );
  });

  test('between counts the working days one by one, with its sign', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 60 }), (date, length) => {
        const end = addDays(date, length) > workingCalendar.lastDate ? workingCalendar.lastDate : addDays(date, length);
        let count = 0;
        for (let d = date; d < end; ) {
          d = addDays(d, 1);
          if (isWorkingDay(d)) count += 1;
        }
        assert.equal(workingDaysBetween(date, end), count);
        assert.equal(workingDaysBetween(end, date) + count, 0);
      }),
    );
  });

  test('zero days keep a working day and move a day off forward', () => {
    assert.equal(addWorkingDays('2023-12-29', 0), '2023-12-29');
    assert.equal(addWorkingDays('2023-12-30', 0), '2024-01-02');
    assert.equal(nextWorkingDay('2023-12-29'), '2024-01-02');
  });
});

describe('refusals', () => {
  test('a date before 2022, after the last year, or no date', () => {
    assert.match(
      refusalOf(() => isWorkingDay('2021-12-31')),
      /bắt đầu từ 01\/01\/2022/,
    );
    assert.match(
      refusalOf(() => isWorkingDay('2031-01-01')),
      /chỉ có đến 31\/12\/2030/,
    );
    assert.match(
      refusalOf(() => whyNot('2023-02-30')),
      /2023-02-30.*không có trong lịch/,
    );
  });

  test('a count past the last day, or no count', () => {
    assert.match(
      refusalOf(() => addWorkingDays('2030-12-31', 1)),
      /31\/12\/2030/,
    );
    assert.match(
      refusalOf(() => addWorkingDays('2024-01-02', 1.5)),
      /1\.5/,
    );
    assert.match(
      refusalOf(() => addWorkingDays('2024-01-02', -1)),
      /-1/,
    );
  });

  test('every refusal has words in both languages', () => {
    for (const language of languages)
      assert.ok(t(language, 'procedures.calendar.not-a-count', { count: 1 }).length > 10);
  });
});
