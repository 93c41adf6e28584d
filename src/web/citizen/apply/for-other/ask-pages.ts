import { actingFor, consentDays, requestConsent } from '#cases';
import { citizen } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { html } from '#platform/html';
import { newId } from '#platform/ids';
import { type Procedure, procedureAt } from '#procedures';
import { radios } from '../../../components/choice-field.ts';
import { dateField } from '../../../components/date-field.ts';
import { errorSummary, type FieldError } from '../../../components/error-summary.ts';
import { form } from '../../../components/form.ts';
import { textField } from '../../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../../shell/view.ts';

/** Who the other person is, and how they consent. */
export const askPages: readonly PageRoute[] = [
  { method: 'GET', url: '/services/:code/for/ask', permission: citizen(2), handler: (view) => askPage(view, []) },
  { method: 'POST', url: '/services/:code/for/ask', permission: citizen(2), handler: ask },
];

function serviceOf(view: View): Procedure {
  return procedureAt(view.params['code'] ?? '', view.today) ?? refuse('not-found', 'cases.procedure-not-in-force');
}

/** The three boxes of a date as one text; only a year, or month and year, are dates too. */
function typedBirthDate(view: View): string {
  return ['day', 'month', 'year']
    .map((part) => (view.form[`birthDate-${part}`] ?? '').trim())
    .filter(Boolean)
    .join('/');
}

async function ask(view: View) {
  const procedure = serviceOf(view);
  const { manner, scope, days } = view.form;
  const lasting = consentDays.find((d) => String(d) === days);
  const missing = [
    ...(manner === 'code' || manner === 'paper' ? [] : ['manner']),
    ...(scope === 'one' || scope === 'all' ? [] : ['scope']),
    ...(lasting === undefined ? ['days'] : []),
  ].map((field) => ({ field, text: view.t('citizen-apply.ask.choose') }));
  if (missing.length > 0 || lasting === undefined || (manner !== 'code' && manner !== 'paper'))
    return askPage(view, missing, 422);
  const done = await orRefusal(
    view.act(requestConsent, {
      number: (view.form['number'] ?? '').slice(0, 40),
      fullName: (view.form['fullName'] ?? '').slice(0, 200),
      birthDate: typedBirthDate(view).slice(0, 20),
      manner,
      ...(scope === 'one' ? { procedureCode: procedure.code } : {}),
      days: lasting,
      asHelper: view.form['asHelper'] === 'yes',
    }),
  );
  if (done instanceof Refusal) {
    const errors =
      done.fields.length > 0
        ? view.faultWords(done.fields)
        : [{ field: 'number', text: view.t(done.key, done.params) }];
    return askPage(view, errors, 422);
  }
  if (done.outcome === 'asked') return view.go(`/services/${procedure.code}/for/consent/${done.consentId}`);
  const field = done.outcome === 'too-many-codes' ? 'manner' : 'number';
  return askPage(view, [{ field, text: view.t(`citizen-apply.ask.${done.outcome}`) }], 422);
}

async function askPage(view: View, errors: readonly FieldError[], status = 200) {
  const procedure = serviceOf(view);
  const { language } = view;
  const { helper } = await view.ask(actingFor, {});
  const title = view.t('citizen-apply.ask.title');
  const typed = (name: string) => view.form[name] ?? '';
  const frame = (name: string) => {
    const error = errors.find((e) => e.field === name)?.text;
    return { language, name, ...(error === undefined ? {} : { error }) };
  };
  const word = (key: string) => view.t(`citizen-apply.ask.${key}`);
  const body = html`${errors.length > 0 ? errorSummary({ language, errors: [...errors] }) : ''}
<p class="govuk-caption-l">${view.say(procedure.name)}</p>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${word('text')}</p>
${form({
  language,
  action: `/services/${procedure.code}/for/ask`,
  idempotencyKey: newId(),
  body: html`${textField({ ...frame('number'), label: word('number'), kind: 'digits', width: 20, value: typed('number') })}
${textField({ ...frame('fullName'), label: word('name'), value: typed('fullName') })}
${dateField({
  ...frame('birthDate'),
  label: word('birth'),
  hint: word('birth-hint'),
  value: { day: typed('birthDate-day'), month: typed('birthDate-month'), year: typed('birthDate-year') },
})}
${
  helper === undefined
    ? ''
    : radios({
        ...frame('asHelper'),
        label: word('helper'),
        labelSize: 'section',
        value: typed('asHelper') || 'yes',
        choices: [
          { value: 'yes', text: view.t('citizen-apply.ask.helper-yes', { place: helper.place }) },
          { value: 'no', text: word('helper-no') },
        ],
      })
}
${radios({
  ...frame('manner'),
  label: word('manner'),
  labelSize: 'section',
  value: typed('manner'),
  choices: [
    { value: 'code', text: word('code'), hint: word('code-hint') },
    { value: 'paper', text: word('paper'), hint: word('paper-hint') },
  ],
})}
${radios({
  ...frame('scope'),
  label: word('scope'),
  labelSize: 'section',
  value: typed('scope') || 'one',
  choices: [
    { value: 'one', text: view.t('citizen-apply.ask.one', { service: view.say(procedure.name) }) },
    { value: 'all', text: word('all') },
  ],
})}
${radios({
  ...frame('days'),
  label: word('days'),
  labelSize: 'section',
  value: typed('days') || String(consentDays[0]),
  choices: consentDays.map((d) => ({ value: String(d), text: word(`days-${d}`) })),
})}`,
  submit: word('submit'),
})}`;
  const backLink = `/services/${procedure.code}/for`;
  return view.page({ title, room: 'citizen', body, backLink, hasErrors: errors.length > 0 }, status);
}
