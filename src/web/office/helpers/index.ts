import { dismissHelper, helpersOfMine, nameHelper } from '#cases';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { dateField } from '../../components/date-field.ts';
import { errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import './i18n/index.ts';

const desk = officer('receiving-officer', 'leader', 'approver');

/** The commune's helpers: who they are, how many applications each has sent, naming one, ending one. */
export const helperPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/helpers', permission: desk, handler: (view) => helpersPage(view, []) },
  { method: 'POST', url: '/office/helpers', permission: desk, handler: add },
  {
    method: 'POST',
    url: '/office/helpers/:helperId/end',
    permission: desk,
    async handler(view) {
      await view.act(dismissHelper, { helperId: view.params['helperId'] ?? '' });
      return view.go('/office/helpers');
    },
  },
];

async function add(view: View) {
  const typed = (name: string, most: number) => (view.form[name] ?? '').slice(0, most);
  const birth = ['day', 'month', 'year'].map((part) => typed(`birthDate-${part}`, 4).trim());
  const done = await orRefusal(
    view.act(nameHelper, {
      number: typed('number', 40),
      fullName: typed('fullName', 200),
      birthDate: birth.filter(Boolean).join('/'),
      place: typed('place', 100).trim(),
    }),
  );
  if (!(done instanceof Refusal)) return view.go('/office/helpers');
  const faults = done.fields.length > 0 ? done.fields : [{ field: 'number', key: done.key, params: done.params }];
  return helpersPage(view, view.faultWords(faults), 422);
}

async function helpersPage(view: View, errors: readonly FieldError[], status = 200) {
  const { language } = view;
  const word = (key: string) => view.t(`office-helpers.${key}`);
  const helpers = await view.ask(helpersOfMine, {}, word('purpose'));
  const body = html`${errors.length > 0 ? errorSummary({ language, errors: [...errors] }) : ''}
<h1 class="govuk-heading-l">${word('title')}</h1>
<p class="govuk-body">${word('text')}</p>
${dataTable({
  language,
  caption: word('title'),
  captionHidden: true,
  empty: word('none'),
  columns: [
    { label: word('name'), heading: true },
    { label: word('place') },
    { label: word('from') },
    { label: word('to') },
    { label: word('cases'), numeric: true },
    { label: word('end') },
  ],
  rows: helpers.map((h) => ({
    cells: [
      h.name,
      h.place,
      formatDate(h.validFrom),
      h.validTo === null ? word('no-end') : formatDate(h.validTo),
      String(h.cases),
      h.validTo === null || h.validTo >= view.today
        ? form({
            language,
            action: `/office/helpers/${h.id}/end`,
            idempotencyKey: newId(),
            body: button({ text: word('end'), tone: 'secondary' }),
            submit: null,
          })
        : '',
    ],
  })),
})}
<h2 class="govuk-heading-m">${word('add')}</h2>
${addForm(view, errors)}`;
  return view.page({ title: word('title'), room: 'officer', body, hasErrors: errors.length > 0 }, status);
}

function addForm(view: View, errors: readonly FieldError[]) {
  const { language } = view;
  const word = (key: string) => view.t(`office-helpers.${key}`);
  const typed = (name: string) => view.form[name] ?? '';
  const frame = (name: string) => {
    const error = errors.find((e) => e.field === name)?.text;
    return { language, name, ...(error === undefined ? {} : { error }) };
  };
  return form({
    language,
    action: '/office/helpers',
    idempotencyKey: newId(),
    body: html`${textField({ ...frame('number'), label: word('number'), kind: 'digits', width: 20, value: typed('number') })}
${textField({ ...frame('fullName'), label: word('name'), value: typed('fullName') })}
${dateField({
  ...frame('birthDate'),
  label: word('birth'),
  value: { day: typed('birthDate-day'), month: typed('birthDate-month'), year: typed('birthDate-year') },
})}
${textField({ ...frame('place'), label: word('place'), value: typed('place') })}`,
    submit: word('submit'),
  });
}
