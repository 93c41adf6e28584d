import type { FastifyReply } from 'fastify';
import { type ReviewView, reviewList, reviewQueue } from '#cleaning';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { details } from '../../components/details.ts';
import { emptyState } from '../../components/empty-state.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { form } from '../../components/form.ts';
import { selectField } from '../../components/select-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { narrowed, reviewPath } from './review-pages.ts';
import { comparison } from './review-parts.ts';
import { birthText, communeNames, sectorName, sexText } from './shared.ts';

const decides = officer('receiving-officer', 'specialist', 'approver');

/** For the members of village task forces, on a telephone: five people at a time, one question each. */
export const villagePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cleaning/village', permission: decides, handler: page },
];

async function page(view: View): Promise<FastifyReply> {
  const wish = narrowed(view.search);
  const { left, views } = await view.ask(reviewList, { ...wish, atMost: 5 }, view.t('office-cleaning.purpose'));
  const name = await communeNames(view);
  const title = view.t('office-cleaning.village.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-cleaning.village.text', { left: formatNumber(view.language, left) })}</p>
${await villageChoice(view)}
${
  views.length === 0
    ? emptyState({ title: view.t('office-cleaning.queue.none'), body: view.t('office-cleaning.village.none') })
    : views.map((shown) => personCard(view, shown, name))
}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/cleaning/reviews' });
}

/** Villages that have people waiting, to stay with one's own. */
async function villageChoice(view: View): Promise<Html> {
  const parts = await view.ask(reviewQueue, {});
  const villages = [...new Set(parts.flatMap((p) => (p.village === null ? [] : [p.village])))].sort((a, b) =>
    a.localeCompare(b, 'vi', { numeric: true }),
  );
  if (villages.length < 2) return html``;
  return filterBar({
    language: view.language,
    action: '/office/cleaning/village',
    fields: [
      selectField({
        language: view.language,
        name: 'village',
        label: view.t('office-cleaning.village.choose'),
        value: view.search['village'] ?? '',
        choices: [
          { value: '', text: view.t('office-cleaning.village.all') },
          ...villages.slice(0, 400).map((v) => ({ value: v, text: v })),
        ],
      }),
    ],
  });
}

function personCard(view: View, shown: ReviewView, name: (code: string | null) => string): Html {
  const { record, candidates, review } = shown;
  const [candidate] = candidates;
  if (candidate === undefined) return html``;
  const { fields } = candidate;
  const parts = [
    birthText(fields.birthDate),
    sexText(view, fields.sex),
    fields.permanentPlace,
    fields.fatherName &&
      view.t('office-cleaning.village.child-of', {
        name: [fields.fatherName, fields.motherName].filter(Boolean).join(', '),
      }),
  ];
  const written = [record.fullName, birthText(record.birthText), record.placeText].filter(Boolean).join(', ');
  return html`<section class="da-person" aria-labelledby="p-${review.id}"><h2 class="govuk-heading-m" id="p-${review.id}">${fields.fullName ?? ''}</h2>
${summaryList({
  language: view.language,
  rows: [
    { label: view.t('office-cleaning.village.registry'), value: parts.filter(Boolean).join('; ') },
    { label: sectorName(view, record.sector), value: written },
  ],
})}
<p class="govuk-body">${view.t('office-cleaning.village.question', { name: fields.fullName ?? '' })}</p>
${form({
  language: view.language,
  action: `${reviewPath}/${review.id}`,
  idempotencyKey: newId(),
  hidden: {
    list: 'village',
    began: String(view.site.runtime.clock.now().getTime()),
    ...(view.search['village'] ? { village: view.search['village'] } : {}),
  },
  body: html`<div class="govuk-button-group">${button({ text: view.t('office-cleaning.village.yes'), name: 'choice', value: `same:${candidate.personId}` })}
${button({ text: view.t('office-cleaning.village.no'), name: 'choice', value: candidates.length > 1 ? 'unsure' : 'nobody', tone: 'secondary' })}
${button({ text: view.t('office-cleaning.village.unsure'), name: 'choice', value: 'unsure', tone: 'secondary' })}</div>`,
  submit: null,
})}
${details({ summary: view.t('office-cleaning.village.compare'), body: comparison(view, { view: shown, candidate, communeName: name }) })}</section>`;
}
