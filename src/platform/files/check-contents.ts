import { imageSize } from 'image-size';
import { refuse } from '#platform/errors';

/**
 * Largest picture, in pixels: a telephone's 64 megapixels fit. Told from the header, before anything is decoded: ten
 * thousand bytes can claim a thousand million pixels, and whoever opens such a picture runs out of memory.
 */
export const mostPixels = 70_000_000;

/**
 * Refuses a picture or document that nobody could read at the desk: cut off, without a size, of too many pixels, or locked
 * with a password. Looks at structure only and decodes nothing.
 */
export function checkContents(bytes: Uint8Array, about: { name: string; mediaType: string }): void {
  const { name, mediaType } = about;
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (mediaType === 'application/pdf') {
    checkPdf(data, name);
    return;
  }
  if (pixelsOf(data, name) > mostPixels)
    refuse('invalid', 'platform.file-too-many-pixels', { name, limit: mostPixels / 1_000_000 });
  if (!hasEnd(data, mediaType)) refuse('invalid', 'platform.file-broken', { name });
}

function pixelsOf(data: Buffer, name: string): number {
  const size = readSize(data);
  if (size === undefined || !(size.width > 0) || !(size.height > 0))
    refuse('invalid', 'platform.file-broken', { name });
  return size.width * size.height;
}

function readSize(data: Buffer): { width: number; height: number } | undefined {
  try {
    return imageSize(data);
  } catch {
    return undefined;
  }
}

const pngEnd = Buffer.from('IEND\xaeB`\x82', 'latin1');
const jpegEnd = Buffer.from([0xff, 0xd9]);

/** The mark that ends a picture stands in its second half; telephones may write more behind it, never less. */
function hasEnd(data: Buffer, mediaType: string): boolean {
  return data.lastIndexOf(mediaType === 'image/png' ? pngEnd : jpegEnd) > 20;
}

/** A PDF ends in `%%EOF`; one that is encrypted says so in its trailer (ISO 32000-1, 7.5.5 and 7.6). */
function checkPdf(data: Buffer, name: string): void {
  const tail = data.subarray(-64 * 1024).toString('latin1');
  if (!tail.includes('%%EOF')) refuse('invalid', 'platform.file-broken', { name });
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(tail)) refuse('invalid', 'platform.file-locked', { name });
}
