import {
  approveCase,
  type CaseAct,
  type CaseView,
  declineCase,
  handOverResult,
  proposeDecision,
  receiveCase,
  refuseCase,
  requestSupplement,
  sendBack,
  showCase,
  takeCase,
} from '#cases';
import { officer } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { personForOfficer } from '#population';
import { button } from '../components/button.ts';
import { code } from '../components/code.ts';
import { difference } from '../components/difference.ts';
import { dueBadge } from '../components/due-badge.ts';
import { errorSummary } from '../components/error-summary.ts';
import { form } from '../components/form.ts';
import { longTextField } from '../components/long-text-field.ts';
import { notice } from '../components/notice.ts';
import { summaryList } from '../components/summary-list.ts';
import { historyOf } from '../shell/case-history.ts';
import { stateTag } from '../shell/case-words.ts';
import { sendFile, sendResult } from '../shell/send-file.ts';
import { orRefusal, type PageRoute, type View } from '../shell/view.ts';
import { comparedFields, otherFields } from './compared-fields.ts';

const works = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** One case at the desk: what the person wrote beside what the registry has, what may be done now, what was done. */
export const officeCasePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cases/:caseId', permission: works, handler: async (view) => casePage(view, {}) },
  { method: 'POST', url: '/office/cases/:caseId/act', permission: works, handler: act },
  {
    method: 'GET',
    url: '/office/cases/:caseId/papers/:paperId',
    permission: works,
    async handler(view) {
      const { papers } = await openCase(view);
      const paper = papers.find((p) => p.id === view.params['paperId']) ?? refuse('not-found', 'platform.file-missing');
      return sendFile(view, paper);
    },
  },
  {
    method: 'GET',
    url: '/office/cases/:caseId/result',
    permission: works,
    handler: async (view) => sendResult(view, await openCase(view)),
  },
];

/** Opening a case is looking at a person: the purpose is the handling of this case, and the look is logged. */
const openCase = (view: View): Promise<CaseView> =>
  view.ask(showCase, { caseId: view.params['caseId'] ?? '' }, view.t('office.case.purpose'));

/** Acts of the desk in the order in which they are offered, the usual one first; `note` when words to the person are owed. */
const deskActs = {
  receive: { command: receiveCase, note: false },
  take: { command: takeCase, note: false },
  propose: { command: proposeDecision, note: false },
  approve: { command: approveCase, note: false },
  return: { command: handOverResult, note: false },
  'request-supplement': { command: requestSupplement, note: true },
  'send-back': { command: sendBack, note: true },
  decline: { command: declineCase, note: true },
  refuse: { command: refuseCase, note: true },
} as const satisfies Partial<Record<CaseAct, unknown>>;
type DeskAct = keyof typeof deskActs;

async function act(view: View) {
  const name = Object.keys(deskActs).find((a) => a === view.form['act']) as DeskAct | undefined;
  if (name === undefined) refuse('invalid', 'cases.act-not-possible');
  const note = (view.form['note'] ?? '').trim();
  const { command, note: owed } = deskActs[name];
  if (owed && note === '')
    return casePage(view, { errors: [{ field: 'note', text: view.t('cases.note-required') }], act: name, status: 422 });
  const input = {
    caseId: view.params['caseId'] ?? '',
    version: Number(view.form['_version']),
    ...(owed ? { note } : {}),
  };
  const done = await orRefusal(view.act(command as never, input as never));
  if (done instanceof Refusal) {
    if (done.kind === 'not-found') throw done;
    return casePage(view, { message: view.t(done.key, done.params), typed: note, act: name, status: 409 });
  }
  return view.go(`/office/cases/${input.caseId}`);
}

interface CasePageModel {
  errors?: { field: string; text: string }[];
  message?: string;
  typed?: string;
  act?: DeskAct;
  status?: number;
}

async function casePage(view: View, model: CasePageModel) {
  const shown = await openCase(view);
  const { case: found, procedure } = shown;
  const person = await view.ask(
    personForOfficer,
    { personId: found.applicantId, caseId: found.id },
    view.t('office.case.purpose'),
  );
  const errors = model.errors ?? [];
  const title = found.officialCode ?? found.trackingCode;
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
${model.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: model.message })}
<span class="govuk-caption-l">${view.say(procedure.name)}</span>
<h1 class="govuk-heading-l">${code(title)}</h1>
<p class="govuk-body">${stateTag(view.language, found.state)} ${dueBadge({
    language: view.language,
    dueOn: found.dueOn,
    today: view.today,
    finishedOn: found.finishedOn,
    paused: found.waitingSince !== null,
    withDate: true,
  })}</p>
<div class="da-columns"><div class="da-columns__main">
${actions(view, shown, model)}
${difference({ language: view.language, caption: view.t('office.case.person'), rows: comparedFields(view, procedure.form, { written: found.form, registry: person.fields }) })}
<h2 class="govuk-heading-m">${view.t('office.case.form')}</h2>
${summaryList({ language: view.language, rows: await otherFields(view, procedure.form, found.form) })}
</div><aside class="da-columns__side">
${facts(view, shown)}
<h2 class="govuk-heading-m">${view.t('citizen.my.history')}</h2>
${historyOf(view, shown.history)}
</aside></div>`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office', hasErrors: errors.length > 0 },
    model.status ?? 200,
  );
}

function facts(view: View, shown: CaseView): Html {
  const { case: found, papers, result } = shown;
  return html`<h2 class="govuk-heading-m">${view.t('office.case.facts')}</h2>
${summaryList({
  language: view.language,
  rows: [
    { label: view.t('citizen.receipt.agency'), value: view.say(shown.agency.name) },
    {
      label: view.t('office.queue.owner'),
      value: found.ownerRole === null ? '–' : view.t(`cases.owner.${found.ownerRole}`),
    },
    { label: view.t('citizen.receipt.tracking-code'), value: found.trackingCode },
    { label: view.t('citizen.receipt.submitted'), value: formatDateTime(found.submittedAt) },
    ...(found.receivedAt === null
      ? []
      : [{ label: view.t('citizen.receipt.received'), value: formatDateTime(found.receivedAt) }]),
    ...(found.dueOn === null ? [] : [{ label: view.t('citizen.receipt.due'), value: formatDate(found.dueOn) }]),
    {
      label: view.t('citizen.papers.title'),
      value:
        papers.length === 0
          ? ''
          : html`${papers.map((p) => html`<a class="govuk-link" href="/office/cases/${found.id}/papers/${p.id}">${p.fileName}</a><br>`)}`,
    },
    ...(result === undefined
      ? []
      : [
          {
            label: view.t('citizen.service.result'),
            value: html`<a class="govuk-link" href="/office/cases/${found.id}/result">${result.number}</a>`,
          },
        ]),
  ],
})}`;
}

/** What may be done now: plain acts as buttons, acts that owe the person words behind a text box. */
function actions(view: View, shown: CaseView, model: CasePageModel): Html {
  const { case: found } = shown;
  const open = (Object.keys(deskActs) as DeskAct[]).filter((a) => shown.acts.includes(a));
  if (open.length === 0) return html`<p class="govuk-body">${view.t('office.case.nothing-to-do')}</p>`;
  const plain = open.filter((a) => !deskActs[a].note);
  const worded = open.filter((a) => deskActs[a].note && (a !== 'request-supplement' || found.supplements === 0));
  const error = model.errors?.find((e) => e.field === 'note')?.text;
  const frame = {
    language: view.language,
    action: `/office/cases/${found.id}/act`,
    version: found.version,
    submit: null,
  } as const;
  return html`<section class="da-next"><h2 class="govuk-heading-m">${view.t('office.case.do')}</h2>
${plain.map((a) => form({ ...frame, idempotencyKey: newId(), body: button({ text: view.t(`cases.act.${a}`), name: 'act', value: a }) }))}
${
  worded.length === 0
    ? ''
    : form({
        ...frame,
        idempotencyKey: newId(),
        keepAs: `office-${found.id}/note`,
        body: html`${longTextField({
          language: view.language,
          name: 'note',
          label: view.t('office.case.note'),
          hint: view.t('office.case.note-hint'),
          rows: 3,
          atMost: 2000,
          value: model.typed ?? '',
          ...(error === undefined ? {} : { error }),
        })}<div class="govuk-button-group">${worded.map((a) =>
          button({
            text: view.t(`cases.act.${a}`),
            name: 'act',
            value: a,
            tone: a === 'refuse' || a === 'decline' ? 'warning' : 'secondary',
          }),
        )}</div>`,
      })
}</section>`;
}
