import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import {
  type Area,
  steeringActs as acts,
  areas,
  steeringQuestions as ask,
  directiveKinds,
  kindOfNumber,
} from '#steering';
import { linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { pagination } from '../../components/pagination.ts';
import { selectField } from '../../components/select-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import { tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { type ActForm, drawForms, type FormState, formFaults, noFaults, runForms } from './act-forms.ts';
import { areaField, choicesOf, codesField, type Field, type FieldChoice } from './fields.ts';
import { base, pageNumber, readers, steeringPage } from './frame.ts';
import { taskTable } from './task-table.ts';
import { agencyChoices, agencyName, attachmentList, historyList } from './words.ts';

const list = `${base}/directives`;

/** What was ordered: the register, one document with its tasks, a new one. */
export const directivePages: readonly PageRoute[] = [
  { method: 'GET', url: list, permission: readers, handler: listPage },
  { method: 'GET', url: `${list}/new`, permission: readers, handler: (view) => newPage(view, noFaults) },
  { method: 'POST', url: `${list}/new`, permission: readers, handler: (view) => runForms(view, newForms, newPage) },
  { method: 'GET', url: `${list}/:directiveId`, permission: readers, handler: (view) => onePage(view, noFaults) },
  {
    method: 'POST',
    url: `${list}/:directiveId`,
    permission: readers,
    handler: (view) => runForms(view, oneForms, onePage),
  },
];

const oneOf = <T extends string>(values: readonly T[], text: string | undefined): T | undefined =>
  values.find((v) => v === text);

async function listPage(view: View) {
  const { language, search } = view;
  const kind = oneOf(directiveKinds, search['kind']);
  const area = oneOf<Area>(areas, search['area']);
  const text = (search['text'] ?? '').trim().slice(0, 200);
  const found = await view.ask(ask.listDirectives, {
    page: pageNumber(view),
    ...(kind === undefined ? {} : { kind }),
    ...(area === undefined ? {} : { area }),
    ...(text === '' ? {} : { text }),
  });
  const all = { value: '', text: view.t('office-steering.all') };
  const body = html`<p class="govuk-body">${linkButton({ text: view.t('office-steering.do.record-directive'), href: `${list}/new` })}</p>
${filterBar({
  language,
  action: list,
  clearHref: list,
  fields: [
    textField({ language, name: 'text', label: view.t('office-steering.search'), value: text, kind: 'search' }),
    selectField({
      language,
      name: 'kind',
      label: view.t('office-steering.field.kind'),
      value: kind ?? '',
      choices: [all, ...choicesOf(view, directiveKinds, 'steering.directive-kind')],
    }),
    selectField({
      language,
      name: 'area',
      label: view.t('office-steering.field.area'),
      value: area ?? '',
      choices: [all, ...choicesOf(view, areas, 'steering.area')],
    }),
  ],
})}
${dataTable({
  language,
  caption: view.t('office-steering.part.directives'),
  captionHidden: true,
  empty: view.t('office-steering.empty.directives'),
  columns: [
    { label: view.t('office-steering.field.number'), heading: true },
    { label: view.t('office-steering.field.issuedOn') },
    { label: view.t('office-steering.field.subject') },
    { label: view.t('office-steering.field.issuerName') },
    { label: view.t('office-steering.part.tasks'), numeric: true },
  ],
  rows: found.rows.map((d) => ({
    cells: [
      html`<a class="govuk-link" href="${list}/${d.id}">${d.number}</a>`,
      formatDate(d.issuedOn),
      html`${d.subject}${d.state === 'in-force' ? '' : html` ${tag({ tone: 'neutral', text: view.t(`steering.directive-state.${d.state}`) })}`}`,
      d.issuerName,
      d.tasks === 0 ? '–' : `${formatNumber(language, d.tasksDone)}/${formatNumber(language, d.tasks)}`,
    ],
  })),
})}
${pagination({ language, path: view.request.url, page: found.page, pageSize: found.pageSize, total: found.total })}`;
  return steeringPage(view, { part: 'directives', title: view.t('office-steering.part.directives'), body });
}

interface Known {
  number: string;
  issuedOn: string;
  kind: string;
  issuerCode: string | null;
  issuerName: string;
  area: string;
  subject: string;
}

function factFields(view: View, agencies: readonly FieldChoice[], known?: Known): Field[] {
  const value = (text: string | null | undefined) => (text == null ? {} : { value: text });
  return [
    { name: 'number', kind: 'line', width: 20, hint: 'number', ...value(known?.number) },
    { name: 'issuedOn', kind: 'day', ...value(known?.issuedOn) },
    {
      name: 'kind',
      kind: 'choice',
      optional: true,
      hint: 'kind',
      choices: choicesOf(view, directiveKinds, 'steering.directive-kind'),
      ...value(known?.kind),
    },
    { name: 'issuerCode', kind: 'choice', optional: true, choices: agencies, ...value(known?.issuerCode) },
    {
      name: 'issuerName',
      kind: 'line',
      optional: true,
      label: 'issuerOther',
      hint: 'issuerOther',
      ...(known?.issuerCode === null ? value(known.issuerName) : {}),
    },
    areaField(view, known?.area),
    { name: 'subject', kind: 'text', rows: 4, ...value(known?.subject) },
  ];
}

/** The kind is told by the sign of the number where nobody chose one. */
function withKind(input: Record<string, unknown>): Record<string, unknown> {
  const kind = input['kind'] ?? kindOfNumber(String(input['number']));
  return { ...input, kind };
}

async function newForms(view: View) {
  const forms: ActForm[] = [
    {
      act: 'record-directive',
      command: acts.recordDirective,
      fields: factFields(view, await agencyChoices(view)),
      shape: withKind,
      file: { subject: 'directive' },
      open: true,
      goTo: ({ directiveId }) => `${list}/${directiveId}`,
    },
  ];
  return { forms, back: list };
}

async function newPage(view: View, state: FormState) {
  const { forms } = await newForms(view);
  const body = html`${formFaults(view, state)}${drawForms(view, `${list}/new`, { forms, state })}`;
  return steeringPage(view, {
    part: 'directives',
    title: view.t('office-steering.do.record-directive'),
    body,
    backLink: list,
    ...failed(state),
  });
}

/** What a page says of itself when its form was refused. */
export const failed = (state: FormState) =>
  state.act !== undefined || state.message !== undefined ? { status: 422, hasErrors: true } : {};

async function load(view: View) {
  return view.ask(ask.showDirective, { directiveId: view.params['directiveId'] ?? '' });
}

async function oneForms(view: View) {
  const { directive: d, mayKeep, mayAssign } = await load(view);
  const agencies = await agencyChoices(view);
  const fixed = { directiveId: d.id, version: d.version };
  const inForce = d.state === 'in-force';
  const forms: ActForm[] = [
    ...(inForce && mayAssign
      ? [
          {
            act: 'assign-task',
            command: acts.assignTask,
            open: true,
            fixed: { directiveId: d.id },
            fields: taskFields(view, agencies, { area: d.area, place: true }),
          },
        ]
      : []),
    ...(mayKeep ? [{ act: 'attach-file', fields: [], file: { subject: 'directive' as const, recordId: d.id } }] : []),
    ...(inForce && mayKeep
      ? [
          {
            act: 'correct-directive',
            command: acts.correctDirective,
            fixed,
            fields: factFields(view, agencies, d),
            shape: withKind,
          },
          {
            act: 'end-directive',
            command: acts.endDirective,
            fixed,
            tone: 'warning' as const,
            fields: [
              { name: 'endedOn', kind: 'day' as const, value: view.today },
              { name: 'note', kind: 'text' as const, optional: true },
            ],
          },
        ]
      : []),
  ];
  return { forms, back: `${list}/${d.id}` };
}

/** Fields of a new task, read out of a directive or given alone. */
export function taskFields(
  view: View,
  agencies: readonly FieldChoice[],
  { area, place }: { area?: string; place: boolean },
): Field[] {
  return [
    ...(place ? [{ name: 'place', kind: 'line' as const, optional: true, hint: 'place', width: 20 as const }] : []),
    { name: 'title', kind: 'text' },
    { name: 'ownerAgency', kind: 'choice', choices: agencies },
    { name: 'cooperating', kind: 'choices', optional: true, hint: 'cooperating' },
    { name: 'dueOn', kind: 'day', optional: true },
    areaField(view, area),
    codesField,
  ];
}

async function onePage(view: View, state: FormState) {
  const found = await load(view);
  const { directive: d, names } = found;
  const { forms } = await oneForms(view);
  const body = html`${formFaults(view, state)}
<p class="govuk-body-l">${d.subject}</p>
<div class="da-columns"><div class="da-columns__main">
${summaryList({ language: view.language, rows: directiveRows(view, found) })}
<h2 class="govuk-heading-m">${view.t('office-steering.full-text')}</h2>${attachmentList(view, found.attachments)}
${taskTable(view, { rows: found.tasks, names, caption: view.t('office-steering.tasks-of-directive'), empty: view.t('office-steering.empty.tasks-of-directive') })}
${drawForms(view, `${list}/${d.id}`, { forms, state })}
</div><aside class="da-columns__side">${historyList(view, found.history, names)}</aside></div>`;
  const title = `${view.t(`steering.directive-kind.${d.kind}`)} ${d.number}`;
  return steeringPage(view, { part: 'directives', title, body, backLink: list, ...failed(state) });
}

function directiveRows(view: View, { directive: d, names, replacement }: Awaited<ReturnType<typeof load>>) {
  const state: Html | string =
    replacement === undefined
      ? view.t(`steering.directive-state.${d.state}`)
      : html`${view.t(`steering.directive-state.${d.state}`)}: <a class="govuk-link" href="${list}/${replacement.id}">${replacement.number}</a>`;
  return [
    { label: view.t('office-steering.field.issuedOn'), value: formatDate(d.issuedOn) },
    { label: view.t('office-steering.field.issuerName'), value: d.issuerName },
    { label: view.t('office-steering.field.area'), value: view.t(`steering.area.${d.area}`) },
    { label: view.t('office-steering.field.state'), value: state },
    { label: view.t('office-steering.recorded-by'), value: agencyName(view, names, d.recordedBy) },
  ];
}
