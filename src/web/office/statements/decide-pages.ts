import {
  amendStatement,
  approveStatement,
  returnStatement,
  showStatement,
  submitStatement,
  takeBackStatement,
  withdrawStatement,
} from '#indicators';
import { officer } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { inset } from '../../components/callout.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { backToForm, formPage } from './form-pages.ts';
import { statementTable } from './statement-table.ts';
import { checkList, periodTitle, statementHref } from './statement-words.ts';

/** The look before sending, and every act on a form. */
export const decidePages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/statements/:statementId/check',
    permission: officer(),
    handler: (view) => checkPage(view),
  },
  { method: 'POST', url: '/office/statements/:statementId/:act', permission: officer(), handler: decide },
];

/** What will be sent, beside the last numbers, with everything that looks wrong. */
async function checkPage(view: View) {
  const shown = await view.ask(showStatement, { statementId: view.params['statementId'] ?? '' });
  const { statement, agencyName, may, lines } = shown;
  if (!may.state) return view.go(statementHref(statement.id));
  const title = view.t('office-statements.check-title');
  const found = lines.flatMap((l) => l.checks);
  const { language } = view;
  const body = html`<span class="govuk-caption-l">${view.say(agencyName)} – ${periodTitle(view, statement)}</span>
<h1 class="govuk-heading-l">${title}</h1>
${
  found.length === 0
    ? notice({ language, kind: 'success', body: view.t('office-statements.checks-clean') })
    : notice({
        language,
        kind: 'warning',
        title: view.t('office-statements.checks-found', { count: found.length }),
        body: html`<p class="govuk-body">${view.t('office-statements.checks-text')}</p>${checkList(
          view,
          found.filter((c) => c.kind === 'no-evidence'),
        )}`,
      })
}
${statementTable(view, shown)}
${
  may.tooEarly
    ? html`${inset(view.t('office-statements.too-early', { date: formatDate(statement.endsOn) }))}${backToForm(view, statement.id)}`
    : form({
        language,
        action: statementHref(statement.id, '/submit'),
        idempotencyKey: newId(),
        version: statement.version,
        submit: view.t('office-statements.act.submit'),
        beside: backToForm(view, statement.id),
        body: html``,
      })
}`;
  return view.page({ title, room: 'officer', body, backLink: statementHref(statement.id) });
}

async function decide(view: View) {
  const statementId = view.params['statementId'] ?? '';
  const target = { statementId, version: Number(view.form['_version'] ?? 0) };
  const typed = (name: string) => (view.form[name] ?? '').trim();
  const name = view.params['act'] ?? '';
  const needed = { return: 'remark', amend: 'reason' }[name];
  if (needed !== undefined && typed(needed) === '')
    return formPage(view, { errors: [{ field: needed, text: view.t(`office-statements.${needed}-needed`) }] });
  const runs: Record<string, () => Promise<unknown>> = {
    submit: () => view.act(submitStatement, target),
    'take-back': () => view.act(takeBackStatement, target),
    approve: () => view.act(approveStatement, target),
    return: () => view.act(returnStatement, { ...target, remark: typed('remark') }),
    amend: () => view.act(amendStatement, { statementId, reason: typed('reason') }),
    withdraw: () => view.act(withdrawStatement, target),
  };
  const run = runs[name] ?? refuse('not-found', 'platform.not-found');
  const done = await orRefusal(run());
  if (!(done instanceof Refusal))
    return view.go(
      name === 'amend' ? statementHref((done as { statementId: string }).statementId) : afterAct(name, statementId),
    );
  if (done.kind === 'not-found') throw done;
  if (done.fields.length > 0) return formPage(view, { errors: view.faultWords(done.fields) });
  const date = done.params['date'];
  const params = typeof date === 'string' ? { ...done.params, date: formatDate(date) } : done.params;
  return formPage(view, { message: view.t(done.key, params) });
}

/** An approver goes on with the next form; everybody else sees what became of this one. */
const afterAct = (name: string, id: string) =>
  name === 'approve' || name === 'return' || name === 'withdraw' ? '/office/statements' : statementHref(id);
