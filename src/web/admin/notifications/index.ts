import {
  type ChannelFigures,
  type ChannelHealth,
  type ChannelName,
  type DeliveryState,
  deliveryFates,
  deliveryFigures,
  deliveryStates,
  type FateRow,
  outsideChannels,
  retryDelivery,
} from '#notifications';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { addressWith } from '../../components/address.ts';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { selectField } from '../../components/select-field.ts';
import { type Tone, tag } from '../../components/tag.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import './i18n/index.ts';

const base = '/admin/messages';
const days = 7;

/** How messages go out: the channels, how fast, and each one's fate. */
export const notificationPages: readonly PageRoute[] = [
  { method: 'GET', url: base, permission: officer('administrator'), handler: (view) => fatesPage(view, {}) },
  { method: 'POST', url: `${base}/:deliveryId/retry`, permission: officer('administrator'), handler: retry },
];

async function retry(view: View) {
  const done = await orRefusal(view.act(retryDelivery, { deliveryId: view.params['deliveryId'] ?? '' }));
  if (done instanceof Refusal) return fatesPage(view, { message: view.t(done.key, done.params), status: 409 });
  return view.go(addressWith(base, { state: 'failed', retried: '1' }));
}

function chosen(view: View): { channel?: ChannelName; state?: DeliveryState; before?: string } {
  const channel = outsideChannels.find((c) => c === view.search['channel']);
  const state = deliveryStates.find((s) => s === view.search['state']);
  const before = view.search['before'];
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(state === undefined ? {} : { state }),
    ...(before === undefined ? {} : { before }),
  };
}

async function fatesPage(view: View, { message, status = 200 }: { message?: string; status?: number }) {
  const filter = chosen(view);
  const { fates, more } = await view.ask(deliveryFates, filter);
  const { figures, channels } = await view.ask(deliveryFigures, { days });
  const last = fates.at(-1);
  const title = view.t('admin-notifications.title');
  const body = html`${message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: message })}
${view.search['retried'] === undefined ? '' : notice({ language: view.language, kind: 'success', body: view.t('admin-notifications.retried') })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('admin-notifications.text')}</p>
${channelTable(view, channels)}
${speedTable(view, figures)}
${filters(view, filter)}
${fateTable(view, fates)}
${
  more && last !== undefined
    ? html`<p class="govuk-body"><a class="govuk-link" href="${addressWith(view.request.url, { before: last.deliveryId, retried: null })}">${view.t('admin-notifications.older')}</a></p>`
    : ''
}`;
  return view.page({ title, room: 'administrator', body }, status);
}

function channelTable(view: View, channels: readonly (ChannelHealth & { configured: boolean })[]): Html {
  const now = view.site.runtime.clock.now();
  const stateOf = (c: ChannelHealth & { configured: boolean }) => {
    if (!c.configured) return tag({ tone: 'neutral', text: view.t('admin-notifications.closed') });
    if (c.pausedUntil === null || c.pausedUntil <= now)
      return c.failures === 0
        ? tag({ tone: 'success', text: view.t('admin-notifications.open') })
        : html`${tag({ tone: 'danger', text: view.t('admin-notifications.down', { at: formatDateTime(now) }) })}<br>${c.fault ?? ''}`;
    return html`${tag({ tone: 'danger', text: view.t('admin-notifications.down', { at: formatDateTime(c.pausedUntil) }) })}<br>${c.fault ?? ''}`;
  };
  return dataTable({
    language: view.language,
    caption: view.t('admin-notifications.channels'),
    columns: [
      { label: view.t('admin-notifications.channel'), heading: true },
      { label: view.t('admin-notifications.status') },
      { label: view.t('admin-notifications.last-sent') },
    ],
    rows: channels.map((c) => ({
      cells: [
        view.t(`notifications.channel.${c.channel}`),
        stateOf(c),
        c.succeededAt === null ? view.t('admin-notifications.never') : formatDateTime(c.succeededAt),
      ],
    })),
  });
}

function speedTable(view: View, figures: readonly ChannelFigures[]): Html {
  const seconds = (value: number | null) => (value === null ? '–' : formatNumber(view.language, value, 1));
  const share = (f: ChannelFigures) =>
    f.judged === 0
      ? '–'
      : `${formatNumber(view.language, (100 * f.within10) / f.judged, 1)}% (${formatNumber(view.language, f.within10)}/${formatNumber(view.language, f.judged)})`;
  const columns = ['channel', 'within', 'median', 'p95', 'sent', 'waiting', 'failed'];
  return html`${dataTable({
    language: view.language,
    caption: view.t('admin-notifications.speed', { days }),
    columns: columns.map((key, index) => ({
      label: view.t(`admin-notifications.${key}`),
      ...(index === 0 ? { heading: true } : { numeric: true }),
    })),
    rows: figures.map((f) => ({
      cells: [
        view.t(`notifications.channel.${f.channel}`),
        share(f),
        seconds(f.median),
        seconds(f.p95),
        ...[f.sent, f.waiting, f.failed].map((n) => formatNumber(view.language, n)),
      ],
    })),
    empty: view.t('admin-notifications.none-yet'),
  })}<p class="govuk-body da-soft">${view.t('admin-notifications.speed-text')}</p>`;
}

function filters(view: View, filter: { channel?: string; state?: string }): Html {
  const all = { value: '', text: view.t('admin-notifications.all') };
  const shared = { language: view.language };
  return filterBar({
    language: view.language,
    action: base,
    fields: [
      selectField({
        ...shared,
        name: 'channel',
        label: view.t('admin-notifications.channel'),
        value: filter.channel ?? '',
        choices: [all, ...outsideChannels.map((c) => ({ value: c, text: view.t(`notifications.channel.${c}`) }))],
      }),
      selectField({
        ...shared,
        name: 'state',
        label: view.t('admin-notifications.state'),
        value: filter.state ?? '',
        choices: [all, ...deliveryStates.map((s) => ({ value: s, text: view.t(`notifications.state.${s}`) }))],
      }),
    ],
  });
}

function fateTable(view: View, fates: readonly FateRow[]): Html {
  return dataTable({
    language: view.language,
    caption: view.t('admin-notifications.fates'),
    columns: [
      { label: view.t('admin-notifications.event'), heading: true },
      { label: view.t('admin-notifications.channel') },
      { label: view.t('admin-notifications.address') },
      { label: view.t('admin-notifications.template') },
      { label: view.t('admin-notifications.state') },
      { label: view.t('admin-notifications.seconds'), numeric: true },
      { label: view.t('admin-notifications.attempts'), numeric: true },
    ],
    rows: fates.map((fate) => ({
      cells: [
        formatDateTime(fate.eventAt),
        view.t(`notifications.channel.${fate.channel}`),
        fate.address,
        fate.template,
        fateCell(view, fate),
        fate.secondsToSend === null ? '–' : formatNumber(view.language, fate.secondsToSend, 1),
        formatNumber(view.language, fate.attempts),
      ],
    })),
    empty: view.t('admin-notifications.no-fates'),
  });
}

const tones: Record<DeliveryState, Tone> = {
  held: 'attention',
  queued: 'progress',
  sending: 'progress',
  sent: 'success',
  delivered: 'success',
  failed: 'danger',
};

function fateCell(view: View, fate: FateRow): Html {
  return html`${tag({ tone: tones[fate.state], text: view.t(`notifications.state.${fate.state}`) })}${
    fate.state === 'held'
      ? html`<br>${view.t('admin-notifications.hold-until', { at: formatDateTime(fate.dueAt) })}`
      : ''
  }${fate.fault === null ? '' : html`<br><span class="da-soft">${fate.fault}</span>`}${
    fate.uncertain ? html`<br><span class="da-soft">${view.t('admin-notifications.uncertain')}</span>` : ''
  }${
    fate.state === 'failed'
      ? form({
          language: view.language,
          action: `${base}/${fate.deliveryId}/retry`,
          idempotencyKey: newId(),
          body: button({ text: view.t('admin-notifications.retry'), tone: 'secondary' }),
          submit: null,
        })
      : ''
  }`;
}
