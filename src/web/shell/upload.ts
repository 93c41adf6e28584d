import { type FieldFault, Refusal } from '#platform/errors';
import { sniffUpload, type Upload } from '#platform/files';
import type { View } from './view.ts';

/** What the act that attaches a file needs to know. */
export interface StoredFile {
  fileHash: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
}

export interface PostedFiles {
  /** The other fields of the form. */
  fields: Record<string, string>;
  /** Files that were checked and stored, by the name of their field. */
  stored: { field: string; file: StoredFile }[];
  /** What was wrong with the others. */
  faults: FieldFault[];
}

/**
 * Reads a multipart form: checks what each chosen file really is and stores it. One bad file does not lose the good ones.
 * Fields that were left empty count as no file.
 */
export async function readFiles(view: View): Promise<PostedFiles> {
  const posted: PostedFiles = { fields: {}, stored: [], faults: [] };
  if (!view.request.isMultipart()) return posted;
  // A file that is too large arrives cut off just past the limit (app/server.ts) and is refused like any other.
  for await (const part of view.request.parts()) {
    if (part.type === 'field') {
      posted.fields[part.fieldname] = String(part.value);
      continue;
    }
    const bytes = await part.toBuffer();
    if (part.filename === '') continue;
    const fileName = part.filename.normalize('NFC').slice(-200);
    const kept = await storeFile(view, { fileName, bytes });
    if (kept instanceof Refusal) posted.faults.push({ field: part.fieldname, key: kept.key, params: kept.params });
    else posted.stored.push({ field: part.fieldname, file: kept });
  }
  return posted;
}

async function storeFile(view: View, upload: Upload): Promise<StoredFile | Refusal> {
  try {
    const { mediaType } = await sniffUpload(upload, view.site.uploadLimitMb);
    const fileHash = await view.site.runtime.files.put(upload.bytes);
    return { fileHash, fileName: upload.fileName, mediaType, sizeBytes: upload.bytes.length };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
