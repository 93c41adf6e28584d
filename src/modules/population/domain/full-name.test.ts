import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldName, parseFullName, spellingKey } from '#population';
import { makeName } from '../generation/make-name.ts';
import { nameStyleOf } from '../generation/name-styles.ts';
import { seededRandom } from '../generation/random.ts';
import { ethnicGroups } from './ethnic-groups.ts';

const madeUpName = fc
  .record({
    seed: fc.integer(),
    group: fc.constantFrom(...ethnicGroups.map((g) => g.key)),
    sex: fc.constantFrom('male' as const, 'female' as const),
    birthYear: fc.integer({ min: 1920, max: 2023 }),
  })
  .map(({ seed, ...wish }) => {
    const random = seededRandom(seed);
    return makeName(random, { ...wish, clan: nameStyleOf(wish.group).clan(random), marker: random.below(9) });
  });

/** What a person's old program would have stored: the inverse of our decoders, written for the test alone. */
const tcvn3Of: Record<string, string> = {
  ễ: 'Ô',
  ă: '¨',
  ầ: 'Ç',
  ị: 'Þ',
  ồ: 'å',
  ù: 'ï',
  ứ: 'ø',
  đ: '®',
  Đ: '§',
  ỗ: 'ç',
  ạ: '¹',
  à: 'µ',
  ê: 'ª',
  ơ: '¬',
  õ: 'â',
  ệ: 'Ö',
  ế: 'Õ',
  ậ: 'Ë',
  ươ: '\u00ad¬',
  ỏ: 'á',
  í: 'Ý',
  á: '¸',
};
const vniOf: Record<string, string> = {
  ễ: 'eã',
  ă: 'aê',
  ầ: 'aà',
  ị: 'ò',
  ồ: 'oà',
  ù: 'uø',
  ứ: 'öù',
  đ: 'ñ',
  Đ: 'Ñ',
  ỗ: 'oã',
  ạ: 'aï',
  à: 'aø',
  ê: 'eâ',
  ơ: 'ô',
  õ: 'oõ',
  ệ: 'eä',
  ế: 'eá',
  ậ: 'aä',
  ỏ: 'oû',
  í: 'í',
  á: 'aù',
};
const encode = (name: string, table: Record<string, string>) =>
  [...name.normalize('NFC')].map((c) => table[c] ?? c).join('');
const legacyNames = [
  'Nguyễn Văn Đạt',
  'Trần Thị Hồng',
  'Đỗ Hùng Đức',
  'Lê Thị Huệ',
  'Võ Thị Bế',
  'Bùi Hà',
  'Phạm Văn Đậm',
];

describe('full name', () => {
  it('keeps every form of name of every people as it is written', () => {
    fc.assert(
      fc.property(madeUpName, (name) => {
        assert.deepEqual(parseFullName(name), { ok: true, value: name });
        assert.deepEqual(parseFullName(name.normalize('NFD')), { ok: true, value: name.normalize('NFC') });
        assert.deepEqual(parseFullName(`  ${name.replaceAll(' ', '\u00a0 ')} `), { ok: true, value: name });
      }),
      { numRuns: 1_000 },
    );
  });

  for (const name of [
    "K'Brèo",
    'Ka Nhoi',
    "H'Ni",
    'Y Bih Niê Kdăm',
    "Điểu K'Ré",
    'Rơ Lưk Kpơ̆r',
    'Y Ñô',
    'Y Ngơi Bon Yô',
    'Y Ngôi Bon Yô',
    'Êñuôl',
    'Bru-Vân Nam',
    'Nguyen Van Nam',
    'Jean-Marie Müller',
  ])
    it(`${name} is a name`, () => assert.deepEqual(parseFullName(name), { ok: true, value: name.normalize('NFC') }));

  it('the three apostrophes stay as typed and fold alike', () => {
    const names = ["H'Ni Niê", 'H’Ni Niê', 'HʼNi Niê'];
    for (const name of names) assert.deepEqual(parseFullName(name), { ok: true, value: name });
    assert.equal(new Set(names.map(foldName)).size, 1);
    assert.equal(new Set(names.map(spellingKey)).size, 1);
  });

  it('the stray letter Ð (U+00D0) is read as Đ (U+0110)', () => {
    assert.deepEqual(parseFullName('\u00d0inh Th\u1ecb \u00d0\u00e0o'), { ok: true, value: 'Đinh Thị Đào' });
  });

  for (const [encoding, table] of [
    ['TCVN3 (ABC)', tcvn3Of],
    ['VNI', vniOf],
  ] as const)
    for (const name of legacyNames)
      it(`${name} in ${encoding} is refused with its repair`, () => {
        assert.deepEqual(parseFullName(encode(name, table)), {
          ok: false,
          key: 'population.full-name-legacy',
          params: { encoding, guess: name },
        });
      });

  it('VIQR is refused with its repair', () => {
    const read = parseFullName("Nguye^~n Va(n DDu+'c");
    assert.deepEqual(read, {
      ok: false,
      key: 'population.full-name-legacy',
      params: { encoding: 'VIQR', guess: 'Nguyễn Văn Đức' },
    });
  });

  it('UTF-8 misread as Windows-1252 or 1258 is refused with its repair, whatever the name', () => {
    const misread = (name: string, charset: string) => new TextDecoder(charset).decode(new TextEncoder().encode(name));
    fc.assert(
      fc.property(madeUpName, fc.constantFrom('windows-1252', 'windows-1258', 'latin1'), (name, charset) => {
        const broken = misread(name, charset).replace(/\u00a0$/, '');
        fc.pre(broken !== name && misread(name, charset) === broken && !/[\u0300-\u0323]/.test(broken));
        assert.deepEqual(parseFullName(broken), {
          ok: false,
          key: 'population.full-name-legacy',
          params: { encoding: 'UTF-8', guess: name },
        });
      }),
    );
  });

  const refusals = {
    ' ': 'empty',
    A: 'short',
    "'’": 'short',
    'Nguyễn Văn 2': 'digits',
    'Nguyễn Văn ٣': 'digits',
    'Nguyễn @ Nam': 'symbol',
    '<b>Nam</b>': 'symbol',
    'Nguyễn Văn A.': 'symbol',
    'Nguy?n V?n Nam': 'symbol',
    'Иван Петров': 'script',
    'Nguyễn 南': 'script',
    'Nguy\ufffdn Nam': 'legacy-unclear',
    ['Lan '.repeat(40)]: 'long',
  };
  for (const [text, key] of Object.entries(refusals))
    it(`"${text.slice(0, 20)}" is refused as ${key}`, () => {
      const read = parseFullName(text);
      assert.equal(read.ok ? 'ok' : read.key, `population.full-name-${key}`);
    });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseFullName(text)));
  });
});

describe('folding a name', () => {
  it('forgets case, diacritics, apostrophes and spaces, and folds once and for all', () => {
    fc.assert(
      fc.property(madeUpName, (name) => {
        const folded = foldName(name);
        assert.match(folded, /^[a-z]+( [a-z]+)*$/);
        assert.equal(foldName(folded), folded);
        assert.equal(foldName(name.toUpperCase()), folded);
        assert.equal(foldName(name.normalize('NFD')), folded);
      }),
    );
  });

  it('the place of a tone mark is no difference of spelling, a different tone is', () => {
    assert.equal(spellingKey('Hoà Thuỷ'), spellingKey('HÒA  THỦY'));
    assert.notEqual(spellingKey('Hoà'), spellingKey('Hóa'));
    assert.notEqual(spellingKey('Hùng'), spellingKey('Hưng'));
  });
});
