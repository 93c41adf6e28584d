import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readManifest } from './manifest.ts';

const head = ['Số', 'Ngày cấp', 'Số định danh', 'Họ và tên', 'Tệp', 'Số trang'];
const good = ['05/2019', '18/12/2019', '967090000001', 'Nguyễn Thị Hoa', 'a/KH-05.pdf', '2'];
const today = '2023-12-18';
const read = (...lines: string[][]) => readManifest([head, ...lines], today).rows;
const keys = (line: string[]) => read(line)[0]?.faults.map((f) => f.key.replace('results.manifest.', ''));
const but = (column: number, text: string) => good.map((cell, i) => (i === column ? text : cell));

describe('a manifest', () => {
  it('reads a good line', () => {
    const [row] = read(good);
    assert.deepEqual(row?.faults, []);
    assert.equal(row?.issuedOn, '2019-12-18');
    assert.equal(row?.fileName, 'kh-05.pdf');
    assert.equal(row?.line, 2);
  });

  it('knows its columns whatever their order and diacritics', () => {
    const order = [5, 3, 0, 4, 2, 1];
    const sheet = [order.map((i) => (head[i] ?? '').toUpperCase()), order.map((i) => good[i] ?? '')];
    assert.deepEqual(readManifest(sheet, today).rows[0]?.faults, []);
    assert.deepEqual(readManifest([head.slice(0, 4), good], today), { rows: [], missing: ['file', 'pages'] });
  });

  it('names what a spreadsheet did to numbers', () => {
    assert.deepEqual(keys(but(2, '67090000001')), ['number-lost-zero']);
    assert.deepEqual(keys(but(2, '9.6709E+11')), ['number-became-power']);
    assert.deepEqual(keys(but(0, '2019-05-01')), ['number-became-date']);
    assert.deepEqual(keys(but(0, 'May-19')), ['number-became-date']);
  });

  it('tells all faults of a line at once and leaves the other lines good', () => {
    const rows = read(['', '31/02/2019', 'x', '', '', 'hai'], good, but(4, 'other.pdf'), good);
    assert.equal(rows[0]?.faults.length, 6);
    assert.deepEqual(rows[1]?.faults, []);
    assert.deepEqual(
      rows[2]?.faults.map((f) => f.key),
      ['results.manifest.twice'],
    );
    assert.deepEqual(
      rows[3]?.faults.map((f) => f.key),
      ['results.manifest.twice', 'results.manifest.file-twice'],
    );
    assert.deepEqual(rows[3]?.faults[0]?.params, { line: 3 });
  });

  it('refuses days that are none, later than today or past', () => {
    for (const text of ['31/02/2019', '2019-13-01', '18/12/19', '45278'])
      assert.deepEqual(keys(but(1, text)), ['date-wrong']);
    assert.deepEqual(keys(but(1, '19/12/2023')), ['issued-later']);
    const withEnd = (end: string) =>
      readManifest(
        [
          [...head, 'Có giá trị đến'],
          [...good, end],
        ],
        today,
      ).rows[0]?.faults.map((f) => f.key);
    assert.deepEqual(withEnd('17/12/2023'), ['results.manifest.no-longer-valid']);
    assert.deepEqual(withEnd('18/12/2023'), []);
  });

  it('never throws, whatever stands in the cells', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(...good, ...head));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 6 }), (cells) => {
        readManifest([head, ...cells], today);
      }),
    );
  });
});
