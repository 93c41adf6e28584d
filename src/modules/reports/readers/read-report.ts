import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { refuse } from '#platform/errors';
import { docxText } from './docx-text.ts';
import { pdfText } from './pdf-text.ts';
import '../i18n/index.ts';

/** Largest report that is read, in bytes. */
const largest = 50 * 1024 * 1024;

/**
 * The text of a report: .md and .txt as they are, .docx paragraph by paragraph with tables as Markdown rows, .pdf line by
 * line. Refuses other kinds, files that are not what their name says, and files without text (a scan).
 */
export async function reportText(name: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length > largest) refuse('invalid', 'reports.read.too-large', { name });
  const kind = extname(name).toLowerCase();
  const text = await textOf(kind, bytes).catch(() => refuse('invalid', 'reports.read.unreadable', { name }));
  if (text === undefined) refuse('invalid', 'reports.read.unknown-kind', { name });
  if (text.trim() === '') refuse('invalid', 'reports.read.no-text', { name });
  return text;
}

async function textOf(kind: string, bytes: Uint8Array): Promise<string | undefined> {
  if (kind === '.md' || kind === '.txt' || kind === '') return decoded(bytes);
  if (kind === '.docx') return docxText(bytes);
  if (kind === '.pdf') return pdfText(bytes);
  return undefined;
}

function decoded(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
}

/** Reads a report from a file. Refuses one that is not there. */
export async function readReportFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => refuse('not-found', 'reports.read.no-file', { name: path }));
  return reportText(path, bytes);
}
