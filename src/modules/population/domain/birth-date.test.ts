import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#platform/time';
import { birthDateText, parseBirthDate } from '#population';

const today = '2023-12-18';
const someDay = fc.integer({ min: 0, max: 36_000 }).map((back) => addDays(today, -back));

describe('birth date', () => {
  it('reads the same day in every way of writing it', () => {
    fc.assert(
      fc.property(someDay, (iso) => {
        const [y, m, d] = iso.split('-') as [string, string, string];
        const plain = (part: string) => String(Number(part));
        for (const text of [
          iso,
          `${d}/${m}/${y}`,
          `${d}-${m}-${y}`,
          `${d}.${m}.${y}`,
          `${plain(d)}/${plain(m)}/${y}`,
          d + m + y,
          ` ${d} / ${m} / ${y} `,
        ]) {
          const read = parseBirthDate(text, today);
          assert.deepEqual(
            read,
            { ok: true, value: { date: iso, year: Number(y), month: Number(m), precision: 'day' } },
            text,
          );
        }
      }),
    );
  });

  it('what it writes it reads again, at every precision', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(4, 7, 10), (iso, length) => {
        const [y, m, d] = iso.slice(0, length).split('-');
        const read = parseBirthDate([d, m, y].filter(Boolean).join('/'), today);
        assert.ok(read.ok);
        assert.equal(read.value.precision, { 4: 'year', 7: 'month', 10: 'day' }[length]);
        assert.deepEqual(parseBirthDate(birthDateText(read.value), today), read);
      }),
    );
  });

  it('a year alone is legal, also this year', () => {
    assert.deepEqual(parseBirthDate('1950', today), { ok: true, value: { year: 1950, precision: 'year' } });
    assert.deepEqual(parseBirthDate('2023', today), { ok: true, value: { year: 2023, precision: 'year' } });
    assert.deepEqual(parseBirthDate('00/00/1950', today), { ok: true, value: { year: 1950, precision: 'year' } });
    assert.deepEqual(parseBirthDate('00/04/1950', today), {
      ok: true,
      value: { year: 1950, month: 4, precision: 'month' },
    });
  });

  it('29 February exists in leap years only', () => {
    assert.ok(parseBirthDate('29/02/2000', today).ok);
    assert.ok(!parseBirthDate('29/02/1900', today).ok);
  });

  const refusals = {
    '': 'empty',
    'ngày 5': 'form',
    '5/3/85': 'form',
    '30/02/1990': 'impossible',
    '31/04/1990': 'impossible',
    '12/25/1990': 'month',
    '13/1990': 'month',
    '05/00/1990': 'impossible',
    '19/12/2023': 'future',
    '01/2024': 'future',
    '2024': 'future',
    '01/01/1890': 'too-old',
  };
  for (const [text, key] of Object.entries(refusals))
    it(`"${text}" is refused as ${key}`, () => {
      const read = parseBirthDate(text, today);
      assert.equal(read.ok ? 'ok' : read.key, `population.birth-date-${key}`);
    });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[\d/.-]{0,12}$/)),
        (text) => void parseBirthDate(text, today),
      ),
    );
  });
});
