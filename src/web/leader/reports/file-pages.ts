import { refuse } from '#platform/errors';
import { mediaTypes, outputKinds, previewReport, renderReport, reportFileName, showReport } from '#reports';
import { sendFile } from '../../shell/send-file.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { writesReports } from './report-words.ts';

/** A report as a file: made from its content each time, the same bytes each time; the signed PDF from the store. */
export const filePages: readonly PageRoute[] = [
  { method: 'GET', url: '/reports/:reportId/files/:kind', permission: writesReports, handler: made },
  { method: 'GET', url: '/reports/:reportId/signed', permission: writesReports, handler: signed },
];

async function made(view: View) {
  const kind = outputKinds.find((k) => k === view.params['kind']) ?? refuse('not-found', 'platform.not-found');
  const { content } = await view.ask(previewReport, { reportId: view.params['reportId'] ?? '' });
  const bytes = await renderReport(content, kind);
  return view.reply
    .type(mediaTypes[kind])
    .header('content-disposition', `attachment; filename="${reportFileName(content, kind)}"`)
    .send(Buffer.from(bytes));
}

async function signed(view: View) {
  const { report, signature } = await view.ask(showReport, { reportId: view.params['reportId'] ?? '' });
  const fileHash = signature?.fileHash ?? refuse('not-found', 'platform.file-missing');
  return sendFile(view, { fileHash, fileName: reportFileName(report, 'pdf'), mediaType: 'application/pdf' });
}
