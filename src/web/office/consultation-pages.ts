import { answerConsultation, consultationTasks, goOnWithoutAnswer, remindAgency } from '#cases';
import { officer } from '#platform/command';
import { html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { procedureAt } from '#procedures';
import { listAgencies } from '#territory';
import { addressWith } from '../components/address.ts';
import { dataTable } from '../components/data-table.ts';
import { dueBadge } from '../components/due-badge.ts';
import { emptyState } from '../components/empty-state.ts';
import { orRefusal, type PageRoute, type View } from '../shell/view.ts';
import { afterAct, casePage } from './case-page.ts';
import { answerField } from './consultation-list.ts';

const asked = officer('specialist', 'approver', 'leader');

/** Questions of other agencies to mine, and what is done about a question. */
export const consultationPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/consultations', permission: asked, handler: tasksPage },
  {
    method: 'POST',
    url: '/office/cases/:caseId/consultations/:consultationId/answer',
    permission: asked,
    handler: answer,
  },
  {
    method: 'POST',
    url: '/office/cases/:caseId/consultations/:consultationId/remind',
    permission: asked,
    handler: remind,
  },
  {
    method: 'POST',
    url: '/office/cases/:caseId/consultations/:consultationId/go-on',
    permission: officer('specialist'),
    handler: goOn,
  },
];

async function tasksPage(view: View) {
  const [dueOn, id] = (view.search['after'] ?? '').split('_');
  const after = /^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/.test(view.search['after'] ?? '')
    ? { dueOn: dueOn ?? '', id: id ?? '' }
    : undefined;
  const { rows, next } = await view.ask(consultationTasks, after === undefined ? {} : { after });
  const names = new Map((await view.ask(listAgencies, {})).map((a) => [a.code, view.say(a.name)]));
  const title = view.t('office.consult.tasks');
  const words = (key: string) => view.t(`office.consult.${key}`);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${
  rows.length === 0
    ? emptyState({ title: words('no-task'), body: words('no-task-text') })
    : dataTable({
        language: view.language,
        caption: title,
        captionHidden: true,
        columns: [
          { label: view.t('office.queue.code'), heading: true },
          { label: view.t('office.queue.service') },
          { label: words('from-whom') },
          { label: words('question') },
          { label: words('asked-at') },
          { label: words('answer-due') },
        ],
        rows: rows.map((row) => {
          const procedure = procedureAt(row.procedureCode, vietnamDate(row.askedAt));
          return {
            ...(row.dueOn < view.today ? { tone: 'attention' as const } : {}),
            cells: [
              html`<a class="govuk-link" href="/office/cases/${row.caseId}#consultation-${row.id}">${row.officialCode ?? row.trackingCode}</a>`,
              procedure ? view.say(procedure.name) : row.procedureCode,
              names.get(row.agencyCode) ?? row.agencyCode,
              row.question.length > 160 ? `${row.question.slice(0, 160)}…` : row.question,
              formatDateTime(row.askedAt),
              dueBadge({ language: view.language, dueOn: row.dueOn, today: view.today, withDate: true }),
            ],
          };
        }),
      })
}
${next === null ? '' : html`<p class="govuk-body"><a class="govuk-link" rel="next" href="${addressWith('/office/consultations', { after: `${next.dueOn}_${next.id}` })}">${view.t('office.queue.next')}</a></p>`}`;
  return view.page({ title, room: 'officer', body, backLink: '/office' });
}

const ids = (view: View) => ({
  caseId: view.params['caseId'] ?? '',
  consultationId: view.params['consultationId'] ?? '',
});

async function answer(view: View) {
  const { consultationId } = ids(view);
  const [opinionField, answerName] = [answerField('opinion', consultationId), answerField('answer', consultationId)];
  const opinion = (['agree', 'disagree', 'other'] as const).find((o) => o === view.form[opinionField]);
  const text = (view.form[answerName] ?? '').trim();
  const faults = [
    ...(opinion === undefined ? [{ field: opinionField, text: view.t('office.consult.opinion-needed') }] : []),
    ...(text === '' ? [{ field: answerName, text: view.t('office.consult.answer-needed') }] : []),
  ];
  if (opinion === undefined || text === '') return casePage(view, { faults, status: 422 });
  const done = await orRefusal(view.act(answerConsultation, { consultationId, opinion, answer: text }));
  // Once it has answered, the agency reads the case no longer.
  return afterAct(view, done, '/office/consultations');
}

async function remind(view: View) {
  const { caseId, consultationId } = ids(view);
  const done = await orRefusal(view.act(remindAgency, { consultationId }));
  return afterAct(view, done, `/office/cases/${caseId}`);
}

async function goOn(view: View) {
  const { caseId, consultationId } = ids(view);
  const name = answerField('note', consultationId);
  const note = (view.form[name] ?? '').trim();
  if (note === '')
    return casePage(view, { faults: [{ field: name, text: view.t('office.consult.why-needed') }], status: 422 });
  const input = { caseId, consultationId, note, version: Number(view.form['_version']) };
  return afterAct(view, await orRefusal(view.act(goOnWithoutAnswer, input)), `/office/cases/${caseId}`);
}
