import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { code128Bars, code128Symbols, symbolWidths } from './code-128.ts';

const ascii = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((n) => String.fromCharCode(n)), maxLength: 40 });

describe('the symbols of Code 128', () => {
  it('are as the standard builds them: eleven modules, bars of even width together, no two alike', () => {
    assert.equal(symbolWidths.length, 107);
    for (const widths of symbolWidths.slice(0, 106)) {
      const all = [...widths].map(Number);
      assert.equal(all.length, 6, widths);
      assert.equal(
        all.reduce((a, b) => a + b),
        11,
        widths,
      );
      assert.equal(((all[0] ?? 0) + (all[2] ?? 0) + (all[4] ?? 0)) % 2, 0, widths);
    }
    assert.equal(symbolWidths[106], '2331112');
    assert.equal(new Set(symbolWidths).size, 107);
  });

  it('carry the check symbol of the standard’s own example', () => {
    // "PJJ123C": 54 in set A, as in every textbook; the start symbol of set B is one more.
    assert.equal(code128Symbols('PJJ123C').at(-2), 55);
  });

  it('can be read back by whoever looks the widths up', () => {
    fc.assert(
      fc.property(ascii, (text) => {
        const { width, bars } = code128Bars(text);
        const modules = new Array<boolean>(width).fill(false);
        for (const bar of bars) modules.fill(true, bar.at, bar.at + bar.width);
        assert.equal(readBack(modules), text);
      }),
    );
  });

  it('refuse what the set cannot say', () => {
    assert.throws(() => code128Symbols('Đắk'), RangeError);
  });
});

/** Reads a row of dark and light modules as a scanner does, by runs. */
function readBack(modules: readonly boolean[]): string {
  const runs: number[] = [];
  modules.forEach((dark, i) => {
    if (i > 0 && dark === modules[i - 1]) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(1);
  });
  const symbols: number[] = [];
  for (let at = 0; at + 7 < runs.length; at += 6) symbols.push(symbolWidths.indexOf(runs.slice(at, at + 6).join('')));
  assert.equal(symbols[0], 104);
  const [check, ...back] = symbols.slice(1).reverse();
  const values = back.reverse();
  assert.equal(check, values.reduce((sum, v, i) => sum + v * (i + 1), 104) % 103);
  return values.map((v) => String.fromCharCode(v + 32)).join('');
}
