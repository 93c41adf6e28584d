import { myStatements, type StatementListRow, watcherRoles } from '#indicators';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { emptyState } from '../../components/empty-state.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { periodTitle, statementHref, statementTag } from './statement-words.ts';

/** The forms that an officer has to do with: to write, to approve, waiting, approved. */
export const listPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/statements', permission: officer(), handler: listPage },
];

async function listPage(view: View) {
  const lists = await view.ask(myStatements, {});
  const title = view.t('office-statements.title');
  const parts = [
    { key: 'to-approve', rows: lists.toApprove },
    { key: 'to-state', rows: lists.toState },
    { key: 'waiting', rows: lists.waiting },
    { key: 'approved', rows: lists.approved },
  ].filter((p) => p.rows.length > 0);
  const watches = watcherRoles.some((r) => view.actor.roles.includes(r));
  const seesLate = watches || view.actor.roles.includes('approver');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${view.t('office-statements.lead')}</p>
<div class="govuk-button-group">${watches ? linkButton({ text: view.t('office-statements.periods-title'), href: '/office/statements/periods' }) : ''}${
    seesLate
      ? html`<a class="govuk-link" href="/office/statements/late">${view.t('office-statements.who-is-late')}</a>`
      : ''
  }</div>
${
  parts.length === 0
    ? emptyState({ title: view.t('office-statements.nothing'), body: view.t('office-statements.nothing-text') })
    : parts.map(({ key, rows }) => statementTable(view, { caption: view.t(`office-statements.${key}`), rows }))
}`;
  return view.page({ title, room: 'officer', body, backLink: '/office' });
}

function statementTable(view: View, { caption, rows }: { caption: string; rows: readonly StatementListRow[] }): Html {
  const { language } = view;
  const done = rows[0]?.statement.state === 'approved';
  return dataTable({
    language,
    caption,
    columns: [
      { label: view.t('office-statements.period'), heading: true },
      { label: view.t('office-statements.unit') },
      { label: view.t('office-statements.stated'), numeric: true },
      { label: view.t('office-statements.state') },
      { label: view.t(done ? 'office-statements.approved-day' : 'office-statements.due') },
    ],
    rows: rows.map(({ statement: s, agencyName, asked, stated }) => ({
      cells: [
        html`<a class="govuk-link" href="${statementHref(s.id)}">${periodTitle(view, s)}${s.number > 1 ? ` – ${view.t('office-statements.correction', { number: s.number - 1 })}` : ''}<span class="govuk-visually-hidden">, ${view.say(agencyName)}</span></a>`,
        view.say(agencyName),
        view.t('office-statements.stated-of', { stated, asked }),
        statementTag(view, s.state),
        s.state === 'approved'
          ? formatDate(s.approvedOn ?? '')
          : s.number > 1
            ? '–'
            : html`${dueBadge({ language, dueOn: s.dueOn, today: view.today })} ${formatDate(s.dueOn)}`,
      ],
    })),
  });
}
