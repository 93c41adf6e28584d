import { Refusal, refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import {
  addScanPages,
  discardScanCommand,
  dpiOf,
  finishScan,
  isSharp,
  orderScanPages,
  picturesOf,
  picturesOwed,
  type Scan,
  type ScanPage,
  showScan,
} from '#results';
import { button, linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { tag } from '../../components/tag.ts';
import { sendFile } from '../../shell/send-file.ts';
import { readFiles } from '../../shell/upload.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { digitises } from './offices.ts';

/** One scan: its pictures in their order, what is still missing, the finished document. */
export const scanPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/digitise/scans/:scanId',
    permission: digitises,
    handler: async (view) => scanPage(view, {}),
  },
  { method: 'POST', url: '/office/digitise/scans/:scanId/pages', permission: digitises, handler: addPages },
  { method: 'POST', url: '/office/digitise/scans/:scanId/order', permission: digitises, handler: order },
  { method: 'POST', url: '/office/digitise/scans/:scanId/finish', permission: digitises, handler: finish },
  { method: 'POST', url: '/office/digitise/scans/:scanId/discard', permission: digitises, handler: discard },
  { method: 'GET', url: '/office/digitise/scans/:scanId/pages/:pageId', permission: digitises, handler: picture },
  { method: 'GET', url: '/office/digitise/scans/:scanId/file', permission: digitises, handler: document },
];

const scanId = (view: View) => view.params['scanId'] ?? '';
const show = (view: View) => view.ask(showScan, { scanId: scanId(view) }, view.t('office-digitise.purpose'));

interface ScanModel {
  errors?: { field: string; text: string }[];
  message?: string;
}

async function scanPage(view: View, model: ScanModel) {
  const { scan, pages } = await show(view);
  const errors = model.errors ?? [];
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
${model.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: model.message })}
<h1 class="govuk-heading-l">${scan.title}</h1>
${scan.state === 'open' ? openPart(view, { scan, pages, errors }) : closedPart(view, scan)}`;
  return view.page(
    { title: scan.title, room: 'officer', body, backLink: '/office/digitise', hasErrors: errors.length > 0 },
    errors.length > 0 || model.message !== undefined ? 422 : 200,
  );
}

function closedPart(view: View, scan: Scan): Html {
  if (scan.state === 'discarded')
    return html`<p class="govuk-body">${view.t('office-digitise.scan-state.discarded')}</p>`;
  return html`${notice({
    language: view.language,
    kind: 'success',
    title: view.t('office-digitise.finished'),
    body: view.t('office-digitise.finished-text', { pages: scan.pageCount ?? 0, dpi: scan.lowestDpi ?? 0 }),
  })}
<div class="govuk-button-group">${linkButton({ text: view.t('office-digitise.download'), href: `/office/digitise/scans/${scan.id}/file` })}
${linkButton({ text: view.t('office-digitise.next'), href: `/office/digitise/new${scan.caseId === null ? '' : `?case=${scan.caseId}`}`, tone: 'secondary' })}</div>`;
}

function openPart(
  view: View,
  { scan, pages, errors }: { scan: Scan; pages: ScanPage[]; errors: { field: string; text: string }[] },
): Html {
  const owed = picturesOwed(scan);
  const error = errors.find((e) => e.field === 'file')?.text;
  return html`<p class="govuk-body">${view.t('office-digitise.progress', { there: pages.length, owed })}</p>
${pages.length === 0 ? '' : pageTable(view, { scan, pages })}
${form({
  language: view.language,
  action: `/office/digitise/scans/${scan.id}/pages`,
  idempotencyKey: newId(),
  files: true,
  body: html`${fileField({
    language: view.language,
    name: 'file',
    label: view.t('office-digitise.add'),
    hint: view.t('office-digitise.add-hint'),
    multiple: true,
    limitMb: view.site.uploadLimitMb,
    ...(error === undefined ? {} : { error }),
  })}${button({ text: view.t('office-digitise.send'), tone: pages.length < owed ? 'primary' : 'secondary' })}`,
  submit: null,
})}
${
  pages.length === 0
    ? ''
    : form({
        language: view.language,
        action: `/office/digitise/scans/${scan.id}/finish`,
        idempotencyKey: newId(),
        version: scan.version,
        body: button({ text: view.t('office-digitise.finish'), tone: pages.length < owed ? 'secondary' : 'primary' }),
        submit: null,
      })
}
${form({
  language: view.language,
  action: `/office/digitise/scans/${scan.id}/discard`,
  idempotencyKey: newId(),
  body: button({ text: view.t('office-digitise.discard'), tone: 'warning' }),
  submit: null,
})}`;
}

function pageTable(view: View, { scan, pages }: { scan: Scan; pages: ScanPage[] }): Html {
  return form({
    language: view.language,
    action: `/office/digitise/scans/${scan.id}/order`,
    idempotencyKey: newId(),
    version: scan.version,
    hidden: { ids: pages.map((p) => p.id).join(' ') },
    body: dataTable({
      language: view.language,
      caption: view.t('office-digitise.order'),
      columns: [
        { label: view.t('office-digitise.page'), heading: true },
        { label: view.t('office-digitise.picture') },
        { label: view.t('office-digitise.sharpness') },
        { label: view.t('office-digitise.move') },
      ],
      rows: pages.map((page, index) => ({ cells: pageCells(view, { scan, page, index }) })),
    }),
    submit: null,
  });
}

function pageCells(view: View, { scan, page, index }: { scan: Scan; page: ScanPage; index: number }) {
  const dpi = dpiOf(page, scan.paperSize);
  const sharp = isSharp(dpi);
  const label = view.t('office-digitise.page-number', { page: index + 1 });
  const path = `/office/digitise/scans/${scan.id}/pages/${page.id}`;
  const move = (act: string) =>
    button({ text: view.t(`office-digitise.${act}`), name: 'do', value: `${act} ${page.id}`, tone: 'secondary' });
  return [
    label,
    html`<a href="${path}"><img src="${path}" alt="${label}" width="120" loading="lazy"></a>`,
    tag({
      tone: sharp ? 'success' : 'danger',
      text: view.t(sharp ? 'office-digitise.dpi' : 'office-digitise.dpi-low', { dpi }),
    }),
    html`<div class="govuk-button-group">${index === 0 ? '' : move('up')}${move('drop')}</div>`,
  ];
}

async function addPages(view: View) {
  const posted = await readFiles(view, { before: () => show(view) });
  const errors = view.faultWords(posted.faults).map((e) => ({ ...e, field: 'file' }));
  if (posted.stored.length + errors.length === 0) errors.push({ field: 'file', text: view.t('shell.upload.none') });
  for (const { file } of posted.stored) {
    const added = await orRefusal(addFile(view, file));
    if (added instanceof Refusal) errors.push({ field: 'file', text: view.t(added.key, added.params) });
  }
  return errors.length > 0 ? scanPage(view, { errors }) : view.go(`/office/digitise/scans/${scanId(view)}`);
}

async function addFile(view: View, file: { fileHash: string; mediaType: string; sizeBytes: number }): Promise<true> {
  const pages = await picturesOf(view.site.runtime, file);
  await view.act(addScanPages, { scanId: scanId(view), pages }, newId());
  return true;
}

/** Moves a page one place forward, or takes it away: works by buttons, without scripting. */
async function order(view: View) {
  const [act = '', pageId = ''] = (view.form['do'] ?? '').split(' ');
  const ids = (view.form['ids'] ?? '').split(' ').filter((id) => id !== '');
  const at = ids.indexOf(pageId);
  if (at < 0) refuse('invalid', 'results.scan-stale');
  const rest = ids.filter((id) => id !== pageId);
  const pageIds = act === 'drop' ? rest : rest.toSpliced(Math.max(0, at - 1), 0, pageId);
  return after(
    view,
    view.act(orderScanPages, { scanId: scanId(view), version: Number(view.form['_version']), pageIds }),
  );
}

function finish(view: View) {
  return after(view, view.act(finishScan, { scanId: scanId(view), version: Number(view.form['_version']) }));
}

async function after(view: View, work: Promise<unknown>) {
  const done = await orRefusal(work);
  if (done instanceof Refusal && done.kind !== 'not-found')
    return scanPage(view, { message: view.t(done.key, done.params) });
  if (done instanceof Refusal) throw done;
  return view.go(`/office/digitise/scans/${scanId(view)}`);
}

async function discard(view: View) {
  await view.act(discardScanCommand, { scanId: scanId(view) });
  return view.go('/office/digitise');
}

/** A picture to look at: only kinds that were checked to be pictures, and never anything that could run. */
async function picture(view: View) {
  const { pages } = await show(view);
  const page = pages.find((p) => p.id === view.params['pageId']);
  if (page === undefined || !['image/jpeg', 'image/png'].includes(page.mediaType))
    refuse('not-found', 'platform.file-missing');
  const bytes = await view.site.runtime.files.get(page.fileHash);
  return view.reply.type(page.mediaType).header('x-content-type-options', 'nosniff').send(Buffer.from(bytes));
}

async function document(view: View) {
  const { scan } = await show(view);
  if (scan.fileHash === null) refuse('not-found', 'platform.file-missing');
  return sendFile(view, { fileHash: scan.fileHash, fileName: `${scan.title}.pdf`, mediaType: 'application/pdf' });
}
