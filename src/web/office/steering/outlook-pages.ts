import { html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { steeringActs as acts, steeringQuestions as ask, judgementKinds } from '#steering';
import { dataTable } from '../../components/data-table.ts';
import { tabs } from '../../components/tabs.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { type ActForm, drawForms, type FormState, formFaults, noFaults, runForms } from './act-forms.ts';
import { failed } from './directive-pages.ts';
import { areaField, choicesOf, codesField } from './fields.ts';
import { base, readers, steeringPage } from './frame.ts';
import { agencyChoices, agencyName, figureLinks } from './words.ts';

const list = `${base}/outlook`;

/** What was achieved and learnt, and what is planned for the coming year: the last sections of a report. */
export const outlookPages: readonly PageRoute[] = [
  { method: 'GET', url: list, permission: readers, handler: (view) => page(view, noFaults) },
  { method: 'POST', url: list, permission: readers, handler: (view) => runForms(view, forms, page) },
];

const yearOf = (view: View): number => {
  const next = Number(view.today.slice(0, 4)) + 1;
  const asked = Number(view.search['year'] ?? '');
  return Number.isInteger(asked) && asked >= 2022 && asked <= 2099 ? asked : next;
};

const shortened = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text);

async function forms(view: View): Promise<{ forms: readonly ActForm[]; back: string }> {
  const year = yearOf(view);
  const agencies = await agencyChoices(view);
  const plan = await view.ask(ask.listNextTasks, { year });
  const { rows: judgements } = await view.ask(ask.listJudgements, {});
  const open = plan.rows.filter((n) => n.taskId === null);
  const ofPlan = open.map((n) => ({ value: n.id, text: `${n.position}. ${shortened(n.text)}` }));
  const planVersion = (input: Record<string, unknown>) => ({
    ...input,
    version: open.find((n) => n.id === input['nextTaskId'])?.version ?? 0,
  });
  const list_: ActForm[] = [];
  if (plan.mayPlan)
    list_.push({
      act: 'add-next-task',
      command: acts.addNextTask,
      fields: [
        { name: 'year', kind: 'number', width: 4, value: String(year) },
        areaField(view),
        { name: 'text', kind: 'text', label: 'title' },
        { name: 'ownerAgency', kind: 'choice', optional: true, choices: agencies },
        codesField,
      ],
    });
  if (plan.mayAssign && open.length > 0)
    list_.push(
      {
        act: 'assign-next-task',
        command: acts.assignNextTask,
        fields: [
          { name: 'nextTaskId', kind: 'choice', choices: ofPlan },
          { name: 'ownerAgency', kind: 'choice', choices: agencies },
          { name: 'dueOn', kind: 'day' },
        ],
        shape: planVersion,
        goTo: ({ taskId }) => `${base}/tasks/${taskId}`,
      },
      {
        act: 'withdraw-next-task',
        command: acts.withdrawNextTask,
        tone: 'secondary',
        fields: [
          { name: 'nextTaskId', kind: 'choice', choices: ofPlan },
          { name: 'note', kind: 'line' },
        ],
        shape: planVersion,
      },
    );
  list_.push({
    act: 'state-judgement',
    command: acts.stateJudgement,
    fields: [
      {
        name: 'kind',
        kind: 'choice',
        label: 'judgementKind',
        choices: choicesOf(view, judgementKinds, 'steering.judgement'),
      },
      areaField(view),
      { name: 'text', kind: 'text', label: 'judgement' },
      codesField,
    ],
  });
  if (judgements.length > 0)
    list_.push({
      act: 'withdraw-judgement',
      command: acts.withdrawJudgement,
      tone: 'secondary',
      fields: [
        {
          name: 'judgementId',
          kind: 'choice',
          choices: judgements.map((j) => ({ value: j.id, text: shortened(j.text) })),
        },
        { name: 'note', kind: 'line' },
      ],
      shape: (input) => ({ ...input, version: judgements.find((j) => j.id === input['judgementId'])?.version ?? 0 }),
    });
  return { forms: list_, back: `${list}?year=${year}` };
}

async function page(view: View, state: FormState) {
  const { language } = view;
  const year = yearOf(view);
  const plan = await view.ask(ask.listNextTasks, { year });
  const judged = await view.ask(ask.listJudgements, {});
  const thisYear = Number(view.today.slice(0, 4));
  const label = (key: string) => view.t(`office-steering.field.${key}`);
  const body = html`${formFaults(view, state)}
${tabs({
  language,
  label: label('year'),
  tabs: [thisYear, thisYear + 1].map((y) => ({
    text: view.t('office-steering.plan-of', { year: y }),
    href: `${list}?year=${y}`,
    current: y === year,
  })),
})}
${dataTable({
  language,
  caption: view.t('office-steering.plan-of', { year }),
  empty: view.t('office-steering.empty.plan'),
  columns: [
    { label: view.t('office-steering.position'), numeric: true },
    { label: label('title'), heading: true },
    { label: label('area') },
    { label: label('ownerAgency') },
    { label: view.t('office-steering.given') },
  ],
  rows: plan.rows.map((n) => ({
    cells: [
      String(n.position),
      html`${n.text}${figureLinks(view, n.figureCodes)}`,
      view.t(`steering.area.${n.area}`),
      agencyName(view, plan.names, n.ownerAgency) || '–',
      n.taskId === null
        ? '–'
        : html`<a class="govuk-link" href="${base}/tasks/${n.taskId}">${view.t('office-steering.see-task')}</a>`,
    ],
  })),
})}
${judgementKinds.map((kind) =>
  dataTable({
    language,
    caption: view.t(`steering.judgement.${kind}`),
    empty: view.t(`office-steering.empty.${kind}`),
    columns: [
      { label: label('judgement'), heading: true },
      { label: label('area') },
      { label: view.t('office-steering.stated') },
    ],
    rows: judged.rows
      .filter((j) => j.kind === kind)
      .map((j) => ({
        cells: [
          html`${j.text}${figureLinks(view, j.figureCodes)}`,
          view.t(`steering.area.${j.area}`),
          html`${formatDate(j.statedOn)} <span class="da-soft">${agencyName(view, judged.names, j.agencyCode)}</span>`,
        ],
      })),
  }),
)}
${drawForms(view, `${list}?year=${year}`, { forms: (await forms(view)).forms, state })}`;
  return steeringPage(view, { part: 'outlook', title: view.t('office-steering.part.outlook'), body, ...failed(state) });
}
