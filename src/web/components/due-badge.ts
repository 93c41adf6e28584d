import type { Html } from '#platform/html';
import { html } from '#platform/html';
import { formatDate, type Language } from '#platform/i18n';
import { daysBetween, type IsoDate } from '#platform/time';
import { words } from '../i18n/index.ts';
import { type TagModel, tag } from './tag.ts';

export interface DueBadgeModel {
  readonly language: Language;
  /** null: no clock runs yet. */
  readonly dueOn: IsoDate | null;
  readonly today: IsoDate;
  readonly finishedOn?: IsoDate | null | undefined;
  /** The clock stands still: a supplement or a payment is awaited. */
  readonly paused?: boolean | undefined;
  /** Working days left, when the calendar was asked; otherwise calendar days are told. */
  readonly workingDaysLeft?: number | undefined;
  /** Also shows the date itself under the badge. */
  readonly withDate?: boolean | undefined;
}

const soonDays = 1;

/** How a due date stands, in words. On time is compared by date, not by hour. */
export function dueBadge(model: DueBadgeModel): Html {
  const badge = tag(standing(model));
  if (!model.withDate || model.dueOn === null) return badge;
  return html`${badge}<span class="da-due-date">${words(model.language, 'due.title', { date: formatDate(model.dueOn) })}</span>`;
}

function standing(model: DueBadgeModel): TagModel {
  const { language, dueOn, finishedOn } = model;
  if (dueOn === null) return { tone: 'neutral', text: words(language, 'due.none') };
  if (finishedOn) return finished(language, daysBetween(dueOn, finishedOn));
  if (model.paused) return { tone: 'neutral', shape: 'pause', text: words(language, 'due.paused') };
  return running(model, daysBetween(model.today, dueOn));
}

function finished(language: Language, daysLate: number): TagModel {
  return daysLate > 0
    ? { tone: 'danger', shape: 'clock-alert', text: words(language, 'due.done-late', { count: daysLate }) }
    : { tone: 'success', text: words(language, 'due.done-on-time') };
}

function running(model: DueBadgeModel, daysLeft: number): TagModel {
  const { language, workingDaysLeft } = model;
  if (daysLeft < 0)
    return { tone: 'danger', shape: 'clock-alert', text: words(language, 'due.late', { count: -daysLeft }) };
  if (daysLeft === 0) return { tone: 'attention', text: words(language, 'due.today') };
  const count = workingDaysLeft ?? daysLeft;
  const working = workingDaysLeft !== undefined;
  if (count <= soonDays) {
    return { tone: 'attention', text: words(language, working ? 'due.working-soon' : 'due.soon', { count }) };
  }
  const text = words(language, working ? 'due.working-days-left' : 'due.days-left', { count });
  return { tone: 'info', shape: 'clock', text };
}
