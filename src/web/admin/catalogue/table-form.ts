import type { View } from '../../shell/view.ts';

/** A posted table: read in memory and never stored, for it goes row by row into the database or not at all. */
export async function readTableForm(
  view: View,
): Promise<{ fields: Record<string, string>; bytes: Uint8Array | undefined }> {
  const fields: Record<string, string> = {};
  let bytes: Uint8Array | undefined;
  if (!view.request.isMultipart()) return { fields, bytes };
  for await (const part of view.request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value).replaceAll('\0', '');
    else {
      const content = await part.toBuffer();
      if (part.filename !== '' && content.length <= view.site.uploadLimitMb * 1024 * 1024) bytes = content;
    }
  }
  return { fields, bytes };
}
