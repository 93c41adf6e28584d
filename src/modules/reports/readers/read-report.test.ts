import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { renderPdf } from '#platform/documents';
import { Refusal } from '#platform/errors';
import { checkReport, reportText } from '#reports';

const paragraphs = [
  '4.1. Kết quả chung',
  `Trong kỳ, các cơ quan của tỉnh đã phối hợp rà soát, đối chiếu thông tin với Cơ sở dữ liệu quốc gia về dân cư và đã xác thực được 103.498/211.472 trường hợp, đạt tỷ lệ 48,9%; hiện còn 107.947 trường hợp đang được tiếp tục xác thực.`,
  '4.3. Kết quả riêng',
];
const expected = ['remainder 107.947 107.974', 'heading 4.3 4.2 / 5 / 4.1.1'];
const found = (text: string) => checkReport(text).map((f) => `${f.kind} ${f.stated} ${f.computed}`);

const word = (body: string) =>
  zipSync({
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
  });
const paragraph = (...runs: string[]) =>
  `<w:p w:rsidR="1"><w:pPr><w:jc w:val="both"/></w:pPr>${runs.map((r) => `<w:r><w:t xml:space="preserve">${r}</w:t></w:r>`).join('')}</w:p>`;

describe('the text of a report', () => {
  it('is the same from Markdown, plain text, Word and PDF', async () => {
    const text = paragraphs.join('\n\n');
    const halves = (p: string) => [p.slice(0, 9), p.slice(9)];
    const pdf = await renderPdf(
      '#let d = json(bytes(sys.inputs.data))\n#set page(numbering: "1")\n#set text(font: "Tinos", size: 14pt)\n#set par(justify: true)\n#for p in d.all [#p\n\n]',
      { all: paragraphs },
    );
    const files: [string, Uint8Array][] = [
      ['a.md', strToU8(text)],
      ['a.TXT', strToU8(`\ufeff${text.replaceAll('\n', '\r\n')}`)],
      ['a.docx', word(paragraphs.map((p) => paragraph(...halves(p))).join(''))],
      ['a.pdf', pdf],
    ];
    for (const [name, bytes] of files) assert.deepEqual(found(await reportText(name, bytes)), expected, name);
  });

  it('has the rows of Word tables', async () => {
    const cell = (t: string) => `<w:tc>${paragraph(t)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const table = `<w:tbl>${row('Huyện', 'Hồ sơ')}${row('Cư Jút', '1.100')}${row('Đắk Mil', '250')}${row('Tổng', '1.340')}</w:tbl>`;
    assert.deepEqual(found(await reportText('b.docx', word(table))), ['sum 1.340 1.350']);
  });

  it('is refused in words when there is none', async () => {
    const cases: [string, Uint8Array, string][] = [
      ['a.xls', strToU8('x'), 'reports.read.unknown-kind'],
      ['a.docx', strToU8('no zip'), 'reports.read.unreadable'],
      ['a.docx', zipSync({ 'other.xml': strToU8('x') }), 'reports.read.unreadable'],
      ['a.pdf', strToU8('%PDF-1.7 broken'), 'reports.read.unreadable'],
      ['a.md', new Uint8Array([0xff, 0x00, 0xfe]), 'reports.read.unreadable'],
      ['a.md', strToU8(' \n\n '), 'reports.read.no-text'],
      ['a.docx', word(''), 'reports.read.no-text'],
    ];
    for (const [name, bytes, key] of cases)
      await assert.rejects(reportText(name, bytes), (e) => e instanceof Refusal && e.key === key, `${name} ${key}`);
  });
});
