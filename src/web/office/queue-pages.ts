import { caseQueue, type QueueRow } from '#cases';
import { officer } from '#platform/command';
import { html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { procedureAt } from '#procedures';
import { addressWith } from '../components/address.ts';
import { dataTable } from '../components/data-table.ts';
import { dueBadge } from '../components/due-badge.ts';
import { emptyState } from '../components/empty-state.ts';
import { pagination } from '../components/pagination.ts';
import { tabs } from '../components/tabs.ts';
import { stateTag } from '../shell/case-words.ts';
import type { PageRoute, View } from '../shell/view.ts';

/** Open cases of the office, the most urgent first; each tab is one owner, so nobody looks for their work. */
export const queuePages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office',
    permission: officer('receiving-officer', 'specialist', 'approver', 'leader'),
    handler: queuePage,
  },
];

const owners = ['receiving-officer', 'specialist', 'approver', 'applicant'] as const;
type Owner = (typeof owners)[number];

/** The tab that this officer works in, unless the address names another. */
function chosenOwner(view: View): Owner | undefined {
  const asked = view.search['owner'];
  if (asked === 'all') return undefined;
  return owners.find((o) => o === asked) ?? owners.find((o) => view.actor.roles.includes(o));
}

async function queuePage(view: View) {
  const owner = chosenOwner(view);
  const page = Math.max(1, Math.min(1000, Number.parseInt(view.search['page'] ?? '1', 10) || 1));
  const queue = await view.ask(caseQueue, { page, ...(owner === undefined ? {} : { owner }) });
  const countOf = (o: Owner) => queue.byOwner.find((b) => b.ownerRole === o)?.count ?? 0;
  const all = queue.byOwner.reduce((sum, b) => sum + b.count, 0);
  const title = view.t('office.queue.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${tabs({
  language: view.language,
  label: title,
  tabs: [
    ...owners.map((o) => ({
      text: view.t(`office.queue.tab.${o}`),
      href: addressWith('/office', { owner: o }),
      current: owner === o,
      count: countOf(o),
    })),
    {
      text: view.t('office.queue.tab.all'),
      href: addressWith('/office', { owner: 'all' }),
      current: owner === undefined,
      count: all,
    },
  ],
})}
${
  queue.rows.length === 0
    ? emptyState({ title: view.t('office.queue.empty'), body: view.t('office.queue.empty-text') })
    : dataTable({
        language: view.language,
        caption: title,
        captionHidden: true,
        columns: [
          { label: view.t('office.queue.code'), heading: true },
          { label: view.t('office.queue.service') },
          { label: view.t('office.queue.state') },
          { label: view.t('office.queue.owner') },
          { label: view.t('office.queue.submitted') },
          { label: view.t('office.queue.due') },
        ],
        rows: queue.rows.map((row) => queueRow(view, row)),
      })
}
${pagination({ language: view.language, path: view.request.url, page, pageSize: queue.pageSize, total: owner === undefined ? all : countOf(owner) })}`;
  return view.page({ title, room: 'officer', body });
}

function queueRow(view: View, row: QueueRow) {
  const procedure = procedureAt(row.procedureCode, vietnamDate(row.submittedAt));
  const late = row.dueOn !== null && row.dueOn < (row.finishedOn ?? view.today) && row.waitingSince === null;
  return {
    ...(late ? { tone: 'attention' as const } : {}),
    cells: [
      html`<a class="govuk-link" href="/office/cases/${row.id}">${row.officialCode ?? row.trackingCode}</a>`,
      procedure ? view.say(procedure.name) : row.procedureCode,
      stateTag(view.language, row.state),
      view.t(`cases.owner.${row.ownerRole}`),
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
