import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { type Batch, type BatchRow, listBatches, openBatch, type RowCounts, showBatch } from '#results';
import { addressWith } from '../../components/address.ts';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { selectField } from '../../components/select-field.ts';
import { tabs } from '../../components/tabs.ts';
import { tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import { agencyNameFor } from '../../shell/agency-names.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { agencyChoices, digitises, procedureChoices } from './offices.ts';
import { sampleTable } from './sample-table.ts';

/** Batches of old results still in force: opening one, and how far each is. */
export const batchPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/digitise/batches',
    permission: digitises,
    handler: async (view) => listPage(view, {}),
  },
  { method: 'POST', url: '/office/digitise/batches', permission: digitises, handler: open },
  {
    method: 'GET',
    url: '/office/digitise/batches/:batchId',
    permission: digitises,
    handler: async (view) => batchPage(view, {}),
  },
];

const tones = { filling: 'progress', sampling: 'attention', importing: 'info', done: 'success' } as const;
export const batchId = (view: View): string => view.params['batchId'] ?? '';

async function listPage(view: View, model: { errors?: { field: string; text: string }[] }) {
  const batches = await view.ask(listBatches, {});
  const errors = model.errors ?? [];
  const title = view.t('office-digitise.batches');
  const nameError = errors.find((e) => e.field === 'name')?.text;
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-digitise.batch.text')}</p>
${dataTable({
  language: view.language,
  caption: title,
  captionHidden: true,
  empty: view.t('office-digitise.batch.none'),
  columns: [
    { label: view.t('office-digitise.batch.name'), heading: true },
    { label: view.t('office-digitise.begun') },
    { label: view.t('office-digitise.batch.imported'), numeric: true },
    { label: view.t('office-digitise.batch.faulty'), numeric: true },
    { label: view.t('office-digitise.batch.waiting'), numeric: true },
    { label: view.t('office-digitise.state') },
  ],
  rows: batches.map((b) => ({ cells: batchCells(view, b) })),
})}
<h2 class="govuk-heading-m">${view.t('office-digitise.batch.open')}</h2>
${form({
  language: view.language,
  action: '/office/digitise/batches',
  idempotencyKey: newId(),
  body: html`${textField({
    language: view.language,
    name: 'name',
    label: view.t('office-digitise.batch.name'),
    hint: view.t('office-digitise.batch.name-hint'),
    value: view.form['name'] ?? '',
    ...(nameError === undefined ? {} : { error: nameError }),
  })}
${selectField({ language: view.language, name: 'agencyCode', label: view.t('office-digitise.agency'), value: view.form['agencyCode'] ?? '', choices: await agencyChoices(view) })}
${selectField({ language: view.language, name: 'procedureCode', label: view.t('office-digitise.kind'), value: view.form['procedureCode'] ?? '', choices: procedureChoices(view) })}`,
  submit: view.t('office-digitise.batch.open'),
})}`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/digitise', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

function batchCells(view: View, b: Batch & { counts: RowCounts }) {
  const number = (n: number) => formatNumber(view.language, n);
  const all = b.counts.faulty + b.counts.waiting + b.counts.ready + b.counts.imported;
  return [
    html`<a class="govuk-link" href="/office/digitise/batches/${b.id}">${b.name}</a>`,
    formatDate(b.createdAt.toISOString()),
    view.t('office-digitise.batch.of', { count: number(b.counts.imported), all: number(all) }),
    number(b.counts.faulty),
    number(b.counts.waiting),
    stateTag(view, b),
  ];
}

const stateTag = (view: View, b: Batch) =>
  tag({ tone: tones[b.state], text: view.t(`office-digitise.batch-state.${b.state}`) });

async function open(view: View) {
  const { name = '', agencyCode = '', procedureCode = '' } = view.form;
  if (name.trim() === '')
    return listPage(view, { errors: [{ field: 'name', text: view.t('office-digitise.batch.name-missing') }] });
  const done = await orRefusal(view.act(openBatch, { name: name.trim(), agencyCode, procedureCode }));
  if (done instanceof Refusal) {
    if (done.fields.length === 0) throw done;
    return listPage(view, { errors: view.faultWords(done.fields) });
  }
  return view.go(`/office/digitise/batches/${done.batchId}`);
}

export interface BatchModel {
  errors?: { field: string; text: string }[];
  message?: string;
  /** What the last act did, in words. */
  done?: string;
}

const lists = ['faulty', 'waiting', 'ready', 'imported'] as const;

export async function batchPage(view: View, model: BatchModel) {
  const asked = lists.find((l) => l === view.search['list']) ?? 'faulty';
  const afterLine = Number.parseInt(view.search['after'] ?? '0', 10) || 0;
  const look = (list: (typeof lists)[number] | 'sample') =>
    view.ask(showBatch, { batchId: batchId(view), list, afterLine }, view.t('office-digitise.purpose'));
  const shown = await look(asked);
  const { batch, counts } = shown;
  const errors = model.errors ?? [];
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
${model.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: model.message })}
${model.done === undefined ? '' : notice({ language: view.language, kind: 'success', body: model.done })}
<span class="govuk-caption-l">${await agencyNameFor(view, batch.agencyCode)}</span>
<h1 class="govuk-heading-l">${batch.name}</h1>
<p class="govuk-body">${stateTag(view, batch)} ${view.t(`office-digitise.batch-next.${batch.state}`)}</p>
${batch.state === 'sampling' ? sampleTable(view, { batch, counts, rows: (await look('sample')).rows }) : ''}
${batch.state === 'filling' ? fillForms(view, { counts, errors }) : ''}
${tabs({
  language: view.language,
  label: view.t('office-digitise.batch.rows'),
  tabs: lists.map((list) => ({
    text: view.t(`office-digitise.row-state.${list}`),
    href: addressWith(`/office/digitise/batches/${batch.id}`, { list }),
    current: list === asked,
    count: counts[list],
  })),
})}
${rowTable(view, { batch, rows: shown.rows, list: asked })}
${
  shown.more
    ? html`<p class="govuk-body"><a class="govuk-link" href="${addressWith(`/office/digitise/batches/${batch.id}`, { list: asked, after: shown.rows.at(-1)?.line ?? 0 })}">${view.t('office-digitise.batch.more')}</a></p>`
    : ''
}`;
  const bad = errors.length > 0 || model.message !== undefined;
  return view.page(
    { title: batch.name, room: 'officer', body, backLink: '/office/digitise/batches', hasErrors: errors.length > 0 },
    bad ? 422 : 200,
  );
}

function fillForms(
  view: View,
  { counts, errors }: { counts: RowCounts; errors: { field: string; text: string }[] },
): Html {
  const all = counts.faulty + counts.waiting + counts.ready + counts.imported;
  const path = `/office/digitise/batches/${batchId(view)}`;
  const upload = (field: string, accept: string) => {
    const error = errors.find((e) => e.field === field)?.text;
    return form({
      language: view.language,
      action: `${path}/${field}`,
      idempotencyKey: newId(),
      files: true,
      body: html`${fileField({
        language: view.language,
        name: field,
        label: view.t(`office-digitise.batch.${field}`),
        hint: view.t(`office-digitise.batch.${field}-hint`),
        accept,
        multiple: field === 'files',
        limitMb: view.site.uploadLimitMb,
        ...(error === undefined ? {} : { error }),
      })}${button({ text: view.t(`office-digitise.batch.send-${field}`), tone: 'secondary' })}`,
      submit: null,
    });
  };
  const manifest = upload('manifest', '.csv,.xlsx,text/csv');
  return html`${all === 0 ? manifest : details({ summary: view.t('office-digitise.batch.manifest-again'), body: manifest })}
${all === 0 ? '' : upload('files', '.zip,application/zip,image/jpeg,image/png,application/pdf')}
${
  counts.ready === 0
    ? ''
    : form({
        language: view.language,
        action: `${path}/sample`,
        idempotencyKey: newId(),
        body: html`<p class="govuk-body">${view.t('office-digitise.batch.ready-text', { count: counts.ready })}</p>`,
        submit: view.t('office-digitise.batch.sample'),
      })
}`;
}

function rowTable(view: View, { batch, rows, list }: { batch: Batch; rows: BatchRow[]; list: string }): Html {
  return dataTable({
    language: view.language,
    caption: view.t(`office-digitise.row-state.${list}`),
    captionHidden: true,
    empty: view.t('office-digitise.batch.no-rows'),
    columns: [
      { label: view.t('office-digitise.batch.line'), numeric: true },
      { label: view.t('office-digitise.number'), heading: true },
      { label: view.t('office-digitise.batch.holder') },
      { label: view.t('office-digitise.batch.file') },
      ...(list === 'faulty' ? [{ label: view.t('office-digitise.batch.what-is-wrong') }] : []),
    ],
    rows: rows.map((row) => ({
      cells: [
        String(row.line),
        row.number ?? '–',
        row.fields['fullName'] ?? '',
        row.fileHash === null
          ? (row.fields['file'] ?? '')
          : html`<a class="govuk-link" href="/office/digitise/batches/${batch.id}/rows/${row.id}/file">${row.fields['file'] ?? ''}</a>`,
        ...(list === 'faulty'
          ? [html`${[...row.faults, ...row.fileFaults].map((f) => html`${view.t(f.key, f.params)}<br>`)}`]
          : []),
      ],
    })),
  });
}
