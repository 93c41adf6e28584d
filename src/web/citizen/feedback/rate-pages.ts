import { criteria, myRating, rateCase } from '#feedback';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { linkButton } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { details } from '../../components/details.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

/** One question for everybody, nine more for who has the time. */
export const ratePages: readonly PageRoute[] = [
  { method: 'GET', url: '/my/:caseId/rate', permission: citizen(), handler: (view) => ratePage(view, []) },
  { method: 'POST', url: '/my/:caseId/rate', permission: citizen(), handler: rate },
];

const scores = ['2', '1', '0'] as const;

async function ratePage(view: View, errors: readonly FieldError[]) {
  const { language } = view;
  const caseId = view.params['caseId'] ?? '';
  const found = await view.ask(myRating, { caseId });
  const title = view.t('citizen-feedback.rate-title');
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
<span class="govuk-caption-l">${view.say(found.procedureName)}, ${found.caseCode}</span>
<h1 class="govuk-heading-l">${title}</h1>
${found.rating === undefined ? '' : given(view, found.rating)}
${
  found.rating !== undefined
    ? ''
    : found.finished
      ? rateForm(view, { caseId, agency: view.say(found.agencyName), errors })
      : notice({ language, kind: 'info', body: view.t('feedback.not-finished') })
}
<p class="govuk-body"><a class="govuk-link" href="/feedback/new?case=${caseId}">${view.t('citizen-feedback.complain-about-case')}</a></p>`;
  return view.page(
    { title, room: 'citizen', body, backLink: `/my/${caseId}`, hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

function scoreRadios(view: View, name: string, label: string, errors: readonly FieldError[] = []): Html {
  return radios({
    language: view.language,
    name,
    label,
    value: view.form[name] ?? '',
    inline: true,
    choices: scores.map((value) => ({ value, text: view.t(`feedback.score.${value}`) })),
    ...errorOf(errors, name),
  });
}

function rateForm(
  view: View,
  { caseId, agency, errors }: { caseId: string; agency: string; errors: readonly FieldError[] },
): Html {
  return html`<p class="govuk-body">${view.t('citizen-feedback.rate-text', { agency })}</p>
${form({
  language: view.language,
  action: `/my/${caseId}/rate`,
  idempotencyKey: newId(),
  body: html`${scoreRadios(view, 'overall', view.t('citizen-feedback.overall'), errors)}
${details({
  summary: view.t('citizen-feedback.nine'),
  open: criteria.some((c) => view.form[c] !== undefined),
  body: html`${criteria.map((c) => scoreRadios(view, c, view.t(`feedback.criterion.${c}`)))}`,
})}
${longTextField({
  language: view.language,
  name: 'comment',
  label: view.t('citizen-feedback.comment'),
  hint: view.t('citizen-feedback.comment-hint'),
  optional: true,
  rows: 3,
  atMost: 1000,
  value: view.form['comment'] ?? '',
})}`,
  submit: view.t('citizen-feedback.send-rating'),
})}`;
}

function given(
  view: View,
  rating: { overall: number; scores: (number | null)[]; comment: string | null; ratedAt: Date },
): Html {
  const { language } = view;
  return html`${notice({
    language,
    kind: 'success',
    title: view.t('citizen-feedback.thanks'),
    body: view.t('citizen-feedback.rated-at', { at: formatDateTime(rating.ratedAt) }),
  })}
${summaryList({
  language,
  rows: [
    { label: view.t('citizen-feedback.overall'), value: view.t(`feedback.score.${rating.overall}`) },
    ...criteria.flatMap((c, i) => {
      const score = rating.scores[i] ?? null;
      return score === null
        ? []
        : [{ label: view.t(`feedback.criterion.${c}`), value: view.t(`feedback.score.${score}`) }];
    }),
    ...(rating.comment === null ? [] : [{ label: view.t('citizen-feedback.comment'), value: rating.comment }]),
  ],
})}
${linkButton({ text: view.t('citizen.my.open'), href: `/my/${view.params['caseId']}`, tone: 'secondary' })}`;
}

async function rate(view: View) {
  const caseId = view.params['caseId'] ?? '';
  const scoreOf = (name: string) => (scores.some((s) => s === view.form[name]) ? Number(view.form[name]) : undefined);
  const overall = scoreOf('overall');
  if (overall === undefined) return ratePage(view, [{ field: 'overall', text: view.t('feedback.choice-needed') }]);
  const comment = (view.form['comment'] ?? '').trim();
  if (comment.length > 1000)
    return ratePage(view, [{ field: 'comment', text: view.t('citizen-feedback.too-long', { most: 1000 }) }]);
  const detailed = Object.fromEntries(
    criteria.flatMap((c) => {
      const score = scoreOf(c);
      return score === undefined ? [] : [[c, score]];
    }),
  );
  const input = { caseId, overall, scores: detailed, ...(comment === '' ? {} : { comment }) };
  const done = await orRefusal(view.act(rateCase, input));
  if (done instanceof Refusal && done.kind !== 'conflict') throw done;
  return view.go(`/my/${caseId}/rate`);
}
