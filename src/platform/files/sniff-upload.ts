import { fileTypeFromBuffer } from 'file-type';
import { refuse } from '#platform/errors';

export interface Upload {
  fileName: string;
  bytes: Uint8Array;
}

export interface SniffedType {
  mediaType: string;
  extension: string;
}

/** What people may attach: scans and photographs. */
export const uploadTypes: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
};

/**
 * Tells what a file really is, by its first bytes, and refuses what may not be attached: empty, too large, of a type
 * we do not take, or of another type than its name says.
 */
export async function sniffUpload(upload: Upload, limitMb: number): Promise<SniffedType> {
  const name = upload.fileName;
  if (upload.bytes.length === 0) refuse('invalid', 'platform.file-empty', { name });
  if (upload.bytes.length > limitMb * 1024 * 1024)
    refuse('too-large', 'platform.file-too-large', { name, limit: limitMb });
  const found = await fileTypeFromBuffer(upload.bytes);
  const extensions = found === undefined ? undefined : uploadTypes[found.mime];
  if (found === undefined || extensions === undefined) refuse('invalid', 'platform.file-type-refused', { name });
  const said = name.toLowerCase().split('.').at(-1) ?? '';
  if (!extensions.includes(said)) refuse('invalid', 'platform.file-type-differs', { name, said, found: found.ext });
  return { mediaType: found.mime, extension: found.ext };
}
