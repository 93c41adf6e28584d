import type { FastifyReply } from 'fastify';
import {
  confirmVersion,
  dropVersionCommand,
  sectorOf,
  showVersion,
  takeRegisterFile,
  type Version,
  versions,
} from '#cleaning';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { addressWith } from '../../components/address.ts';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { errorOf, errorSummary } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { tabs } from '../../components/tabs.ts';
import { type Tone, tag } from '../../components/tag.ts';
import { sendTable } from '../../shell/send-table.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { errorsOf, meaningText, saidWords, sectorIn, sectorName } from './shared.ts';

/** Versions of a register: sending a file, how far it is, what is wrong with which row. */
export const registerPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/cleaning/registers/:sector',
    permission: officer(),
    handler: (view) => registerPage(view, []),
  },
  {
    method: 'POST',
    url: '/office/cleaning/registers/:sector',
    permission: officer('specialist', 'approver', 'leader'),
    handler: send,
  },
  { method: 'GET', url: '/office/cleaning/versions/:versionId', permission: officer(), handler: versionPage },
  { method: 'GET', url: '/office/cleaning/versions/:versionId/report', permission: officer(), handler: report },
  {
    method: 'POST',
    url: '/office/cleaning/versions/:versionId/confirm',
    permission: officer('specialist', 'approver', 'leader'),
    handler: confirm,
  },
  {
    method: 'POST',
    url: '/office/cleaning/versions/:versionId/drop',
    permission: officer('specialist', 'approver', 'leader'),
    handler: drop,
  },
];

/** The versions of a register, and the form for the next file with what was wrong with the last. */
export async function registerPage(view: View, errors: { field: string; text: string }[]): Promise<FastifyReply> {
  const sector = sectorIn(view);
  const list = await view.ask(versions, { sector });
  const name = sectorName(view, sector);
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
<span class="govuk-caption-l">${view.t('office-cleaning.register.caption')}</span><h1 class="govuk-heading-l">${name}</h1>
${dataTable({
  language: view.language,
  caption: view.t('office-cleaning.register.versions'),
  empty: view.t('office-cleaning.register.none'),
  columns: [
    { label: view.t('office-cleaning.register.number'), heading: true },
    { label: view.t('office-cleaning.register.as-of') },
    { label: view.t('office-cleaning.register.state') },
    { label: view.t('office-cleaning.register.good'), numeric: true },
    { label: view.t('office-cleaning.register.faulty'), numeric: true },
    { label: view.t('office-cleaning.register.sent-at') },
  ],
  rows: list.map((v) => ({
    cells: [
      html`<a class="govuk-link" href="/office/cleaning/versions/${v.id}">${v.number}. ${v.fileName}</a>`,
      formatDate(v.asOf),
      versionTag(view, v),
      formatNumber(view.language, v.rowsGood),
      formatNumber(view.language, v.rowsFaulty),
      formatDateTime(v.openedAt),
    ],
  })),
})}
${view.actor.roles.some((r) => ['specialist', 'approver', 'leader'].includes(r)) ? sendForm(view, sector, errors) : ''}`;
  return view.page(
    { title: name, room: 'officer', body, backLink: '/office/cleaning', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

function sendForm(view: View, sector: Version['sector'], errors: { field: string; text: string }[]): Html {
  return html`<h2 class="govuk-heading-m">${view.t('office-cleaning.register.send')}</h2>
<p class="govuk-body">${view.t('office-cleaning.register.needs', {
    fields: sectorOf(sector)
      .required.map((f) => view.t(`cleaning.field.${f}`))
      .join(', '),
  })}</p>
${form({
  language: view.language,
  action: `/office/cleaning/registers/${sector}`,
  idempotencyKey: newId(),
  files: true,
  body: fileField({
    language: view.language,
    name: 'file',
    label: view.t('office-cleaning.register.file'),
    hint: view.t('office-cleaning.register.file-hint'),
    accept: '.csv,.xlsx,.txt,text/csv',
    limitMb: view.site.uploadLimitMb,
    ...errorOf(errors, 'file'),
  }),
  submit: view.t('office-cleaning.register.send'),
})}`;
}

async function postedFile(view: View): Promise<{ fileName: string; bytes: Buffer } | undefined> {
  if (!view.request.isMultipart()) return undefined;
  let found: { fileName: string; bytes: Buffer } | undefined;
  for await (const part of view.request.parts()) {
    if (part.type === 'field') continue;
    const bytes = await part.toBuffer();
    if (part.filename !== '' && bytes.length > 0) found = { fileName: part.filename, bytes };
  }
  return found;
}

/** Takes the file; what its columns mean and of which day it is are asked on the next page. */
async function send(view: View): Promise<FastifyReply> {
  const sector = sectorIn(view);
  const file = await postedFile(view);
  if (file === undefined) return registerPage(view, [{ field: 'file', text: view.t('shell.upload.none') }]);
  const taken = await orRefusal(takeRegisterFile(view.site.runtime, file));
  if (taken instanceof Refusal) return registerPage(view, errorsOf(view, taken, 'file'));
  const { fileHash, fileName } = taken;
  return view.go(addressWith(`/office/cleaning/registers/${sector}/columns`, { file: fileHash, name: fileName }));
}

const tones: Record<Version['state'], Tone> = {
  waiting: 'neutral',
  reading: 'progress',
  read: 'progress',
  held: 'attention',
  'in-force': 'success',
  refused: 'danger',
  dropped: 'neutral',
};

const versionTag = (view: View, v: Version) =>
  tag({ tone: tones[v.state], text: view.t(`cleaning.version-state.${v.state}`) });
const isUnderWay = (v: Version) => v.state === 'waiting' || v.state === 'reading' || v.state === 'read';

/** A file that would take much of the register away waits until somebody says that it is meant so. */
function heldPart(view: View, v: Version, path: string): Html {
  const gone = formatNumber(view.language, v.gone ?? 0);
  return html`${notice({ language: view.language, kind: 'warning', body: view.t('office-cleaning.register.held', { gone }) })}${form(
    {
      language: view.language,
      action: `${path}/confirm`,
      idempotencyKey: newId(),
      body: html``,
      submit: view.t('office-cleaning.register.confirm', { gone }),
    },
  )}`;
}

async function versionPage(view: View): Promise<FastifyReply> {
  const list = view.search['list'] === 'remarked' ? ('remarked' as const) : ('faulty' as const);
  const afterLine = Number.parseInt(view.search['after'] ?? '0', 10) || 0;
  const { versionId = '' } = view.params;
  const {
    version: v,
    rows,
    more,
  } = await view.ask(showVersion, { versionId, list, afterLine }, view.t('office-cleaning.purpose'));
  const path = `/office/cleaning/versions/${versionId}`;
  const number = (n: number | null) => (n === null ? '–' : formatNumber(view.language, n));
  // Works without scripting: the browser asks again by itself while the file is being read.
  if (isUnderWay(v)) view.reply.header('refresh', '3');
  const body = html`<span class="govuk-caption-l">${sectorName(view, v.sector)}</span>
<h1 class="govuk-heading-l">${view.t('office-cleaning.register.version', { number: v.number })}</h1>
<p class="govuk-body">${versionTag(view, v)} ${v.fileName}</p>
${v.fault === null ? '' : notice({ language: view.language, kind: 'error', body: saidWords(view, v.fault) })}
${v.state === 'held' ? heldPart(view, v, path) : ''}
${v.remarks.map((r) => notice({ language: view.language, kind: 'info', body: saidWords(view, r) }))}
${summaryList({
  language: view.language,
  rows: [
    { label: view.t('office-cleaning.register.as-of'), value: formatDate(v.asOf) },
    { label: view.t('office-cleaning.register.mode'), value: view.t(`office-cleaning.register.mode-${v.mode}`) },
    { label: view.t('office-cleaning.register.good'), value: number(v.rowsGood) },
    { label: view.t('office-cleaning.register.faulty'), value: number(v.rowsFaulty) },
    ...(v.state === 'in-force'
      ? (['added', 'changed', 'unchanged', 'gone'] as const).map((k) => ({
          label: view.t(`office-cleaning.register.${k}`),
          value: number(v[k]),
        }))
      : []),
  ],
})}
${details({
  summary: view.t('office-cleaning.register.columns'),
  body: html`<ul class="govuk-list">${v.columns.map((c) => html`<li>${c.heading}: ${c.meaning === null ? html`<span class="da-soft">${view.t('office-cleaning.register.unused')}</span>` : meaningText(view, c.meaning)}</li>`)}</ul>`,
})}
${isUnderWay(v) || v.state === 'held' ? form({ language: view.language, action: `${path}/drop`, idempotencyKey: newId(), body: button({ text: view.t('office-cleaning.register.drop'), tone: 'warning' }), submit: null }) : ''}
${tabs({
  language: view.language,
  label: view.t('office-cleaning.register.report'),
  tabs: (['faulty', 'remarked'] as const).map((l) => ({
    text: view.t(`office-cleaning.register.list-${l}`),
    href: addressWith(path, { list: l }),
    current: l === list,
  })),
})}
${dataTable({
  language: view.language,
  caption: view.t(`office-cleaning.register.list-${list}`),
  captionHidden: true,
  empty: view.t('office-cleaning.register.no-rows'),
  columns: [
    { label: view.t('office-cleaning.register.line'), numeric: true },
    { label: view.t('cleaning.field.key'), heading: true },
    { label: view.t('cleaning.field.fullName') },
    { label: view.t('office-cleaning.register.what') },
  ],
  rows: rows.map((r) => ({
    cells: [
      String(r.line),
      r.key ?? '–',
      r.name ?? '–',
      html`${r.remarks.map((m) => html`${view.t(m.key, m.params)}<br>`)}`,
    ],
  })),
})}
<p class="govuk-body">${more ? html`<a class="govuk-link" href="${addressWith(path, { list, after: rows.at(-1)?.line ?? 0 })}">${view.t('office-cleaning.more')}</a> · ` : ''}${rows.length > 0 ? html`<a class="govuk-link" href="${addressWith(`${path}/report`, { list })}">${view.t('office-cleaning.register.download')}</a>` : ''}</p>`;
  return view.page({
    title: view.t('office-cleaning.register.version', { number: v.number }),
    room: 'officer',
    body,
    backLink: `/office/cleaning/registers/${v.sector}`,
  });
}

async function report(view: View): Promise<FastifyReply> {
  const list = view.search['list'] === 'remarked' ? ('remarked' as const) : ('faulty' as const);
  const { versionId = '' } = view.params;
  const { version, rows } = await view.ask(
    showVersion,
    { versionId, list, atMost: 20_000 },
    view.t('office-cleaning.purpose'),
  );
  const head = [
    'office-cleaning.register.line',
    'cleaning.field.key',
    'cleaning.field.fullName',
    'office-cleaning.register.what',
  ].map((k) => view.t(k));
  const lines = rows.map((r) => [
    String(r.line),
    r.key ?? '',
    r.name ?? '',
    r.remarks.map((m) => view.t(m.key, m.params)).join('; '),
  ]);
  return sendTable(view, { kind: 'csv', name: `${version.sector}-${version.number}-${list}`, rows: [head, ...lines] });
}

async function confirm(view: View): Promise<FastifyReply> {
  const { versionId = '' } = view.params;
  const done = await orRefusal(view.act(confirmVersion, { versionId }));
  if (done instanceof Refusal && done.kind !== 'conflict') throw done;
  return view.go(`/office/cleaning/versions/${versionId}`);
}

async function drop(view: View): Promise<FastifyReply> {
  const { versionId = '' } = view.params;
  const done = await orRefusal(view.act(dropVersionCommand, { versionId }));
  if (done instanceof Refusal && done.kind !== 'conflict') throw done;
  return view.go(`/office/cleaning/versions/${versionId}`);
}
