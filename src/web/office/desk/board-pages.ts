import { callNext, deskBoard, endDevice, openDevice, settleTicket, ticketText } from '#desk';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { vietnamMinutes } from '#platform/time';
import { addressWith } from '../../components/address.ts';
import { button, linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { thisDesk } from './this-desk.ts';

const atCounter = officer('receiving-officer');

/** The queue as the counter works it off: one button for the next person, the case one click further. */
export const boardPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/desk/:agency', permission: atCounter, handler: (view) => board(view, {}) },
  { method: 'POST', url: '/office/desk/:agency/call', permission: atCounter, handler: call },
  { method: 'POST', url: '/office/desk/:agency/tickets/:ticketId', permission: atCounter, handler: settle },
  { method: 'POST', url: '/office/desk/:agency/devices', permission: atCounter, handler: addDevice },
  { method: 'POST', url: '/office/desk/:agency/devices/:deviceId/end', permission: atCounter, handler: removeDevice },
];

interface BoardModel {
  message?: string;
  /** Secret address of a kiosk that was just opened: shown this once. */
  opened?: string;
  status?: number;
}

/** The counter at which this officer sits; it stays in the address, so that reloading and coming back keep it. */
const counterOf = (view: View) =>
  Math.max(1, Math.min(99, Number(view.form['counter'] ?? view.search['counter']) || 1));

async function board(view: View, model: BoardModel) {
  const agencyCode = thisDesk(view);
  const counter = counterOf(view);
  const shown = await view.ask(deskBoard, { agencyCode });
  const title = view.t('office-desk.board.title', { desk: view.say(shown.agency) });
  const mine = shown.called.find((ticket) => ticket.counter === counter);
  const body = html`${model.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: model.message })}
${model.opened === undefined ? '' : openedDevice(view, model.opened)}
<h1 class="govuk-heading-l">${title}</h1>
<div class="da-columns"><div class="da-columns__main">
${mine === undefined ? '' : current(view, { agencyCode, counter, ticket: mine })}
${callForm(view, { agencyCode, counter, waiting: shown.figures.waiting })}
${
  shown.waiting.length === 0
    ? html`<p class="govuk-body">${view.t('office-desk.board.nobody')}</p>`
    : dataTable({
        language: view.language,
        caption: view.t('office-desk.board.waiting', { count: shown.figures.waiting }),
        columns: [
          { label: view.t('office-desk.board.number'), heading: true },
          { label: view.t('office-desk.board.kind') },
          { label: view.t('office-desk.board.since') },
        ],
        rows: shown.waiting.map((ticket) => ({
          ...(ticket.series === 'U' ? { tone: 'attention' as const } : {}),
          cells: [ticketText(ticket), view.t(`office-desk.series.${ticket.series}`), timeOf(ticket.takenAt)],
        })),
      })
}
</div><aside class="da-columns__side">
${linkButton({ text: view.t('office-desk.board.intake'), href: `/office/desk/${agencyCode}/intake`, tone: 'secondary' })}
${figures(view, shown.figures)}
<ul class="govuk-list">
<li><a class="govuk-link" href="/office/handovers/${agencyCode}">${view.t('office-desk.handover.title')}</a></li>
<li><a class="govuk-link" href="/office/register/${agencyCode}/${view.today.slice(0, 4)}">${view.t('office-desk.register.link')}</a></li>
</ul>
${devices(view, agencyCode, shown.devices)}
</aside></div>`;
  return view.page({ title, room: 'officer', body }, model.status ?? 200);
}

type Board = Awaited<ReturnType<(typeof deskBoard)['run']>>;

/** The person at this counter now. */
function current(
  view: View,
  { agencyCode, counter, ticket }: { agencyCode: string; counter: number; ticket: Board['called'][number] },
): Html {
  const settleWith = (outcome: string) =>
    button({ text: view.t(`office-desk.outcome.${outcome}`), name: 'outcome', value: outcome, tone: 'secondary' });
  return html`<section class="da-next"><h2 class="govuk-heading-m">${view.t('office-desk.board.now', { number: ticketText(ticket), counter })}</h2>
<div class="govuk-button-group">${linkButton({
    text: view.t('office-desk.board.receive'),
    href: addressWith(`/office/desk/${agencyCode}/intake`, { ticket: ticket.id, counter }),
  })}</div>
${form({
  language: view.language,
  action: `/office/desk/${agencyCode}/tickets/${ticket.id}`,
  idempotencyKey: newId(),
  hidden: { counter: String(counter) },
  submit: null,
  body: html`<div class="govuk-button-group">${settleWith('again')}${settleWith('served')}${settleWith('missed')}</div>`,
})}</section>`;
}

function callForm(view: View, model: { agencyCode: string; counter: number; waiting: number }): Html {
  return form({
    language: view.language,
    action: `/office/desk/${model.agencyCode}/call`,
    idempotencyKey: newId(),
    body: textField({
      language: view.language,
      name: 'counter',
      label: view.t('office-desk.board.counter'),
      kind: 'digits',
      width: 2,
      value: String(model.counter),
    }),
    submit: view.t('office-desk.board.call', { waiting: model.waiting }),
  });
}

function figures(view: View, f: Board['figures']): Html {
  const minutes = (value: number | null) =>
    value === null ? '–' : view.t('office-desk.minutes', { minutes: formatNumber(view.language, Math.round(value)) });
  const row = (key: string, value: string) =>
    html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${view.t(`office-desk.figures.${key}`)}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`;
  return html`<h2 class="govuk-heading-m">${view.t('office-desk.figures.title')}</h2><dl class="govuk-summary-list">
${row('waiting', String(f.waiting))}${row('longest', minutes(f.longestWait))}${row('mean', minutes(f.meanWait))}${row('served', String(f.served))}${row('missed', String(f.missed))}</dl>`;
}

function devices(view: View, agencyCode: string, list: Board['devices']): Html {
  return details({
    summary: view.t('office-desk.devices.title', { count: list.length }),
    body: html`<p class="govuk-body">${view.t('office-desk.devices.text')}</p>
${list.map((device) =>
  form({
    language: view.language,
    action: `/office/desk/${agencyCode}/devices/${device.id}/end`,
    idempotencyKey: newId(),
    submit: null,
    body: html`<p class="da-attached"><span>${device.name}</span>${button({ text: view.t('office-desk.devices.end'), tone: 'secondary' })}</p>`,
  }),
)}
${form({
  language: view.language,
  action: `/office/desk/${agencyCode}/devices`,
  idempotencyKey: newId(),
  submit: null,
  body: html`${textField({ language: view.language, name: 'name', label: view.t('office-desk.devices.name'), value: '' })}${button({ text: view.t('office-desk.devices.open'), tone: 'secondary' })}`,
})}`,
  });
}

function openedDevice(view: View, key: string): Html {
  const link = (path: string, text: string) =>
    html`<p><a class="govuk-link" href="${path}">${view.t(`office-desk.devices.${text}`)}</a><br><code>${view.site.publicUrl()}${path}</code></p>`;
  return notice({
    language: view.language,
    kind: 'success',
    title: view.t('office-desk.devices.opened'),
    body: html`${link(`/kiosk/${key}`, 'kiosk')}${link(`/kiosk/${key}/screen`, 'screen')}`,
  });
}

async function call(view: View) {
  const agencyCode = thisDesk(view);
  const counter = counterOf(view);
  const called = await view.act(callNext, { agencyCode, counter });
  if (called.number === null) return board(view, { message: view.t('office-desk.board.nobody') });
  return view.go(addressWith(`/office/desk/${agencyCode}`, { counter }));
}

async function settle(view: View) {
  const agencyCode = thisDesk(view);
  const outcome = (['again', 'served', 'missed'] as const).find((o) => o === view.form['outcome']) ?? 'served';
  const done = await orRefusal(view.act(settleTicket, { ticketId: view.params['ticketId'] ?? '', outcome }));
  if (done instanceof Refusal) return board(view, { message: view.t(done.key, done.params), status: 409 });
  return view.go(addressWith(`/office/desk/${agencyCode}`, { counter: counterOf(view) }));
}

async function addDevice(view: View) {
  const agencyCode = thisDesk(view);
  const name = (view.form['name'] ?? '').trim().slice(0, 60) || view.t('office-desk.devices.kiosk');
  // Without a key of the form: the answer holds a secret that is shown once and kept nowhere, also not for repeating.
  const { key } = await view.act(openDevice, { agencyCode, name }, '');
  return board(view, { opened: key });
}

async function removeDevice(view: View) {
  const agencyCode = thisDesk(view);
  const done = await orRefusal(view.act(endDevice, { deviceId: view.params['deviceId'] ?? '' }));
  if (done instanceof Refusal) return board(view, { message: view.t(done.key, done.params), status: 404 });
  return view.go(`/office/desk/${agencyCode}`);
}

/** "09:05". */
function timeOf(instant: Date): string {
  const minutes = vietnamMinutes(instant);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
