import type { Candidate, ReviewView } from '#cleaning';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { type DifferenceRow, difference } from '../../components/difference.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import type { View } from '../../shell/view.ts';
import { birthText, sectorName, sexText } from './shared.ts';
import { waterfall } from './waterfall.ts';

type CommuneName = (code: string | null) => string;

/** The sector's record beside one person of the registry, differences marked to the letter. */
export function comparison(
  view: View,
  { view: shown, candidate, communeName }: { view: ReviewView; candidate: Candidate; communeName: CommuneName },
): Html {
  const { record } = shown;
  const { fields } = candidate;
  const rows: DifferenceRow[] = [
    row(view, 'fullName', record.fullName, likeTyped(record.fullName, fields.fullName)),
    row(view, 'birthDate', birthText(record.birthText), birthText(fields.birthDate)),
    row(view, 'sex', sexText(view, record.sex), sexText(view, fields.sex)),
    row(view, 'personalNumber', record.personalNumber, fields.personalNumber),
    row(view, 'oldNumber', record.oldNumber, fields.oldNumber),
    row(
      view,
      'commune',
      record.communeCode === null ? null : communeName(record.communeCode),
      fields.permanentCommune === undefined ? undefined : communeName(fields.permanentCommune),
    ),
    row(view, 'place', record.placeText, fields.permanentPlace),
    row(view, 'fatherName', record.fatherName, fields.fatherName),
    row(view, 'motherName', record.motherName, fields.motherName),
    row(view, 'phone', record.phone, fields.phone),
  ].filter((r) => r.written !== null || ['fullName', 'birthDate', 'personalNumber'].includes(r.key));
  return difference({
    language: view.language,
    caption: view.t('office-cleaning.review.compared', { sector: sectorName(view, record.sector) }),
    captionHidden: true,
    rows,
    writer: {
      written: view.t('office-cleaning.review.written'),
      notWritten: view.t('office-cleaning.review.not-written'),
    },
  });
}

/** Capitals are no difference: beside a name in capitals the registry's stands in capitals too. */
const likeTyped = (typed: string, name: string | undefined) =>
  typed === typed.toLocaleUpperCase('vi') ? name?.toLocaleUpperCase('vi') : name;

const row = (view: View, key: string, written: string | null, registry: string | null | undefined) => ({
  key,
  label: view.t(`cleaning.field.${key}`),
  written,
  registry: registry ?? null,
});

/** Where the page goes on after a decision: the same queue. */
export type Back = Readonly<Record<string, string>>;

/** One key for each answer; the same words stand on the buttons for the mouse and without scripting. */
export function decisionForm(
  view: View,
  { shown, back, action }: { shown: ReviewView; back: Back; action: string },
): Html {
  const { review, candidates } = shown;
  const key = (name: string, body: Html) =>
    html`<span class="da-keyed" data-key="${name}">${body}<kbd aria-hidden="true">${name}</kbd></span>`;
  const choice = (value: string, text: string, tone?: 'secondary') =>
    button({ text, name: 'choice', value, ...(tone === undefined ? {} : { tone }) });
  return form({
    language: view.language,
    action,
    idempotencyKey: newId(),
    hidden: { ...back, began: String(view.site.runtime.clock.now().getTime()), first: review.personId },
    body: html`<div class="da-keyed-row">
${candidates.map((c, i) => key(String(i + 1), choice(`same:${c.personId}`, view.t(candidates.length === 1 ? 'cleaning.verdict.same' : 'office-cleaning.review.same', { place: i + 1 }))))}
${key('0', choice('nobody', view.t('cleaning.verdict.nobody'), 'secondary'))}
${key('u', choice('unsure', view.t('cleaning.verdict.unsure'), 'secondary'))}
</div>
${details({
  summary: view.t('office-cleaning.review.somebody-else'),
  body: html`${textField({ language: view.language, name: 'personalNumber', label: view.t('office-cleaning.review.number'), kind: 'digits', width: 20, optional: true })}${choice('number', view.t('office-cleaning.review.by-number'), 'secondary')}`,
})}`,
    submit: null,
  });
}

/** What is special about a review, in words above it. */
export function reviewNotes(view: View, shown: ReviewView): Html {
  const { review, questions, candidates } = shown;
  const deceased = candidates.some((c) => c.status === 'deceased');
  return html`<p class="govuk-body">${review.highImpact ? tag({ tone: 'attention', text: view.t('office-cleaning.review.high-impact') }) : ''}
${review.blind ? tag({ tone: 'info', text: view.t('office-cleaning.review.blind') }) : ''}
${review.doubt === 'none' || shown.hidden ? '' : html`<span class="da-soft">${view.t(`linkage.doubt.${doubtKeys[review.doubt] ?? 'score'}`)}</span>`}</p>
${deceased ? notice({ language: view.language, kind: 'warning', body: view.t('office-cleaning.review.deceased') }) : ''}
${questions
  .filter((q) => q.answer !== null)
  .map((q) =>
    notice({
      language: view.language,
      kind: 'info',
      body: view.t('office-cleaning.review.citizen-said', {
        answer: view.t(`cleaning.answer.${q.answer}`),
        note: q.note ?? '',
      }),
    }),
  )}`;
}

const doubtKeys: Record<string, string> = { weakName: 'weak-name', rival: 'rival', taken: 'taken', score: 'score' };

/** The candidates one below the other, the evidence under the first. */
export function candidateParts(
  view: View,
  { shown, communeName }: { shown: ReviewView; communeName: CommuneName },
): Html {
  return html`${shown.candidates.map(
    (
      candidate,
      i,
    ) => html`${shown.candidates.length > 1 ? html`<h2 class="govuk-heading-s">${view.t('office-cleaning.review.candidate', { place: i + 1 })}</h2>` : ''}
${comparison(view, { view: shown, candidate, communeName })}
${i === 0 ? waterfall(view, shown.review.evidence) : ''}`,
  )}`;
}

/** Answers that were taken back, with the reason; nothing where there are none. */
export function withdrawnTable(view: View, { withdrawn }: ReviewView): Html {
  if (withdrawn.length === 0) return html``;
  return dataTable({
    language: view.language,
    caption: view.t('office-cleaning.take-back.list'),
    columns: [
      { label: view.t('office-cleaning.review.answer'), heading: true },
      { label: view.t('office-cleaning.take-back.why') },
      { label: view.t('office-cleaning.take-back.when') },
    ],
    rows: withdrawn.map((d) => ({
      cells: [view.t(`cleaning.verdict.${d.verdict}`), d.withdrawnWhy, formatDateTime(d.withdrawnAt)],
    })),
  });
}

/** For whoever answered last: taking the answer back, with a reason. */
export function takeBackForm(view: View, { review }: ReviewView): Html {
  return details({
    summary: view.t('office-cleaning.take-back.title'),
    body: form({
      language: view.language,
      action: `/office/cleaning/review/${review.id}/take-back`,
      idempotencyKey: newId(),
      body: html`<p class="govuk-body">${view.t('office-cleaning.take-back.text')}</p>${longTextField({ language: view.language, name: 'reason', label: view.t('office-cleaning.take-back.reason'), rows: 2, atMost: 500, value: view.form['reason'] ?? '' })}`,
      submit: view.t('office-cleaning.take-back.send'),
    }),
  });
}
