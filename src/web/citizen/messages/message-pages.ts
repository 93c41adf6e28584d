import { type DeliveryFate, type MessageView, myMessages, readAllMessages, readMessage } from '#notifications';
import { citizen, officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { addressWith } from '../../components/address.ts';
import { linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { emptyState } from '../../components/empty-state.ts';
import { form } from '../../components/form.ts';
import { tag } from '../../components/tag.ts';
import type { PageRoute, View } from '../../shell/view.ts';

/** The same pages for citizens (their own messages) and for officers (those to their posts). */
interface Side {
  room: 'citizen' | 'officer';
  base: string;
  title: string;
  empty: string;
  casePath(caseId: string): string;
}

const citizenSide: Side = {
  room: 'citizen',
  base: '/my/messages',
  title: 'citizen-messages.title',
  empty: 'citizen-messages.empty-text',
  casePath: (id) => `/my/${id}`,
};
const officeSide: Side = {
  room: 'officer',
  base: '/office/messages',
  title: 'citizen-messages.title-office',
  empty: 'citizen-messages.empty-office',
  casePath: (id) => `/office/cases/${id}`,
};

const sides = [
  { side: citizenSide, permission: citizen() },
  { side: officeSide, permission: officer() },
];

export const messageListPages: readonly PageRoute[] = sides.flatMap(({ side, permission }): PageRoute[] => [
  { method: 'GET', url: side.base, permission, handler: (view) => listPage(view, side) },
  { method: 'GET', url: `${side.base}/:messageId`, permission, handler: (view) => messagePage(view, side) },
  {
    method: 'POST',
    url: `${side.base}/read-all`,
    permission,
    async handler(view) {
      await view.act(readAllMessages, {});
      return view.go(side.base);
    },
  },
]);

async function listPage(view: View, side: Side) {
  const before = view.search['before'];
  const found = await view.ask(myMessages, before === undefined ? {} : { before });
  const title = view.t(side.title);
  const last = found.messages.at(-1);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${
  found.messages.length === 0
    ? emptyState({ title: view.t('citizen-messages.empty'), body: view.t(side.empty) })
    : html`<p class="govuk-body">${
        found.unread === 0
          ? view.t('citizen-messages.none-unread')
          : view.t('citizen-messages.unread', { count: found.unread })
      }</p>
${dataTable({
  language: view.language,
  caption: title,
  captionHidden: true,
  columns: [
    { label: view.t('citizen-messages.subject'), heading: true },
    { label: view.t('citizen-messages.received') },
    { label: view.t('citizen-messages.status') },
  ],
  rows: found.messages.map((message) => messageRow(view, side, message)),
})}
${found.unread === 0 ? '' : readAllForm(view, side)}
${
  found.more && last !== undefined
    ? html`<p class="govuk-body"><a class="govuk-link" href="${addressWith(side.base, { before: last.id })}">${view.t('citizen-messages.older')}</a></p>`
    : ''
}`
}
${side === citizenSide ? html`<p class="govuk-body"><a class="govuk-link" href="/my/messages/channels">${view.t('citizen-messages.settings')}</a></p>` : ''}`;
  return view.page({ title, room: side.room, body, ...(side === citizenSide ? { backLink: '/my' } : {}) });
}

function messageRow(view: View, side: Side, message: MessageView) {
  const unread = message.readAt === null;
  return {
    cells: [
      html`<a class="govuk-link" href="${side.base}/${message.id}">${message[view.language].subject}</a>`,
      formatDateTime(message.at),
      tag({
        tone: unread ? 'info' : 'neutral',
        text: view.t(unread ? 'citizen-messages.new' : 'citizen-messages.read'),
      }),
    ],
  };
}

const readAllForm = (view: View, side: Side): Html =>
  form({
    language: view.language,
    action: `${side.base}/read-all`,
    idempotencyKey: newId(),
    body: html`<button class="govuk-button govuk-button--secondary" type="submit">${view.t('citizen-messages.read-all')}</button>`,
    submit: null,
  });

async function messagePage(view: View, side: Side) {
  const message = await view.act(readMessage, { messageId: view.params['messageId'] ?? '' });
  const text = message[view.language];
  const body = html`<h1 class="govuk-heading-l">${text.subject}</h1>
<p class="govuk-body da-soft">${formatDateTime(message.at)}</p>
${text.body.split('\n').map((line) => (line.trim() === '' ? '' : html`<p class="govuk-body">${line}</p>`))}
${
  message.caseId === null
    ? ''
    : linkButton({ text: view.t('citizen-messages.open-case'), href: side.casePath(message.caseId) })
}
${fateList(view, message.fates)}`;
  return view.page({ title: text.subject, room: side.room, body, backLink: side.base });
}

/** What became of it outside the portal. */
function fateList(view: View, fates: readonly DeliveryFate[]): Html {
  if (fates.length === 0) return html`<p class="govuk-body da-soft">${view.t('citizen-messages.only-here')}</p>`;
  return html`<h2 class="govuk-heading-s">${view.t('citizen-messages.also-sent')}</h2>
<ul class="govuk-list govuk-list--bullet">${fates.map((fate) => {
    const words = {
      channel: view.t(`notifications.channel.${fate.channel}`),
      address: fate.address,
      state: view.t(`notifications.state.${fate.state}`),
    };
    return html`<li>${
      fate.sentAt === null
        ? view.t('citizen-messages.fate', words)
        : view.t('citizen-messages.fate-at', { ...words, at: formatDateTime(fate.sentAt) })
    }</li>`;
  })}</ul>`;
}
