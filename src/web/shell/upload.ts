import { type FieldFault, Refusal } from '#platform/errors';
import { type StoredFile, takeUpload } from '#platform/files';
import type { View } from './view.ts';

export interface PostedFiles {
  /** The other fields of the form. */
  fields: Record<string, string>;
  /** Files that were checked and stored, by the name of their field. */
  stored: { field: string; file: StoredFile }[];
  /** What was wrong with the others. */
  faults: FieldFault[];
}

interface ReadingWishes {
  /** Asked before the first file of a field is stored: refuses when the sender may not attach it. */
  before?(field: string, fields: Readonly<Record<string, string>>): Promise<unknown>;
  /** Done with each file as it arrives, so that a line that breaks loses only what had not arrived. */
  each?(stored: { field: string; file: StoredFile }, fields: Readonly<Record<string, string>>): Promise<unknown>;
}

/**
 * Reads a multipart form: checks what each chosen file really is and stores it. One bad file does not lose the good ones.
 * Fields that were left empty count as no file.
 */
export async function readFiles(view: View, wishes: ReadingWishes = {}): Promise<PostedFiles> {
  const posted: PostedFiles = { fields: {}, stored: [], faults: [] };
  if (!view.request.isMultipart()) return posted;
  const allowed = new Set<string>();
  // A file that is too large arrives cut off just past the limit (app/server.ts) and is refused like any other.
  for await (const part of view.request.parts()) {
    if (part.type === 'field') {
      posted.fields[part.fieldname] = String(part.value);
      continue;
    }
    const field = part.fieldname;
    const bytes = await part.toBuffer();
    if (part.filename === '') continue;
    try {
      if (!allowed.has(field)) await wishes.before?.(field, posted.fields);
      allowed.add(field);
      const upload = { fileName: part.filename, bytes };
      const stored = { field, file: await takeUpload(view.site.runtime, upload, view.site.uploadLimitMb) };
      await wishes.each?.(stored, posted.fields);
      posted.stored.push(stored);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      posted.faults.push({ field, key: error.key, params: error.params });
    }
  }
  return posted;
}
