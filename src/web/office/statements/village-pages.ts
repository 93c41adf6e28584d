import { removeVillage, showStatement, writeForVillage } from '#indicators';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { dataTable } from '../../components/data-table.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { selectField } from '../../components/select-field.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { backToForm } from './form-pages.ts';
import { periodTitle, statementHref } from './statement-words.ts';

/** Numbers written down for villages that have no account: one short form, made to be filled in while on the telephone. */
export const villagePages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/statements/:statementId/villages',
    permission: officer(),
    handler: (view) => villagePage(view),
  },
  { method: 'POST', url: '/office/statements/:statementId/villages', permission: officer(), handler: write },
  { method: 'POST', url: '/office/statements/:statementId/villages/remove', permission: officer(), handler: remove },
];

const idOf = (view: View) => view.params['statementId'] ?? '';
const hrefOf = (id: string, code: string) => statementHref(id, `/villages?code=${encodeURIComponent(code)}`);

async function villagePage(view: View, model: { errors?: readonly FieldError[]; message?: string } = {}) {
  const { errors = [], message } = model;
  const { statement, agencyName, lines, may } = await view.ask(showStatement, { statementId: idOf(view) });
  if (!may.state) return view.go(statementHref(statement.id));
  const counted = lines.filter((l) => l.definition.statement.asks.join() === 'numerator');
  const asked = view.form['code'] ?? view.search['code'];
  const line = counted.find((l) => l.definition.code === asked) ?? counted[0];
  const title = view.t('office-statements.village-title');
  const { language } = view;
  const field = (name: 'village' | 'number' | 'toldBy') =>
    textField({
      language,
      name,
      label: view.t(`office-statements.village.${name}`),
      hint: view.t(`office-statements.village.${name}-hint`),
      value: view.form[name] ?? '',
      ...(name === 'number' ? { width: 10 as const } : {}),
      ...errorOf(errors, name),
    });
  const body = html`${errorSummary({ language, errors })}
${message === undefined ? '' : notice({ language, kind: 'warning', body: message })}
<span class="govuk-caption-l">${view.say(agencyName)} – ${periodTitle(view, statement)}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-statements.village-lead')}</p>
${form({
  language,
  action: statementHref(statement.id, '/villages'),
  idempotencyKey: newId(),
  version: statement.version,
  keepAs: `statement-${statement.id}-village`,
  submit: view.t('office-statements.village.add'),
  beside: backToForm(view, statement.id),
  body: html`${selectField({
    language,
    name: 'code',
    label: view.t('office-statements.figure'),
    value: line?.definition.code,
    choices: counted.map((l) => ({ value: l.definition.code, text: view.say(l.definition.label) })),
    ...errorOf(errors, 'code'),
  })}${field('village')}${field('number')}${field('toldBy')}`,
})}
${dataTable({
  language,
  caption: line === undefined ? title : view.say(line.definition.label),
  empty: view.t('office-statements.village.none'),
  columns: [
    { label: view.t('office-statements.village.village'), heading: true },
    { label: view.t('office-statements.village.number'), numeric: true },
    { label: view.t('office-statements.village.toldBy') },
    { label: view.t('office-statements.remove') },
  ],
  rows: (line?.villages ?? []).map((v) => ({
    cells: [
      v.village,
      formatNumber(language, v.numerator),
      v.toldBy,
      form({
        language,
        action: statementHref(statement.id, '/villages/remove'),
        idempotencyKey: newId(),
        version: statement.version,
        hidden: { code: v.code, village: v.village },
        submit: null,
        body: html`<button class="da-link-button" type="submit">${view.t('office-statements.remove')}<span class="govuk-visually-hidden"> ${v.village}</span></button>`,
      }),
    ],
  })),
})}`;
  return view.page(
    { title, room: 'officer', body, backLink: statementHref(statement.id), hasErrors: errors.length > 0 },
    errors.length > 0 || message !== undefined ? 422 : 200,
  );
}

const targetOf = (view: View) => ({
  statementId: idOf(view),
  version: Number(view.form['_version'] ?? 0),
  code: view.form['code'] ?? '',
  village: view.form['village'] ?? '',
});

async function write(view: View) {
  const input = { ...targetOf(view), number: view.form['number'] ?? '', toldBy: view.form['toldBy'] ?? '' };
  return answer(view, await orRefusal(view.act(writeForVillage, input)));
}

async function remove(view: View) {
  return answer(view, await orRefusal(view.act(removeVillage, targetOf(view))));
}

function answer(view: View, done: unknown) {
  if (!(done instanceof Refusal)) return view.go(hrefOf(idOf(view), view.form['code'] ?? ''));
  if (done.kind !== 'conflict' && done.kind !== 'invalid') throw done;
  if (done.fields.length > 0) return villagePage(view, { errors: view.faultWords(done.fields) });
  return villagePage(view, { message: view.t(done.key, done.params) });
}
