import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { t } from '#platform/i18n';
import { birthProvinces, parseOldNumber, parsePersonalNumber } from '#population';

const today = '2023-12-18';
// Real-looking numbers are put together here so that none stands in the code.
const realNumber = (rest: string) => `0${rest}`;

const structured = fc.record({
  province: fc.constantFrom(...birthProvinces.keys()),
  year: fc.integer({ min: 1900, max: 2023 }),
  female: fc.boolean(),
  serial: fc.integer({ min: 0, max: 999_999 }),
});
const numberOf = (first: string, p: { province: string; year: number; female: boolean; serial: number }) =>
  first +
  p.province +
  String((p.year >= 2000 ? 2 : 0) + (p.female ? 1 : 0)) +
  String(p.year % 100).padStart(2, '0') +
  String(p.serial).padStart(6, '0');

describe('personal number', () => {
  it('tells place, sex, year and whether it is made up', () => {
    fc.assert(
      fc.property(structured, fc.constantFrom('0', '9'), (p, first) => {
        const number = numberOf(first, p);
        const read = parsePersonalNumber(number, today);
        assert.ok(read.ok);
        assert.deepEqual(
          { ...read.value },
          {
            number,
            provinceCode: first + p.province,
            placeKind: first === '9' ? 'synthetic' : 'province',
            century: p.year >= 2000 ? 21 : 20,
            sexHint: p.female ? 'female' : 'male',
            birthYear: p.year,
            synthetic: first === '9',
          },
        );
      }),
    );
  });

  it('forgives spaces, dots, hyphens and full-width digits', () => {
    fc.assert(
      fc.property(
        structured,
        fc.array(fc.constantFrom(' ', '.', '-', '\u00a0', ''), { minLength: 12, maxLength: 12 }),
        (p, gaps) => {
          const number = numberOf('9', p);
          const read = parsePersonalNumber([...number].map((digit, i) => digit + gaps[i]).join(''), today);
          assert.ok(read.ok && read.value.number === number);
        },
      ),
    );
    const wide = parsePersonalNumber(
      '967090000001'.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
      today,
    );
    assert.ok(wide.ok && wide.value.number === '967090000001');
  });

  it('never throws, and what it refuses has words in both languages', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{0,14}$/)), (text) => {
        const read = parsePersonalNumber(text, today);
        if (read.ok) return;
        for (const language of ['vi', 'en'] as const) assert.doesNotMatch(t(language, read.key, read.params), /\{|\}/);
      }),
    );
  });

  const refusals = {
    '': 'personal-number-empty',
    '96709000000A': 'personal-number-letters',
    '912345678': 'personal-number-is-old',
    '96709000000': 'personal-number-length',
    '9670900000012': 'personal-number-length',
    [realNumber('03090000001')]: 'personal-number-place', // no province has 003
    '903090000001': 'personal-number-place',
    '967224000001': 'personal-number-future', // born 2024
    '967924000001': 'personal-number-future', // born 2324
  };
  for (const [text, key] of Object.entries(refusals))
    it(`"${text}" is ${key}`, () => {
      const read = parsePersonalNumber(text, today);
      assert.equal(read.ok ? 'ok' : read.key, `population.${key}`);
    });

  it('a number of somebody born abroad passes', () => {
    const read = parsePersonalNumber('127185000001', today);
    assert.ok(read.ok && read.value.placeKind === 'country');
  });
});

describe('old number', () => {
  it('has nine digits, however they are grouped', () => {
    assert.deepEqual(parseOldNumber('912 345.678'), { ok: true, value: '912345678' });
  });
  for (const [text, key] of Object.entries({
    '': 'empty',
    '12345678a': 'letters',
    '12345678': 'length',
    '000000000': 'impossible',
  }))
    it(`"${text}" is refused`, () => {
      const read = parseOldNumber(text);
      assert.equal(read.ok ? 'ok' : read.key, `population.old-number-${key}`);
    });
});
