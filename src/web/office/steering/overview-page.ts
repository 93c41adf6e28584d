import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { steeringQuestions as ask } from '#steering';
import { dataTable } from '../../components/data-table.ts';
import { statCard } from '../../components/stat-card.ts';
import { sendFile } from '../../shell/send-file.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { base, readers, steeringPage } from './frame.ts';
import { millions } from './words.ts';

/** Steering in one look, and the files of its records. */
export const overviewPages: readonly PageRoute[] = [
  { method: 'GET', url: base, permission: readers, handler: overviewPage },
  { method: 'GET', url: `${base}/files/:attachmentId`, permission: readers, handler: filePage },
];

async function filePage(view: View) {
  return sendFile(view, await view.ask(ask.steeringFile, { attachmentId: view.params['attachmentId'] ?? '' }));
}

async function overviewPage(view: View) {
  const { language } = view;
  const found = await view.ask(ask.steeringOverview, {});
  const { mine, tasks, models, budget } = found;
  const card = (key: string, value: number, href: string) =>
    statCard({ language, title: view.t(`office-steering.card.${key}`), value, href });
  const body = html`<h2 class="govuk-heading-m">${view.t('office-steering.my-tasks')}</h2>
<div class="da-stats">${card('mine-late', mine.late, `${base}/tasks?mine=yes&view=late`)}${card('mine-soon', mine.soon, `${base}/tasks?mine=yes&view=soon`)}${card('mine-open', mine.open, `${base}/tasks?mine=yes`)}${card('to-accept', mine.reported, `${base}/tasks?mine=yes&view=reported`)}</div>
<h2 class="govuk-heading-m">${view.t('office-steering.whole')}</h2>
<div class="da-stats">${card('late', tasks.late, `${base}/tasks/units`)}${card('directives', found.directives, `${base}/directives`)}${card('obstacles', found.obstacles, `${base}/obstacles`)}${card('reviews', found.reviews, `${base}/reviews`)}
${statCard({
  language,
  title: view.t('office-steering.card.models'),
  value: models.done,
  parts: { numerator: models.done, denominator: models.total },
  href: `${base}/models`,
})}
${statCard({
  language,
  title: view.t('office-steering.card.budget'),
  value: Math.round(budget.allocatedVnd / 1_000_000),
  unit: view.t('office-steering.million'),
  href: `${base}/budget`,
})}</div>
<p class="govuk-body">${view.t('office-steering.spent-of', { spent: millions(view, budget.spentVnd), allocated: millions(view, budget.allocatedVnd) })}</p>
${forceTable(view, found.forces)}`;
  return steeringPage(view, { part: 'overview', title: view.t('office-steering.title'), body });
}

/** How many task forces each level has. */
export function forceTable(
  view: View,
  forces: readonly { level: string; planned: number; established: number }[],
): Html {
  const number = (n: number) => formatNumber(view.language, n);
  return dataTable({
    language: view.language,
    caption: view.t('office-steering.network'),
    empty: view.t('office-steering.empty.task-forces'),
    columns: [
      { label: view.t('office-steering.field.level'), heading: true },
      { label: view.t('office-steering.planned'), numeric: true },
      { label: view.t('office-steering.established'), numeric: true },
      { label: view.t('office-steering.missing'), numeric: true },
    ],
    rows: forces.map((f) => ({
      cells: [
        view.t(`steering.level.${f.level}`),
        number(f.planned),
        number(f.established),
        number(f.planned - f.established),
      ],
      ...(f.established < f.planned ? { tone: 'attention' as const } : {}),
    })),
  });
}
