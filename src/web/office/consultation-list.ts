import type { CaseView, Consultation } from '#cases';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../components/button.ts';
import { radios } from '../components/choice-field.ts';
import { details } from '../components/details.ts';
import { form } from '../components/form.ts';
import { longTextField } from '../components/long-text-field.ts';
import { tag } from '../components/tag.ts';
import type { View } from '../shell/view.ts';

/** Names of fields that more than one question on a page has: each question's own. */
export const answerField = (name: 'opinion' | 'answer' | 'note', consultationId: string): string =>
  `${name}.${consultationId}`;

interface Source {
  shown: CaseView;
  /** Names of agencies by code. */
  agencyName(code: string): string;
  faults: readonly { field: string; text: string }[];
}

/** The questions put to other agencies about a case, each with its answer or with what can be done until it comes. */
export function consultationList(view: View, source: Source): Html {
  const { consultations } = source.shown;
  if (consultations.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${view.t('office.consult.list')}</h2>
${consultations.map((c) => oneConsultation(view, c, source))}`;
}

function oneConsultation(view: View, c: Consultation, source: Source): Html {
  const isOpen = c.answeredAt === null && c.endedAt === null;
  return html`<section class="da-next" id="consultation-${c.id}"><h3 class="govuk-heading-s">${source.agencyName(c.askedAgency)} ${standing(view, c)}</h3>
<p class="govuk-body">${c.question}</p>
<p class="govuk-body-s">${view.t('office.consult.asked', { at: formatDateTime(c.askedAt), due: formatDate(c.dueOn) })}${
    c.remindedAt === null ? '' : ` ${view.t('office.consult.reminded', { at: formatDateTime(c.remindedAt) })}`
  }</p>
${c.answer === null ? '' : html`<blockquote class="govuk-inset-text">${c.answer}</blockquote>`}
${isOpen && source.shown.acts.includes('answer') ? answerForm(view, c, source) : ''}
${isOpen && source.shown.acts.includes('end-consultation') ? askerActs(view, c, source) : ''}</section>`;
}

function standing(view: View, c: Consultation): Html {
  const words = (key: string) => view.t(`office.consult.${key}`);
  if (c.opinion !== null) {
    const tone = { agree: 'success', disagree: 'danger', other: 'info' } as const;
    return tag({ tone: tone[c.opinion], text: words(`opinion-${c.opinion}`) });
  }
  if (c.endedAt !== null) return tag({ tone: 'neutral', text: words('ended') });
  const late = c.dueOn < view.today;
  return tag({ tone: late ? 'danger' : 'progress', text: words(late ? 'late' : 'awaited') });
}

/** The words of a fault of this field, as a part of its model. */
const faultOf = (source: Source, field: string): { error?: string } => {
  const found = source.faults.find((f) => f.field === field);
  return found === undefined ? {} : { error: found.text };
};

function answerForm(view: View, c: Consultation, source: Source): Html {
  const { language } = view;
  const [opinion, answer] = [answerField('opinion', c.id), answerField('answer', c.id)];
  return form({
    language,
    action: `/office/cases/${c.caseId}/consultations/${c.id}/answer`,
    idempotencyKey: newId(),
    keepAs: `office-${c.id}/answer`,
    submit: view.t('office.consult.send-answer'),
    body: html`${radios({
      language,
      name: opinion,
      label: view.t('office.consult.opinion'),
      inline: true,
      value: view.form[opinion],
      choices: (['agree', 'disagree', 'other'] as const).map((value) => ({
        value,
        text: view.t(`office.consult.opinion-${value}`),
      })),
      ...faultOf(source, opinion),
    })}${longTextField({
      language,
      name: answer,
      label: view.t('office.consult.answer'),
      rows: 4,
      atMost: 2000,
      value: view.form[answer] ?? '',
      ...faultOf(source, answer),
    })}`,
  });
}

/** The asker may remind once a day, and go on without the answer once its day has passed. */
function askerActs(view: View, c: Consultation, source: Source): Html {
  const { language } = view;
  const base = `/office/cases/${c.caseId}/consultations/${c.id}`;
  const note = answerField('note', c.id);
  const remind = form({
    language,
    action: `${base}/remind`,
    idempotencyKey: newId(),
    submit: null,
    body: button({ text: view.t('office.consult.remind'), tone: 'secondary' }),
  });
  if (c.dueOn >= view.today) return remind;
  return html`${remind}${details({
    summary: view.t('office.consult.go-on'),
    open: source.faults.some((f) => f.field === note),
    body: form({
      language,
      action: `${base}/go-on`,
      idempotencyKey: newId(),
      version: source.shown.case.version,
      submit: view.t('office.consult.go-on'),
      body: longTextField({
        language,
        name: note,
        label: view.t('office.consult.go-on-why'),
        rows: 3,
        atMost: 2000,
        value: view.form[note] ?? '',
        ...faultOf(source, note),
      }),
    }),
  })}`;
}
