import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toTcvn3 } from '../testing/errors.ts';
import { toSharedUtf8 } from './decode-file.ts';
import { distance, makeMasks, oneSlip } from './edit-distance.ts';
import { readTable } from './read-table.ts';
import { readDate } from './read-values.ts';
import { readToken } from './token.ts';

const bytes = (text: string) => toSharedUtf8(Buffer.from(text));
const records = (text: string | Uint8Array) =>
  readTable({ bytes: typeof text === 'string' ? bytes(text) : toSharedUtf8(text), kind: 'records', file: 's.csv' });
const date = (text: string) => readDate(Buffer.from(text), 0, text.length);
const letters = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 12 });

describe('reading a file', () => {
  it('knows Vietnamese headers, semicolons, quotes and Windows line ends', async () => {
    const { table } = await records(
      '\ufeffMã bản ghi;Họ và tên;Số CCCD;Ngày sinh\r\n1;"Lê ""Bé"" Na";67090000001;5/3/1990\r\n',
    );
    assert.equal(table.rows, 1);
    assert.equal(table.personalId[0], 67090000001);
    assert.equal(table.birth[0], 19900305);
    assert.equal(Buffer.from(table.bytes.subarray(table.nameStart[0], table.nameEnd[0])).toString(), 'Lê "Bé" Na');
  });
  it('tells broken rows with their line and reads the rest', async () => {
    const { table, faults } = await records(
      'record_id,full_name,phone\n1,An\n2,Bình,0912345678\n3,"Chi,1\n4,,\n5,Dũng,\n',
    );
    assert.deepEqual(faults, [
      { line: 2, key: 'linkage.row.columns' },
      { line: 4, key: 'linkage.row.quote' },
      { line: 5, key: 'linkage.row.name' },
    ]);
    assert.deepEqual([...table.broken.subarray(0, table.rows)], [1, 0, 1, 1, 0]);
  });
  it('refuses a file without the columns it needs', async () => {
    await assert.rejects(records('id,phone\n1,2\n'), { key: 'linkage.file.columns' });
    await assert.rejects(records(''), { key: 'linkage.file.empty' });
  });
  it('reads UTF-16 and Windows-1258 like UTF-8', async () => {
    const text = 'record_id,full_name\n1,Trần Thị Hòa\n';
    const expected = (await records(text)).names.tokens;
    assert.deepEqual((await records(Buffer.from(`\ufeff${text}`, 'utf16le'))).names.tokens, expected);
    const cp1258 = Buffer.from('record_id,full_name\n1,Tr\xe2\xccn Thi\xf2 Ho\xcca\n', 'latin1');
    assert.equal((await records(cp1258)).names.tokens[1]?.full, expected[1]?.full);
  });
  it('repairs names typed in TCVN3 with the repair that it is given', async () => {
    const { names } = await readTable({
      bytes: bytes(`record_id,full_name\n1,${toTcvn3('Nguyễn Văn Hưởng')}\n`),
      kind: 'records',
      file: 's.csv',
      repair: async () => ({
        whole: (text) => (text === toTcvn3('Nguyễn Văn Hưởng') ? 'Nguyễn Văn Hưởng' : undefined),
        encodingOf: () => undefined,
        word: (_encoding, word) => word,
        isSyllable: () => true,
      }),
    });
    const words = [...names.words].map((id) => names.tokens[id]?.base);
    assert.deepEqual(words, ['nguyen', 'van', 'huong']);
  });
});

describe('values', () => {
  it('reads the usual forms of a date', () => {
    for (const text of [
      '1990-03-05',
      '05/03/1990',
      '5.3.1990',
      '05031990',
      '19900305',
      '1990-03-05 00:00:00',
      '32937',
      '5/3/90',
    ])
      assert.equal(date(text), 19900305, text);
    assert.equal(date('1950'), 19500000);
    assert.equal(date('00/00/1950'), 19500000);
    assert.equal(date('03/1950'), 19500300);
    for (const text of ['', 'không rõ', '12', '99/99/9999']) assert.equal(date(text), 0, text);
  });
  it('reads words alike however they were typed', () => {
    for (const [a, b] of [
      ['hòa', 'hoà'],
      ['THUỶ', 'thủy'],
      ['Lý', 'lí'],
      ['Đặng', 'Ðặng'],
      ["H'Mai", 'H’mai'],
    ] as const) {
      assert.deepEqual(readToken(a), readToken(b));
      assert.deepEqual(readToken(a.normalize('NFD')), readToken(b));
    }
    assert.notEqual(readToken('Hùng').full, readToken('Hưng').full);
    assert.equal(readToken('Hùng').base, readToken('Hưng').base);
    assert.notEqual(readToken('Vy').base, readToken('Vi').base);
  });
});

describe('edit distance', () => {
  const codes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0) - 97);
  const between = (a: string, b: string) => {
    const masks = new Int32Array(26);
    const length = makeMasks(masks, codes(a), 0, a.length);
    return distance({ masks, length }, codes(b), 0, b.length);
  };
  /** The same by the plain table of optimal string alignment. */
  const plainly = (a: string, b: string) => {
    const d = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (_x, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    const at = (i: number, j: number) => d[i]?.[j] ?? 0;
    for (let i = 1; i <= a.length; i += 1)
      for (let j = 1; j <= b.length; j += 1) {
        let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          best = Math.min(best, at(i - 2, j - 2) + 1);
        (d[i] as number[])[j] = best;
      }
    return at(a.length, b.length);
  };
  it('is that of the plain table', () => {
    fc.assert(fc.property(letters, letters, (a, b) => assert.equal(between(a, b), plainly(a, b))));
  });
  it('knows one slip in a number', () => {
    assert.ok(oneSlip(967090000001, 967090000007));
    assert.ok(oneSlip(967090000012, 967090000021));
    assert.ok(!oneSlip(967090000012, 967090000012));
    assert.ok(!oneSlip(967090000012, 967090000023));
  });
});
