import { imageSize } from 'image-size';
import { type FieldFault, Refusal } from '#platform/errors';
import { storeLoose, takeUpload, type UploadGround } from '#platform/files';
import { makeCopy } from '../digitise/make-copy.ts';
import { dpiOfPage, type PdfPage, readPdfPages } from '../digitise/scanned-pdf.ts';
import { isSharp, leastDpi, type PaperSize, paperSizes } from '../domain/scan-quality.ts';

/** A document of a batch: stored as it will be kept, or the reasons why not. */
export interface PreparedDocument {
  name: string;
  fileHash: string | null;
  pageCount: number | null;
  /** Lowest resolution of its scanned pages; null when it has none. */
  lowestDpi: number | null;
  pdfA: boolean | null;
  faults: FieldFault[];
}

export interface PreparingGround extends UploadGround {
  limitMb: number;
  agency: string;
  now: Date;
}

/**
 * Checks a file from outside and makes the document that will be kept: pictures, and scanner's PDFs of plain pictures,
 * become PDF/A; a PDF with text or with signatures is kept byte for byte.
 */
export async function prepareDocument(
  ground: PreparingGround,
  file: { name: string; bytes: Uint8Array },
): Promise<PreparedDocument> {
  const refused = (faults: FieldFault[]): PreparedDocument => ({
    name: file.name,
    fileHash: null,
    pageCount: null,
    lowestDpi: null,
    pdfA: null,
    faults,
  });
  try {
    const taken = await takeUpload(ground, { fileName: file.name, bytes: file.bytes }, ground.limitMb);
    const pages = taken.mediaType === 'application/pdf' ? await readPdfPages(file.bytes) : [sheetOf(file.bytes)];
    const resolutions = pages.map(dpiOfPage);
    const blurred = resolutions.findIndex((dpi) => dpi !== undefined && !isSharp(dpi));
    const pdf = await documentOf(ground, file, pages);
    const fileHash = pdf === file.bytes ? taken.fileHash : await storeLoose(ground, pdf);
    const known = resolutions.filter((dpi) => dpi !== undefined);
    return {
      name: file.name,
      fileHash,
      pageCount: pages.length,
      lowestDpi: known.length === 0 ? null : Math.min(...known),
      pdfA: pdf === file.bytes ? null : true,
      faults: blurred < 0 ? [] : [blurredFault(blurred, resolutions[blurred] ?? 0)],
    };
  } catch (error) {
    if (error instanceof Refusal) return refused([{ field: 'file', key: error.key, params: error.params }]);
    throw error;
  }
}

const blurredFault = (index: number, dpi: number): FieldFault => ({
  field: 'file',
  key: 'results.page-blurred',
  params: { page: index + 1, dpi, least: leastDpi },
});

/** A picture by itself shows one A4 sheet. */
function sheetOf(bytes: Uint8Array): PdfPage {
  const { width, height } = imageSize(bytes);
  const [short, long] = paperSizes.a4;
  return {
    width: width > height ? long : short,
    height: width > height ? short : long,
    picture: { width, height, jpeg: bytes },
  };
}

async function documentOf(
  ground: PreparingGround,
  file: { name: string; bytes: Uint8Array },
  pages: readonly PdfPage[],
): Promise<Uint8Array> {
  const pictures = pages.flatMap(({ picture }) =>
    picture?.jpeg === undefined ? [] : [{ width: picture.width, height: picture.height, bytes: picture.jpeg }],
  );
  const signed = Buffer.from(file.bytes).includes('/ByteRange');
  if (pictures.length !== pages.length || signed) return file.bytes;
  const title = file.name.replace(/\.[^.]+$/, '');
  return makeCopy({ title, agency: ground.agency, paperSize: sizeOf(pages), pages: pictures, at: ground.now });
}

/** The paper nearest to the pages' longer side. */
function sizeOf(pages: readonly PdfPage[]): PaperSize {
  const long = Math.max(...pages.map((p) => Math.max(p.width, p.height)));
  const distance = (size: PaperSize) => Math.abs(paperSizes[size][1] - long);
  return (Object.keys(paperSizes) as PaperSize[]).reduce((best, size) =>
    distance(size) < distance(best) ? size : best,
  );
}
