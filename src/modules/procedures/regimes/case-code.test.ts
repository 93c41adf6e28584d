import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#platform/errors';
import { addDays } from '#platform/time';
import { caseCode } from './index.ts';

const two = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, '0'));
const three = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(3, '0'));
const top = fc.tuple(fc.constantFrom('H', 'G', 'T'), two).map(([letter, digits]) => letter + digits);
const wide = fc.integer({ min: 100, max: 999 }).map(String);
const agency = fc.oneof(
  top,
  fc.tuple(top, wide).map((p) => p.join('.')),
  fc.tuple(top, two).map((p) => p.join('.')),
  fc.tuple(top, two, three).map((p) => p.join('.')),
);
const earlyDate = fc.integer({ min: 0, max: 2575 }).map((n) => addDays('2019-01-06', n));
const lateDate = fc.integer({ min: 0, max: 2000 }).map((n) => addDays('2026-01-25', n));
const counter = fc.integer({ min: 1, max: 9999 });

function keyOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.key;
    throw error;
  }
  return 'no refusal';
}

describe('Circular 01/2018/TT-VPCP art. 19, until 24 January 2026', () => {
  test('examples', () => {
    const on = (agencyCode: string) => caseCode({ agencyCode, date: '2023-12-18', counter: 1 });
    assert.equal(on('H16'), '000.00.00.H16-231218-0001');
    assert.equal(on('H16.12'), '000.00.12.H16-231218-0001');
    assert.equal(on('H16.12.003'), '000.03.12.H16-231218-0001');
    assert.equal(on('H16.12.103'), '103.00.12.H16-231218-0001');
    assert.equal(on('H16.12.03.007'), '007.03.12.H16-231218-0001');
    assert.equal(on('H36.101'), '101.00.00.H36-231218-0001');
    assert.equal(on('H36.101.02'), '101.02.00.H36-231218-0001');
  });

  test('the form always holds, with the date of receipt and four digits', () => {
    fc.assert(
      fc.property(agency, earlyDate, counter, (agencyCode, date, n) => {
        const code = caseCode({ agencyCode, date, counter: n });
        assert.match(code, /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}$/);
        assert.equal(`20${code.slice(14, 20)}`, date.replaceAll('-', ''));
        assert.equal(Number(code.slice(21)), n);
      }),
    );
  });

  test('number 10000 of a day is refused, 9999 is not', () => {
    const nth = (n: number) => () => caseCode({ agencyCode: 'H16.12', date: '2023-12-18', counter: n });
    assert.equal(nth(9999)(), '000.00.12.H16-231218-9999');
    assert.equal(keyOf(nth(10_000)), 'procedures.case-code.counter-full');
  });

  test('an agency too wide for its place is refused', () => {
    for (const agencyCode of ['H16.112.103', 'H16.112.03.001', 'H16.12.103.001']) {
      const act = () => caseCode({ agencyCode, date: '2023-12-18', counter: 1 });
      assert.equal(keyOf(act), 'procedures.case-code.agency-too-wide', agencyCode);
    }
  });
});

describe('Circular 04/2025/TT-VPCP, from 25 January 2026', () => {
  test('the form changes on the day', () => {
    const on = (date: string) => caseCode({ agencyCode: 'H16.12.003', date, counter: 7 });
    assert.equal(on('2026-01-24'), '000.03.12.H16-260124-0007');
    assert.equal(on('2026-01-25'), 'H16.012.03-260125-160007');
  });

  test('the form always holds', () => {
    fc.assert(
      fc.property(agency, lateDate, counter, (agencyCode, date, n) => {
        const code = caseCode({ agencyCode, date, counter: n });
        assert.match(code, /^[A-Z]\d{2}\.\d{3}\.\d{2}-\d{6}-\d{2}\d{4}$/);
        assert.equal(code.slice(0, 3), agencyCode.slice(0, 3));
      }),
    );
  });

  test('the number may grow past four digits; a level too wide is refused', () => {
    assert.equal(caseCode({ agencyCode: 'H16.112', date: '2026-02-02', counter: 10_000 }), 'H16.112.00-260202-1610000');
    const broad = () => caseCode({ agencyCode: 'H16.12.103', date: '2026-02-02', counter: 1 });
    assert.equal(keyOf(broad), 'procedures.case-code.agency-too-wide');
    const deep = () => caseCode({ agencyCode: 'H16.12.03.001', date: '2026-02-02', counter: 1 });
    assert.equal(keyOf(deep), 'procedures.case-code.agency-too-wide');
  });
});

test('two different (agency, day, number) never share a code', () => {
  const date = fc.oneof(earlyDate, lateDate);
  const near = fc.integer({ min: 1, max: 12 });
  // Agencies of one province, close days and small numbers: collisions would be likely.
  const narrow = fc.record({
    agencyCode: fc.constantFrom(
      'H16',
      'H16.01',
      'H16.02',
      'H16.01.001',
      'H16.01.002',
      'H16.02.001',
      'H16.02.101',
      'H16.101',
      'H16.101.02',
      'H16.02.03.101',
    ),
    date: fc.constantFrom('2023-12-18', '2023-12-19', '2024-12-18', '2025-01-08'),
    counter: near,
  });
  const any = fc.record({ agencyCode: agency, date, counter });
  const same = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
  fc.assert(
    fc.property(fc.oneof(narrow, any), fc.oneof(narrow, any), (a, b) => {
      assert.equal(caseCode(a) === caseCode(b), same(a, b));
    }),
    { numRuns: 2000 },
  );
});

test('what is no agency, no number, no date, or lies before the rules is refused', () => {
  const good = { agencyCode: 'H16.12', date: '2023-12-18', counter: 1 };
  for (const agencyCode of ['', 'h16', 'H16.', 'H16.1', 'H1', '000.00.12.H16', 'H16.12.0003', 'H16.00']) {
    assert.equal(
      keyOf(() => caseCode({ ...good, agencyCode })),
      'procedures.case-code.bad-agency',
      agencyCode,
    );
  }
  for (const n of [0, -1, 1.5, Number.NaN]) {
    assert.equal(
      keyOf(() => caseCode({ ...good, counter: n })),
      'procedures.case-code.bad-counter',
    );
  }
  assert.equal(
    keyOf(() => caseCode({ ...good, date: '2023-02-30' })),
    'procedures.calendar.not-a-date',
  );
  assert.equal(
    keyOf(() => caseCode({ ...good, date: '2019-01-05' })),
    'procedures.case-code.none-at-date',
  );
});
