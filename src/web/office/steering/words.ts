import { findDefinition } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { type Attachment, type History, type ModelState, type Standing, standingOf, type TaskRow } from '#steering';
import { type AgencyNames, listAgencies, nameIn } from '#territory';
import { dueBadge } from '../../components/due-badge.ts';
import { type Tone, tag } from '../../components/tag.ts';
import { timeline } from '../../components/timeline.ts';
import type { View } from '../../shell/view.ts';
import type { FieldChoice } from './fields.ts';

const standingTones: Record<Standing, Tone> = {
  open: 'info',
  soon: 'attention',
  late: 'danger',
  reported: 'progress',
  done: 'success',
  'done-late': 'attention',
  cancelled: 'neutral',
};

/** How far a task is, in words, shape and colour; whether a running one is late is told by its due day beside it. */
export function taskTag(view: View, task: TaskRow): Html {
  const standing = standingOf(task, view.today);
  const running = task.state === 'assigned' || task.state === 'in-progress';
  const text = view.t(running ? `steering.task-state.${task.state}` : `steering.standing.${standing}`);
  return tag({ tone: standingTones[standing], text });
}

/** The due day with the days that are left; finished tasks show when they were reported. */
export function taskDue(view: View, task: TaskRow): Html | string {
  const { dueOn, state, reportedOn } = task;
  if (dueOn === null) return view.t('office-steering.no-due');
  if (state === 'done' || state === 'cancelled') return formatDate(dueOn);
  const finishedOn = state === 'reported' ? reportedOn : null;
  return dueBadge({ language: view.language, dueOn, today: view.today, finishedOn, withDate: true });
}

const modelTones: Record<ModelState, Tone> = {
  assigned: 'neutral',
  'in-progress': 'progress',
  done: 'success',
  stopped: 'neutral',
};

export const modelTag = (view: View, state: ModelState): Html =>
  tag({ tone: modelTones[state], text: view.t(`steering.model-state.${state}`) });

/** The name of an agency, or its code while nobody knows the name. */
export const agencyName = (view: View, names: AgencyNames, code: string | null): string =>
  code === null ? '' : view.say(nameIn(names, code));

/** Percent as a bar that is read aloud too. */
export const progressBar = (view: View, percent: number): Html =>
  html`<span class="da-meter"><progress max="100" value="${percent}" aria-label="${view.t('office-steering.progress')}"></progress> ${formatNumber(view.language, percent)}%</span>`;

/** Figures as links to their pages, by their names. */
export function figureLinks(view: View, codes: readonly string[]): Html | string {
  if (codes.length === 0) return '';
  const leads = ['leader', 'administrator'].some((role) => view.actor.roles.includes(role));
  const name = (code: string) => {
    const definition = findDefinition(code);
    return definition === undefined ? code : view.say(definition.label);
  };
  return html`<ul class="govuk-list da-plain">${codes.map(
    (code) =>
      html`<li>${leads ? html`<a class="govuk-link" href="/figures/${code}">${name(code)}</a>` : name(code)}</li>`,
  )}</ul>`;
}

const sizeOf = (view: View, bytes: number) =>
  bytes < 1_000_000
    ? `${formatNumber(view.language, Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${formatNumber(view.language, bytes / 1_000_000, 1)} MB`;

export function attachmentList(view: View, attachments: readonly Attachment[]): Html {
  if (attachments.length === 0) return html`<p class="govuk-body da-soft">${view.t('office-steering.no-files')}</p>`;
  return html`<ul class="govuk-list">${attachments.map(
    (a) =>
      html`<li><a class="govuk-link" href="/office/steering/files/${a.id}">${a.fileName}</a> <span class="da-soft">${sizeOf(view, a.sizeBytes)}, ${formatDate(dayOf(a.addedAt))}</span></li>`,
  )}</ul>`;
}

const dayOf = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** What has happened to a record; days and agencies of a change stand beside its note. */
export function historyList(view: View, history: History, names: AgencyNames): Html {
  return html`<h2 class="govuk-heading-m">${view.t('office-steering.history')}</h2>${timeline({
    language: view.language,
    entries: history.toReversed().map((e) => ({
      at: e.at,
      title: view.t(`steering.act.${e.act}`),
      ...(e.by === null ? {} : { by: e.by }),
      detail: html`${e.agencyCode === null ? '' : html`<p class="da-soft">${agencyName(view, names, e.agencyCode)}</p>`}${changeOf(view, e.detail)}${
        e.note === null ? '' : html`<p>${e.note}</p>`
      }`,
    })),
  })}`;
}

function changeOf(view: View, { from, to }: Record<string, unknown>): Html | string {
  if (from === undefined || to === undefined) return '';
  const word = (value: unknown) => {
    if (typeof value === 'number') return `${value}%`;
    const text = String(value ?? '–');
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text) : text;
  };
  return html`<p>${view.t('office-steering.from-to', { from: word(from), to: word(to) })}</p>`;
}

/** The agencies of today as choices: the province's first, then districts, then communes. */
export async function agencyChoices(view: View): Promise<FieldChoice[]> {
  const agencies = await view.ask(listAgencies, { date: view.today });
  const levels = ['province', 'district', 'commune'];
  return agencies
    .filter((a) => a.kind !== 'one-stop')
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.code.localeCompare(b.code))
    .map((a) => ({ value: a.code, text: view.say(a.name) }));
}

/** Millions of đồng: sums of a budget are told so in reports. */
export const millions = (view: View, vnd: number): string =>
  formatNumber(view.language, vnd / 1_000_000, vnd % 1_000_000 === 0 ? 0 : 3);
