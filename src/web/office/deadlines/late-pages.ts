import { type LateCase, lateByUnit, lateCases, nameOfficers, type OfficerNames, type UnitDeadlines } from '#cases';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { daysBetween } from '#platform/time';
import { procedureAt } from '#procedures';
import { addressWith } from '../../components/address.ts';
import { dataTable } from '../../components/data-table.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { emptyState } from '../../components/empty-state.ts';
import { statCard } from '../../components/stat-card.ts';
import { tabs } from '../../components/tabs.ts';
import { stateTag } from '../../shell/case-words.ts';
import type { PageRoute, View } from '../../shell/view.ts';

const works = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** How cases stand to their due dates: by unit, and the cases themselves. */
export const latePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/deadlines', permission: works, handler: unitsPage },
  { method: 'GET', url: '/office/deadlines/cases', permission: works, handler: casesPage },
];

const casesHref = (values: Record<string, string | null>) => addressWith('/office/deadlines/cases', values);

async function unitsPage(view: View) {
  // Units whose open cases all wait for collection have nothing to watch.
  const units = (await view.ask(lateByUnit, {})).filter((u) => u.running + u.waiting > 0);
  const sum = (part: 'running' | 'late' | 'soon' | 'waiting') => units.reduce((total, u) => total + u[part], 0);
  const title = view.t('office-deadlines.late.title');
  const card = (part: 'running' | 'late' | 'soon' | 'waiting', href?: string) =>
    statCard({
      language: view.language,
      title: view.t(`office-deadlines.late.${part}`),
      value: sum(part),
      unit: view.t('office-deadlines.late.cases'),
      ...(href === undefined ? {} : { href }),
    });
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${view.t('office-deadlines.late.lead')}</p>
<div class="da-stats">${card('late', casesHref({ show: 'late' }))}${card('soon', casesHref({}))}${card('running')}${card('waiting')}</div>
${
  units.length === 0
    ? emptyState({
        title: view.t('office-deadlines.late.none'),
        body: view.t('office-deadlines.late.none-text'),
      })
    : dataTable({
        language: view.language,
        caption: view.t('office-deadlines.late.by-unit'),
        columns: [
          { label: view.t('office-deadlines.late.unit'), heading: true },
          ...(['running', 'late', 'oldest', 'soon', 'most', 'half', 'waiting'] as const).map((key) => ({
            label: view.t(`office-deadlines.late.column.${key}`),
            numeric: true,
          })),
        ],
        rows: units.map((unit) => unitRow(view, unit)),
      })
}
<p class="govuk-body"><a class="govuk-link" href="/office/absence">${view.t('office-deadlines.absence.title')}</a></p>`;
  return view.page({ title, room: 'officer', body, backLink: '/office' });
}

function unitRow(view: View, unit: UnitDeadlines) {
  const number = (value: number) => formatNumber(view.language, value);
  const linked = (value: number, show: string | null): Html | string =>
    value === 0
      ? '0'
      : html`<a class="govuk-link" href="${casesHref({ unit: unit.agencyCode, show })}">${number(value)}<span class="govuk-visually-hidden"> ${view.say(unit.name)}</span></a>`;
  return {
    ...(unit.late > 0 ? { tone: 'attention' as const } : {}),
    cells: [
      view.say(unit.name),
      number(unit.running),
      linked(unit.late, 'late'),
      unit.oldestDueOn === null
        ? '–'
        : view.t('office-deadlines.late.days', { days: number(daysBetween(unit.oldestDueOn, view.today)) }),
      linked(unit.soon, null),
      number(unit.most),
      number(unit.half),
      number(unit.waiting),
    ],
  };
}

async function casesPage(view: View) {
  const { unit, after, show } = view.search;
  const lateOnly = show === 'late';
  const units = await view.ask(lateByUnit, {});
  const chosen = units.find((u) => u.agencyCode === unit);
  const { rows, next } = await view.ask(lateCases, {
    lateOnly,
    ...(chosen === undefined ? {} : { agencyCode: chosen.agencyCode }),
    ...(after !== undefined && /^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/.test(after) ? { after } : {}),
  });
  const postIds = [...new Set(rows.flatMap((r) => (r.ownerPostId === null ? [] : [r.ownerPostId])))];
  const names = await view.ask(nameOfficers, { postIds });
  const nameOfUnit = new Map(units.map((u) => [u.agencyCode, view.say(u.name)]));
  const title = view.t('office-deadlines.late.cases-title');
  const kept = chosen === undefined ? {} : { unit: chosen.agencyCode };
  const body = html`${chosen === undefined ? '' : html`<span class="govuk-caption-l">${view.say(chosen.name)}</span>`}<h1 class="govuk-heading-l">${title}</h1>
${tabs({
  language: view.language,
  label: title,
  tabs: [
    { text: view.t('office-deadlines.late.tab-all'), href: casesHref({ ...kept }), current: !lateOnly },
    { text: view.t('office-deadlines.late.tab-late'), href: casesHref({ ...kept, show: 'late' }), current: lateOnly },
  ],
})}
${
  rows.length === 0
    ? emptyState({ title: view.t('office-deadlines.late.none'), body: view.t('office-deadlines.late.none-text') })
    : dataTable({
        language: view.language,
        caption: title,
        captionHidden: true,
        columns: [
          { label: view.t('office.queue.code'), heading: true },
          { label: view.t('office.queue.service') },
          ...(chosen === undefined ? [{ label: view.t('office-deadlines.late.unit') }] : []),
          { label: view.t('office.queue.state') },
          { label: view.t('office.queue.owner') },
          { label: view.t('office.queue.due') },
        ],
        rows: rows.map((row) => caseRow(view, row, { names, unit: chosen === undefined ? nameOfUnit : undefined })),
      })
}
${next === null ? '' : html`<p class="govuk-body"><a class="govuk-link" rel="next" href="${casesHref({ ...kept, ...(lateOnly ? { show: 'late' } : {}), after: next })}">${view.t('office-deadlines.late.next')}</a></p>`}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/deadlines' });
}

function caseRow(view: View, row: LateCase, known: { names: OfficerNames; unit: Map<string, string> | undefined }) {
  const procedure = procedureAt(row.procedureCode, row.submittedOn);
  const holder = row.ownerPostId === null ? undefined : known.names.posts[row.ownerPostId];
  return {
    ...(row.dueOn < view.today ? { tone: 'attention' as const } : {}),
    cells: [
      html`<a class="govuk-link" href="/office/cases/${row.id}">${row.code}</a>`,
      procedure ? view.say(procedure.name) : row.procedureCode,
      ...(known.unit === undefined ? [] : [known.unit.get(row.agencyCode) ?? row.agencyCode]),
      stateTag(view.language, row.state),
      holder?.name ?? view.t(`cases.owner.${row.ownerRole ?? ''}`),
      html`${dueBadge({ language: view.language, dueOn: row.dueOn, today: view.today })} ${formatDate(row.dueOn)}`,
    ],
  };
}
