import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPdf } from '#platform/documents';
import { t } from '#platform/i18n';
import { barcodeSvg, qrSvg } from './code-svg.ts';
import type { Sheet } from './sheet.ts';

/** What the template reads: the sheet with its codes drawn. */
export function sheetData(sheet: Sheet, publicUrl: string): Record<string, unknown> {
  const { barcode, trackingCode } = sheet.codes;
  return {
    ...sheet,
    'pages-words': t('vi', 'desk.form.page'),
    'notes-word': t('vi', 'desk.form.notes'),
    ...(barcode === undefined ? {} : { bars: barcodeSvg(barcode) }),
    ...(trackingCode === undefined ? {} : { qr: qrSvg(`${publicUrl}/track?code=${encodeURIComponent(trackingCode)}`) }),
  };
}

/**
 * A form as a PDF (PDF/A-2b, A5, text selectable).
 * @param publicUrl where the installation is reached: the QR code leads to its tracking page.
 */
export async function drawSheet(sheet: Sheet, publicUrl: string): Promise<Uint8Array> {
  const template = await readFile(join(import.meta.dirname, 'sheet.typ'), 'utf8');
  return renderPdf(template, sheetData(sheet, publicUrl));
}
