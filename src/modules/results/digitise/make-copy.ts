import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPdf } from '#platform/documents';
import { t } from '#platform/i18n';
import { isoTime } from '../domain/iso-time.ts';
import { type PaperSize, paperSizes } from '../domain/scan-quality.ts';
import type { ScanPage } from './scan-store.ts';

export interface CopyToMake {
  title: string;
  agency: string;
  paperSize: PaperSize;
  pages: readonly (Pick<ScanPage, 'width' | 'height'> & { bytes: Uint8Array })[];
  at: Date;
}

/** One document of scanned sheets: PDF/A-2b, natural size, each picture as it came from the scanner. */
export async function makeCopy(copy: CopyToMake): Promise<Uint8Array> {
  const template = await readFile(join(import.meta.dirname, 'copy-template.typ'), 'utf8');
  const [short, long] = paperSizes[copy.paperSize];
  const sheets = copy.pages.map(({ width, height }, index) => ({
    file: `sheet-${index + 1}`,
    width: width > height ? long : short,
    height: width > height ? short : long,
    alt: t('vi', 'results.copy.sheet', { page: index + 1, title: copy.title }),
  }));
  const pictures = Object.fromEntries(copy.pages.map(({ bytes }, index) => [`sheet-${index + 1}`, bytes]));
  const mark = t('vi', 'results.copy.mark', { agency: copy.agency, at: isoTime(copy.at) });
  return renderPdf(template, { title: copy.title, sheets, mark }, pictures);
}
