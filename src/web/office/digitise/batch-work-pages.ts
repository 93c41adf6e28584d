import type { FastifyReply } from 'fastify';
import { type FieldFault, Refusal, refuse } from '#platform/errors';
import { readTables } from '#platform/tables';
import {
  decideBatch,
  filesInArchive,
  judgeBatchRow,
  type PreparedDocument,
  prepareDocument,
  readBatchManifest,
  sampleBatch,
  showBatch,
  showBatchRow,
  takeBatchFiles,
} from '#results';
import { agencyNameFor } from '../../shell/agency-names.ts';
import { sendFile } from '../../shell/send-file.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { type BatchModel, batchId, batchPage } from './batch-pages.ts';
import { digitises } from './offices.ts';

/** Acts on one batch: its manifest, its files, its sample. */
export const batchWorkPages: readonly PageRoute[] = [
  { method: 'POST', url: '/office/digitise/batches/:batchId/manifest', permission: digitises, handler: readManifest },
  { method: 'POST', url: '/office/digitise/batches/:batchId/files', permission: digitises, handler: takeFiles },
  { method: 'POST', url: '/office/digitise/batches/:batchId/sample', permission: digitises, handler: sample },
  { method: 'POST', url: '/office/digitise/batches/:batchId/rows/:rowId/judge', permission: digitises, handler: judge },
  { method: 'POST', url: '/office/digitise/batches/:batchId/decide', permission: digitises, handler: decide },
  { method: 'GET', url: '/office/digitise/batches/:batchId/rows/:rowId/file', permission: digitises, handler: rowFile },
];

/** The files of a posted form as they are; checking is for what becomes of them. */
async function postedFiles(view: View): Promise<{ name: string; bytes: Buffer }[]> {
  const files: { name: string; bytes: Buffer }[] = [];
  if (!view.request.isMultipart()) return files;
  for await (const part of view.request.parts()) {
    if (part.type !== 'file') continue;
    const bytes = await part.toBuffer();
    if (part.filename !== '') files.push({ name: part.filename.normalize('NFC'), bytes });
  }
  return files;
}

const refused = (view: View, refusal: Refusal, field: string): BatchModel => ({
  errors: [{ field, text: view.t(refusal.key, refusal.params) }],
});

async function readManifest(view: View): Promise<FastifyReply> {
  const [file] = await postedFiles(view);
  if (file === undefined)
    return batchPage(view, { errors: [{ field: 'manifest', text: view.t('shell.upload.none') }] });
  const read = await orRefusal(readTables(file.bytes));
  if (read instanceof Refusal) return batchPage(view, refused(view, read, 'manifest'));
  const cells = read[0]?.rows ?? [];
  const done = await orRefusal(view.act(readBatchManifest, { batchId: batchId(view), cells }));
  if (done instanceof Refusal) return batchPage(view, refused(view, done, 'manifest'));
  return batchPage(view, { done: view.t('office-digitise.batch.manifest-read', done) });
}

async function takeFiles(view: View): Promise<FastifyReply> {
  // Asked first: only who may work on this batch gets files stored.
  const { batch } = await view.ask(
    showBatch,
    { batchId: batchId(view), list: 'waiting' },
    view.t('office-digitise.purpose'),
  );
  const posted = await postedFiles(view);
  if (posted.length === 0) return batchPage(view, { errors: [{ field: 'files', text: view.t('shell.upload.none') }] });
  const ground = {
    ...view.site.runtime,
    limitMb: view.site.uploadLimitMb,
    agency: await agencyNameFor(view, batch.agencyCode),
    now: view.site.runtime.clock.now(),
  };
  const files: PreparedDocument[] = [];
  const faults: FieldFault[] = [];
  for (const file of posted) {
    const unpacked = await orRefusal(unpack(file));
    if (unpacked instanceof Refusal) faults.push({ field: 'files', key: unpacked.key, params: unpacked.params });
    else for (const one of unpacked) files.push(await prepareDocument(ground, one));
  }
  const done = await orRefusal(view.act(takeBatchFiles, { batchId: batchId(view), files: files as never }));
  if (done instanceof Refusal) return batchPage(view, refused(view, done, 'files'));
  const names = done.unknown.slice(0, 20).join(', ');
  if (done.unknown.length > 0)
    faults.push({ field: 'files', key: 'office-digitise.batch.unknown-files', params: { names } });
  return batchPage(view, {
    errors: view.faultWords(faults),
    done: view.t('office-digitise.batch.files-taken', { matched: done.matched }),
  });
}

async function unpack(file: { name: string; bytes: Buffer }): Promise<{ name: string; bytes: Uint8Array }[]> {
  const isArchive = file.bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
  return isArchive ? filesInArchive(file.bytes) : [file];
}

function sample(view: View) {
  return after(view, view.act(sampleBatch, { batchId: batchId(view) }));
}

function decide(view: View) {
  return after(view, view.act(decideBatch, { batchId: batchId(view) }));
}

function judge(view: View) {
  const note = Object.entries(view.form).find(([name]) => name.startsWith('note-'))?.[1] ?? '';
  const verdict = view.form['verdict'] === 'bad' ? 'bad' : 'good';
  return after(
    view,
    view.act(judgeBatchRow, {
      batchId: batchId(view),
      rowId: view.params['rowId'] ?? '',
      verdict,
      note: note.slice(0, 500),
    }),
  );
}

async function after(view: View, work: Promise<unknown>): Promise<FastifyReply> {
  const done = await orRefusal(work);
  if (done instanceof Refusal && done.kind === 'not-found') throw done;
  if (done instanceof Refusal) return batchPage(view, { message: view.t(done.key, done.params) });
  return view.go(`/office/digitise/batches/${batchId(view)}`);
}

async function rowFile(view: View): Promise<FastifyReply> {
  const row = await view.ask(
    showBatchRow,
    { batchId: batchId(view), rowId: view.params['rowId'] ?? '' },
    view.t('office-digitise.purpose'),
  );
  if (row.fileHash === null) refuse('not-found', 'platform.file-missing');
  const name = row.fields['file'] ?? 'so-hoa';
  return sendFile(view, {
    fileHash: row.fileHash,
    fileName: `${name.replace(/\.[^.]+$/, '')}.pdf`,
    mediaType: 'application/pdf',
  });
}
