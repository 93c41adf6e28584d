import type { FastifyReply } from 'fastify';
import { answerQuestion, myQuestions, type Question } from '#cleaning';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { radios } from '../../components/choice-field.ts';
import { emptyState } from '../../components/empty-state.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import './i18n/index.ts';

/** Records of sector registers that may be the citizen's: is it mine? */
export const confirmDataPages: readonly PageRoute[] = [
  { method: 'GET', url: '/my/confirm-data', permission: citizen(), handler: (view) => page(view, {}) },
  { method: 'POST', url: '/my/confirm-data/:questionId', permission: citizen(), handler: answer },
];

const answers = ['mine', 'mine-but-wrong', 'not-mine'] as const;

async function page(view: View, { error }: { error?: string }): Promise<FastifyReply> {
  const questions = await view.ask(myQuestions, {});
  const title = view.t('citizen-confirm-data.title');
  const field = `answer-${view.params['questionId'] ?? ''}`;
  const body = html`${error === undefined ? '' : errorSummary({ language: view.language, errors: [{ field, text: error }] })}
<h1 class="govuk-heading-l">${title}</h1>
${
  questions.length === 0
    ? emptyState({ title: view.t('citizen-confirm-data.none'), body: view.t('citizen-confirm-data.none-text') })
    : html`<p class="govuk-body">${view.t('citizen-confirm-data.text')}</p>${questions.map((q) => questionPart(view, q, error))}`
}`;
  return view.page(
    { title, room: 'citizen', body, backLink: '/my', hasErrors: error !== undefined },
    error === undefined ? 200 : 422,
  );
}

function questionPart(view: View, q: Question, error: string | undefined): Html {
  const { shown } = q;
  const line = (key: string, value: string | null) =>
    value === null ? [] : [{ label: view.t(`cleaning.field.${key}`), value }];
  const isFaulty = view.params['questionId'] === q.id;
  return html`<section class="da-person"><h2 class="govuk-heading-m">${view.t(`cleaning.sector.${q.sector}`)}</h2>
<p class="govuk-body-s">${view.t('citizen-confirm-data.asked-at', { day: formatDate(q.askedAt.toISOString()) })}</p>
${summaryList({
  language: view.language,
  rows: [
    ...line('fullName', shown.fullName),
    ...line('birthDate', shown.birthText),
    ...line('sex', shown.sex === null ? null : view.t(`cleaning.sex-value.${shown.sex}`)),
    ...line('personalNumber', shown.personalNumber),
    ...line('place', shown.place),
    ...line('key', shown.recordKey),
  ],
})}
${
  q.answer === null
    ? form({
        language: view.language,
        action: `/my/confirm-data/${q.id}`,
        idempotencyKey: newId(),
        body: html`${radios({
          language: view.language,
          name: `answer-${q.id}`,
          label: view.t('citizen-confirm-data.question'),
          value: '',
          choices: answers.map((a) => ({ value: a, text: view.t(`cleaning.answer.${a}`) })),
          ...(isFaulty && error !== undefined ? { error } : {}),
        })}${longTextField({ language: view.language, name: `note-${q.id}`, label: view.t('citizen-confirm-data.note'), rows: 2, atMost: 500, optional: true, value: view.form[`note-${q.id}`] ?? '' })}`,
        submit: view.t('citizen-confirm-data.send'),
      })
    : html`<p class="govuk-body">${view.t('citizen-confirm-data.your-answer', { answer: view.t(`cleaning.answer.${q.answer}`) })}</p>`
}</section>`;
}

async function answer(view: View): Promise<FastifyReply> {
  const { questionId = '' } = view.params;
  const chosen = answers.find((a) => a === view.form[`answer-${questionId}`]);
  if (chosen === undefined) return page(view, { error: view.t('citizen-confirm-data.choice-missing') });
  const note = (view.form[`note-${questionId}`] ?? '').slice(0, 500);
  const done = await orRefusal(view.act(answerQuestion, { questionId, answer: chosen, note }));
  if (done instanceof Refusal && done.kind !== 'conflict') throw done;
  if (done instanceof Refusal) return page(view, { error: view.t(done.key, done.params) });
  return view.go('/my/confirm-data');
}
