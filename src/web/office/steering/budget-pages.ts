import { html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { steeringActs as acts, steeringQuestions as ask, budgetSources } from '#steering';
import { dataTable } from '../../components/data-table.ts';
import { summaryList } from '../../components/summary-list.ts';
import { tabs } from '../../components/tabs.ts';
import { tag } from '../../components/tag.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { type ActForm, drawForms, type FormState, formFaults, noFaults, runForms } from './act-forms.ts';
import { failed } from './directive-pages.ts';
import { choicesOf } from './fields.ts';
import { base, readers, steeringPage } from './frame.ts';
import { agencyChoices, agencyName, historyList, millions, progressBar } from './words.ts';

const list = `${base}/budget`;

/** The money of the project: lines, what was allocated, what was spent. */
export const budgetPages: readonly PageRoute[] = [
  { method: 'GET', url: list, permission: readers, handler: (view) => listPage(view, noFaults) },
  { method: 'POST', url: list, permission: readers, handler: (view) => runForms(view, listForms, listPage) },
  { method: 'GET', url: `${list}/:lineId`, permission: readers, handler: (view) => onePage(view, noFaults) },
  { method: 'POST', url: `${list}/:lineId`, permission: readers, handler: (view) => runForms(view, oneForms, onePage) },
];

const percentSpent = (line: { allocatedVnd: number; spentVnd: number }) =>
  line.allocatedVnd === 0 ? 0 : Math.round((line.spentVnd * 100) / line.allocatedVnd);

async function listForms(view: View) {
  const forms: ActForm[] = [
    {
      act: 'open-budget-line',
      command: acts.openBudgetLine,
      fields: [
        { name: 'year', kind: 'number', width: 4, value: view.today.slice(0, 4) },
        { name: 'purpose', kind: 'line' },
        { name: 'source', kind: 'choice', choices: choicesOf(view, budgetSources, 'steering.budget-source') },
        { name: 'agencyCode', kind: 'choice', label: 'budgetAgency', choices: await agencyChoices(view) },
      ],
      goTo: ({ lineId }) => `${list}/${lineId}`,
    },
  ];
  return { forms, back: list };
}

async function listPage(view: View, state: FormState) {
  const { language } = view;
  const { rows, names } = await view.ask(ask.listBudget, {});
  const { forms } = await listForms(view);
  const years = [...new Set(rows.map((l) => l.year))];
  const wanted = years.find((y) => String(y) === view.search['year']);
  const shown = rows.filter((l) => wanted === undefined || l.year === wanted);
  const sum = (of: 'allocatedVnd' | 'spentVnd') => shown.reduce((total, line) => total + line[of], 0);
  const allocated = sum('allocatedVnd');
  const spent = sum('spentVnd');
  const body = html`${formFaults(view, state)}
${tabs({
  language,
  label: view.t('office-steering.field.year'),
  tabs: [
    { text: view.t('office-steering.all-years'), href: list, current: wanted === undefined },
    ...years.map((y) => ({ text: String(y), href: `${list}?year=${y}`, current: y === wanted })),
  ],
})}
<p class="govuk-body-l">${view.t('office-steering.spent-of', { spent: millions(view, spent), allocated: millions(view, allocated) })}</p>
${dataTable({
  language,
  caption: view.t('office-steering.budget-caption'),
  empty: view.t('office-steering.empty.budget'),
  columns: [
    { label: view.t('office-steering.field.purpose'), heading: true },
    { label: view.t('office-steering.field.year'), numeric: true },
    { label: view.t('office-steering.field.budgetAgency') },
    { label: view.t('office-steering.allocated-millions'), numeric: true },
    { label: view.t('office-steering.spent-millions'), numeric: true },
    { label: view.t('office-steering.share-spent') },
  ],
  rows: shown.map((l) => ({
    cells: [
      html`<a class="govuk-link" href="${list}/${l.id}">${l.purpose}</a>`,
      String(l.year),
      agencyName(view, names, l.agencyCode),
      millions(view, l.allocatedVnd),
      millions(view, l.spentVnd),
      progressBar(view, percentSpent(l)),
    ],
  })),
})}
${drawForms(view, list, { forms, state })}`;
  return steeringPage(view, { part: 'budget', title: view.t('office-steering.part.budget'), body, ...failed(state) });
}

const load = (view: View) => view.ask(ask.showBudgetLine, { lineId: view.params['lineId'] ?? '' });

async function oneForms(view: View) {
  const { line, entries, mayKeep } = await load(view);
  const standing = entries.filter((e) => e.corrects === null && !e.takenBack);
  const forms: ActForm[] = [];
  if (mayKeep)
    forms.push({
      act: 'record-budget-entry',
      command: acts.recordBudgetEntry,
      fixed: { lineId: line.id },
      open: true,
      fields: [
        { name: 'fact', kind: 'choice', choices: choicesOf(view, ['allocated', 'spent'], 'steering.budget-fact') },
        { name: 'amountVnd', kind: 'number', hint: 'amountVnd', width: 20 },
        { name: 'happenedOn', kind: 'day', value: view.today },
        { name: 'document', kind: 'line', width: 20 },
      ],
    });
  if (mayKeep && standing.length > 0)
    forms.push({
      act: 'take-back-entry',
      command: acts.takeBackEntry,
      fixed: { lineId: line.id },
      tone: 'warning',
      fields: [
        {
          name: 'entryId',
          kind: 'choice',
          choices: standing.map((e) => ({
            value: e.id,
            text: `${formatDate(e.happenedOn)}: ${view.t(`steering.budget-fact.${e.fact}`)} ${formatNumber(view.language, e.amountVnd)} (${e.document})`,
          })),
        },
        { name: 'note', kind: 'line' },
      ],
    });
  return { forms, back: `${list}/${line.id}` };
}

async function onePage(view: View, state: FormState) {
  const { line, entries, history, names } = await load(view);
  const { forms } = await oneForms(view);
  const { language } = view;
  const label = (key: string) => view.t(`office-steering.field.${key}`);
  const body = html`${formFaults(view, state)}
<div class="da-columns"><div class="da-columns__main">
${summaryList({
  language,
  rows: [
    { label: label('budgetAgency'), value: agencyName(view, names, line.agencyCode) },
    { label: label('source'), value: view.t(`steering.budget-source.${line.source}`) },
    { label: view.t('office-steering.allocated-millions'), value: millions(view, line.allocatedVnd) },
    { label: view.t('office-steering.spent-millions'), value: millions(view, line.spentVnd) },
    { label: view.t('office-steering.share-spent'), value: progressBar(view, percentSpent(line)) },
  ],
})}
${dataTable({
  language,
  caption: view.t('office-steering.entries'),
  empty: view.t('office-steering.empty.entries'),
  columns: [
    { label: label('document'), heading: true },
    { label: label('happenedOn') },
    { label: label('fact') },
    { label: label('amountVnd'), numeric: true },
  ],
  rows: entries.map((e) => ({
    cells: [
      e.document,
      formatDate(e.happenedOn),
      html`${view.t(`steering.budget-fact.${e.fact}`)}${
        e.takenBack || e.corrects !== null
          ? html` ${tag({ tone: 'neutral', text: view.t(e.takenBack ? 'office-steering.taken-back' : 'office-steering.correction') })}`
          : ''
      }`,
      formatNumber(language, e.corrects === null ? e.amountVnd : -e.amountVnd),
    ],
  })),
})}
${drawForms(view, `${list}/${line.id}`, { forms, state })}
</div><aside class="da-columns__side">${historyList(view, history, names)}</aside></div>`;
  return steeringPage(view, {
    part: 'budget',
    title: line.purpose,
    caption: view.t('office-steering.budget-year', { year: line.year }),
    body,
    backLink: list,
    ...failed(state),
  });
}
