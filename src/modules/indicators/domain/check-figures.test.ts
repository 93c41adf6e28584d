import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type CheckedFigure, checkFigures, type FindingKind } from './check-figures.ts';
import { definitionOf, definitions } from './definitions.ts';
import { percentOf } from './percent.ts';

/** A figure with these counts, as its definition has it. */
function figure(code: string, numerator: number | null, denominator: number | null = null): CheckedFigure {
  const { section, kind, decimals } = definitionOf(code);
  const percent = numerator === null || denominator === null ? null : percentOf(numerator, denominator, decimals);
  return { code, section, kind, numerator, denominator, percent, decimals, hasTarget: false };
}

const kindsOf = (figures: CheckedFigure[], before: CheckedFigure[] = []): FindingKind[] =>
  checkFigures(figures, before).map((f) => f.kind);

const accounts = [
  figure('eid.registered', 342_934, 324_898),
  figure('eid.registered.level1', 49_530),
  figure('eid.registered.level2', 293_404),
];

describe('checks of figures', () => {
  it('find a total that is not its parts, and are silent when it is', () => {
    assert.deepEqual(kindsOf(accounts), ['over-hundred']);
    const [total, one] = accounts as [CheckedFigure, CheckedFigure];
    assert.deepEqual(kindsOf([total, one, figure('eid.registered.level2', 293_405)]), ['parts-differ', 'over-hundred']);
    // A part that nobody has stated is no contradiction.
    assert.deepEqual(
      kindsOf([figure('invoice.cash_register', 42, 48), figure('invoice.cash_register.companies', 17)]),
      [],
    );
  });

  it('find a percentage copied from the line above, but not the same share of the same counts, none or all', () => {
    const copied = [
      figure('online.police.residence', 128_044, 156_089),
      figure('online.police.id_card', 12_949, 40_801),
    ];
    const wrong = copied.map((f) => ({ ...f, percent: 82.03 }));
    assert.deepEqual(kindsOf(wrong), ['same-percent']);
    assert.deepEqual(kindsOf(copied), []);
    assert.deepEqual(kindsOf([figure('online.police.seal', 178, 178), figure('online.police.weapons', 180, 180)]), []);
  });

  it('find more than the whole, and a remainder that is not what is left', () => {
    const stations = [
      figure('infrastructure.base_stations', 1_167),
      figure('infrastructure.base_stations.added', 1_168),
    ];
    assert.deepEqual(kindsOf(stations), ['over-whole']);
    const verified = figure('cleaning.vaccination.verified', 103_498, 211_472);
    assert.deepEqual(kindsOf([verified, figure('cleaning.vaccination.remaining', 107_974)]), []);
    assert.deepEqual(kindsOf([verified, figure('cleaning.vaccination.remaining', 107_973)]), ['remainder-differs']);
  });

  it('find targets and shares without a denominator, and figures that nobody has stated', () => {
    assert.deepEqual(kindsOf([{ ...figure('eid.registered', 5, null), hasTarget: true }]), [
      'target-without-denominator',
    ]);
    assert.deepEqual(kindsOf([figure('eid.registered', 5, null)]), ['share-without-denominator']);
    assert.deepEqual(kindsOf([figure('communication.contests', null)]), ['no-number']);
  });

  it('find what moved too much since the period before, and what is cumulative and fell', () => {
    const was = figure('essential.departments.labour', 266, 4_205);
    assert.deepEqual(kindsOf([figure('essential.departments.labour', 2_000, 5_000)], [was]), ['jump']);
    assert.deepEqual(kindsOf([figure('essential.departments.labour', 300, 4_300)], [was]), []);
    const told = figure('communication.broadcast.items', 1_320);
    assert.deepEqual(kindsOf([figure('communication.broadcast.items', 1_319)], [told]), ['shrinks']);
    assert.deepEqual(kindsOf([figure('communication.broadcast.items', 2_700)], [told]), ['jump']);
  });

  it('never find parts that differ when the totals are made from the parts', () => {
    const totals = definitions.filter((d) => d.parts !== undefined);
    fc.assert(
      fc.property(
        fc.constantFrom(...totals),
        fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }),
        (total, counts) => {
          const parts = (total.parts ?? []).map((code, i) => figure(code, counts[i] ?? 0));
          const sum = parts.reduce((n, p) => n + (p.numerator ?? 0), 0);
          assert.ok(!kindsOf([figure(total.code, sum, sum * 2 + 1), ...parts]).includes('parts-differ'));
          assert.ok(kindsOf([figure(total.code, sum + 1, sum * 2 + 3), ...parts]).includes('parts-differ'));
        },
      ),
    );
  });
});
