import { caseQueue, type QueueRow } from '#cases';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { procedureAt } from '#procedures';
import { listAgencies } from '#territory';
import { dataTable } from '../components/data-table.ts';
import { details } from '../components/details.ts';
import { dueBadge } from '../components/due-badge.ts';
import { emptyState } from '../components/empty-state.ts';
import { form } from '../components/form.ts';
import { tabs } from '../components/tabs.ts';
import { stateTag } from '../shell/case-words.ts';
import type { PageRoute, View } from '../shell/view.ts';
import { bulkBar, bulkPages, tickValue } from './queue-bulk.ts';
import {
  askedFor,
  type QueueFilters,
  queueFilterBar,
  queueHref,
  queueOwners,
  readFilters,
  readWhich,
} from './queue-filters.ts';
import { caseAddress } from './queue-place.ts';

/** Open cases of the office, the most urgent first; each tab is one owner, so nobody looks for their work. */
export const queuePages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office',
    permission: officer('receiving-officer', 'specialist', 'approver', 'leader'),
    handler: queuePage,
  },
  ...bulkPages,
];

async function queuePage(view: View) {
  const settled = readWhich(view);
  if (settled !== undefined) return view.go(settled);
  const filters = readFilters(view);
  const queue = await view.ask(caseQueue, askedFor(filters));
  const units = await unitsOf(view);
  const title = view.t('office.queue.title');
  const bar = await bulkBar(view, filters.owner, queue.rows);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${ownerTabs(view, filters, queue.byOwner)}
${queueFilterBar(view, filters, units)}
${queue.rows.length === 0 ? nothing(view, filters) : list(view, { rows: queue.rows, bar, units })}
${pages(view, { filters, next: queue.next, shown: queue.rows.length })}
<p class="govuk-body"><a class="govuk-link" href="/office/deadlines">${view.t('office.queue.deadlines')}</a> · <a class="govuk-link" href="/office/consultations">${view.t('office.queue.consultations')}</a> · <a class="govuk-link" href="/office/absence">${view.t('office.queue.absence')}</a></p>`;
  return view.page({ title, room: 'officer', body });
}

interface Unit {
  code: string;
  name: string;
}

/** The units among which a leader can choose; for everybody else the own one, which needs no choice. */
async function unitsOf(view: View): Promise<Unit[]> {
  if (!view.actor.roles.includes('leader')) return [];
  const agencies = await view.ask(listAgencies, {});
  return agencies
    .filter((a) => view.actor.agencies.includes(a.code))
    .map((a) => ({ code: a.code, name: view.say(a.name) }))
    .sort((a, b) => a.name.localeCompare(b.name, view.language));
}

function ownerTabs(view: View, filters: QueueFilters, byOwner: readonly { ownerRole: string; count: number }[]): Html {
  const countOf = (o: string) => byOwner.find((b) => b.ownerRole === o)?.count ?? 0;
  const tab = (owner: string, count: number, current: boolean) => ({
    text: view.t(`office.queue.tab.${owner}`),
    href: queueHref(view, { owner }),
    current,
    count,
  });
  return tabs({
    language: view.language,
    label: view.t('office.queue.title'),
    tabs: [
      ...queueOwners.map((o) => tab(o, countOf(o), filters.owner === o)),
      tab(
        'all',
        byOwner.reduce((sum, b) => sum + b.count, 0),
        filters.owner === undefined,
      ),
    ],
  });
}

function nothing(view: View, filters: QueueFilters): Html {
  const narrowed =
    filters.mine || filters.late || [filters.text, filters.procedureCode, filters.agencyCode].some(Boolean);
  return narrowed
    ? emptyState({ title: view.t('office.queue.none-fits'), body: view.t('office.queue.none-fits-text') })
    : emptyState({ title: view.t('office.queue.empty'), body: view.t('office.queue.empty-text') });
}

interface Listed {
  rows: readonly QueueRow[];
  bar: Html | undefined;
  units: readonly Unit[];
}

/** The table, inside a form when cases can be ticked; `queue-keys` adds the keyboard. */
function list(view: View, { rows, bar, units }: Listed): Html {
  const ticks = bar !== undefined;
  const from = view.request.url.split('?')[1] ?? '';
  const named = units.length > 1 ? new Map(units.map((u) => [u.code, u.name])) : undefined;
  const table = dataTable({
    language: view.language,
    caption: view.t('office.queue.title'),
    captionHidden: true,
    columns: [
      ...(ticks ? [{ label: view.t('office.queue.tick') }] : []),
      { label: view.t('office.queue.code'), heading: true },
      { label: view.t('office.queue.service') },
      ...(named === undefined ? [] : [{ label: view.t('office.queue.unit') }]),
      { label: view.t('office.queue.state') },
      { label: view.t('office.queue.owner') },
      { label: view.t('office.queue.submitted') },
      { label: view.t('office.queue.due') },
    ],
    rows: rows.map((row) => queueRow(view, row, { ticks, named, from })),
  });
  const words = (key: string) => view.t(`office.keys.${key}`);
  const island = html`<div data-island="queue-keys" data-all="${words('all')}" data-ticked="${words('ticked')}">${table}${bar}</div>
${details({ summary: words('title'), body: html`<dl class="da-keys">${(['j', 'x', 'enter', 'slash', 'n'] as const).map((k) => html`<div><dt><kbd>${words(`${k}-key`)}</kbd></dt><dd>${words(k)}</dd></div>`)}</dl>` })}`;
  if (!ticks) return island;
  return form({
    language: view.language,
    action: '/office/bulk',
    idempotencyKey: newId(),
    hidden: { back: view.request.url },
    submit: null,
    // Enter on a tick box presses the first button: this one does nothing but say that an act must be chosen.
    body: html`<button class="govuk-visually-hidden" type="submit" name="act" value="none" tabindex="-1" aria-hidden="true"></button>${island}`,
  });
}

function queueRow(
  view: View,
  row: QueueRow,
  how: { ticks: boolean; named: Map<string, string> | undefined; from: string },
) {
  const procedure = procedureAt(row.procedureCode, vietnamDate(row.submittedAt));
  const late = row.dueOn !== null && row.dueOn < (row.finishedOn ?? view.today) && row.waitingSince === null;
  const code = row.officialCode ?? row.trackingCode;
  return {
    ...(late ? { tone: 'attention' as const } : {}),
    cells: [
      ...(how.ticks
        ? [
            html`<label class="da-tick"><input type="checkbox" name="case" value="${tickValue(row)}"><span class="govuk-visually-hidden">${view.t('office.queue.tick-one', { code })}</span></label>`,
          ]
        : []),
      html`<a class="govuk-link" href="${caseAddress(row.id, how.from)}">${code}</a>`,
      procedure ? view.say(procedure.name) : row.procedureCode,
      ...(how.named === undefined ? [] : [how.named.get(row.agencyCode) ?? row.agencyCode]),
      row.wait === 'consultation'
        ? html`${stateTag(view.language, row.state)} <span class="da-due-date">${view.t('cases.wait.consultation')}</span>`
        : stateTag(view.language, row.state),
      row.ownerName ?? view.t(`cases.owner.${row.ownerRole}`),
      formatDateTime(row.submittedAt),
      dueBadge({
        language: view.language,
        dueOn: row.dueOn,
        today: view.today,
        finishedOn: row.finishedOn,
        paused: row.waitingSince !== null,
        withDate: true,
      }),
    ],
  };
}

/** Pages go by key: forward, and back to the beginning. */
function pages(view: View, page: { filters: QueueFilters; next: string | null; shown: number }): Html {
  if (page.shown === 0 && page.filters.after === undefined) return html``;
  return html`<nav class="da-pages" aria-label="${view.t('office.queue.pages')}"><p class="da-pages__shown">${view.t('office.queue.shown', { count: page.shown })}</p><ul class="da-pages__steps">${
    page.filters.after === undefined
      ? ''
      : html`<li><a class="govuk-link" rel="first" href="${queueHref(view, {})}">${view.t('office.queue.first')}</a></li>`
  }${
    page.next === null
      ? ''
      : html`<li><a class="govuk-link" rel="next" href="${queueHref(view, { after: page.next })}">${view.t('office.queue.next')}</a></li>`
  }</ul></nav>`;
}
