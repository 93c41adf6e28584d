import { PDFDict, PDFDocument, PDFName, PDFNumber, type PDFPage, PDFRawStream, PDFStream } from 'pdf-lib';
import { refuse } from '#platform/errors';
import type { Pixels } from '../domain/scan-quality.ts';

/** One page of a PDF that came from outside. */
export interface PdfPage {
  /** Size in millimetres. */
  width: number;
  height: number;
  /** The largest picture on it; undefined on a page of text. */
  picture: (Pixels & { jpeg: Uint8Array | undefined }) | undefined;
}

/** What a PDF from outside consists of. @throws Refusal `results.pdf-unreadable` when nobody could read it. */
export async function readPdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    return document.getPages().map((page) => ({
      width: (page.getWidth() / 72) * 25.4,
      height: (page.getHeight() / 72) * 25.4,
      picture: largestPicture(page),
    }));
  } catch {
    // The library goes over what it cannot read and stumbles later: whatever it throws, nobody could read this file.
    return refuse('invalid', 'results.pdf-unreadable');
  }
}

function largestPicture(page: PDFPage): PdfPage['picture'] {
  const objects = page.node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict);
  const pictures = (objects?.keys() ?? []).flatMap((name) => {
    const stream = objects?.lookup(name);
    return stream instanceof PDFStream && stream.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
      ? [pictureOf(stream)]
      : [];
  });
  return pictures.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
}

function pictureOf(stream: PDFStream) {
  const number = (name: string) => stream.dict.lookupMaybe(PDFName.of(name), PDFNumber)?.asNumber() ?? 0;
  const plainJpeg =
    stream instanceof PDFRawStream &&
    stream.dict.lookup(PDFName.of('Filter')) === PDFName.of('DCTDecode') &&
    stream.dict.get(PDFName.of('Decode')) === undefined;
  return {
    width: number('Width'),
    height: number('Height'),
    jpeg: plainJpeg ? stream.contents : undefined,
  };
}

/** Dots an inch of a page's picture when it fills the page; undefined on a page of text. */
export function dpiOfPage({ width, height, picture }: PdfPage): number | undefined {
  if (picture === undefined) return undefined;
  const across = Math.min(picture.width, picture.height) / Math.min(width, height);
  const along = Math.max(picture.width, picture.height) / Math.max(width, height);
  return Math.floor(Math.min(across, along) * 25.4);
}
