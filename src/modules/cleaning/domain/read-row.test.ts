import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import '../i18n/index.ts';
import { hasMessage } from '#platform/i18n';
import { isHeadFault, lackOf, mapHead, meaningsOf, proposeHead, swappedColumns } from './read-columns.ts';
import { readRow } from './read-row.ts';
import { sectorOf, sectors } from './sectors.ts';

const communes = {
  codes: new Set(['24634']),
  codeOfName: (name: string) => (name === 'Quảng Khê' ? '24634' : undefined),
};
const head = ['Mã trẻ em', 'HỌ VÀ TÊN', 'Ngày sinh', 'Phái', 'Số định danh', 'Xã/phường', 'Họ tên mẹ', 'Hoàn cảnh'];
const columns = () => {
  const found = proposeHead(sectorOf('children'), [head]);
  if (isHeadFault(found)) throw new Error(found.key);
  return found.columns;
};
const good = ['T1', "H' Mai Niê", '12/03/2015', 'nữ', '967315000001', 'Quảng Khê', 'Nguyễn Thị Hòa', 'Mồ côi'];

describe('a row of a sector file', () => {
  it('is read whole, with the fields that only this sector has', () => {
    const { key, fields, remarks } = readRow(columns(), good, communes);
    assert.deepEqual(remarks, []);
    assert.equal(key, 'T1');
    assert.deepEqual(
      [fields.fullName, fields.sex, fields.personalNumber, fields.communeCode, fields.motherName, fields.extra],
      ["H' Mai Niê", 'female', '967315000001', '24634', 'Nguyễn Thị Hòa', { hardship: 'Mồ côi' }],
    );
  });

  it('tells what spreadsheets and old fonts did, and goes on', () => {
    const said = (column: number, text: string) =>
      readRow(columns(), good.with(column, text), communes).remarks.map((r) => [
        r.key.replace('cleaning.row.', ''),
        r.grave,
      ]);
    assert.deepEqual(said(4, '67315000001'), [['number-zero', false]]);
    assert.deepEqual(said(4, '9,67315E+11'), [['number-power', false]]);
    assert.deepEqual(said(1, 'TrÇn ThÞ B­ëi'), [['encoding-repaired', false]]);
    assert.deepEqual(said(1, 'Traàn Thò Böôûi'), [['encoding-repaired', false]]);
    assert.deepEqual(said(2, '30/02/2015'), [['birth-wrong', false]]);
    assert.deepEqual(said(1, ''), [['no-name', true]]);
    assert.deepEqual(said(0, ''), [['no-key', true]]);
  });

  it('never throws, and every remark has words', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...good, ...head));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 10 }), (cells) => {
        for (const { key } of readRow(columns(), cells, communes).remarks) assert.ok(hasMessage(key), key);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the head of a sector file', () => {
  it('of every sector is known by its own headings, and no other sector takes it', () => {
    for (const sector of sectors) {
      const row = [sector.marks[0] ?? '', 'Họ tên', 'Ngày sinh'];
      for (const other of sectors) {
        const found = proposeHead(other, [row]);
        if (other.code === sector.code) assert.ok(!isHeadFault(found), sector.code);
        else
          assert.ok(
            isHeadFault(found) && found.key === 'cleaning.file.wrong-sector',
            `${sector.code} taken for ${other.code}`,
          );
      }
    }
  });

  it('is found below titles; swapped columns are seen in the rows', () => {
    const found = proposeHead(sectorOf('children'), [['SỞ LAO ĐỘNG'], ['Danh sách trẻ em'], head, good]);
    assert.ok(!isHeadFault(found) && found.row === 2);
    const rows = (change: (row: string[]) => string[]) => Array.from({ length: 9 }, () => change(good));
    assert.equal(
      swappedColumns(
        found,
        rows((r) => r),
      ),
      undefined,
    );
    assert.equal(
      swappedColumns(
        found,
        rows((r) => r.with(1, '967315000001')),
      )?.key,
      'cleaning.file.swapped-name',
    );
    assert.equal(
      swappedColumns(
        found,
        rows((r) => r.with(4, 'Mai').with(2, 'Lan')),
      )?.key,
      'cleaning.file.swapped-number',
    );
    assert.equal(
      swappedColumns(
        found,
        rows((r) => r.with(2, '967315000001')),
      )?.key,
      'cleaning.file.swapped-pair',
    );
  });
});

describe('what a person says of the columns', () => {
  const sector = sectorOf('children');
  const own = ['Số', 'Tên cháu', 'Sinh', 'Mẹ cháu'];
  const row = ['T1', "H' Mai Niê", '12/03/2015', 'Nguyễn Thị Hòa'];
  const proposed = (rows: string[][], remembered: Parameters<typeof proposeHead>[2] = []) => {
    const found = proposeHead(sector, rows, remembered);
    if (isHeadFault(found)) throw new Error(found.key);
    return found;
  };

  it('makes a file readable whose headings nobody knows, and is remembered for the next', () => {
    const head = proposed([['DANH SÁCH TRẺ EM'], own, row]);
    assert.deepEqual([head.row, head.columns.map((c) => c.meaning)], [1, [null, null, null, null]]);
    assert.equal(lackOf(sector, head)?.key, 'cleaning.file.no-head');
    const mapped = mapHead(sector, head, ['key', 'fullName', 'birthDate', 'motherName']);
    assert.ok(!isHeadFault(mapped));
    assert.equal(lackOf(sector, mapped), undefined);
    assert.equal(readRow(mapped.columns, row, communes).fields.fullName, "H' Mai Niê");
    const next = proposed(
      [
        [...own, 'Phái'],
        [...row, 'nữ'],
      ],
      mapped.columns,
    );
    assert.deepEqual(
      next.columns.map((c) => c.meaning),
      ['key', 'fullName', 'birthDate', 'motherName', 'sex'],
    );
  });

  it('comes before what a heading is known to mean, and a column that was left out stays out', () => {
    const said = [
      { heading: 'Mã trẻ em', meaning: 'key' },
      { heading: 'Tên cháu', meaning: 'fullName' },
      { heading: 'Họ tên', meaning: null },
    ] as const;
    const found = proposed([['Mã trẻ em', 'Họ tên', 'Tên cháu', 'STT']], said);
    assert.deepEqual(
      found.columns.map((c) => c.meaning),
      ['key', null, 'fullName', null],
    );
  });

  it('is refused where a field is given twice, is none of the sector, or is not for each column', () => {
    const head = proposed([own, row]);
    const fault = (said: string[]) => {
      const found = mapHead(sector, head, said);
      return isHeadFault(found) ? [found.key.replace('cleaning.file.', ''), found.column] : [];
    };
    assert.deepEqual(fault(['key', 'fullName', '', 'fullName']), ['column-twice', 3]);
    assert.deepEqual(fault(['key', 'extra.card', '', '']), ['columns-moved', 1]);
    assert.deepEqual(fault(['key', 'fullName']), ['columns-moved', 0]);
    assert.deepEqual(fault(['key', 'fullName', '', '']), []);
    const any = fc.array(fc.constantFrom('', 'x', ...meaningsOf(sector)), { maxLength: 6 });
    fc.assert(
      fc.property(any, (said) => {
        const found = mapHead(sector, head, said);
        if (isHeadFault(found)) return assert.ok(hasMessage(found.key));
        const used = found.columns.map((c) => c.meaning).filter((m) => m !== null);
        assert.equal(new Set(used).size, used.length);
      }),
    );
  });

  it('takes no row of data for headings', () => {
    const found = proposeHead(sector, [row, ['T2', 'Y Bình Êban', '13/03/2015', 'Trần Thị Mai']]);
    assert.ok(isHeadFault(found) && found.key === 'cleaning.file.no-head');
  });
});
