import { html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { type Area, steeringActs as acts, areas, steeringQuestions as ask, type TaskView } from '#steering';
import { addressWith } from '../../components/address.ts';
import { linkButton } from '../../components/button.ts';
import { checkboxes } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { pagination } from '../../components/pagination.ts';
import { selectField } from '../../components/select-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import { tabs } from '../../components/tabs.ts';
import { textField } from '../../components/text-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { type ActForm, drawForms, type FormState, formFaults, noFaults, runForms } from './act-forms.ts';
import { failed, taskFields } from './directive-pages.ts';
import { choicesOf, type Field } from './fields.ts';
import { base, pageNumber, readers, steeringPage } from './frame.ts';
import { taskTable } from './task-table.ts';
import {
  agencyChoices,
  agencyName,
  attachmentList,
  figureLinks,
  historyList,
  progressBar,
  taskDue,
  taskTag,
} from './words.ts';

const list = `${base}/tasks`;

/** Tasks: mine, late, by unit; one with what may be done. */
export const taskPages: readonly PageRoute[] = [
  { method: 'GET', url: list, permission: readers, handler: listPage },
  { method: 'GET', url: `${list}/units`, permission: readers, handler: unitsPage },
  { method: 'GET', url: `${list}/new`, permission: readers, handler: (view) => newPage(view, noFaults) },
  { method: 'POST', url: `${list}/new`, permission: readers, handler: (view) => runForms(view, newForms, newPage) },
  { method: 'GET', url: `${list}/:taskId`, permission: readers, handler: (view) => onePage(view, noFaults) },
  { method: 'POST', url: `${list}/:taskId`, permission: readers, handler: (view) => runForms(view, oneForms, onePage) },
];

const views: readonly TaskView[] = ['open', 'late', 'soon', 'reported', 'done', 'all'];

async function listPage(view: View) {
  const { language, search } = view;
  const shown = views.find((v) => v === search['view']) ?? 'open';
  const area = areas.find((a: Area) => a === search['area']);
  const text = (search['text'] ?? '').trim().slice(0, 200);
  const mine = search['mine'] === 'yes';
  const agencyCode = (search['agency'] ?? '').slice(0, 40);
  const found = await view.ask(ask.listTasks, {
    view: shown,
    mine,
    page: pageNumber(view),
    ...(agencyCode === '' ? {} : { agencyCode }),
    ...(area === undefined ? {} : { area }),
    ...(text === '' ? {} : { text }),
  });
  const body = html`<p class="govuk-body da-actions">${linkButton({ text: view.t('office-steering.do.assign-alone'), href: `${list}/new` })} <a class="govuk-link" href="${list}/units">${view.t('office-steering.by-unit')}</a> <a class="govuk-link" href="${base}/exchange/tasks">${view.t('office-steering.exchange.title')}</a></p>
${filterBar({
  language,
  action: list,
  clearHref: list,
  kept: { view: shown },
  fields: [
    textField({ language, name: 'text', label: view.t('office-steering.search'), value: text, kind: 'search' }),
    selectField({
      language,
      name: 'area',
      label: view.t('office-steering.field.area'),
      value: area ?? '',
      choices: [{ value: '', text: view.t('office-steering.all') }, ...choicesOf(view, areas, 'steering.area')],
    }),
    checkboxes({
      language,
      name: 'mine',
      label: view.t('office-steering.whose'),
      choices: [{ value: 'yes', text: view.t('office-steering.only-mine') }],
      values: [mine ? 'yes' : ''],
    }),
  ],
})}
${tabs({
  language,
  label: view.t('office-steering.views'),
  tabs: views.map((v) => ({
    text: view.t(`office-steering.view.${v}`),
    href: addressWith(view.request.url, { view: v, page: null }),
    current: v === shown,
    count: found.counts[v],
  })),
})}
${taskTable(view, {
  rows: found.rows,
  names: found.names,
  caption: view.t(`office-steering.view.${shown}`),
  captionHidden: true,
  empty: view.t('office-steering.empty.tasks'),
})}
${pagination({ language, path: view.request.url, page: found.page, pageSize: found.pageSize, total: found.counts[shown] })}`;
  return steeringPage(view, { part: 'tasks', title: view.t('office-steering.part.tasks'), body });
}

async function unitsPage(view: View) {
  const { language } = view;
  const { rows, names } = await view.ask(ask.tasksOfUnits, {});
  const number = (n: number) => formatNumber(language, n);
  const body = dataTable({
    language,
    caption: view.t('office-steering.by-unit'),
    captionHidden: true,
    empty: view.t('office-steering.empty.tasks'),
    columns: [
      { label: view.t('office-steering.field.ownerAgency'), heading: true },
      ...['total', 'done', 'done-late', 'reported', 'open', 'late'].map((key) => ({
        label: view.t(`office-steering.count.${key}`),
        numeric: true,
      })),
    ],
    rows: rows.map((r) => ({
      cells: [
        html`<a class="govuk-link" href="${addressWith(list, { agency: r.agencyCode, view: 'all' })}">${agencyName(view, names, r.agencyCode)}</a>`,
        ...[r.total, r.done, r.doneLate, r.reported, r.open, r.late].map(number),
      ],
      ...(r.late > 0 ? { tone: 'attention' as const } : {}),
    })),
  });
  return steeringPage(view, { part: 'tasks', title: view.t('office-steering.by-unit'), body, backLink: list });
}

async function newForms(view: View) {
  const forms: ActForm[] = [
    {
      act: 'assign-alone',
      command: acts.assignTask,
      open: true,
      fields: taskFields(view, await agencyChoices(view), { place: false }),
      goTo: ({ taskId }) => `${list}/${taskId}`,
    },
  ];
  return { forms, back: list };
}

async function newPage(view: View, state: FormState) {
  const { forms } = await newForms(view);
  const body = html`${formFaults(view, state)}${drawForms(view, `${list}/new`, { forms, state })}`;
  const title = view.t('office-steering.do.assign-alone');
  return steeringPage(view, { part: 'tasks', title, body, backLink: list, ...failed(state) });
}

const load = (view: View) => view.ask(ask.showTask, { taskId: view.params['taskId'] ?? '' });

const note: Field = { name: 'note', kind: 'text' };

async function oneForms(view: View) {
  const { task, mayReport, mayDecide } = await load(view);
  const fixed = { taskId: task.id, version: task.version };
  const running = task.state === 'assigned' || task.state === 'in-progress';
  const file = { subject: 'task' as const, recordId: task.id };
  const forms: ActForm[] = [];
  if (running && mayReport)
    forms.push(
      {
        act: 'report-progress',
        command: acts.reportProgress,
        fixed,
        file,
        // Whoever gave the task looks first; whoever does it writes first.
        open: !mayDecide,
        fields: [
          { name: 'progress', kind: 'number', hint: 'progress', value: String(task.progress) },
          { ...note, label: 'doneSoFar' },
        ],
      },
      {
        act: 'submit-task',
        command: acts.submitTask,
        fixed,
        file,
        fields: [{ name: 'result', kind: 'text', hint: 'result' }],
      },
    );
  if (task.state === 'reported' && mayDecide)
    forms.push(
      { act: 'accept-task', command: acts.acceptTask, fixed, open: true, fields: [{ ...note, optional: true }] },
      { act: 'return-task', command: acts.returnTask, fixed, fields: [note], tone: 'secondary' },
    );
  if (running && mayDecide)
    forms.push(
      {
        act: 'extend-task',
        command: acts.extendTask,
        fixed,
        tone: 'secondary',
        fields: [{ name: 'dueOn', kind: 'day', ...(task.dueOn === null ? {} : { value: task.dueOn }) }, note],
      },
      {
        act: 'hand-over-task',
        command: acts.handOverTask,
        fixed,
        tone: 'secondary',
        fields: [{ name: 'ownerAgency', kind: 'choice', choices: await agencyChoices(view) }, note],
      },
    );
  if (mayDecide && (running || task.state === 'reported'))
    forms.push({ act: 'cancel-task', command: acts.cancelTask, fixed, fields: [note], tone: 'warning' });
  if (mayDecide && task.state === 'done')
    forms.push({ act: 'reopen-task', command: acts.reopenTask, fixed, fields: [note], tone: 'secondary' });
  return { forms, back: `${list}/${task.id}` };
}

async function onePage(view: View, state: FormState) {
  const found = await load(view);
  const { task, names } = found;
  const { forms } = await oneForms(view);
  const body = html`${formFaults(view, state)}
<p class="govuk-body">${taskTag(view, task)} ${taskDue(view, task)}</p>
<div class="da-columns"><div class="da-columns__main">
${summaryList({ language: view.language, rows: taskRows(view, found) })}
<h2 class="govuk-heading-m">${view.t('office-steering.evidence')}</h2>${attachmentList(view, found.attachments)}
${drawForms(view, `${list}/${task.id}`, { forms, state })}
</div><aside class="da-columns__side">${reminderList(view, found)}${historyList(view, found.history, names)}</aside></div>`;
  return steeringPage(view, {
    part: 'tasks',
    title: task.title,
    caption: task.code,
    body,
    backLink: list,
    ...failed(state),
  });
}

type Found = Awaited<ReturnType<typeof load>>;

function taskRows(view: View, { task, directive, names }: Found) {
  const label = (key: string) => view.t(`office-steering.field.${key}`);
  return [
    { label: label('ownerAgency'), value: agencyName(view, names, task.ownerAgency) },
    ...(task.cooperating.length === 0
      ? []
      : [{ label: label('cooperating'), value: task.cooperating.map((c) => agencyName(view, names, c)).join('; ') }]),
    { label: view.t('office-steering.assigned-by'), value: agencyName(view, names, task.assignedBy) },
    { label: view.t('office-steering.assigned-on'), value: formatDate(task.assignedOn) },
    ...(directive === undefined
      ? []
      : [
          {
            label: view.t('office-steering.by-directive'),
            value: html`<a class="govuk-link" href="${base}/directives/${directive.id}">${directive.number}</a>${task.place === null ? '' : html`, ${task.place}`}`,
          },
        ]),
    { label: label('area'), value: view.t(`steering.area.${task.area}`) },
    { label: view.t('office-steering.progress'), value: progressBar(view, task.progress) },
    ...(task.result === null ? [] : [{ label: label('result'), value: task.result }]),
    ...(task.figureCodes.length === 0
      ? []
      : [{ label: label('figureCodes'), value: figureLinks(view, task.figureCodes) }]),
  ];
}

function reminderList(view: View, { reminders }: Found) {
  if (reminders.length === 0) return '';
  return html`<h2 class="govuk-heading-m">${view.t('office-steering.reminders')}</h2><ul class="govuk-list">${reminders.map(
    (r) =>
      html`<li>${view.t(`steering.reminder.${r.level}`)} <span class="da-soft">${formatDateTime(r.at)}</span></li>`,
  )}</ul>`;
}
