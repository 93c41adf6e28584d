import { html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { steeringActs as acts, steeringQuestions as ask, modelStates } from '#steering';
import { dataTable } from '../../components/data-table.ts';
import { summaryList } from '../../components/summary-list.ts';
import { tabs } from '../../components/tabs.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { type ActForm, drawForms, type FormState, formFaults, noFaults, runForms } from './act-forms.ts';
import { failed } from './directive-pages.ts';
import { areaField, type Field } from './fields.ts';
import { base, readers, steeringPage } from './frame.ts';
import { agencyChoices, agencyName, attachmentList, historyList, modelTag } from './words.ts';

const list = `${base}/models`;

/** The models of the province: how far each is, and whose. */
export const modelPages: readonly PageRoute[] = [
  { method: 'GET', url: list, permission: readers, handler: (view) => listPage(view, noFaults) },
  { method: 'POST', url: list, permission: readers, handler: (view) => runForms(view, listForms, listPage) },
  { method: 'GET', url: `${list}/:modelId`, permission: readers, handler: (view) => onePage(view, noFaults) },
  {
    method: 'POST',
    url: `${list}/:modelId`,
    permission: readers,
    handler: (view) => runForms(view, oneForms, onePage),
  },
];

async function listForms(view: View) {
  const { mayAdd } = await view.ask(ask.listModels, {});
  const forms: ActForm[] = mayAdd
    ? [
        {
          act: 'add-model',
          command: acts.addModel,
          fields: [
            { name: 'number', kind: 'number', label: 'modelNumber', width: 4 },
            { name: 'name', kind: 'line', label: 'modelName' },
            areaField(view),
            { name: 'ownerAgency', kind: 'choice', choices: await agencyChoices(view) },
            { name: 'assignedOn', kind: 'day', value: view.today },
            { name: 'dueOn', kind: 'day', optional: true },
          ],
          goTo: ({ modelId }) => `${list}/${modelId}`,
        },
      ]
    : [];
  return { forms, back: list };
}

async function listPage(view: View, state: FormState) {
  const { language } = view;
  const wanted = modelStates.find((s) => s === view.search['state']);
  const { rows, names } = await view.ask(ask.listModels, { stopped: wanted === 'stopped' });
  const { forms } = await listForms(view);
  const shown = rows.filter((m) => (wanted === undefined ? m.state !== 'stopped' : m.state === wanted));
  const body = html`${formFaults(view, state)}
<p class="govuk-body"><a class="govuk-link" href="${base}/exchange/models">${view.t('office-steering.exchange.title')}</a></p>
${tabs({
  language,
  label: view.t('office-steering.views'),
  tabs: [undefined, ...modelStates].map((s) => ({
    text: view.t(s === undefined ? 'office-steering.all' : `steering.model-state.${s}`),
    href: s === undefined ? list : `${list}?state=${s}`,
    current: s === wanted,
    ...(s === 'stopped'
      ? {}
      : { count: rows.filter((m) => m.state !== 'stopped' && (s === undefined || m.state === s)).length }),
  })),
})}
${dataTable({
  language,
  caption: view.t('office-steering.part.models'),
  captionHidden: true,
  empty: view.t('office-steering.empty.models'),
  columns: [
    { label: view.t('office-steering.field.modelNumber'), numeric: true },
    { label: view.t('office-steering.field.modelName'), heading: true },
    { label: view.t('office-steering.field.ownerAgency') },
    { label: view.t('office-steering.field.state') },
    { label: view.t('office-steering.field.dueOn') },
  ],
  rows: shown.map((m) => ({
    cells: [
      String(m.number),
      html`<a class="govuk-link" href="${list}/${m.id}">${m.name}</a>`,
      agencyName(view, names, m.ownerAgency),
      modelTag(view, m.state),
      m.dueOn === null ? '–' : formatDate(m.dueOn),
    ],
  })),
})}
${drawForms(view, list, { forms, state })}`;
  return steeringPage(view, { part: 'models', title: view.t('office-steering.part.models'), body, ...failed(state) });
}

const load = (view: View) => view.ask(ask.showModel, { modelId: view.params['modelId'] ?? '' });

async function oneForms(view: View) {
  const { model: m, mayMove, mayDecide } = await load(view);
  const fixed = { modelId: m.id, version: m.version };
  const fields: Field[] = [
    { name: 'happenedOn', kind: 'day', value: view.today },
    { name: 'note', kind: 'text' },
  ];
  const step = (act: string, more: Partial<ActForm> = {}): ActForm => ({
    act: `${act}-model`,
    command: acts.moveModel,
    fixed: { ...fixed, act },
    fields,
    ...more,
  });
  const file = { subject: 'model' as const, recordId: m.id };
  const forms: ActForm[] = [];
  if (mayMove && m.state === 'assigned') forms.push(step('start', { open: true, file }));
  if (mayMove && m.state === 'in-progress') forms.push(step('finish', { open: true, file }));
  if (mayDecide && m.state === 'done') forms.push(step('reopen', { tone: 'secondary' }));
  if (mayDecide && (m.state === 'assigned' || m.state === 'in-progress')) {
    forms.push({
      act: 'hand-over-model',
      command: acts.handOverModel,
      fixed,
      tone: 'secondary',
      fields: [
        { name: 'ownerAgency', kind: 'choice', choices: await agencyChoices(view) },
        { name: 'note', kind: 'text' },
      ],
    });
    forms.push(step('stop', { tone: 'warning' }));
  }
  return { forms, back: `${list}/${m.id}` };
}

async function onePage(view: View, state: FormState) {
  const found = await load(view);
  const { model: m, names } = found;
  const { forms } = await oneForms(view);
  const label = (key: string) => view.t(`office-steering.field.${key}`);
  const day = (key: string, on: string | null) => (on === null ? [] : [{ label: label(key), value: formatDate(on) }]);
  const body = html`${formFaults(view, state)}
<div class="da-columns"><div class="da-columns__main">
${summaryList({
  language: view.language,
  rows: [
    { label: label('state'), value: modelTag(view, m.state) },
    { label: label('ownerAgency'), value: agencyName(view, names, m.ownerAgency) },
    { label: label('area'), value: view.t(`steering.area.${m.area}`) },
    ...day('assignedOn', m.assignedOn),
    ...day('startedOn', m.startedOn),
    ...day('doneOn', m.doneOn),
    ...day('dueOn', m.dueOn),
    ...day('endedOn', m.endedOn),
  ],
})}
<h2 class="govuk-heading-m">${view.t('office-steering.files')}</h2>${attachmentList(view, found.attachments)}
${drawForms(view, `${list}/${m.id}`, { forms, state })}
</div><aside class="da-columns__side">${historyList(view, found.history, names)}</aside></div>`;
  return steeringPage(view, {
    part: 'models',
    title: m.name,
    caption: view.t('office-steering.model-number', { number: m.number }),
    body,
    backLink: list,
    ...failed(state),
  });
}
