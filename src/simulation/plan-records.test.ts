import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { definitions } from '#indicators';
import { parseDecimal } from './exact-decimal.ts';
import { readFiguresFile } from './figures-file.ts';
import { planRecords } from './plan-records.ts';
import { planStatements } from './plan-statements.ts';
import { bounds, cellName, cells, cellsOfSide } from './record-cells.ts';
import { kindOf, questionOf } from './row-kind.ts';

const head = 'code,numerator,denominator,unit,stated_percent,as_of\n';
const rowsOf = (text: string) => readFiguresFile(`${head}${text}`).rows;
const scale = (text: string) => parseDecimal(text) ?? assert.fail();
const one = scale('1');

const counted = definitions.filter((d) => kindOf(d.code) === 'records' && questionOf(d.code).fact !== 'persons');

/** Numbers of records that keep every bound, made from the wholes down. */
const someCells = fc.tuple(...cells.map(() => fc.integer({ min: 0, max: 1000 }))).map((shares) => {
  const made = new Map(cells.map((c, i) => [cellName(c), shares[i] ?? 0]));
  for (let again = 0; again < 2; again += 1) {
    for (const { part, whole } of bounds) {
      let left = made.get(whole) ?? 0;
      for (const name of part) {
        const value = Math.min(made.get(name) ?? 0, left);
        made.set(name, value);
        left -= value;
      }
    }
  }
  return made;
});

/** What a cell map comes to on one side of a figure. */
function sumOf(made: ReadonlyMap<string, number>, code: string, side: 'numerator' | 'denominator'): number {
  const { added, takenOff } = cellsOfSide(questionOf(code), side);
  const sum = (names: readonly string[]) => names.reduce((n, name) => n + (made.get(name) ?? 0), 0);
  return sum(added) - sum(takenOff);
}

describe('records for a figures file', () => {
  it('every counted figure has cells behind each of its sides', () => {
    for (const { code, kind } of counted) {
      assert.ok(cellsOfSide(questionOf(code), 'numerator').added.length > 0, code);
      if (kind !== 'share' || questionOf(code).assigned !== undefined) continue;
      assert.ok(cellsOfSide(questionOf(code), 'denominator').added.length > 0, code);
    }
  });

  it('come to what the file says, whichever of its rows are there', () => {
    fc.assert(
      fc.property(someCells, fc.infiniteStream(fc.boolean()), (made, drawn) => {
        const rows = counted
          .filter(() => drawn.next().value)
          .map(({ code, kind }) => {
            const { assigned, measure } = questionOf(code);
            const per = measure?.by === 'quantity' ? measure.per : 1;
            const whole = kind !== 'share' ? '' : assigned !== undefined ? 77 : sumOf(made, code, 'denominator');
            return `${code},${Math.floor(sumOf(made, code, 'numerator') / per)},${whole},,,\n`;
          });
        if (rows.length === 0) return;
        const { plan, counts, faults } = planRecords(rowsOf(rows.join('')), one);
        assert.deepEqual(faults, []);
        for (const [code, { numerator, denominator }] of counts) {
          assert.equal(numerator?.taken, numerator?.rounded, code);
          assert.equal(denominator?.taken, denominator?.rounded, code);
        }
        for (const { part, whole } of bounds) {
          const most = plan.cells.get(whole);
          const sum = part.reduce((n, name) => n + (plan.cells.get(name) ?? 0), 0);
          assert.ok(most === undefined || sum <= most, whole);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a total without its parts is shared out among them', () => {
    const { plan } = planRecords(rowsOf('eid.registered,90,100,account,,\n'), one);
    assert.equal((plan.cells.get('accounts:registered:1') ?? 0) + (plan.cells.get('accounts:registered:2') ?? 0), 90);
    assert.equal(plan.assigned.get('eid.accounts'), 100);
  });

  it('rows that cannot hold together are told with their lines', () => {
    const faultsOf = (text: string) => planRecords(rowsOf(text), one).faults.map((f) => [f.key, f.params['line']]);
    assert.deepEqual(faultsOf('cleaning.children.entered,50,90,record,,\ncleaning.children.cleaned,20,40,record,,\n'), [
      ['simulate.fault.says-otherwise', 3],
    ]);
    assert.deepEqual(faultsOf('eid.activated.level1,5,,,,\neid.registered.level1,4,,,,\n'), [
      ['simulate.fault.over-whole', 2],
    ]);
    assert.deepEqual(
      faultsOf('eid.registered.level1,5,,,,\neid.registered.level2,4,,,,\neid.registered,10,12,account,,\n'),
      [['simulate.fault.cells-differ', 4]],
    );
    assert.deepEqual(faultsOf('models.done,3,5,,,\nmodels.in_progress,3,5,,,\n'), [['simulate.fault.over-whole', 2]]);
    assert.deepEqual(
      faultsOf('cleaning.vaccination.verified,30,100,person,,\ncleaning.vaccination.remaining,60,,person,,\n'),
      [['simulate.fault.cells-differ', 3]],
    );
  });

  it('scaled down, a total is the sum of its parts', () => {
    const text =
      'eid.registered,15,20,account,,\neid.registered.level1,5,,account,,\neid.registered.level2,10,,account,,\n';
    const { counts, faults } = planRecords(rowsOf(text), scale('0.1'));
    assert.deepEqual(faults, []);
    assert.deepEqual(counts.get('eid.registered')?.numerator, { rounded: 2, taken: 2 });
    assert.deepEqual(counts.get('eid.registered.level1')?.numerator, { rounded: 1, taken: 1 });
  });
});

describe('statements for a figures file', () => {
  it('counts rule over the printed percentage; a percentage alone is stated as it is', () => {
    const { values } = planStatements(
      rowsOf(
        'invoice.cash_register,42,48,business,99,\ntax.personal_accounts,,,taxpayer,99.1,\ninfrastructure.fixed_broadband,82.78,89.23,Mbps,,\n',
      ),
      one,
    );
    assert.deepEqual(values, [
      { code: 'invoice.cash_register', numerator: 42, denominator: 48, percent: null },
      { code: 'tax.personal_accounts', numerator: null, denominator: null, percent: 99.1 },
      { code: 'infrastructure.fixed_broadband', numerator: 82.78, denominator: 89.23, percent: null },
    ]);
  });

  it('scaled down, a total is the sum of its scaled parts', () => {
    const parts = 'invoice.taxpayers.companies,15,,taxpayer,,\ninvoice.taxpayers.organisations,15,,taxpayer,,\n';
    const text = `invoice.taxpayers,45,45,taxpayer,,\n${parts}invoice.taxpayers.households,15,,taxpayer,,\n`;
    const { values } = planStatements(rowsOf(text), scale('0.1'));
    assert.deepEqual(
      values.map((v) => v.numerator),
      [6, 2, 2, 2],
    );
  });
});
