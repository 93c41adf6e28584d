import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPdf } from '#platform/documents';
import { textOf } from '../document/build-document.ts';
import type { DocumentBlock, ReportDocument } from '../document/report-document.ts';
import { differenceTable } from './difference-table.ts';
import { headWords } from './head-definitions.ts';

let template: Promise<string> | undefined;

/** The report as PDF/A in the form of Decree 30/2020/NĐ-CP. The same document gives the same bytes. */
export async function reportPdf(document: ReportDocument): Promise<Uint8Array> {
  template ??= readFile(join(import.meta.dirname, 'report-template.typ'), 'utf8');
  return renderPdf(await template, pdfData(document));
}

/** What the template draws: text only, every number in its place. */
function pdfData(document: ReportDocument): Record<string, unknown> {
  const { head } = document;
  const words = headWords(head);
  const annex = differenceTable(document);
  return {
    ...words,
    kind: words.title,
    title: `${words.title}: ${head.abstract}`,
    author: head.agency,
    abstract: head.abstract,
    opening: textOf(document.opening),
    blocks: document.blocks.map(drawnBlock),
    closing: textOf(document.closing),
    authority: head.authority,
    signer: head.signer,
    annex:
      annex === undefined
        ? null
        : { annex: annex.annex, title: annex.title, about: annex.about, table: drawnBlock(annex.block) },
  };
}

function drawnBlock(block: DocumentBlock): Record<string, unknown> {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', level: block.level, text: `${block.number}. ${block.text}` };
    case 'item':
      return { kind: 'item', text: `${block.level === 1 ? '-' : '+'} ${textOf(block.runs)}` };
    case 'table':
      return {
        kind: 'table',
        caption: block.caption,
        columns: block.columns.map((c) => c.label),
        numeric: block.columns.map((c) => c.numeric),
        widths: columnWidths(block),
        rows: block.rows.map((cells) => cells.map(textOf)),
      };
    case 'chart':
      return {
        kind: 'chart',
        caption: block.caption,
        bars: block.bars.map((b) => ({ label: b.label, share: b.value, text: b.run.text })),
      };
    default:
      return { kind: 'paragraph', text: textOf(block.runs) };
  }
}

/** Shares of the page's width: narrow for the row's number, wide for words, between the two for numbers. */
export function columnWidths(block: Extract<DocumentBlock, { kind: 'table' }>): number[] {
  const others = block.columns.slice(1).map((c) => (c.numeric ? 2.2 : 6));
  return [0.1 * others.reduce((a, b) => a + b, 0), ...others];
}
