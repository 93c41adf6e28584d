import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hasMessage } from '#platform/i18n';
import '../i18n/index.ts';
import { parseNationalCode } from './national-code.ts';

describe('a code of the national catalogue', () => {
  it('is taken as printed, blanks around it forgiven', () => {
    for (const text of ['1.004194', ' 1.004194 ', '１.００４１９４', '1.004194\u00a0'])
      assert.deepEqual(parseNationalCode(text), { ok: true, value: '1.004194' }, text);
  });

  it('is recognised when a spreadsheet broke it, and named, not mended', () => {
    const cases = {
      '2,002308': ['comma', '2.002308'],
      '1.01417': ['zeros', '1.014170'],
      '1,0042': ['zeros', '1.004200'],
      '1004194': ['point', '1.004194'],
      '1.OO4194': ['letters', '1.004194'],
      '1.004194.000.00.00.H50': ['long', '1.004194'],
    };
    for (const [text, [how, meant]] of Object.entries(cases))
      assert.deepEqual(parseNationalCode(text), {
        ok: false,
        key: `procedures.fault.code-${how}`,
        params: { typed: text, meant },
      });
  });

  it('is refused without a guess when nothing tells what it was', () => {
    for (const text of ['', '12', '1.00419422', 'abc', '1.2.3', '45001']) {
      const read = parseNationalCode(text);
      assert.equal(read.ok || read.key, 'procedures.fault.code-form', text);
    }
  });

  it('never guesses another code: what a lost zero or a comma did is undone exactly', () => {
    const code = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.stringMatching(/^\d{6}$/)).map(([a, b]) => `${a}.${b}`);
    fc.assert(
      fc.property(code, fc.boolean(), (printed, comma) => {
        const asNumber = String(Number(printed));
        fc.pre(asNumber.includes('.'));
        const shown = comma ? asNumber.replace('.', ',') : asNumber;
        const read = parseNationalCode(shown);
        assert.equal(read.ok ? read.value : read.params?.['meant'], printed);
      }),
    );
  });

  it('never throws, and every fault has words', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseNationalCode(text);
        assert.ok(read.ok || hasMessage(read.key));
      }),
    );
  });
});
