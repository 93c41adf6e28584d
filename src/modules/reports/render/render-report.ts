import { buildDocument } from '../document/build-document.ts';
import type { ReportContent } from '../document/report-content.ts';
import { reportDocx } from './docx.ts';
import { reportHtml } from './html.ts';
import { reportMarkdown } from './markdown.ts';
import { reportPdf } from './pdf.ts';

/** The files that a report goes out as. */
export const outputKinds = ['docx', 'pdf', 'html', 'md'] as const;
export type OutputKind = (typeof outputKinds)[number];

export const mediaTypes: Readonly<Record<OutputKind, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

/** One file of a report. The same content gives the same bytes, today and in another process. */
export async function renderReport(content: ReportContent, kind: OutputKind): Promise<Uint8Array> {
  const document = buildDocument(content);
  switch (kind) {
    case 'docx':
      return reportDocx(document);
    case 'pdf':
      return reportPdf(document);
    case 'html':
      return new TextEncoder().encode(reportHtml(document));
    default:
      return new TextEncoder().encode(reportMarkdown(document));
  }
}

/** "bao-cao-876-bc-ubnd.pdf": plain letters, so that every system can save it. */
export function reportFileName({ head, asOf }: Pick<ReportContent, 'head' | 'asOf'>, kind: OutputKind): string {
  const name = head.number === '' ? `du-thao-${asOf}` : `${head.number}-${head.symbol.toLowerCase()}`;
  return `bao-cao-${name.replace(/[^a-z0-9-]+/gi, '-')}.${kind}`;
}
