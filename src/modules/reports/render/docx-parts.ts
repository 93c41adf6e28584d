import {
  AlignmentType,
  BorderStyle,
  Header,
  HeadingLevel,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { textOf } from '../document/build-document.ts';
import type { DocumentBlock } from '../document/report-document.ts';
import { columnWidths } from './pdf.ts';

/** Twentieths of a point, in which Word measures. */
export const mm = (n: number): number => Math.round((n * 1440) / 25.4);
/** Width of the text: A4 without margins of 30 and 18 mm. */
export const textWidth = mm(162);

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

type Align = 'both' | 'center' | 'left' | 'right';
const alignments = {
  both: AlignmentType.JUSTIFIED,
  center: AlignmentType.CENTER,
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
} as const;

export interface Looks {
  /** In points; 14 unless said. */
  size?: number;
  bold?: boolean;
  italics?: boolean;
  align?: Align;
  /** Points above and below. */
  before?: number;
  after?: number;
  /** First line indented by a centimetre. */
  indented?: boolean;
}

export function paragraph(text: string, looks: Looks = {}): Paragraph {
  const { size = 14, bold = false, italics = false, align = 'both', before = 0, after = 6, indented = false } = looks;
  return new Paragraph({
    alignment: alignments[align],
    spacing: { before: before * 20, after: after * 20, line: 264 },
    ...(indented ? { indent: { firstLine: mm(10) } } : {}),
    children: [new TextRun({ text, size: size * 2, bold, italics })],
  });
}

/** A solid line in the middle of its cell, as long as the rest that the indents leave. */
export function rule(cellWidth: number, length: number): Paragraph {
  const side = Math.max(0, Math.round((cellWidth - length) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 20, after: 0, line: 120, lineRule: 'exact' },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [],
  });
}

export const cell = (children: Paragraph[], width: number): TableCell =>
  new TableCell({ children, width: { size: width, type: WidthType.DXA }, borders: noBorders });

const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;

export function blockParts(block: DocumentBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block)];
    case 'paragraph':
      return [paragraph(textOf(block.runs), { indented: true })];
    case 'item':
      return [paragraph(`${block.level === 1 ? '-' : '+'} ${textOf(block.runs)}`, { indented: true })];
    case 'table':
      return [...caption(block.caption), tableOf(block), paragraph('', { size: 6, after: 0 })];
    default:
      return [...caption(block.caption), chartOf(block), paragraph('', { size: 6, after: 0 })];
  }
}

const heading = ({ level, number, text }: Extract<DocumentBlock, { kind: 'heading' }>): Paragraph =>
  new Paragraph({
    heading: headingLevels[Math.min(level, 5) - 1] ?? HeadingLevel.HEADING_5,
    alignment: AlignmentType.JUSTIFIED,
    keepNext: true,
    indent: { firstLine: mm(10) },
    spacing: { before: level === 1 ? 240 : 160, after: 120 },
    children: [new TextRun({ text: `${number}. ${text}`, size: 28, bold: true, italics: level > 4, color: '000000' })],
  });

const caption = (text: string): Paragraph[] =>
  text === '' ? [] : [paragraph(text, { size: 13, italics: true, align: 'center', before: 6 })];

function tableOf(block: Extract<DocumentBlock, { kind: 'table' }>): Table {
  const shares = columnWidths(block);
  const all = shares.reduce((a, b) => a + b, 0);
  const widths = shares.map((s) => Math.floor((textWidth * s) / all));
  const row = (texts: readonly string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: texts.map(
        (text, i) =>
          new TableCell({
            width: { size: widths[i] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [
              paragraph(text, {
                size: 12,
                bold: head,
                after: 0,
                align: head || i === 0 ? 'center' : block.columns[i]?.numeric ? 'right' : 'left',
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      row(
        block.columns.map((c) => c.label),
        true,
      ),
      ...block.rows.map((cells) => row(cells.map(textOf), false)),
    ],
  });
}

/** Steps of a bar. */
const steps = 40;

/** Bars of shaded cells: Word draws them everywhere, and they can be edited like any table. */
function chartOf(block: Extract<DocumentBlock, { kind: 'chart' }>): Table {
  const [label, step, value] = [mm(64), mm(1.8), mm(26)];
  return new Table({
    width: { size: label + steps * step + value, type: WidthType.DXA },
    columnWidths: [label, ...Array<number>(steps).fill(step), value],
    borders: noBorders,
    rows: block.bars.map((bar) => {
      const full = Math.round((Math.min(100, Math.max(0, bar.value ?? 0)) / 100) * steps);
      const stretch = (columns: number, fill: string): TableCell[] =>
        columns === 0
          ? []
          : [
              new TableCell({
                columnSpan: columns,
                borders: noBorders,
                width: { size: columns * step, type: WidthType.DXA },
                shading: { type: ShadingType.CLEAR, fill, color: 'auto' },
                children: [paragraph('', { size: 6, after: 0 })],
              }),
            ];
      const words = (text: string, width: number, align: Align) =>
        cell([paragraph(text, { size: 12, after: 2, align })], width);
      return new TableRow({
        cantSplit: true,
        children: [
          words(bar.label, label, 'right'),
          ...stretch(full, '6E6E6E'),
          ...stretch(steps - full, 'EDEDED'),
          words(bar.run.text, value, 'left'),
        ],
      });
    }),
  });
}

/** The page's number in the middle of the upper margin, from the second page on (Decree 30/2020/NĐ-CP, annex I, I.7). */
export const pageNumberHeader = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
      }),
    ],
  });
