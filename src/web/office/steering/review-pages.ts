import { html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { steeringActs as acts, steeringQuestions as ask, findings, reviewKinds, reviewStates } from '#steering';
import { dataTable } from '../../components/data-table.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { selectField } from '../../components/select-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import { type Tone, tag } from '../../components/tag.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { type ActForm, drawForms, type FormState, formFaults, noFaults, runForms } from './act-forms.ts';
import { failed } from './directive-pages.ts';
import { choicesOf, type Field } from './fields.ts';
import { base, readers, steeringPage } from './frame.ts';
import { agencyChoices, agencyName, historyList } from './words.ts';

const list = `${base}/reviews`;

/** Legal documents and procedures under review, with what is proposed for them. */
export const reviewPages: readonly PageRoute[] = [
  { method: 'GET', url: list, permission: readers, handler: (view) => listPage(view, noFaults) },
  { method: 'POST', url: list, permission: readers, handler: (view) => runForms(view, listForms, listPage) },
  { method: 'GET', url: `${list}/:reviewId`, permission: readers, handler: (view) => onePage(view, noFaults) },
  {
    method: 'POST',
    url: `${list}/:reviewId`,
    permission: readers,
    handler: (view) => runForms(view, oneForms, onePage),
  },
];

const tones: Record<string, Tone> = {
  reviewing: 'progress',
  fits: 'success',
  proposed: 'attention',
  approved: 'info',
  rejected: 'neutral',
  'carried-out': 'success',
};
const stateTag = (view: View, state: string) =>
  tag({ tone: tones[state] ?? 'neutral', text: view.t(`steering.review-state.${state}`) });

async function listForms(view: View) {
  const forms: ActForm[] = [
    {
      act: 'start-review',
      command: acts.startReview,
      fields: [
        {
          name: 'kind',
          kind: 'choice',
          label: 'reviewKind',
          choices: choicesOf(view, reviewKinds, 'steering.review-kind'),
        },
        { name: 'number', kind: 'line', label: 'reviewNumber', width: 20 },
        { name: 'title', kind: 'line', label: 'reviewTitle' },
        { name: 'ground', kind: 'line', hint: 'ground' },
        { name: 'agencyCode', kind: 'choice', label: 'reviewAgency', choices: await agencyChoices(view) },
        { name: 'dueOn', kind: 'day', optional: true },
      ],
      goTo: ({ reviewId }) => `${list}/${reviewId}`,
    },
  ];
  return { forms, back: list };
}

async function listPage(view: View, state: FormState) {
  const { language, search } = view;
  const kind = reviewKinds.find((k) => k === search['kind']);
  const wanted = reviewStates.find((s) => s === search['state']);
  const { rows, names } = await view.ask(ask.listReviews, {
    ...(kind === undefined ? {} : { kind }),
    ...(wanted === undefined ? {} : { state: wanted }),
  });
  const { forms } = await listForms(view);
  const all = { value: '', text: view.t('office-steering.all') };
  const body = html`${formFaults(view, state)}
${filterBar({
  language,
  action: list,
  clearHref: list,
  fields: [
    selectField({
      language,
      name: 'kind',
      label: view.t('office-steering.field.reviewKind'),
      value: kind ?? '',
      choices: [all, ...choicesOf(view, reviewKinds, 'steering.review-kind')],
    }),
    selectField({
      language,
      name: 'state',
      label: view.t('office-steering.field.state'),
      value: wanted ?? '',
      choices: [all, ...choicesOf(view, reviewStates, 'steering.review-state')],
    }),
  ],
})}
${dataTable({
  language,
  caption: view.t('office-steering.part.reviews'),
  captionHidden: true,
  empty: view.t('office-steering.empty.reviews'),
  columns: [
    { label: view.t('office-steering.field.reviewTitle'), heading: true },
    { label: view.t('office-steering.field.reviewAgency') },
    { label: view.t('office-steering.field.state') },
    { label: view.t('office-steering.field.finding') },
    { label: view.t('office-steering.field.dueOn') },
  ],
  rows: rows.map((r) => ({
    cells: [
      html`<a class="govuk-link" href="${list}/${r.id}">${r.title}</a> <span class="da-soft">${r.number}</span>`,
      agencyName(view, names, r.agencyCode),
      stateTag(view, r.state),
      r.finding === null ? '–' : view.t(`steering.finding.${r.finding}`),
      r.dueOn === null ? '–' : formatDate(r.dueOn),
    ],
  })),
})}
${drawForms(view, list, { forms, state })}`;
  return steeringPage(view, { part: 'reviews', title: view.t('office-steering.part.reviews'), body, ...failed(state) });
}

const load = (view: View) => view.ask(ask.showReview, { reviewId: view.params['reviewId'] ?? '' });
const note: Field = { name: 'note', kind: 'text' };

async function oneForms(view: View) {
  const { review: r, mayFind, mayDecide } = await load(view);
  const fixed = { reviewId: r.id, version: r.version };
  const forms: ActForm[] = [];
  if (r.state === 'reviewing' && mayFind)
    forms.push({
      act: 'state-finding',
      command: acts.stateFinding,
      fixed,
      open: true,
      fields: [
        { name: 'finding', kind: 'choice', choices: choicesOf(view, findings, 'steering.finding') },
        { name: 'proposal', kind: 'text', optional: true, hint: 'proposal' },
        {
          name: 'decidedBy',
          kind: 'choice',
          optional: true,
          choices: choicesOf(view, ['province', 'central'], 'steering.decided-by'),
        },
      ],
    });
  if (r.state === 'proposed' && mayDecide)
    forms.push(
      {
        act: 'approve-review',
        command: acts.decideReview,
        fixed: { ...fixed, approved: true },
        fields: [note],
        open: true,
      },
      {
        act: 'reject-review',
        command: acts.decideReview,
        fixed: { ...fixed, approved: false },
        fields: [note],
        tone: 'secondary',
      },
    );
  if (r.state === 'approved' && mayFind)
    forms.push({
      act: 'carry-out-review',
      command: acts.carryOutReview,
      fixed,
      open: true,
      fields: [{ ...note, label: 'carriedOutBy' }],
    });
  if ((r.state === 'fits' || r.state === 'rejected') && mayFind)
    forms.push({ act: 'review-again', command: acts.reviewAgain, fixed, fields: [note], tone: 'secondary' });
  return { forms, back: `${list}/${r.id}` };
}

async function onePage(view: View, state: FormState) {
  const { review: r, names, history } = await load(view);
  const { forms } = await oneForms(view);
  const label = (key: string) => view.t(`office-steering.field.${key}`);
  const row = (key: string, value: string | null) => (value === null ? [] : [{ label: label(key), value }]);
  const day = (key: string, on: string | null) => row(key, on === null ? null : formatDate(on));
  const body = html`${formFaults(view, state)}
<div class="da-columns"><div class="da-columns__main">
${summaryList({
  language: view.language,
  rows: [
    { label: label('state'), value: stateTag(view, r.state) },
    ...row('reviewNumber', r.number),
    ...row('ground', r.ground),
    ...row('reviewAgency', agencyName(view, names, r.agencyCode)),
    ...row('finding', r.finding === null ? null : view.t(`steering.finding.${r.finding}`)),
    ...row('proposal', r.proposal),
    ...row('decidedBy', r.decidedBy === null ? null : view.t(`steering.decided-by.${r.decidedBy}`)),
    ...day('startedOn', r.startedOn),
    ...day('dueOn', r.dueOn),
    ...day('decidedOn', r.decidedOn),
    ...day('carriedOutOn', r.carriedOutOn),
  ],
})}
${drawForms(view, `${list}/${r.id}`, { forms, state })}
</div><aside class="da-columns__side">${historyList(view, history, names)}</aside></div>`;
  return steeringPage(view, {
    part: 'reviews',
    title: r.title,
    caption: view.t(`steering.review-kind.${r.kind}`),
    body,
    backLink: list,
    ...failed(state),
  });
}
