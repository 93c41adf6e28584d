import type { FastifyReply } from 'fastify';
import {
  confirmVersion,
  dropVersionCommand,
  openVersion,
  type SaidOfFile,
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
import { isIsoDate } from '#platform/time';
import { addressWith } from '../../components/address.ts';
import { button } from '../../components/button.ts';
import { checkboxes, radios } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { dateField, datePartsOf } from '../../components/date-field.ts';
import { details } from '../../components/details.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { tabs } from '../../components/tabs.ts';
import { type Tone, tag } from '../../components/tag.ts';
import { sendTable } from '../../shell/send-table.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { errorsOf, sectorIn, sectorName, wordedParams } from './shared.ts';

/** Versions of a register: sending a file, how far it is, what is wrong with which row. */
export const registerPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/cleaning/registers/:sector',
    permission: officer(),
    handler: (view) => listPage(view, []),
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

interface Posted {
  fields: Record<string, string>;
  file: { fileName: string; bytes: Buffer } | undefined;
}

async function listPage(
  view: View,
  errors: { field: string; text: string }[],
  typed: Record<string, string> = {},
): Promise<FastifyReply> {
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
${view.actor.roles.some((r) => ['specialist', 'approver', 'leader'].includes(r)) ? sendForm(view, sector, errors, typed) : ''}`;
  return view.page(
    { title: name, room: 'officer', body, backLink: '/office/cleaning', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

function sendForm(
  view: View,
  sector: Version['sector'],
  errors: { field: string; text: string }[],
  typed: Record<string, string>,
): Html {
  const error = (field: string) => {
    const text = errors.find((e) => e.field === field)?.text;
    return text === undefined ? {} : { error: text };
  };
  const day =
    typed['asOf-day'] === undefined
      ? datePartsOf(view.today)
      : { day: typed['asOf-day'], month: typed['asOf-month'], year: typed['asOf-year'] };
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
  body: html`${fileField({
    language: view.language,
    name: 'file',
    label: view.t('office-cleaning.register.file'),
    hint: view.t('office-cleaning.register.file-hint'),
    accept: '.csv,.xlsx,.txt,text/csv',
    limitMb: view.site.uploadLimitMb,
    ...error('file'),
  })}
${dateField({ language: view.language, name: 'asOf', label: view.t('office-cleaning.register.as-of'), value: day, ...error('asOf') })}
${radios({
  language: view.language,
  name: 'mode',
  label: view.t('office-cleaning.register.mode'),
  value: typed['mode'] ?? 'whole',
  choices: (['whole', 'part'] as const).map((m) => ({
    value: m,
    text: view.t(`office-cleaning.register.mode-${m}`),
    hint: view.t(`office-cleaning.register.mode-${m}-hint`),
  })),
})}
${
  errors.some((e) => e.field === 'again')
    ? checkboxes({
        language: view.language,
        name: 'again',
        label: view.t('office-cleaning.register.again'),
        choices: [{ value: 'yes', text: view.t('office-cleaning.register.again-yes') }],
        ...error('again'),
      })
    : ''
}`,
  submit: view.t('office-cleaning.register.send'),
})}`;
}

async function posted(view: View): Promise<Posted> {
  const found: Posted = { fields: {}, file: undefined };
  if (!view.request.isMultipart()) return found;
  for await (const part of view.request.parts()) {
    if (part.type === 'field') found.fields[part.fieldname] = String(part.value ?? '');
    else {
      const bytes = await part.toBuffer();
      if (part.filename !== '' && bytes.length > 0) found.file = { fileName: part.filename, bytes };
    }
  }
  return found;
}

async function send(view: View): Promise<FastifyReply> {
  const sector = sectorIn(view);
  const { fields, file } = await posted(view);
  if (file === undefined) return listPage(view, [{ field: 'file', text: view.t('shell.upload.none') }], fields);
  const two = (name: string) => (fields[name] ?? '').trim().padStart(2, '0');
  const asOf = `${fields['asOf-year'] ?? ''}-${two('asOf-month')}-${two('asOf-day')}`;
  if (!isIsoDate(asOf))
    return listPage(view, [{ field: 'asOf', text: view.t('office-cleaning.register.as-of-wrong') }], fields);
  const taken = await orRefusal(takeRegisterFile(view.site.runtime, file));
  if (taken instanceof Refusal) return listPage(view, errorsOf(view, taken, 'file'), fields);
  const mode = fields['mode'] === 'part' ? ('part' as const) : ('whole' as const);
  const again = fields['again'] === 'yes' ? { again: true } : {};
  const done = await orRefusal(view.act(openVersion, { sector, asOf, mode, ...taken, ...again }, fields['_key']));
  if (done instanceof Refusal) return listPage(view, worded(view, done), fields);
  return view.go(`/office/cleaning/versions/${done.versionId}`);
}

/** Codes of sectors in a refusal become their names. */
function worded(view: View, refusal: Refusal) {
  if (refusal.kind === 'forbidden') return [{ field: 'file', text: view.t(refusal.key, refusal.params) }];
  return errorsOf(
    view,
    new Refusal(
      refusal.kind,
      refusal.key,
      wordedParams(view, refusal.params),
      refusal.fields.map((f) => ({ ...f, params: wordedParams(view, f.params ?? {}) })),
    ),
    'file',
  );
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
const said = (view: View, one: SaidOfFile) => view.t(one.key, wordedParams(view, one.params));

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
${v.fault === null ? '' : notice({ language: view.language, kind: 'error', body: said(view, v.fault) })}
${v.state === 'held' ? heldPart(view, v, path) : ''}
${v.remarks.map((r) => notice({ language: view.language, kind: 'info', body: said(view, r) }))}
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
  body: html`<ul class="govuk-list">${v.columns.map((c) => html`<li>${c.heading}: ${c.meaning === null ? html`<span class="da-soft">${view.t('office-cleaning.register.unused')}</span>` : view.t(c.meaning.startsWith('extra.') ? `cleaning.${c.meaning}` : `cleaning.field.${c.meaning}`)}</li>`)}</ul>`,
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
