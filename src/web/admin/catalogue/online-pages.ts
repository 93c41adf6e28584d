import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { catalogueActs, catalogueAt, catalogueQuestions } from '#procedures';
import { checkboxes } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { dateField, datePartsOf } from '../../components/date-field.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { textField } from '../../components/text-field.ts';
import { typedDate } from '../../office/typed-date.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { administrator } from './access.ts';

/** Since when each procedure is received online in this province. */
export const onlinePages: readonly PageRoute[] = [
  { method: 'GET', url: '/admin/catalogue/online', permission: administrator, handler: (view) => onlinePage(view, []) },
  { method: 'POST', url: '/admin/catalogue/online', permission: administrator, handler: state },
];

const onlineToday = (view: View) => catalogueAt(view.today).filter((p) => p.channels.includes('online'));
const stated = (view: View) => view.ask(catalogueQuestions.deployments, {});

async function onlinePage(view: View, errors: readonly FieldError[]) {
  const { language } = view;
  const statements = await stated(view);
  const of = new Map(Map.groupBy(statements, (s) => s.procedureCode));
  const title = view.t('admin-catalogue.online.title');
  const day = (text: string | null | undefined) => (text === null || text === undefined ? '' : formatDate(text));
  const body = html`${errors.length === 0 ? '' : errorSummary({ language, errors })}
<h1 class="govuk-heading-l">${title}</h1>
${statements.length === 0 ? notice({ language, kind: 'warning', body: view.t('admin-catalogue.online.nothing') }) : ''}
${stateForm(view, errors)}
${dataTable({
  language,
  caption: view.t('admin-catalogue.online.stated'),
  columns: [
    { label: view.t('admin-catalogue.column.procedure'), heading: true },
    { label: view.t('admin-catalogue.column.code') },
    { label: view.t('admin-catalogue.online.from') },
    { label: view.t('admin-catalogue.online.to') },
  ],
  rows: onlineToday(view).map((p) => {
    const last = of.get(p.code)?.at(-1);
    return {
      cells: [
        view.say(p.name),
        p.code,
        last === undefined ? view.t('admin-catalogue.online.not-stated') : day(last.onlineFrom),
        day(last?.onlineTo),
      ],
    };
  }),
})}`;
  return view.page(
    { title, room: 'administrator', wide: true, body, backLink: '/admin/catalogue', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

function stateForm(view: View, errors: readonly FieldError[]): Html {
  const { language } = view;
  const words = (key: string) => view.t(`admin-catalogue.online.${key}`);
  const typed = (name: string) => typedDate(view, name).parts;
  return form({
    language,
    action: '/admin/catalogue/online',
    idempotencyKey: newId(),
    body: html`${textField({
      language,
      name: 'procedureCode',
      label: words('code'),
      hint: words('code-hint'),
      value: view.form['procedureCode'] ?? '',
      ...errorOf(errors, 'procedureCode'),
    })}${checkboxes({
      language,
      name: 'all',
      label: words('which'),
      choices: [{ value: 'yes', text: words('all') }],
    })}${dateField({
      language,
      name: 'onlineFrom',
      label: words('from'),
      value: typedDate(view, 'onlineFrom').text === undefined ? datePartsOf(view.today) : typed('onlineFrom'),
      ...errorOf(errors, 'onlineFrom'),
    })}${dateField({
      language,
      name: 'onlineTo',
      label: words('to'),
      hint: words('to-hint'),
      optional: true,
      value: typed('onlineTo'),
      ...errorOf(errors, 'onlineTo'),
    })}`,
    submit: words('send'),
  });
}

/** One procedure, or every one of which nothing is stated yet. */
async function state(view: View) {
  const from = typedDate(view, 'onlineFrom').text ?? '';
  const to = typedDate(view, 'onlineTo').text;
  const before = new Set((await stated(view)).map((s) => s.procedureCode));
  const codes =
    view.form['all'] === 'yes'
      ? onlineToday(view).flatMap((p) => (before.has(p.code) ? [] : [p.code]))
      : [(view.form['procedureCode'] ?? '').trim()];
  if (codes.length === 0) return view.go('/admin/catalogue/online');
  const statements = codes.map((procedureCode) => ({
    procedureCode,
    onlineFrom: from,
    ...(to === undefined ? {} : { onlineTo: to }),
  }));
  // The pattern of a day is the act's own; what is no day at all is told here in words.
  if (![from, to ?? from].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)))
    return onlinePage(view, [{ field: 'onlineFrom', text: view.t('procedures.deployment.no-day') }]);
  const done = await orRefusal(view.act(catalogueActs.stateDeployment, { statements }));
  if (!(done instanceof Refusal)) return view.go('/admin/catalogue/online');
  const beside = view.faultWords(done.fields);
  return onlinePage(
    view,
    beside.length > 0 ? beside : [{ field: 'procedureCode', text: view.t(done.key, done.params) }],
  );
}
