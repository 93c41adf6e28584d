import { refuse } from '#platform/errors';
import { sniffUpload, type Upload } from '#platform/files';
import type { View } from './view.ts';

export interface PostedUpload extends Upload {
  /** The other fields of the form. Fields must stand before the file in the form, as ours do. */
  fields: Record<string, string>;
}

/** Reads a multipart form with one file. Too large a file is refused with words, before it is read to its end. */
export async function readUpload(view: View): Promise<PostedUpload> {
  const { uploadLimitMb } = view.site;
  if (!view.request.isMultipart()) refuse('invalid', 'shell.upload.none');
  const part = await view.request.file();
  if (part === undefined || part.filename === '') refuse('invalid', 'shell.upload.none');
  const fields = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, value]) => {
      const one = Array.isArray(value) ? value.at(-1) : value;
      return one !== undefined && one.type === 'field' ? [[name, String(one.value)]] : [];
    }),
  );
  const fileName = part.filename.normalize('NFC').slice(-200);
  const bytes = await part
    .toBuffer()
    .catch(() => refuse('too-large', 'platform.file-too-large', { name: fileName, limit: uploadLimitMb }));
  view.form = { ...view.form, ...fields };
  return { fileName, bytes, fields };
}

/** Checks what a file really is and stores it; tells what the act that attaches it needs to know. */
export async function storeUpload(view: View, upload: Upload) {
  const { mediaType } = await sniffUpload(upload, view.site.uploadLimitMb);
  const fileHash = await view.site.runtime.files.put(upload.bytes);
  return { fileHash, fileName: upload.fileName, mediaType, sizeBytes: upload.bytes.length };
}
