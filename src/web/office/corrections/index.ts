import type { FastifyReply } from 'fastify';
import { officer } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { answerCorrection, answeringRoles, correctionsToAnswer, showCorrection } from '#rights';
import { radios } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { sendFile } from '../../shell/send-file.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import './i18n/index.ts';

const answers = officer(...answeringRoles);
const base = '/office/corrections';

/** Requests for correction of personal data that my office has to answer. */
export const officeCorrectionPages: readonly PageRoute[] = [
  { method: 'GET', url: base, permission: answers, handler: queue },
  { method: 'GET', url: `${base}/:correctionId`, permission: answers, handler: (view) => one(view, {}) },
  { method: 'POST', url: `${base}/:correctionId`, permission: answers, handler: answer },
  { method: 'GET', url: `${base}/:correctionId/file`, permission: answers, handler: file },
];

async function queue(view: View) {
  const { language, today } = view;
  const rows = await view.ask(correctionsToAnswer, {});
  const title = view.t('office-corrections.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-corrections.about')}</p>
${dataTable({
  language,
  caption: title,
  captionHidden: true,
  columns: [
    { label: view.t('office-corrections.code'), heading: true },
    { label: view.t('office-corrections.field') },
    { label: view.t('office-corrections.asked') },
    { label: view.t('office-corrections.due') },
  ],
  rows: rows.map((c) => ({
    cells: [
      html`<a class="govuk-link" href="${base}/${c.id}">${c.code}</a>`,
      view.t(`citizen-my-data.field.${c.field}`),
      formatDateTime(c.askedAt),
      dueBadge({ language, dueOn: c.dueOn, today, finishedOn: null, paused: false, withDate: true }),
    ],
  })),
  empty: view.t('office-corrections.none'),
})}`;
  return view.page({ title, room: 'officer', body });
}

const shown = (view: View) =>
  view.ask(showCorrection, { correctionId: view.params['correctionId'] ?? '' }, view.t('office-corrections.purpose'));

async function one(view: View, { refusal }: { refusal?: Refusal }): Promise<FastifyReply> {
  const { language } = view;
  const { correction: c, fullName } = await shown(view);
  const title = view.t('office-corrections.one', { code: c.code });
  const rows = [
    { label: view.t('office-corrections.who'), value: fullName },
    { label: view.t('office-corrections.field'), value: view.t(`citizen-my-data.field.${c.field}`) },
    { label: view.t('office-corrections.stands'), value: c.stands ?? '–' },
    { label: view.t('office-corrections.wanted'), value: c.wanted },
    { label: view.t('office-corrections.reason'), value: c.reason },
    {
      label: view.t('office-corrections.file'),
      value: c.file === null ? '–' : html`<a class="govuk-link" href="${base}/${c.id}/file">${c.file.fileName}</a>`,
    },
  ];
  const body = html`${refusal === undefined ? '' : notice({ language, kind: 'warning', body: view.t(refusal.key, refusal.params) })}
<h1 class="govuk-heading-l">${title}</h1>
${summaryList({ language, rows })}
${
  c.state === 'asked'
    ? form({
        language,
        action: `${base}/${c.id}`,
        idempotencyKey: newId(),
        hidden: { version: String(c.version) },
        submit: view.t('office-corrections.send'),
        body: html`${radios({
          language,
          name: 'isRight',
          label: view.t('office-corrections.decision'),
          value: view.form['isRight'],
          choices: (['yes', 'no'] as const).map((value) => ({ value, text: view.t(`office-corrections.${value}`) })),
        })}${longTextField({
          language,
          name: 'answer',
          label: view.t('office-corrections.answer'),
          hint: view.t('office-corrections.answer-hint'),
          value: view.form['answer'],
        })}`,
      })
    : html`<p class="govuk-body">${view.t(`rights.state.${c.state}`)}: ${c.answer ?? ''}</p>`
}`;
  return view.page({ title, room: 'officer', body, backLink: base }, refusal === undefined ? 200 : 422);
}

async function answer(view: View) {
  const isRight = view.form['isRight'];
  const text = (view.form['answer'] ?? '').trim();
  if ((isRight !== 'yes' && isRight !== 'no') || text === '') {
    return one(view, { refusal: new Refusal('invalid', 'office-corrections.incomplete') });
  }
  const done = await orRefusal(
    view.act(answerCorrection, {
      correctionId: view.params['correctionId'] ?? '',
      version: Number(view.form['version']),
      isRight: isRight === 'yes',
      answer: text,
    }),
  );
  return done instanceof Refusal ? one(view, { refusal: done }) : view.go(base);
}

async function file(view: View) {
  const { correction } = await shown(view);
  return sendFile(view, correction.file ?? refuse('not-found', 'platform.file-missing'));
}
