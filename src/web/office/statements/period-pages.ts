import {
  declaredDefinitions,
  openPeriod,
  periodKinds,
  periodLocks,
  recurringKinds,
  switchKind,
  watcherRoles,
} from '#indicators';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { newId } from '#platform/ids';
import { checkboxes, radios } from '../../components/choice-field.ts';
import { dateField, datePartsOf } from '../../components/date-field.ts';
import { details } from '../../components/details.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { typedDate } from '../typed-date.ts';
import { openedTable, scheduleTable } from './schedule-table.ts';

const watches = officer(...watcherRoles);

/** The periods that there are, those that open by themselves, and opening one by hand. */
export const periodPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/statements/periods', permission: watches, handler: (view) => periodPage(view) },
  { method: 'POST', url: '/office/statements/periods', permission: watches, handler: open },
  { method: 'POST', url: '/office/statements/periods/switch', permission: watches, handler: switchOne },
];

async function periodPage(view: View, model: { errors?: readonly FieldError[]; message?: string } = {}) {
  const { errors = [], message } = model;
  const { language } = view;
  const title = view.t('office-statements.open-period');
  const date = (name: 'on' | 'dueOn', optional: boolean) =>
    dateField({
      language,
      name,
      label: view.t(`office-statements.${name}`),
      hint: view.t(`office-statements.${name}-hint`),
      value: view.form['_key'] === undefined ? (optional ? {} : datePartsOf(view.today)) : typedDate(view, name).parts,
      ...(optional ? { optional } : {}),
      ...errorOf(errors, name),
    });
  const body = html`${errorSummary({ language, errors })}
${message === undefined ? '' : notice({ language, kind: 'warning', body: message })}
${view.search['opened'] === undefined ? '' : notice({ language, kind: 'success', body: view.t('office-statements.opened', { count: Number(view.search['opened']) || 0 }) })}
${view.search['switched'] === undefined ? '' : notice({ language, kind: 'success', body: view.t('office-statements.switched') })}
<h1 class="govuk-heading-l">${view.t('office-statements.periods-title')}</h1>
${await openedTable(view)}
${await scheduleTable(view)}
<h2 class="govuk-heading-m">${view.t('office-statements.open-by-hand')}</h2>
<p class="govuk-body">${view.t('office-statements.open-lead')}</p>
${form({
  language,
  action: '/office/statements/periods',
  idempotencyKey: newId(),
  submit: title,
  body: html`${radios({
    language,
    name: 'kind',
    label: view.t('office-statements.kind'),
    value: view.form['kind'] ?? 'month',
    choices: periodKinds.map((value) => ({ value, text: view.t(`indicators.statement.kind.${value}`) })),
  })}${date('on', false)}${textField({
    language,
    name: 'title',
    label: view.t('office-statements.period-title'),
    hint: view.t('office-statements.period-title-hint'),
    optional: true,
    value: view.form['title'] ?? '',
    ...errorOf(errors, 'title'),
  })}${radios({
    language,
    name: 'lock',
    label: view.t('office-statements.lock'),
    hint: view.t('office-statements.lock-hint'),
    value: view.form['lock'] ?? 'calendar',
    choices: periodLocks.map((value) => ({ value, text: view.t(`indicators.statement.lock.${value}`) })),
  })}${date('dueOn', true)}${details({
    summary: view.t('office-statements.only-some'),
    body: checkboxes({
      language,
      name: 'codes',
      label: view.t('office-statements.only-these'),
      hint: view.t('office-statements.only-hint'),
      values: chosenCodes(view),
      choices: declaredDefinitions.map((d) => ({ value: d.code, text: view.say(d.label) })),
    }),
  })}`,
})}`;
  return view.page(
    {
      title: view.t('office-statements.periods-title'),
      room: 'officer',
      body,
      backLink: '/office/statements',
      hasErrors: errors.length > 0,
    },
    errors.length > 0 || message !== undefined ? 422 : 200,
  );
}

/** Several boxes of one name: the shell's flat form keeps the last, so they are read from the request. */
function chosenCodes(view: View): string[] {
  const posted = (view.request.body as Record<string, unknown> | undefined)?.['codes'];
  const all = Array.isArray(posted) ? posted.map(String) : typeof posted === 'string' ? [posted] : [];
  return all.filter((code) => declaredDefinitions.some((d) => d.code === code));
}

async function open(view: View) {
  const kind = periodKinds.find((k) => k === view.form['kind']) ?? 'month';
  const lock = periodLocks.find((l) => l === view.form['lock']) ?? 'calendar';
  const on = typedDate(view, 'on');
  const due = typedDate(view, 'dueOn');
  const title = (view.form['title'] ?? '').trim();
  const codes = chosenCodes(view);
  const done = await orRefusal(
    view.act(openPeriod, {
      kind,
      lock,
      on: (on.text ?? '').slice(0, 10),
      ...(due.text === undefined ? {} : { dueOn: due.text.slice(0, 10) }),
      ...(title === '' || kind !== 'ad-hoc' ? {} : { title: title.slice(0, 200) }),
      ...(codes.length === 0 ? {} : { codes }),
    }),
  );
  if (!(done instanceof Refusal)) return view.go(`/office/statements/periods?opened=${done.forms}`);
  if (done.kind !== 'conflict' && done.kind !== 'invalid') throw done;
  if (done.fields.length > 0) return periodPage(view, { errors: view.faultWords(done.fields) });
  return periodPage(view, { message: view.t(done.key, done.params) });
}

async function switchOne(view: View) {
  const kind = recurringKinds.find((k) => k === view.form['kind']);
  if (kind === undefined) return view.go('/office/statements/periods');
  await view.act(switchKind, { kind, runs: view.form['runs'] === 'yes' });
  return view.go('/office/statements/periods?switched');
}
