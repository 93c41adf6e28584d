import { type LateStatement, lateStatements, remindUnit, watcherRoles } from '#indicators';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { dataTable } from '../../components/data-table.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { emptyState } from '../../components/empty-state.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { periodTitle, statementHref, statementTag } from './statement-words.ts';

const watches = officer(...watcherRoles, 'approver');

/** Which units owe a form, how late they are, how often they were reminded; and the reminder by hand. */
export const latePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/statements/late', permission: watches, handler: (view) => latePage(view, {}) },
  { method: 'POST', url: '/office/statements/late', permission: watches, handler: remind },
];

async function latePage(view: View, { message }: { message?: string }) {
  const rows = await view.ask(lateStatements, {});
  const late = rows.filter((r) => r.statement.dueOn < view.today);
  const title = view.t('office-statements.late-title');
  const reminded = view.search['reminded'] !== undefined;
  const body = html`${message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: message })}
${reminded ? notice({ language: view.language, kind: 'success', body: view.t('office-statements.reminded') }) : ''}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${view.t('office-statements.late-lead', { count: late.length, units: new Set(late.map((r) => r.statement.agencyCode)).size })}</p>
${
  rows.length === 0
    ? emptyState({ title: view.t('office-statements.none-late'), body: view.t('office-statements.none-late-text') })
    : dataTable({
        language: view.language,
        caption: view.t('office-statements.late-caption'),
        columns: [
          { label: view.t('office-statements.unit'), heading: true },
          { label: view.t('office-statements.period') },
          { label: view.t('office-statements.state') },
          { label: view.t('office-statements.due') },
          { label: view.t('office-statements.reminders') },
        ],
        rows: rows.map((row) => lateRow(view, row)),
      })
}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/statements' }, message === undefined ? 200 : 409);
}

function lateRow(view: View, row: LateStatement) {
  const { statement: s, agencyName, reminders } = row;
  const { language } = view;
  return {
    ...(s.dueOn < view.today ? { tone: 'attention' as const } : {}),
    cells: [
      view.say(agencyName),
      html`<a class="govuk-link" href="${statementHref(s.id)}">${periodTitle(view, s)}<span class="govuk-visually-hidden">, ${view.say(agencyName)}</span></a>`,
      statementTag(view, s.state),
      html`${dueBadge({ language, dueOn: s.dueOn, today: view.today })} ${formatDate(s.dueOn)}`,
      html`${
        reminders === null
          ? view.t('office-statements.never-reminded')
          : view.t('office-statements.reminded-times', {
              count: reminders.count,
              at: formatDateTime(reminders.lastAt),
            })
      }${remindForm(view, row)}`,
    ],
  };
}

function remindForm(view: View, { statement, agencyName }: LateStatement): Html {
  return form({
    language: view.language,
    action: '/office/statements/late',
    idempotencyKey: newId(),
    hidden: { statementId: statement.id },
    submit: null,
    body: html`<button class="da-link-button" type="submit">${view.t('office-statements.remind')}<span class="govuk-visually-hidden"> ${view.say(agencyName)}</span></button>`,
  });
}

async function remind(view: View) {
  const done = await orRefusal(view.act(remindUnit, { statementId: view.form['statementId'] ?? '' }));
  if (!(done instanceof Refusal)) return view.go('/office/statements/late?reminded');
  if (done.kind !== 'conflict') throw done;
  return latePage(view, { message: view.t(done.key, done.params) });
}
