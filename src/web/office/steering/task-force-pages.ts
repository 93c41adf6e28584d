import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import {
  activityKinds,
  steeringActs as acts,
  steeringQuestions as ask,
  memberDuties,
  type TaskForceListRow,
  villageKinds,
} from '#steering';
import { unitsAt } from '#territory';
import { dataTable } from '../../components/data-table.ts';
import { summaryList } from '../../components/summary-list.ts';
import { type Tone, tag } from '../../components/tag.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { type ActForm, drawForms, type FormState, formFaults, noFaults, runForms } from './act-forms.ts';
import { failed } from './directive-pages.ts';
import { choicesOf, type Field } from './fields.ts';
import { base, readers, steeringPage } from './frame.ts';
import { forceTable } from './overview-page.ts';
import { attachmentList, historyList } from './words.ts';

const list = `${base}/task-forces`;

/** The network of task forces as a tree of places; one force with its people and what it does. */
export const taskForcePages: readonly PageRoute[] = [
  { method: 'GET', url: list, permission: readers, handler: (view) => networkPage(view, noFaults) },
  { method: 'POST', url: list, permission: readers, handler: (view) => runForms(view, networkForms, networkPage) },
  { method: 'GET', url: `${list}/:taskForceId`, permission: readers, handler: (view) => onePage(view, noFaults) },
  {
    method: 'POST',
    url: `${list}/:taskForceId`,
    permission: readers,
    handler: (view) => runForms(view, oneForms, onePage),
  },
];

const tones: Record<string, Tone> = { planned: 'attention', established: 'success', dissolved: 'neutral' };
const stateTag = (view: View, state: string): Html =>
  tag({ tone: tones[state] ?? 'neutral', text: view.t(`steering.force-state.${state}`) });

async function networkForms(view: View) {
  const { mayPlan } = await view.ask(ask.taskForceNetwork, {});
  const forms: ActForm[] = [];
  if (mayPlan) {
    const units = await view.site.runtime.database.read({ kind: 'officer' }, (tx) => unitsAt(tx, view.today));
    const places = units.filter((u) => u.kind !== 'commune' || !units.some((d) => d.kind === 'district'));
    forms.push({
      act: 'plan-task-force',
      command: acts.planTaskForce,
      fields: [
        {
          name: 'unitCode',
          kind: 'choice',
          choices: places.map((u) => ({ value: u.code, text: u.name })),
        },
        { name: 'plannedOn', kind: 'day', value: view.today },
      ],
      shape: (input) => ({ ...input, level: units.find((u) => u.code === input['unitCode'])?.kind ?? 'commune' }),
      goTo: ({ taskForceId }) => `${list}/${taskForceId}`,
    });
  }
  return { forms, back: list };
}

async function networkPage(view: View, state: FormState) {
  const { counts, top, below } = await view.ask(ask.taskForceNetwork, {});
  const { forms } = await networkForms(view);
  const body = html`${formFaults(view, state)}
<p class="govuk-body"><a class="govuk-link" href="${base}/exchange/task-forces">${view.t('office-steering.exchange.title')}</a></p>
${forceTable(view, counts)}
${forceList(view, top, view.t('office-steering.top'))}
${below.length === 0 ? '' : forceList(view, below, view.t('office-steering.below'))}
${drawForms(view, list, { forms, state })}`;
  const title = view.t('office-steering.part.task-forces');
  return steeringPage(view, { part: 'task-forces', title, body, ...failed(state) });
}

/** Forces of one place of the tree, each with what lies below it. */
function forceList(view: View, rows: readonly TaskForceListRow[], caption: string): Html {
  const { language } = view;
  const number = (n: number) => formatNumber(language, n);
  return dataTable({
    language,
    caption,
    empty: view.t('office-steering.empty.task-forces'),
    columns: [
      { label: view.t('office-steering.force'), heading: true },
      { label: view.t('office-steering.field.state') },
      { label: view.t('office-steering.members'), numeric: true },
      { label: view.t('office-steering.activities'), numeric: true },
      { label: view.t('office-steering.last-active') },
      { label: view.t('office-steering.below-established'), numeric: true },
    ],
    rows: rows.map((f) => ({
      cells: [
        html`<a class="govuk-link" href="${list}/${f.id}">${f.name}</a>`,
        stateTag(view, f.state),
        number(f.members),
        number(f.activities),
        f.lastActiveOn === null ? '–' : formatDate(f.lastActiveOn),
        f.below === 0 ? '–' : `${number(f.belowEstablished)}/${number(f.below)}`,
      ],
    })),
  });
}

const load = (view: View) => view.ask(ask.showTaskForce, { taskForceId: view.params['taskForceId'] ?? '' });

async function oneForms(view: View) {
  const { force: f, members, mayKeep } = await load(view);
  const fixed = { taskForceId: f.id };
  const withVersion = { ...fixed, version: f.version };
  const forms: ActForm[] = [];
  if (mayKeep && f.state === 'planned')
    forms.push({
      act: 'establish-task-force',
      command: acts.establishTaskForce,
      fixed: withVersion,
      open: true,
      fields: [
        { name: 'establishedOn', kind: 'day' },
        { name: 'decisionNumber', kind: 'line', optional: true, width: 20 },
      ],
      file: { subject: 'task-force', recordId: f.id },
    });
  if (mayKeep && f.state === 'established')
    forms.push({
      act: 'record-activity',
      command: acts.recordActivity,
      fixed,
      file: { subject: 'task-force', recordId: f.id },
      fields: [
        {
          name: 'kind',
          kind: 'choice',
          label: 'activity',
          choices: choicesOf(view, activityKinds, 'steering.activity'),
        },
        { name: 'heldOn', kind: 'day', value: view.today },
        { name: 'subject', kind: 'line', label: 'activitySubject' },
        { name: 'outcome', kind: 'text', optional: true },
        { name: 'attended', kind: 'number', optional: true },
        { name: 'peopleReached', kind: 'number', optional: true },
      ],
    });
  if (mayKeep && f.state !== 'dissolved') {
    forms.push({
      act: 'add-member',
      command: acts.addMember,
      fixed,
      fields: [
        { name: 'fullName', kind: 'line' },
        { name: 'duty', kind: 'choice', choices: choicesOf(view, memberDuties, 'steering.member-duty') },
        { name: 'job', kind: 'line' },
        { name: 'phone', kind: 'line', optional: true, width: 20 },
        { name: 'memberFrom', kind: 'day', value: view.today },
      ],
    });
    const present = members.filter((m) => m.memberTo === null);
    if (present.length > 0)
      forms.push({
        act: 'end-member',
        command: acts.endMember,
        tone: 'secondary',
        fields: [
          { name: 'memberId', kind: 'choice', choices: present.map((m) => ({ value: m.id, text: m.fullName })) },
          { name: 'memberTo', kind: 'day', value: view.today },
        ],
        shape: (input) => ({ ...input, version: members.find((m) => m.id === input['memberId'])?.version ?? 0 }),
      });
    if (f.level === 'commune') forms.push(villageForm(view, f.unitCode));
    forms.push({
      act: 'dissolve-task-force',
      command: acts.dissolveTaskForce,
      fixed: withVersion,
      tone: 'warning',
      fields: [
        { name: 'dissolvedOn', kind: 'day', value: view.today },
        { name: 'note', kind: 'text' },
      ],
    });
  }
  return { forms, back: `${list}/${f.id}` };
}

function villageForm(view: View, unitCode: string): ActForm {
  const fields: Field[] = [
    { name: 'villageKind', kind: 'choice', choices: choicesOf(view, villageKinds, 'steering.village-kind') },
    { name: 'villageName', kind: 'line', hint: 'villageName' },
    { name: 'plannedOn', kind: 'day', value: view.today },
  ];
  return {
    act: 'plan-village',
    command: acts.planTaskForce,
    fixed: { level: 'village', unitCode },
    fields,
    shape: ({ villageKind, villageName, plannedOn }) => ({
      village: { kind: villageKind, name: villageName },
      plannedOn,
    }),
    goTo: ({ taskForceId }) => `${list}/${taskForceId}`,
  };
}

async function onePage(view: View, state: FormState) {
  const found = await load(view);
  const { force: f } = found;
  const { forms } = await oneForms(view);
  const body = html`${formFaults(view, state)}
<p class="govuk-body">${found.above.map((a) => html`<a class="govuk-link" href="${list}/${a.id}">${a.name}</a> › `)}<span class="da-soft">${view.t(`steering.level.${f.level}`)}</span></p>
<div class="da-columns"><div class="da-columns__main">
${summaryList({ language: view.language, rows: forceRows(view, found) })}
${memberTable(view, found)}
${activityTable(view, found)}
<h2 class="govuk-heading-m">${view.t('office-steering.files')}</h2>${attachmentList(view, found.attachments)}
${drawForms(view, `${list}/${f.id}`, { forms, state })}
</div><aside class="da-columns__side">${historyList(view, found.history, {})}</aside></div>
${found.below.length === 0 ? '' : forceList(view, found.below, view.t('office-steering.below'))}`;
  const backLink = found.above.length === 0 ? list : `${list}/${found.above.at(-1)?.id}`;
  return steeringPage(view, { part: 'task-forces', title: f.name, body, backLink, ...failed(state) });
}

type Found = Awaited<ReturnType<typeof load>>;

function forceRows(view: View, { force: f, unitName }: Found) {
  const label = (key: string) => view.t(`office-steering.field.${key}`);
  return [
    { label: label('state'), value: stateTag(view, f.state) },
    { label: label('unitCode'), value: `${unitName} (${f.villageCode ?? f.unitCode})` },
    { label: label('plannedOn'), value: formatDate(f.plannedOn) },
    ...(f.establishedOn === null ? [] : [{ label: label('establishedOn'), value: formatDate(f.establishedOn) }]),
    ...(f.decisionNumber === null ? [] : [{ label: label('decisionNumber'), value: f.decisionNumber }]),
    ...(f.dissolvedOn === null ? [] : [{ label: label('dissolvedOn'), value: formatDate(f.dissolvedOn) }]),
  ];
}

function memberTable(view: View, { members }: Found): Html {
  return dataTable({
    language: view.language,
    caption: view.t('office-steering.members'),
    empty: view.t('office-steering.empty.members'),
    columns: [
      { label: view.t('office-steering.field.fullName'), heading: true },
      { label: view.t('office-steering.field.duty') },
      { label: view.t('office-steering.field.job') },
      { label: view.t('office-steering.field.phone') },
      { label: view.t('office-steering.since') },
    ],
    rows: members.map((m) => ({
      cells: [
        m.fullName,
        view.t(`steering.member-duty.${m.duty}`),
        m.job,
        m.phone ?? '–',
        m.memberTo === null ? formatDate(m.memberFrom) : `${formatDate(m.memberFrom)} – ${formatDate(m.memberTo)}`,
      ],
    })),
  });
}

function activityTable(view: View, { activities }: Found): Html {
  const number = (n: number | null) => (n === null ? '–' : formatNumber(view.language, n));
  return dataTable({
    language: view.language,
    caption: view.t('office-steering.activities'),
    empty: view.t('office-steering.empty.activities'),
    columns: [
      { label: view.t('office-steering.field.activitySubject'), heading: true },
      { label: view.t('office-steering.field.heldOn') },
      { label: view.t('office-steering.field.activity') },
      { label: view.t('office-steering.field.attended'), numeric: true },
      { label: view.t('office-steering.field.peopleReached'), numeric: true },
    ],
    rows: activities.map((a) => ({
      cells: [
        html`${a.subject}${a.outcome === null ? '' : html`<br><span class="da-soft">${a.outcome}</span>`}`,
        formatDate(a.heldOn),
        view.t(`steering.activity.${a.kind}`),
        number(a.attended),
        number(a.peopleReached),
      ],
    })),
  });
}
