import {
  acceptPetition,
  answerPetition,
  askAboutPetition,
  findings,
  type PetitionView,
  petitionQueue,
  publishPetition,
  refusePetition,
  showPetition,
  transferPetition,
} from '#feedback';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { code } from '../../components/code.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { petitionHistory, petitionRows, petitionTag } from '../../shell/petition-words.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

const handles = officer('receiving-officer', 'approver', 'leader');

/** The list of what is owed, the most urgent first; one complaint or proposal with what may be done. */
export const handlePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/feedback', permission: handles, handler: queuePage },
  { method: 'GET', url: '/office/feedback/:petitionId', permission: handles, handler: (view) => onePage(view, {}) },
  { method: 'POST', url: '/office/feedback/:petitionId', permission: handles, handler: act },
];

async function queuePage(view: View) {
  const { language } = view;
  const [dueBy, id] = (view.search['after'] ?? '').split('_');
  const after =
    dueBy && id && /^\d{4}-\d{2}-\d{2}$/.test(dueBy) && /^[0-9a-f-]{36}$/.test(id) ? { after: { dueBy, id } } : {};
  const { rows, more } = await view.ask(petitionQueue, after);
  const last = rows.at(-1);
  const title = view.t('citizen-feedback.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body"><a class="govuk-link" href="/office/satisfaction">${view.t('office-feedback.satisfaction')}</a></p>
${dataTable({
  language,
  caption: view.t('office-feedback.to-do'),
  empty: view.t('office-feedback.nothing'),
  columns: [
    { label: view.t('citizen-feedback.code'), heading: true },
    { label: view.t('citizen-feedback.subject') },
    { label: view.t('citizen-feedback.agency') },
    { label: view.t('citizen.my.state') },
    { label: view.t('office-feedback.due') },
  ],
  rows: rows.map((p) => ({
    cells: [
      html`<a class="govuk-link" href="/office/feedback/${p.id}">${p.code}</a>`,
      view.t(`feedback.subject.${p.subject}`),
      p.agencyCode,
      petitionTag(view, p.state),
      dueBadge({
        language,
        dueOn: p.dueBy,
        today: view.today,
        finishedOn: null,
        paused: p.state === 'supplementing',
        withDate: true,
      }),
    ],
  })),
})}
${
  more && last !== undefined
    ? html`<p class="govuk-body"><a class="govuk-link" href="/office/feedback?after=${last.dueBy}_${last.id}">${view.t('office-feedback.more')}</a></p>`
    : ''
}`;
  return view.page({ title, room: 'officer', body });
}

interface PageState {
  error?: { field: string; text: string };
  message?: string;
}

async function onePage(view: View, state: PageState) {
  const { language } = view;
  const shown = await view.ask(
    showPetition,
    { petitionId: view.params['petitionId'] ?? '' },
    view.t('office-feedback.purpose'),
  );
  const { petition } = shown;
  const errors = state.error === undefined ? [] : [state.error];
  const title = `${view.t(`feedback.kind.${petition.kind}`)} ${petition.code}`;
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
${state.message === undefined ? '' : notice({ language, kind: 'warning', body: state.message })}
<span class="govuk-caption-l">${view.t(`feedback.kind.${petition.kind}`)}</span>
<h1 class="govuk-heading-l">${code(petition.code)}</h1>
<p class="govuk-body">${petitionTag(view, petition.state)}</p>
<div class="da-columns"><div class="da-columns__main">
${summaryList({ language, rows: petitionRows(view, shown) })}
${acts(view, shown, state.error)}
</div><aside class="da-columns__side">${petitionHistory(view, shown)}</aside></div>`;
  const failed = errors.length > 0 || state.message !== undefined;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/feedback', hasErrors: errors.length > 0 },
    failed ? 422 : 200,
  );
}

/** One form for each thing that may be done; the usual one is open. */
function acts(view: View, { petition: p }: PetitionView, error: PageState['error']): Html {
  const open = p.state === 'sent' || p.state === 'handling';
  const one = (act: string, body: Html, isOpen = false) =>
    details({
      summary: view.t(`feedback.act.${act}`),
      open: isOpen || view.form['act'] === act,
      body: form({
        language: view.language,
        action: `/office/feedback/${p.id}`,
        idempotencyKey: newId(),
        version: p.version,
        keepAs: `office-feedback-${p.id}/${act}`,
        body: html`${body}${button({ text: view.t(`feedback.act.${act}`), name: 'act', value: act })}`,
        submit: null,
      }),
    });
  const words = (name: string, label: string, value = '') =>
    longTextField({
      language: view.language,
      name,
      label: view.t(label),
      rows: 4,
      atMost: 4000,
      value: view.form[name] ?? value,
      ...(error?.field === name ? { error: error.text } : {}),
    });
  return html`${p.state === 'sent' ? one('accept', html``) : ''}
${
  open
    ? one(
        'answer',
        html`${words('answer', 'citizen-feedback.answer')}${radios({
          language: view.language,
          name: 'finding',
          label: view.t('citizen-feedback.finding'),
          value: view.form['finding'] ?? '',
          choices: findings.map((value) => ({ value, text: view.t(`feedback.finding.${value}`) })),
          ...(error?.field === 'finding' ? { error: error.text } : {}),
        })}`,
        p.state === 'handling',
      )
    : ''
}
${open && p.askedOn === null ? one('ask', words('question', 'office-feedback.question')) : ''}
${
  open
    ? one(
        'transfer',
        textField({
          language: view.language,
          name: 'agencyCode',
          label: view.t('office-feedback.agency-code'),
          hint: view.t('office-feedback.agency-code-hint'),
          width: 20,
          value: view.form['agencyCode'] ?? '',
          ...(error?.field === 'agencyCode' ? { error: error.text } : {}),
        }),
      )
    : ''
}
${p.state === 'sent' ? one('refuse', words('ground', 'office-feedback.ground')) : ''}
${
  p.state === 'answered' && ['approver', 'leader'].some((r) => view.actor.roles.includes(r))
    ? one(
        'publish',
        html`<p class="govuk-body">${view.t('office-feedback.publish-hint')}</p>${words('publicText', 'citizen-feedback.text', p.text)}${words('publicAnswer', 'citizen-feedback.answer', p.answer ?? '')}`,
        true,
      )
    : ''
}`;
}

async function act(view: View) {
  const target = { petitionId: view.params['petitionId'] ?? '', version: Number(view.form['_version'] ?? 0) };
  const name = view.form['act'] ?? '';
  const typed = (field: string) => (view.form[field] ?? '').trim();
  const missing = (needed[name] ?? []).find((field) => typed(field) === '' || typed(field).length > 4000);
  if (missing !== undefined) return onePage(view, { error: { field: missing, text: view.t('feedback.words-needed') } });
  const finding = findings.find((f) => f === view.form['finding']);
  if (name === 'answer' && finding === undefined)
    return onePage(view, { error: { field: 'finding', text: view.t('feedback.choice-needed') } });
  const runs: Record<string, () => Promise<unknown>> = {
    accept: () => view.act(acceptPetition, target),
    refuse: () => view.act(refusePetition, { ...target, ground: typed('ground') }),
    ask: () => view.act(askAboutPetition, { ...target, question: typed('question') }),
    transfer: () => view.act(transferPetition, { ...target, agencyCode: typed('agencyCode').toUpperCase() }),
    answer: () => view.act(answerPetition, { ...target, answer: typed('answer'), finding: finding ?? 'wrong' }),
    publish: () =>
      view.act(publishPetition, { ...target, publicText: typed('publicText'), publicAnswer: typed('publicAnswer') }),
  };
  const done = await orRefusal(
    (runs[name] ?? (() => Promise.reject(new Refusal('conflict', 'feedback.act-not-possible'))))(),
  );
  if (!(done instanceof Refusal))
    return view.go(name === 'transfer' ? '/office/feedback' : `/office/feedback/${target.petitionId}`);
  if (done.kind !== 'conflict' && done.kind !== 'invalid') throw done;
  return onePage(view, { message: view.t(done.key, done.params) });
}

/** Fields that an act needs words in. */
const needed: Record<string, readonly string[]> = {
  refuse: ['ground'],
  ask: ['question'],
  transfer: ['agencyCode'],
  answer: ['answer'],
  publish: ['publicText', 'publicAnswer'],
};
