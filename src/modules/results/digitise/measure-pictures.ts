import { imageSize } from 'image-size';
import { refuse } from '#platform/errors';
import type { FileStore, UploadGround } from '#platform/files';
import { storeLoose } from '#platform/files';
import { readPdfPages } from './scanned-pdf.ts';

/** A stored picture of one sheet. */
export interface MeasuredPicture {
  fileHash: string;
  mediaType: string;
  width: number;
  height: number;
  sizeBytes: number;
}

/**
 * What a checked upload gives for a scan: a picture is one sheet; a scanner's PDF is taken apart into its pictures, so that
 * they can be put in order and become PDF/A. @throws Refusal when a page of the PDF is no picture.
 */
export async function picturesOf(
  ground: UploadGround & { files: FileStore },
  file: { fileHash: string; mediaType: string; sizeBytes: number },
): Promise<MeasuredPicture[]> {
  const bytes = await ground.files.get(file.fileHash);
  if (file.mediaType !== 'application/pdf') {
    const { width, height } = imageSize(bytes);
    return [{ fileHash: file.fileHash, mediaType: file.mediaType, width, height, sizeBytes: file.sizeBytes }];
  }
  const pages = await readPdfPages(bytes);
  const pictures: MeasuredPicture[] = [];
  for (const [index, { picture }] of pages.entries()) {
    const jpeg = picture?.jpeg ?? refuse('invalid', 'results.pdf-without-pictures', { page: index + 1 });
    const { width, height } = imageSize(jpeg);
    const fileHash = await storeLoose(ground, jpeg);
    pictures.push({ fileHash, mediaType: 'image/jpeg', width, height, sizeBytes: jpeg.length });
  }
  return pictures;
}
