import { PDFDocument, StandardFonts } from 'pdf-lib';

/** A page that says that it is one of the demonstration; the standard fonts have no Vietnamese letters. */
export async function demoPdf(line: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  // Without the hour of making: the same line gives the same file.
  document.setCreationDate(new Date(0));
  document.setModificationDate(new Date(0));
  const page = document.addPage([595, 842]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.drawText('DA06 - du lieu trinh dien / demonstration', { x: 60, y: 760, size: 14, font });
  page.drawText(line, { x: 60, y: 730, size: 12, font });
  return document.save();
}
