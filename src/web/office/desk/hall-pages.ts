import { showHall, takeTicket } from '#desk';
import { anyone } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { form } from '../../components/form.ts';
import type { PageRoute, View } from '../../shell/view.ts';

/**
 * The hall: a kiosk that gives numbers and a screen that shows them. Whoever has the secret address is the device; there is
 * no session that somebody at the kiosk could go on with.
 */
export const hallPages: readonly PageRoute[] = [
  { method: 'GET', url: '/kiosk/:key', permission: anyone, handler: kiosk },
  { method: 'POST', url: '/kiosk/:key', permission: anyone, handler: take },
  { method: 'GET', url: '/kiosk/:key/tickets/:ticketId', permission: anyone, handler: ticketPage },
  { method: 'GET', url: '/kiosk/:key/screen', permission: anyone, handler: screen },
];

const keyOf = (view: View) => view.params['key'] ?? '';

/** A page of a device: no navigation, big type, reads itself anew. The address of the device stays with the device. */
const devicePage = (view: View, model: { title: string; body: Html; again: { seconds: number; to?: string } }) => {
  const { seconds, to } = model.again;
  view.reply.headers({
    'referrer-policy': 'no-referrer',
    // Nobody reads here for long and nobody types: the page may go on by itself (WCAG 2.2.1, real-time exception).
    refresh: `${seconds}${to === undefined ? '' : `; url=${to}`}`,
  });
  return view.page({
    title: model.title,
    room: 'citizen',
    body: model.body,
    wall: true,
    wide: true,
    actor: null,
    navigation: [],
    head: html`<meta name="robots" content="noindex">`,
  });
};

async function kiosk(view: View) {
  const hall = await view.ask(showHall, { key: keyOf(view) });
  const title = view.t('office-desk.kiosk.title', { desk: view.say(hall.agency) });
  const choose = (priority: boolean) =>
    form({
      language: view.language,
      action: `/kiosk/${keyOf(view)}`,
      idempotencyKey: newId(),
      hidden: { priority: priority ? '1' : '' },
      submit: null,
      body: html`<div class="da-kiosk__choice">${button({
        text: view.t(priority ? 'office-desk.kiosk.priority' : 'office-desk.kiosk.take'),
        ...(priority ? { tone: 'secondary' as const } : {}),
      })}${priority ? html`<p class="govuk-body">${view.t('office-desk.kiosk.priority-text')}</p>` : ''}</div>`,
    });
  const body = html`<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body-l">${waitWords(view, hall.waiting, hall.expected)}</p>
${choose(false)}${choose(true)}`;
  return devicePage(view, { title, body, again: { seconds: 30 } });
}

function waitWords(view: View, ahead: number, expected: number | null): string {
  if (ahead === 0) return view.t('office-desk.kiosk.no-wait');
  return expected === null
    ? view.t('office-desk.kiosk.waiting', { count: ahead })
    : view.t('office-desk.kiosk.waiting-minutes', { count: ahead, minutes: expected });
}

async function take(view: View) {
  const { ticketId } = await view.act(takeTicket, { key: keyOf(view), priority: view.form['priority'] === '1' });
  return view.go(`/kiosk/${keyOf(view)}/tickets/${ticketId}`);
}

async function ticketPage(view: View) {
  const { ticket, agency } = await view.ask(showHall, { key: keyOf(view), ticketId: view.params['ticketId'] ?? '' });
  if (ticket === null) return view.go(`/kiosk/${keyOf(view)}`);
  const title = view.t('office-desk.kiosk.yours');
  const body = html`<div class="da-ticket" data-island="print-once"><p class="govuk-body-l">${view.say(agency)}</p>
<h1 class="govuk-heading-l">${title}</h1>
<p class="da-ticket__number">${ticket.number}</p>
<p class="govuk-body-l">${
    ticket.state === 'waiting'
      ? waitWords(view, ticket.ahead, ticket.expected)
      : view.t('office-desk.kiosk.called', { counter: ticket.counter ?? 0 })
  }</p>
<p class="govuk-body">${formatDateTime(ticket.takenAt)}</p></div>
<p class="govuk-body"><a class="govuk-link" href="/kiosk/${keyOf(view)}">${view.t('office-desk.kiosk.next-person')}</a></p>`;
  return devicePage(view, { title, body, again: { seconds: 20, to: `/kiosk/${keyOf(view)}` } });
}

async function screen(view: View) {
  const hall = await view.ask(showHall, { key: keyOf(view) });
  const title = view.t('office-desk.screen.title', { desk: view.say(hall.agency) });
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${
  hall.called.length === 0
    ? html`<p class="govuk-body-l">${view.t('office-desk.screen.none')}</p>`
    : html`<table class="da-hall"><caption class="govuk-visually-hidden">${view.t('office-desk.screen.caption')}</caption><thead><tr><th scope="col">${view.t('office-desk.board.number')}</th><th scope="col">${view.t('office-desk.screen.counter')}</th></tr></thead><tbody>${hall.called.map(
        (c, i) =>
          html`<tr class="${i === 0 ? 'da-hall__latest' : ''}"><th scope="row">${c.number}</th><td>${c.counter}</td></tr>`,
      )}</tbody></table>`
}
<p class="govuk-body-l">${view.t('office-desk.screen.next', { numbers: hall.next.join(', ') || '–' })}</p>
<p class="govuk-body">${view.t('office-desk.kiosk.waiting', { count: hall.waiting })}</p>`;
  return devicePage(view, { title, body, again: { seconds: 5 } });
}
