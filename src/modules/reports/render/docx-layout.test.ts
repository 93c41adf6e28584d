import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { buildDocument } from '../document/build-document.ts';
import { agreeingValues, drawer, reportOf } from '../testing.ts';
import { renderReport } from './render-report.ts';

/** A paragraph as the file has it, read without the library that wrote it. Sizes in points, lengths in millimetres. */
interface Printed {
  text: string;
  size: number;
  bold: boolean;
  italics: boolean;
  align: string;
  after: number;
  line: number;
  firstLine: number;
  font: string | undefined;
}

const content = reportOf(agreeingValues(drawer(7)));
const parts = unzipSync(await renderReport(content, 'docx'));
const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
const mm = (twips: number) => (twips * 25.4) / 1440;

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

function printedOf(xml: string): Printed[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>|<w:p [^>]*>(.*?)<\/w:p>/gs)].map((m) => {
    const p = m[1] ?? m[2] ?? '';
    const value = (tag: string, name: string) => new RegExp(`<w:${tag}[^>]*w:${name}="([^"]*)"`).exec(p)?.[1];
    const isOn = (tag: string) => new RegExp(`<w:${tag}(?:/| w:val="(?:true|1|on)")`).test(p);
    return {
      text: unescaped([...p.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((t) => t[1]).join('')),
      size: Number(value('sz', 'val')) / 2,
      bold: isOn('b'),
      italics: isOn('i'),
      align: value('jc', 'val') ?? 'left',
      after: Number(value('spacing', 'after') ?? 0) / 20,
      line: Number(value('spacing', 'line') ?? 240) / 240,
      firstLine: mm(Number(value('ind', 'firstLine') ?? 0)),
      font: value('rFonts', 'ascii'),
    };
  });
}

const body = part('word/document.xml');
const printed = printedOf(body);
const withText = (text: string | RegExp) => {
  const found = printed.find((p) => (typeof text === 'string' ? p.text === text : text.test(p.text)));
  assert.ok(found, `${text} stands in the document`);
  return found;
};
/** The line rule right under a paragraph, as a share of its cell: a border without words. */
const ruleAfter = (text: string): boolean => {
  const at = body.indexOf(text);
  const next = body.slice(body.indexOf('</w:p>', at) + 6).match(/^<w:p>.*?<\/w:p>/s)?.[0] ?? '';
  return /<w:pBdr><w:top w:val="single"/.test(next) && !/<w:t[ >]/.test(next);
};

describe('the Word file against annex I of Decree 30/2020/NĐ-CP, element by element', () => {
  const { head } = buildDocument(content);
  const elements: [what: string, text: string | RegExp, sizes: [number, number], look: Partial<Printed>][] = [
    ['national title', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', [12, 13], { bold: true, italics: false, align: 'center' }],
    ['motto', 'Độc lập - Tự do - Hạnh phúc', [13, 14], { bold: true, italics: false, align: 'center' }],
    ['agency', 'TỈNH ĐẮK NÔNG', [12, 13], { bold: true, italics: false, align: 'center' }],
    ['number and sign', 'Số: 876/BC-UBND', [13, 13], { bold: false, italics: false, align: 'center' }],
    [
      'place and date',
      'Đắk Nông, ngày 18 tháng 12 năm 2023',
      [13, 14],
      { bold: false, italics: true, align: 'center' },
    ],
    ['kind', 'BÁO CÁO', [13, 14], { bold: true, italics: false, align: 'center' }],
    ['abstract', head.abstract, [13, 14], { bold: true, italics: false, align: 'center' }],
    ['title “Nơi nhận”', 'Nơi nhận:', [12, 12], { bold: true, italics: true, align: 'left' }],
    [
      'a recipient',
      new RegExp(`^- ${head.recipients[0]?.slice(0, 12)}`),
      [11, 11],
      { bold: false, italics: false, align: 'left' },
    ],
    ['authority', head.authority[0] ?? '', [13, 14], { bold: true, italics: false, align: 'center' }],
    ['signer', head.signer, [13, 14], { bold: true, italics: false, align: 'center' }],
  ];
  for (const [what, text, [least, most], look] of elements)
    it(`${what}: ${least === most ? least : `${least}–${most}`} points, and its look`, () => {
      const found = withText(text);
      assert.ok(found.size >= least && found.size <= most, `${found.size} points`);
      for (const [name, value] of Object.entries(look)) assert.equal(found[name as keyof Printed], value, name);
    });

  it('national title and motto stand beside the agency; number and date on one line', () => {
    const rows = [...body.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map((m) => printedOf(m[1] ?? '').map((p) => p.text));
    assert.ok(rows[0]?.includes('TỈNH ĐẮK NÔNG') && rows[0].includes('Độc lập - Tự do - Hạnh phúc'));
    assert.deepEqual(rows[1], ['Số: 876/BC-UBND', 'Đắk Nông, ngày 18 tháng 12 năm 2023']);
  });

  it('solid lines under motto, agency and abstract', () => {
    for (const text of ['Độc lập - Tự do - Hạnh phúc', 'TỈNH ĐẮK NÔNG', head.abstract])
      assert.ok(ruleAfter(text), text);
  });

  it('the text: 13–14 points, on both edges, first line in by 1 or 1,27 cm, 6 points apart, one to one and a half lines', () => {
    const text = printed.filter((p) => p.align === 'both' && p.text.length > 60 && !p.bold);
    assert.ok(text.length > 30, String(text.length));
    for (const p of text) {
      assert.ok(p.size >= 13 && p.size <= 14, p.text);
      assert.ok(Math.abs(p.firstLine - 10) < 0.1 || Math.abs(p.firstLine - 12.7) < 0.1, `${p.firstLine} ${p.text}`);
      assert.ok(p.after >= 6 && p.line >= 1 && p.line <= 1.5, p.text);
      assert.equal(p.italics, false);
    }
  });

  it('one typeface, black; recipients and signature not torn apart', () => {
    assert.ok(printed.every((p) => p.font === undefined || p.font === 'Times New Roman'));
    assert.match(part('word/styles.xml'), /<w:rFonts [^>]*w:ascii="Times New Roman"/);
    const colours = [...body.matchAll(/<w:color w:val="([^"]*)"/g)].map((m) => m[1]);
    assert.deepEqual(
      [...new Set(colours)].filter((c) => c !== '000000' && c !== 'auto'),
      [],
    );
    const end = [...body.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map((m) => m[0]).find((row) => row.includes('Nơi nhận:'));
    assert.match(end ?? '', /<w:cantSplit/);
    assert.ok(end?.includes(head.signer));
  });

  it('the page number: 13–14 points, upright, in the middle of the upper margin, none on the first page', () => {
    const sections = [...body.matchAll(/<w:sectPr.*?<\/w:sectPr>/gs)].map((m) => m[0]);
    for (const section of sections) assert.match(section, /<w:titlePg/);
    const headers = Object.keys(parts).filter((n) => /^word\/header\d+\.xml$/.test(n));
    const numbered = headers.map(part).filter((xml) => xml.includes('PAGE'));
    assert.equal(numbered.length, sections.length);
    for (const xml of numbered) {
      const size = Number(/<w:sz w:val="(\d+)"/.exec(xml)?.[1]) / 2;
      assert.ok(size >= 13 && size <= 14);
      assert.match(xml, /<w:jc w:val="center"/);
      assert.doesNotMatch(xml, /<w:i[ /]/);
    }
  });
});
