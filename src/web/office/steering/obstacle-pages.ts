import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import {
  type Area,
  steeringActs as acts,
  areas,
  steeringQuestions as ask,
  type ObstaclePartRow,
  obstacleStates,
} from '#steering';
import { dataTable } from '../../components/data-table.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { selectField } from '../../components/select-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import { type Tone, tag } from '../../components/tag.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { type ActForm, drawForms, type FormState, formFaults, noFaults, runForms } from './act-forms.ts';
import { failed } from './directive-pages.ts';
import { areaField, choicesOf, codesField, type Field, type FieldChoice } from './fields.ts';
import { base, readers, steeringPage } from './frame.ts';
import { agencyChoices, agencyName, figureLinks, historyList, taskTag } from './words.ts';

const list = `${base}/obstacles`;

/** What hinders the work: causes, what we do about it, what we ask of those above. */
export const obstaclePages: readonly PageRoute[] = [
  { method: 'GET', url: list, permission: readers, handler: (view) => listPage(view, noFaults) },
  { method: 'POST', url: list, permission: readers, handler: (view) => runForms(view, listForms, listPage) },
  { method: 'GET', url: `${list}/:obstacleId`, permission: readers, handler: (view) => onePage(view, noFaults) },
  {
    method: 'POST',
    url: `${list}/:obstacleId`,
    permission: readers,
    handler: (view) => runForms(view, oneForms, onePage),
  },
];

const tones: Record<string, Tone> = { open: 'danger', solving: 'progress', solved: 'success' };
const stateTag = (view: View, state: string) =>
  tag({ tone: tones[state] ?? 'neutral', text: view.t(`steering.obstacle-state.${state}`) });

async function listForms(view: View) {
  const forms: ActForm[] = [
    {
      act: 'raise-obstacle',
      command: acts.raiseObstacle,
      fields: [areaField(view), { name: 'text', kind: 'text', label: 'obstacle', rows: 4 }, codesField],
      goTo: ({ obstacleId }) => `${list}/${obstacleId}`,
    },
  ];
  return { forms, back: list };
}

async function listPage(view: View, state: FormState) {
  const { language, search } = view;
  const area = areas.find((a: Area) => a === search['area']);
  const wanted = obstacleStates.find((s) => s === search['state']);
  const { rows, names } = await view.ask(ask.listObstacles, {
    ...(area === undefined ? {} : { area }),
    ...(wanted === undefined ? {} : { state: wanted }),
  });
  const all = { value: '', text: view.t('office-steering.all') };
  const number = (n: number) => formatNumber(language, n);
  const body = html`${formFaults(view, state)}
${filterBar({
  language,
  action: list,
  clearHref: list,
  fields: [
    selectField({
      language,
      name: 'area',
      label: view.t('office-steering.field.area'),
      value: area ?? '',
      choices: [all, ...choicesOf(view, areas, 'steering.area')],
    }),
    selectField({
      language,
      name: 'state',
      label: view.t('office-steering.field.state'),
      value: wanted ?? '',
      choices: [all, ...choicesOf(view, obstacleStates, 'steering.obstacle-state')],
    }),
  ],
})}
${dataTable({
  language,
  caption: view.t('office-steering.part.obstacles'),
  captionHidden: true,
  empty: view.t('office-steering.empty.obstacles'),
  columns: [
    { label: view.t('office-steering.field.obstacle'), heading: true },
    { label: view.t('office-steering.field.area') },
    { label: view.t('office-steering.field.state') },
    { label: view.t('office-steering.causes'), numeric: true },
    { label: view.t('office-steering.solutions'), numeric: true },
    { label: view.t('office-steering.proposals'), numeric: true },
    { label: view.t('office-steering.raised') },
  ],
  rows: rows.map((o) => ({
    cells: [
      html`<a class="govuk-link" href="${list}/${o.id}">${o.text}</a>`,
      view.t(`steering.area.${o.area}`),
      stateTag(view, o.state),
      number(o.causes),
      number(o.solutions),
      number(o.proposals),
      html`${formatDate(o.raisedOn)} <span class="da-soft">${agencyName(view, names, o.raisedBy)}</span>`,
    ],
  })),
})}
${drawForms(view, list, { forms: (await listForms(view)).forms, state })}`;
  return steeringPage(view, {
    part: 'obstacles',
    title: view.t('office-steering.part.obstacles'),
    body,
    ...failed(state),
  });
}

const load = (view: View) => view.ask(ask.showObstacle, { obstacleId: view.params['obstacleId'] ?? '' });
const note: Field = { name: 'note', kind: 'text' };

const shortened = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text);
const partChoices = (parts: readonly ObstaclePartRow[]): FieldChoice[] =>
  parts.map((p) => ({ value: p.id, text: shortened(p.text) }));

async function oneForms(view: View) {
  const { obstacle: o, parts, mayKeep } = await load(view);
  const fixed = { obstacleId: o.id, version: o.version };
  const back = `${list}/${o.id}`;
  if (!mayKeep) return { forms: [], back };
  if (o.state === 'solved')
    return { forms: [{ act: 'reopen-obstacle', command: acts.reopenObstacle, fixed, fields: [note] }], back };
  const add = (kind: string, more: Field[] = []): ActForm => ({
    act: `add-${kind}`,
    command: acts.addObstaclePart,
    fixed: { ...fixed, kind },
    fields: [{ name: 'text', kind: 'text', label: kind }, ...more, codesField],
  });
  const onPart = (act: string, of: readonly ObstaclePartRow[], form: Omit<ActForm, 'act' | 'shape'>): ActForm[] =>
    of.length === 0
      ? []
      : [
          {
            ...form,
            act,
            fields: [{ name: 'partId', kind: 'choice', choices: partChoices(of) }, ...form.fields],
            shape: (input) => ({ ...input, version: parts.find((p) => p.id === input['partId'])?.version ?? 0 }),
          },
        ];
  const solutions = parts.filter((p) => p.kind === 'solution' && p.taskId === null);
  const unsent = parts.filter((p) => p.kind === 'proposal' && p.sentOn === null);
  const unanswered = parts.filter((p) => p.sentOn !== null && p.answeredOn === null);
  const free = parts.filter((p) => p.sentOn === null && p.taskId === null);
  const forms: ActForm[] = [
    add('cause'),
    add('solution'),
    add('proposal', [{ name: 'addressedTo', kind: 'line', hint: 'addressedTo' }]),
    ...onPart('assign-solution', solutions, {
      command: acts.assignSolution,
      fields: [
        { name: 'ownerAgency', kind: 'choice', choices: await agencyChoices(view) },
        { name: 'dueOn', kind: 'day' },
      ],
    }),
    ...onPart('send-proposal', unsent, {
      command: acts.sendProposal,
      fields: [
        { name: 'sentOn', kind: 'day', value: view.today },
        { name: 'document', kind: 'line', width: 20 },
      ],
    }),
    ...onPart('answer-proposal', unanswered, {
      command: acts.answerProposal,
      fields: [{ name: 'answer', kind: 'text' }],
    }),
    ...onPart('withdraw-part', free, {
      command: acts.withdrawPart,
      tone: 'secondary',
      fields: [{ name: 'note', kind: 'line' }],
    }),
    { act: 'solve-obstacle', command: acts.solveObstacle, fixed, fields: [note] },
  ];
  return { forms, back };
}

async function onePage(view: View, state: FormState) {
  const found = await load(view);
  const { obstacle: o, names } = found;
  const { forms } = await oneForms(view);
  const body = html`${formFaults(view, state)}
<p class="govuk-body-l">${o.text}</p>
<div class="da-columns"><div class="da-columns__main">
${summaryList({
  language: view.language,
  rows: [
    { label: view.t('office-steering.field.state'), value: stateTag(view, o.state) },
    { label: view.t('office-steering.field.area'), value: view.t(`steering.area.${o.area}`) },
    {
      label: view.t('office-steering.raised'),
      value: `${formatDate(o.raisedOn)}, ${agencyName(view, names, o.raisedBy)}`,
    },
    { label: view.t('office-steering.field.figureCodes'), value: figureLinks(view, o.figureCodes) },
  ],
})}
${partSection(view, found, 'cause')}${partSection(view, found, 'solution')}${partSection(view, found, 'proposal')}
${drawForms(view, `${list}/${o.id}`, { forms, state })}
</div><aside class="da-columns__side">${historyList(view, found.history, names)}</aside></div>`;
  const title = view.t('office-steering.one-obstacle');
  return steeringPage(view, { part: 'obstacles', title, body, backLink: list, ...failed(state) });
}

type Found = Awaited<ReturnType<typeof load>>;

function partSection(view: View, { parts, tasks }: Found, kind: 'cause' | 'solution' | 'proposal'): Html {
  const of = parts.filter((p) => p.kind === kind);
  const title = view.t(`office-steering.${kind}s`);
  if (of.length === 0)
    return html`<h2 class="govuk-heading-m">${title}</h2><p class="govuk-body da-soft">${view.t(`office-steering.empty.${kind}`)}</p>`;
  return html`<h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list govuk-list--bullet">${of.map((p) => {
    const task = tasks.find((t) => t.id === p.taskId);
    return html`<li>${p.addressedTo === null ? '' : html`<strong>${p.addressedTo}</strong>: `}${p.text}${figureLinks(view, p.figureCodes)}${
      task === undefined
        ? ''
        : html`<br><a class="govuk-link" href="${base}/tasks/${task.id}">${task.code}</a> ${taskTag(view, task)}`
    }${p.sentOn === null ? '' : html`<br><span class="da-soft">${view.t('office-steering.sent-on', { day: formatDate(p.sentOn) })}</span>`}${
      p.answer === null ? '' : html`<br>${view.t('office-steering.answered')}: ${p.answer}`
    }</li>`;
  })}</ul>`;
}
