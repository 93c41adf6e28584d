import type { FastifyReply } from 'fastify';
import type { View } from './view.ts';

/** Sends a PDF that was just drawn; its name is plain ASCII. */
export function sendDocument(view: View, document: { pdf: Uint8Array; fileName: string }): FastifyReply {
  return view.reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${document.fileName.replace(/[^\w.-]/g, '_')}"`)
    .send(Buffer.from(document.pdf));
}
