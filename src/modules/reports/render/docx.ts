import { Document, Header, type ISectionOptions, Packer, Paragraph, Table, TableRow, WidthType } from 'docx';
import { textOf } from '../document/build-document.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { differenceTable } from './difference-table.ts';
import { blockParts, cell, mm, noBorders, pageNumberHeader, paragraph, rule, textWidth } from './docx-parts.ts';
import { type HeadWords, headWords } from './head-definitions.ts';
import { withFixedTimes } from './zip-times.ts';

/** The report as a Word document in the form of Decree 30/2020/NĐ-CP. The same document gives the same bytes. */
export async function reportDocx(document: ReportDocument): Promise<Uint8Array> {
  const words = headWords(document.head);
  const black = { color: '000000', font: 'Times New Roman' };
  const file = new Document({
    creator: document.head.agency,
    lastModifiedBy: document.head.agency,
    title: document.head.abstract,
    styles: {
      default: {
        document: { run: { font: 'Times New Roman', size: 28, language: { value: 'vi-VN' } } },
        heading1: { run: black },
        heading2: { run: black },
        heading3: { run: black },
        heading4: { run: black },
        heading5: { run: black },
      },
    },
    sections: [section(mainParts(document, words)), ...annexSections(document)],
  });
  return withFixedTimes(new Uint8Array(await Packer.toBuffer(file)));
}

function section(children: (Paragraph | Table)[], restart = false): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: mm(210), height: mm(297) },
        margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(18), header: mm(10) },
        ...(restart ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    headers: { first: new Header({ children: [new Paragraph({})] }), default: pageNumberHeader() },
    children,
  };
}

function mainParts(document: ReportDocument, words: HeadWords): (Paragraph | Table)[] {
  const { head } = document;
  return [
    headTable(words),
    paragraph(words.title, { bold: true, align: 'center', before: 18, after: 0 }),
    paragraph(head.abstract, { bold: true, align: 'center', after: 0 }),
    rule(textWidth, mm(32)),
    ...addressees(words),
    paragraph(textOf(document.opening), { indented: true, before: 6 }),
    ...document.blocks.flatMap(blockParts),
    paragraph(textOf(document.closing), { indented: true }),
    endTable(document, words),
  ];
}

const flat = { after: 0, align: 'center' } as const;

function headTable(words: HeadWords): Table {
  const [left, right] = [mm(66), textWidth - mm(66)];
  const row = (a: Paragraph[], b: Paragraph[]) => new TableRow({ children: [cell(a, left), cell(b, right)] });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [left, right],
    borders: noBorders,
    rows: [
      row(
        [...words.agency.map((l) => paragraph(l, { ...flat, size: 13, bold: true })), rule(left, mm(22))],
        [
          paragraph(words.nation, { ...flat, size: 12, bold: true }),
          paragraph(words.motto, { ...flat, size: 13, bold: true }),
          rule(right, mm(54)),
        ],
      ),
      row(
        [paragraph(words.number, { ...flat, size: 13, before: 6 })],
        [paragraph(words.date, { ...flat, size: 13, italics: true, before: 6 })],
      ),
    ],
  });
}

function addressees({ to, addressees: names }: HeadWords): (Paragraph | Table)[] {
  if (names.length === 0) return [];
  if (names.length === 1) return [paragraph(`${to} ${names[0]}`, { align: 'center', before: 12 })];
  const [left, right] = [mm(60), textWidth - mm(60)];
  const row = (a: string, b: string, before: number) =>
    new TableRow({
      children: [
        cell([paragraph(a, { align: 'right', after: 0, before })], left),
        cell([paragraph(b, { align: 'left', after: 0, before })], right),
      ],
    });
  return [
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [left, right],
      borders: noBorders,
      rows: [row(to, '', 12), ...names.map((n) => row('', `- ${n}`, 0))],
    }),
  ];
}

function endTable({ head }: ReportDocument, words: HeadWords): Table {
  const half = Math.floor(textWidth / 2);
  const left = [
    paragraph(words.recipientsTitle, { size: 12, bold: true, italics: true, align: 'left', after: 0 }),
    ...words.recipients.map((r) => paragraph(`- ${r}`, { size: 11, align: 'left', after: 0 })),
  ];
  const right = [
    ...head.authority.map((a) => paragraph(a, { ...flat, bold: true })),
    paragraph(head.signer, { ...flat, bold: true, before: 72 }),
  ];
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [half, textWidth - half],
    borders: noBorders,
    rows: [new TableRow({ cantSplit: true, children: [cell(left, half), cell(right, textWidth - half)] })],
  });
}

function annexSections(document: ReportDocument): ISectionOptions[] {
  const annex = differenceTable(document);
  if (annex === undefined) return [];
  const title = { bold: true, align: 'center', after: 0 } as const;
  const parts = [
    paragraph(annex.annex, title),
    paragraph(annex.title, title),
    rule(textWidth, mm(32)),
    paragraph(annex.about, { indented: true, before: 6 }),
    ...blockParts(annex.block),
  ];
  return [section(parts, true)];
}
