import type { FastifyReply } from 'fastify';
import { disputes, reviewQueue, scorecards, sectors } from '#cleaning';
import { officer } from '#platform/command';
import { html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { sectorName } from './shared.ts';

/** How clean each sector is, and what waits for whoever looks. */
export const overviewPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cleaning', permission: officer(), handler: page },
];

const decidingRoles = ['receiving-officer', 'specialist', 'approver'];
const resolvingRoles = ['approver', 'leader'];
const numbers = ['correct', 'complete', 'clean', 'live'] as const;

export const share = (view: View, part: number, whole: number): string =>
  whole === 0 ? '–' : `${formatNumber(view.language, (part * 100) / whole, 1)}%`;

async function page(view: View): Promise<FastifyReply> {
  const scores = await view.ask(scorecards, {});
  const title = view.t('office-cleaning.title');
  const is = (roles: readonly string[]) => view.actor.roles.some((r) => roles.includes(r));
  const waiting = is(decidingRoles) ? (await view.ask(reviewQueue, {})).reduce((sum, p) => sum + p.count, 0) : 0;
  const disputed = is(resolvingRoles) ? (await view.ask(disputes, {})).length : 0;
  const link = (href: string, text: string) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`;
  const number = (n: number) => formatNumber(view.language, n);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-cleaning.text')}</p>
<ul class="govuk-list">
${is(decidingRoles) ? link('/office/cleaning/reviews', view.t('office-cleaning.to-reviews', { count: number(waiting) })) : ''}
${is(decidingRoles) ? link('/office/cleaning/village', view.t('office-cleaning.village.link')) : ''}
${is(resolvingRoles) ? link('/office/cleaning/disputes', view.t('office-cleaning.to-disputes', { count: number(disputed) })) : ''}
${link('/office/cleaning/campaigns', view.t('office-cleaning.campaigns'))}
</ul>
${dataTable({
  language: view.language,
  caption: view.t('office-cleaning.scores'),
  empty: view.t('office-cleaning.no-scores'),
  columns: [
    { label: view.t('office-cleaning.sector'), heading: true },
    { label: view.t('office-cleaning.number.entered'), numeric: true },
    ...numbers.map((n) => ({ label: view.t(`office-cleaning.number.${n}`), numeric: true })),
    { label: view.t('office-cleaning.left'), numeric: true },
  ],
  rows: scores.map((s) => ({
    cells: [
      html`<a class="govuk-link" href="/office/cleaning/sectors/${s.sector}">${sectorName(view, s.sector)}</a>`,
      html`<a class="govuk-link" href="/office/cleaning/sectors/${s.sector}/records?list=entered">${number(s.entered)}</a>`,
      ...numbers.map(
        (n) =>
          html`<a class="govuk-link" href="/office/cleaning/sectors/${s.sector}/records?list=${n}" title="${number(s[n])}">${share(view, s[n], s.entered)}</a>`,
      ),
      html`<a class="govuk-link" href="/office/cleaning/sectors/${s.sector}/records?list=unclean">${number(s.entered - s.clean)}</a>`,
    ],
  })),
})}
${details({
  summary: view.t('office-cleaning.meaning.title'),
  body: html`<dl class="govuk-body">${numbers.map((n) => html`<dt><strong>${view.t(`office-cleaning.number.${n}`)}</strong></dt><dd>${view.t(`office-cleaning.meaning.${n}`)}</dd>`)}</dl>`,
})}
<h2 class="govuk-heading-m">${view.t('office-cleaning.registers')}</h2>
<ul class="govuk-list">${sectors.map((s) => link(`/office/cleaning/registers/${s.code}`, sectorName(view, s.code)))}</ul>`;
  return view.page({ title, room: 'officer', body, wide: true });
}
