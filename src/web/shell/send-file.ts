import type { FastifyReply } from 'fastify';
import type { CaseView } from '#cases';
import { refuse } from '#platform/errors';
import type { View } from './view.ts';

/** Sends a stored file to be saved, never to be run or shown inside our own pages. */
export async function sendFile(
  view: View,
  file: { fileHash: string; fileName: string; mediaType: string },
): Promise<FastifyReply> {
  const bytes = await view.site.runtime.files.get(file.fileHash);
  const ascii = file.fileName.replace(/[^\w.-]/g, '_');
  return view.reply
    .type(file.mediaType)
    .header(
      'content-disposition',
      `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.fileName).replace(/['()*]/g, escape)}`,
    )
    .send(Buffer.from(bytes));
}

/** Sends the result of a case, which is always a PDF of ours; it is there some seconds after the decision. */
export async function sendResult(view: View, { result }: Pick<CaseView, 'result'>): Promise<FastifyReply> {
  const { fileHash, fileName } = result ?? {};
  if (fileHash === undefined || fileName === undefined) refuse('not-found', 'platform.file-missing');
  return sendFile(view, { fileHash, fileName, mediaType: 'application/pdf' });
}
