import { listPeriods, periodName, periodSchedule, type ScheduledKind } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { dataTable } from '../../components/data-table.ts';
import { form } from '../../components/form.ts';
import { tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';
import { capitalised } from './statement-words.ts';

type Listed = Awaited<ReturnType<(typeof listPeriods)['run']>>[number];

/** Which periods open by themselves: what opens next, when, by when it is due; an administrator switches kinds. */
export async function scheduleTable(view: View): Promise<Html> {
  const { kinds, maySwitch } = await view.ask(periodSchedule, {});
  const { language } = view;
  return html`<h2 class="govuk-heading-m">${view.t('office-statements.schedule')}</h2>
<p class="govuk-body">${view.t('office-statements.schedule-lead')}</p>
${dataTable({
  language,
  caption: view.t('office-statements.schedule'),
  captionHidden: true,
  columns: [
    { label: view.t('office-statements.kind'), heading: true },
    { label: view.t('office-statements.next') },
    { label: view.t('office-statements.opens-on') },
    { label: view.t('office-statements.due') },
    { label: view.t('office-statements.by-itself') },
  ],
  rows: kinds.map((k) => ({
    cells: [
      view.t(`indicators.statement.kind.${k.kind}`),
      k.next === null ? '–' : `${capitalised(periodName(language, { ...k.next, title: null }))} (${spanText(k.next)})`,
      k.next === null ? '–' : formatDate(k.next.opensOn),
      k.next?.dueOn == null ? '–' : formatDate(k.next.dueOn),
      html`${switchTag(view, k)}${maySwitch ? switchForm(view, k) : ''}`,
    ],
  })),
})}`;
}

/** The periods that there are; of each how far the agencies are that the viewer sees. */
export async function openedTable(view: View): Promise<Html> {
  const { language } = view;
  const periods = await view.ask(listPeriods, {});
  return dataTable({
    language,
    caption: view.t('office-statements.periods'),
    empty: view.t('office-statements.no-periods'),
    columns: [
      { label: view.t('office-statements.period'), heading: true },
      { label: view.t('office-statements.span') },
      { label: view.t('office-statements.due') },
      { label: view.t('office-statements.opened-how') },
      { label: view.t('office-statements.state') },
    ],
    rows: periods.map((p) => ({
      cells: [
        capitalised(periodName(language, p)),
        spanText(p),
        formatDate(p.dueOn),
        view.t(`office-statements.${p.openedBy === null ? 'opened-itself' : 'opened-by-hand'}`),
        progressTag(view, p),
      ],
    })),
  });
}

const spanText = (p: { startsOn: string; endsOn: string }) => `${formatDate(p.startsOn)} – ${formatDate(p.endsOn)}`;

function progressTag(view: View, { forms, approved, dueOn }: Listed): Html | string {
  if (forms === 0) return view.t('office-statements.no-forms');
  if (approved === forms) return tag({ tone: 'success', text: view.t('office-statements.all-approved', { forms }) });
  const tone = dueOn < view.today ? 'attention' : 'progress';
  return tag({ tone, text: view.t('office-statements.still-open', { approved, forms }) });
}

function switchTag(view: View, { runs, changed }: ScheduledKind): Html {
  const state = tag({
    tone: runs ? 'success' : 'neutral',
    text: view.t(`office-statements.${runs ? 'runs' : 'stands'}`),
  });
  if (changed === null) return state;
  const who = view.t('office-statements.switched-by', { by: changed.by, on: formatDate(changed.on) });
  return html`${state} <span class="govuk-hint">${who}</span>`;
}

function switchForm(view: View, { kind, runs }: ScheduledKind): Html {
  const name = view.t(`indicators.statement.kind.${kind}`);
  return form({
    language: view.language,
    action: '/office/statements/periods/switch',
    idempotencyKey: newId(),
    hidden: { kind, runs: runs ? 'no' : 'yes' },
    submit: null,
    body: html`<button class="da-link-button" type="submit">${view.t(`office-statements.${runs ? 'switch-off' : 'switch-on'}`)}<span class="govuk-visually-hidden">: ${name}</span></button>`,
  });
}
