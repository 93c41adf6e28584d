import { textOf } from '../document/build-document.ts';
import type { DocumentBlock, ReportDocument, Run } from '../document/report-document.ts';
import { differenceTable } from './difference-table.ts';
import { headWords } from './head-definitions.ts';

/** The report as Markdown, for machines and for whoever wants to read it without a word processor. */
export function reportMarkdown(document: ReportDocument): string {
  const { head } = document;
  const words = headWords(head);
  const parts = [
    `**${words.agency.join(' ')}**`,
    escaped(words.number),
    `**${words.nation}**`,
    `**${words.motto}**`,
    `*${escaped(words.date)}*`,
    `## ${words.title}`,
    `**${escaped(head.abstract)}**`,
    ...(head.addressees.length === 0 ? [] : [words.to, words.addressees.map((a) => `- ${escaped(a)}`).join('\n')]),
    line(document.opening),
    ...document.blocks.map(blockText),
    line(document.closing),
    words.recipientsTitle,
    words.recipients.map((r) => `- ${escaped(r)}`).join('\n'),
    ...head.authority.map((a) => `**${a}**`),
    ...(head.signer === '' ? [] : [`**${escaped(head.signer)}**`]),
    ...annex(document),
  ];
  return `${parts.filter((p) => p !== '').join('\n\n')}\n`;
}

function annex(document: ReportDocument): string[] {
  const table = differenceTable(document);
  return table === undefined ? [] : [`## ${table.title}`, table.about, tableText(table.block)];
}

function blockText(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(block.level + 1, 6))} ${block.number}. ${escaped(block.text)}`;
    case 'paragraph':
      return line(block.runs);
    case 'item':
      return `${block.level === 1 ? '-' : '  +'} ${line(block.runs)}`;
    case 'table':
      return tableText(block);
    default:
      // A chart shows what the text and tables say already; without drawing it would only say it again.
      return '';
  }
}

function tableText(block: Extract<DocumentBlock, { kind: 'table' }>): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    ...(block.caption === '' ? [] : [`*${escaped(block.caption)}*`, '']),
    row(block.columns.map((c) => escaped(c.label))),
    row(block.columns.map((c) => (c.numeric ? '---:' : '---'))),
    ...block.rows.map((cells) => row(cells.map(line))),
  ].join('\n');
}

const line = (runs: readonly Run[]): string => escaped(textOf(runs));

/** Letters that Markdown would take for its own. */
const escaped = (text: string): string => text.replace(/[\\*_|`]/g, '\\$&').replace(/</g, '&lt;');
