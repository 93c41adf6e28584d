import { showStatement, stateFigures } from '#indicators';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { linkButton } from '../../components/button.ts';
import { errorSummary, type FieldError } from '../../components/error-summary.ts';
import { notice } from '../../components/notice.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { decisions, standing } from './decisions.ts';
import { evidenceList } from './evidence-list.ts';
import { entryForm } from './form-fields.ts';
import { history, statementTable } from './statement-table.ts';
import { periodTitle, statementHref, statementTag } from './statement-words.ts';

/** One form: boxes for whoever writes it, a table with decisions for everybody else. */
export const formPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/statements/:statementId', permission: officer(), handler: (view) => formPage(view) },
  { method: 'POST', url: '/office/statements/:statementId', permission: officer(), handler: save },
];

export interface FormModel {
  errors?: readonly FieldError[];
  /** Why the last act was not done. */
  message?: string;
}

/** The form as it stands; the page to come back to when an act on it is refused. */
export async function formPage(view: View, { errors = [], message }: FormModel = {}) {
  const shown = await view.ask(showStatement, { statementId: view.params['statementId'] ?? '' });
  const { statement, agencyName, may } = shown;
  const title = periodTitle(view, statement);
  const saved = view.search['saved'] !== undefined && errors.length === 0;
  const body = html`${errorSummary({ language: view.language, errors })}
${message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: message })}
${saved ? notice({ language: view.language, kind: 'success', body: view.t('office-statements.saved') }) : ''}
<span class="govuk-caption-l">${view.say(agencyName)}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${statementTag(view, statement.state)}</p>
${standing(view, shown)}
${
  may.state
    ? html`<p class="govuk-body">${view.t('office-statements.entry-lead', { date: formatDate(statement.endsOn), due: formatDate(statement.dueOn) })}</p>
${entryForm(view, { shown, errors })}${evidenceList(view, shown)}${decisions(view, shown)}`
    : html`<div class="da-columns"><div class="da-columns__main">${statementTable(view, shown)}${evidenceList(view, shown)}${decisions(view, shown)}</div>
<aside class="da-columns__side">${history(view, shown)}</aside></div>`
}
${may.state ? history(view, shown) : ''}`;
  const failed = errors.length > 0 || message !== undefined;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/statements', hasErrors: errors.length > 0 },
    failed ? 422 : 200,
  );
}

const parts = ['numerator', 'denominator', 'percent', 'remark'] as const;

/** The posted boxes by figure; only what the page had a box for. */
function postedValues(view: View) {
  const byCode = new Map<string, Partial<Record<(typeof parts)[number], string>>>();
  for (const [name, value] of Object.entries(view.form)) {
    const part = parts.find((p) => name.endsWith(`.${p}`));
    if (part === undefined) continue;
    const code = name.slice(0, -part.length - 1);
    byCode.set(code, { ...byCode.get(code), [part]: value });
  }
  return [...byCode].map(([code, value]) => ({ code, ...value }));
}

async function save(view: View) {
  const statementId = view.params['statementId'] ?? '';
  const input = { statementId, version: Number(view.form['_version'] ?? 0), values: postedValues(view) };
  const toldBy = view.form['toldBy'] === undefined ? {} : { toldBy: view.form['toldBy'] };
  const done = await orRefusal(view.act(stateFigures, { ...input, ...toldBy }));
  if (!(done instanceof Refusal))
    return view.go(statementHref(statementId, view.form['act'] === 'check' ? '/check' : '?saved'));
  if (done.kind !== 'conflict' && done.kind !== 'invalid') throw done;
  if (done.fields.length > 0) return formPage(view, { errors: view.faultWords(done.fields) });
  return formPage(view, { message: view.t(done.key, done.params) });
}

/** The link to the boxes from the pages beside them. */
export const backToForm = (view: View, statementId: string) =>
  linkButton({ text: view.t('office-statements.back'), href: statementHref(statementId), tone: 'secondary' });
