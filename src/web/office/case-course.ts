import type { CaseView, NamedStep } from '#cases';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { dataTable } from '../components/data-table.ts';
import { notice } from '../components/notice.ts';
import { tag } from '../components/tag.ts';
import type { View } from '../shell/view.ts';

/** Working hours of one day, as `procedures` counts them. */
const minutesOfDay = 8 * 60;

/** Working minutes in words: "2 ngày 3 giờ", "45 phút". */
export function spanOf(view: View, minutes: number): string {
  const [days, rest] = [Math.floor(minutes / minutesOfDay), minutes % minutesOfDay];
  const [hours, left] = [Math.floor(rest / 60), rest % 60];
  const part = (key: string, count: number) =>
    count === 0 ? [] : [view.t(`office.span.${key}`, { count: formatNumber(view.language, count) })];
  const parts = [...part('days', days), ...part('hours', hours), ...(days > 0 ? [] : part('minutes', left))];
  return parts.length === 0 ? view.t('office.span.none') : parts.join(' ');
}

/** Who has the case, since when, what it waits for, and who answers for it. Undefined when it is finished. */
export function whoHasIt(view: View, shown: CaseView, deputy: string | null): Html {
  const { holder } = shown;
  if (holder === undefined) return html``;
  const role = view.t(`cases.owner.${holder.role}`);
  const name = holder.post === undefined ? role : `${holder.post.officerName} (${view.say(holder.post.title)})`;
  const asked = shown.consultations.filter((c) => c.answeredAt === null && c.endedAt === null);
  return html`<dl class="da-holder"><div><dt>${view.t('office.holder.waits')}</dt><dd>${view.t(`cases.wait.${holder.wait}`)}${
    asked.length === 0 ? '' : html` (${view.t('office.holder.answer-by', { date: formatDate(asked[0]?.dueOn ?? '') })})`
  }</dd></div><div><dt>${view.t('office.holder.has')}</dt><dd>${name}${
    deputy === null ? '' : html`, ${view.t('office.holder.deputy', { name: deputy })}`
  }</dd></div><div><dt>${view.t('office.holder.since')}</dt><dd>${formatDateTime(holder.since)}</dd></div>${
    holder.answerable === undefined || holder.post !== undefined
      ? ''
      : html`<div><dt>${view.t('office.holder.answers')}</dt><dd>${holder.answerable.officerName} (${view.say(holder.answerable.title)})</dd></div>`
  }</dl>`;
}

/** The course of the case: each step with its owner, the time allotted and the time used; our time and the line's apart. */
export function courseTable(view: View, shown: CaseView): Html {
  const { course } = shown;
  if (course.steps.length + course.ahead.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${view.t('office.course.title')}</h2>
${dataTable({
  language: view.language,
  caption: view.t('office.course.title'),
  captionHidden: true,
  columns: [
    { label: view.t('office.course.step'), heading: true },
    { label: view.t('office.course.owner') },
    { label: view.t('office.course.when') },
    { label: view.t('office.course.allotted') },
    { label: view.t('office.course.used') },
    { label: view.t('office.course.waited') },
    { label: view.t('office.course.outcome') },
  ],
  rows: [
    ...course.steps.map((step) => stepRow(view, step)),
    ...course.ahead.map((step) => ({
      cells: [view.say(step.name), '–', '–', spanOf(view, step.allotted), '–', '–', view.t('office.course.ahead')],
    })),
  ],
})}
<p class="govuk-body">${view.t('office.course.sum', { ours: spanOf(view, course.ourMinutes), line: spanOf(view, course.lineMinutes) })}</p>
${
  shown.case.apologisedOn === null || shown.case.firstDueOn === null
    ? ''
    : notice({
        language: view.language,
        kind: 'info',
        title: view.t('office.course.apologised', { on: formatDate(shown.case.apologisedOn) }),
        body: view.t('office.course.first-due', { due: formatDate(shown.case.firstDueOn) }),
      })
}`;
}

function stepRow(view: View, step: NamedStep) {
  const late = step.outcome === 'late';
  const outcome =
    step.endedAt === null
      ? tag(
          late
            ? { tone: 'danger', text: view.t('office.course.over') }
            : { tone: 'progress', text: view.t('office.course.now') },
        )
      : tag({ tone: late ? 'danger' : 'success', text: view.t(`office.course.${step.outcome}`) });
  return {
    ...(late ? { tone: 'attention' as const } : {}),
    cells: [
      view.say(step.name),
      step.post === undefined ? view.t('office.course.queue') : step.post.officerName,
      html`${formatDateTime(step.beganAt)} –${step.endedAt === null ? '' : html` ${formatDateTime(step.endedAt)}`}`,
      spanOf(view, step.allotted),
      spanOf(view, step.ours),
      step.line === 0 ? '–' : spanOf(view, step.line),
      outcome,
    ],
  };
}
