import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Unit } from './unit.ts';
import { englishUnitName, foldUnitName, splitUnitName, unitNameInSentence } from './unit-name.ts';
import { differsByOne, maxHits, rankUnits, type UnitCandidate } from './unit-search.ts';

const unit = (code: string, name: string): Unit => ({
  code,
  name,
  kind: 'commune',
  parentCode: '661',
  validFrom: '2020-01-01',
  validTo: null,
});
const candidate = (code: string, name: string, formerNames: string[] = []): UnitCandidate => ({
  unit: unit(code, name),
  parentName: 'Huyện Đăk Glong',
  formerNames,
});
const names = (text: string, candidates: UnitCandidate[]) => rankUnits(text, candidates).map((h) => h.name);

const communes = [
  candidate('24625', "Xã Đắk R'Măng"),
  candidate('24622', 'Xã Đắk Ha'),
  candidate('24664', 'Thị trấn Đắk Mil'),
  candidate('24616', 'Xã Quảng Sơn'),
  candidate('24619', 'Phường Quảng Thành'),
];

describe('search units', () => {
  it('finds a commune typed in any way', () => {
    for (const text of ['dak rmang', "ĐẮK R'MĂNG", 'Đăk R’Măng', 'xã đắk rmăng', 'dakrmang', 'rmang', ' dak  r mang '])
      assert.equal(names(text, communes)[0], "Xã Đắk R'Măng", text);
  });

  it('puts the same name before one that only begins or contains it', () => {
    const some = [candidate('1', 'Xã Tân Đức An'), candidate('2', 'Xã Đức An Bình'), candidate('3', 'Xã Đức An')];
    assert.deepEqual(names('duc an', some), ['Xã Đức An', 'Xã Đức An Bình', 'Xã Tân Đức An']);
  });

  it('forgives one wrong letter in a name of five letters or more', () => {
    assert.deepEqual(names('quang son', communes), ['Xã Quảng Sơn']);
    assert.deepEqual(names('quagn son', communes), ['Xã Quảng Sơn']);
    assert.deepEqual(names('dac mil', communes), ['Thị trấn Đắk Mil']);
    assert.deepEqual(names('zzz', communes), []);
  });

  it('finds by code and by the name of a former unit, and says by which', () => {
    const merged = [candidate('24637', 'Xã Tà Đùng', ["Xã Đắk R'Măng", 'Xã Đắk Som']), candidate('1', 'Xã Khác')];
    assert.deepEqual(names('24637', merged), ['Xã Tà Đùng']);
    assert.equal(rankUnits('dak rmang', merged)[0]?.formerName, "Xã Đắk R'Măng");
    assert.equal(rankUnits('ta dung', merged)[0]?.formerName, null);
  });

  it('puts a present commune before one that only used to have the name', () => {
    const both = [candidate('24682', 'Xã An Bình', ['Xã Đức An']), candidate('24717', 'Xã Đức An')];
    assert.deepEqual(names('duc an', both), ['Xã Đức An', 'Xã An Bình']);
  });

  it('gives nothing for nothing and at most twenty', () => {
    assert.deepEqual(names(" -'", communes), []);
    assert.equal(
      rankUnits(
        'xa',
        Array.from({ length: 50 }, (_, i) => candidate(String(i), `Xã ${i}`)),
      ).length,
      maxHits,
    );
  });

  it('finds every unit by its own name, whatever the case and diacritics', () => {
    const word = fc.stringMatching(/^[A-ZĐ][aăâeêioôơuưyắằữịnmgr']{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.constantFrom('Xã', 'Phường'), (words, kind) => {
        const wanted = candidate('99999', `${kind} ${words.join(' ')}`);
        const hits = rankUnits(foldUnitName(words.join(' ')).toUpperCase(), [...communes, wanted]);
        assert.ok(hits.some((h) => h.code === '99999'));
      }),
    );
  });
});

describe('one wrong letter', () => {
  it('holds for a left-out, added, replaced or swapped letter and nothing more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,9}$/), fc.nat(), fc.constantFrom('a', 'q', 'z'), (word, at, letter) => {
        const i = at % word.length;
        const without = word.slice(0, i) + word.slice(i + 1);
        assert.ok(differsByOne(word, without) && differsByOne(without, word));
        const replaced = word.slice(0, i) + letter + word.slice(i + 1);
        assert.equal(differsByOne(word, replaced), replaced !== word);
        assert.equal(differsByOne(word, `${word}zz`), false);
      }),
    );
    assert.ok(differsByOne('quang', 'qaung'));
    assert.equal(differsByOne('quang', 'qnaug'), false);
  });
});

describe('unit names', () => {
  it('splits off the kind and speaks English and Vietnamese', () => {
    assert.deepEqual(splitUnitName('Thị trấn Đắk Mil'), { kindWord: 'Thị trấn', properName: 'Đắk Mil' });
    assert.deepEqual(splitUnitName('Xãlạ'), { kindWord: '', properName: 'Xãlạ' });
    assert.equal(englishUnitName('Thành phố Gia Nghĩa'), 'Gia Nghĩa city');
    assert.equal(englishUnitName('Quảng Sơn'), 'Quảng Sơn');
    assert.equal(unitNameInSentence("Xã Đắk R'Măng"), "xã Đắk R'Măng");
  });
});
