import { html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { steeringActs as acts, steeringQuestions as ask, audiences, qualifications } from '#steering';
import { dataTable } from '../../components/data-table.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { type ActForm, drawForms, type FormState, formFaults, noFaults, runForms } from './act-forms.ts';
import { failed } from './directive-pages.ts';
import { choicesOf } from './fields.ts';
import { base, readers, steeringPage } from './frame.ts';
import { agencyChoices, agencyName } from './words.ts';

const list = `${base}/people`;

/** Who works for the project, and what they were taught. */
export const peoplePages: readonly PageRoute[] = [
  { method: 'GET', url: list, permission: readers, handler: (view) => page(view, noFaults) },
  { method: 'POST', url: list, permission: readers, handler: (view) => runForms(view, forms, page) },
];

async function forms(view: View): Promise<{ forms: readonly ActForm[]; back: string }> {
  const agencies = await agencyChoices(view);
  const { rows: staff } = await view.ask(ask.listStaff, {});
  const { rows: courses } = await view.ask(ask.listTrainings, {});
  const addStaff: ActForm = {
    act: 'add-staff',
    command: acts.addStaff,
    fields: [
      { name: 'agencyCode', kind: 'choice', label: 'staffAgency', choices: agencies },
      { name: 'fullName', kind: 'line' },
      { name: 'job', kind: 'line' },
      { name: 'qualification', kind: 'choice', choices: choicesOf(view, qualifications, 'steering.qualification') },
      { name: 'fullTime', kind: 'tick' },
      { name: 'worksFrom', kind: 'day', value: view.today },
    ],
  };
  const endStaff: ActForm = {
    act: 'end-staff',
    command: acts.endStaff,
    tone: 'secondary',
    fields: [
      {
        name: 'staffId',
        kind: 'choice',
        choices: staff.map((s) => ({ value: s.id, text: `${s.fullName}, ${s.job}` })),
      },
      { name: 'worksTo', kind: 'day', value: view.today },
    ],
    shape: (input) => ({ ...input, version: staff.find((s) => s.id === input['staffId'])?.version ?? 0 }),
  };
  const recordTraining: ActForm = {
    act: 'record-training',
    command: acts.recordTraining,
    fields: [
      { name: 'title', kind: 'line', label: 'courseTitle' },
      { name: 'heldOn', kind: 'day', value: view.today },
      { name: 'days', kind: 'number', width: 4, value: '1' },
      { name: 'organiser', kind: 'choice', choices: agencies },
      { name: 'audience', kind: 'choice', choices: choicesOf(view, audiences, 'steering.audience') },
      { name: 'participants', kind: 'number' },
    ],
  };
  const cancelTraining: ActForm = {
    act: 'cancel-training',
    command: acts.cancelTraining,
    tone: 'warning',
    fields: [
      {
        name: 'trainingId',
        kind: 'choice',
        choices: courses.map((c) => ({ value: c.id, text: `${formatDate(c.heldOn)}: ${c.title}` })),
      },
      { name: 'note', kind: 'line' },
    ],
    shape: (input) => ({ ...input, version: courses.find((c) => c.id === input['trainingId'])?.version ?? 0 }),
  };
  return {
    forms: [
      addStaff,
      ...(staff.length > 0 ? [endStaff] : []),
      recordTraining,
      ...(courses.length > 0 ? [cancelTraining] : []),
    ],
    back: list,
  };
}

async function page(view: View, state: FormState) {
  const { language } = view;
  const staff = await view.ask(ask.listStaff, {});
  const courses = await view.ask(ask.listTrainings, {});
  const label = (key: string) => view.t(`office-steering.field.${key}`);
  const people = courses.rows.reduce((total, c) => total + c.participants, 0);
  const body = html`${formFaults(view, state)}
${dataTable({
  language,
  caption: view.t('office-steering.staff'),
  empty: view.t('office-steering.empty.staff'),
  columns: [
    { label: label('fullName'), heading: true },
    { label: label('staffAgency') },
    { label: label('job') },
    { label: label('qualification') },
    { label: label('worksFrom') },
  ],
  rows: staff.rows.map((s) => ({
    cells: [
      s.fullName,
      agencyName(view, staff.names, s.agencyCode),
      html`${s.job}${s.fullTime ? html` <span class="da-soft">(${view.t('office-steering.full-time')})</span>` : ''}`,
      view.t(`steering.qualification.${s.qualification}`),
      formatDate(s.worksFrom),
    ],
  })),
})}
${dataTable({
  language,
  caption: view.t('office-steering.courses', {
    courses: formatNumber(language, courses.rows.length),
    people: formatNumber(language, people),
  }),
  empty: view.t('office-steering.empty.courses'),
  columns: [
    { label: label('courseTitle'), heading: true },
    { label: label('heldOn') },
    { label: label('days'), numeric: true },
    { label: label('organiser') },
    { label: label('audience') },
    { label: label('participants'), numeric: true },
  ],
  rows: courses.rows.map((c) => ({
    cells: [
      c.title,
      formatDate(c.heldOn),
      formatNumber(language, c.days),
      agencyName(view, courses.names, c.organiser),
      view.t(`steering.audience.${c.audience}`),
      formatNumber(language, c.participants),
    ],
  })),
})}
${drawForms(view, list, { forms: (await forms(view)).forms, state })}`;
  return steeringPage(view, { part: 'people', title: view.t('office-steering.part.people'), body, ...failed(state) });
}
