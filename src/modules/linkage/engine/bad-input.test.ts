import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parquetWriteBuffer } from 'hyparquet-writer';
import writeXlsx from 'write-excel-file/node';
import { makeSector, profiles } from '../testing.ts';
import { linkSources } from './link-files.ts';
import { notesOf } from './notes.ts';
import { readSource } from './open-file.ts';

const made = makeSector({ people: 300, records: 200, rates: profiles['insurance'] ?? assert.fail(), seed: 3 });
const cells = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((row) => row.split(','));
const read = (text: string | Uint8Array) =>
  readSource({ bytes: typeof text === 'string' ? Buffer.from(text) : text, name: 's.csv' }, 'records');
const textOf = (rows: readonly (readonly string[])[]) => `${rows.map((row) => row.join(',')).join('\n')}\n`;
const contentOf = async (bytes: string | Uint8Array) => {
  const { table } = await read(bytes);
  return [...table.content.subarray(0, table.rows)];
};

describe('a file in another form', () => {
  const [head = [], ...rows] = cells(made.records);
  it('gives from Parquet what it gives from CSV', async () => {
    const columnData = head.map((name, c) => ({
      name,
      data: rows.map((row) => row[c] ?? ''),
      type: 'STRING' as const,
    }));
    assert.deepEqual(
      await contentOf(new Uint8Array(parquetWriteBuffer({ columnData }))),
      await contentOf(made.records),
    );
  });
  it('gives from XLSX what it gives from CSV, with numbers that Excel took for numbers', async () => {
    const id = head.indexOf('personal_id');
    const sheet = [head, ...rows].map((row, r) =>
      row.map((value, c) =>
        r > 0 && c === id && value !== '' ? { value: Number(value), type: Number } : { value, type: String },
      ),
    );
    const bytes = new Uint8Array(await writeXlsx([{ sheet: 'a', data: sheet }]).toBuffer());
    assert.deepEqual(await contentOf(bytes), await contentOf(made.records));
  });
  it('is refused when it is damaged or of the old Excel', async () => {
    await assert.rejects(read(Uint8Array.of(0x50, 0x41, 0x52, 0x31, 1, 2, 3)), { key: 'linkage.file.unreadable' });
    await assert.rejects(read(Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3)), { key: 'linkage.file.unreadable' });
    await assert.rejects(read(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1)), { key: 'linkage.file.old-excel' });
  });
});

describe('a file that is not as it should be', () => {
  it('is read below its titles', async () => {
    const { headLine, table } = await read(`SỞ Y TẾ,,,\nDANH SÁCH ĐỐI TƯỢNG\n\n${made.records}`);
    assert.equal(headLine, 4);
    assert.equal(table.rows, 200);
    assert.equal(table.line[0], 5);
  });
  it('passes over a head in the middle and tells its line', async () => {
    const rows = made.records.trim().split('\n');
    const { table, faults } = await read([...rows.slice(0, 100), rows[0], ...rows.slice(100)].join('\n'));
    assert.deepEqual(faults, [{ line: 101, key: 'linkage.row.head' }]);
    assert.equal(table.rows, 201);
  });
  it('is refused, with the columns’ names, when columns changed places', async () => {
    const swapped = cells(made.records);
    const [head = []] = swapped;
    const name = head.indexOf('full_name');
    const birth = head.indexOf('birth_date');
    [head[name], head[birth]] = ['birth_date', 'full_name'];
    await assert.rejects(read(textOf(swapped)), {
      key: 'linkage.file.swapped',
      params: { file: 's.csv', columns: 'birth_date, full_name' },
    });
  });
  const notes = async (registry: string, records: string) => {
    const source = (text: string, name: string) => ({ bytes: Buffer.from(text), name });
    const linked = await linkSources({ registry: source(registry, 'r'), records: source(records, 's') });
    return notesOf(linked, { registry: 'r.csv', records: 's.csv' }).map((note) => note.key);
  };
  it('is told to be of other people when hardly anybody is in the registry', async () => {
    const others = makeSector({ people: 300, records: 200, rates: profiles['insurance'] ?? assert.fail(), seed: 99 });
    assert.deepEqual(await notes(made.registry, others.records), ['linkage.note.strangers']);
    assert.deepEqual(await notes(made.registry, made.records), []);
  });
  it('is matched without birth dates, and that is told', async () => {
    const rows = cells(made.registry);
    const at = rows[0]?.indexOf('birth_date') as number;
    const without = textOf(rows.map((row, r) => row.map((value, c) => (r > 0 && (c === at || c === 0) ? '' : value))));
    assert.deepEqual(await notes(without, made.records), ['linkage.note.births']);
  });
});
