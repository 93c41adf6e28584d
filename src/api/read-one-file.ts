import type { FastifyRequest } from 'fastify';
import { refuse } from '#platform/errors';
import type { Upload } from '#platform/files';

export type Fields = Record<string, string>;

/** Reads a multipart request with its fields and one file, in that order. @throws Refusal when there is no file. */
export async function readOneFile(request: FastifyRequest): Promise<{ fields: Fields; upload: Upload }> {
  if (!request.isMultipart()) return refuseField('file');
  const fields: Fields = {};
  // A file that is too large arrives cut off just past the limit (app/server.ts) and is refused like any other.
  for await (const part of request.parts()) {
    if (part.type === 'file') return { fields, upload: { fileName: part.filename, bytes: await part.toBuffer() } };
    fields[part.fieldname] = String(part.value).replaceAll('\0', '');
  }
  return refuseField('file');
}

/** Refuses a request in which a field is missing or does not fit. */
export function refuseField(field: string): never {
  return refuse('invalid', 'platform.invalid-input', { fields: field }, [{ field, key: 'platform.invalid-value' }]);
}
