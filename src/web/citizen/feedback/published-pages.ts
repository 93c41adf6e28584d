import { publishedPetitions } from '#feedback';
import { anyone } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/empty-state.ts';
import { summaryList } from '../../components/summary-list.ts';
import type { PageRoute, View } from '../../shell/view.ts';

/** What others asked and what the offices answered, without names; and the way to send something oneself. */
export const publishedPages: readonly PageRoute[] = [
  { method: 'GET', url: '/feedback', permission: anyone, handler: page },
];

async function page(view: View) {
  const [on, id] = (view.search['before'] ?? '').split('_');
  const before = on && id && /^\d{4}-\d{2}-\d{2}$/.test(on) && /^[0-9a-f-]{36}$/.test(id) ? { before: { on, id } } : {};
  const { rows, more } = await view.ask(publishedPetitions, before);
  const last = rows.at(-1);
  const title = view.t('citizen-feedback.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-feedback.about')}</p>
<div class="govuk-button-group">${linkButton({ text: view.t('citizen-feedback.send'), href: '/feedback/new' })}${
    view.actor.kind === 'citizen'
      ? linkButton({ text: view.t('citizen-feedback.mine'), href: '/feedback/mine', tone: 'secondary' })
      : ''
  }</div>
<h2 class="govuk-heading-m">${view.t('citizen-feedback.published')}</h2>
${
  rows.length === 0
    ? emptyState({
        title: view.t('citizen-feedback.none-published'),
        body: view.t('citizen-feedback.none-published-text'),
      })
    : rows.map((row) => published(view, row))
}
${
  more && last !== undefined
    ? html`<p class="govuk-body"><a class="govuk-link" href="/feedback?before=${last.publishedOn}_${last.id}">${view.t('citizen-feedback.older')}</a></p>`
    : ''
}`;
  return view.page({ title, room: 'citizen', body });
}

function published(view: View, row: Awaited<ReturnType<typeof publishedPetitions.run>>['rows'][number]): Html {
  return html`<section><h3 class="govuk-heading-s">${view.t(`feedback.kind.${row.kind}`)}: ${view.t(`feedback.subject.${row.subject}`)}</h3>
${summaryList({
  language: view.language,
  rows: [
    { label: view.t('citizen-feedback.agency'), value: view.say(row.agencyName) },
    { label: view.t('citizen-feedback.sent'), value: formatDate(row.sentOn) },
    { label: view.t('citizen-feedback.text'), value: row.publicText },
    { label: view.t('citizen-feedback.answer'), value: row.publicAnswer },
    { label: view.t('citizen-feedback.finding'), value: view.t(`feedback.finding.${row.finding}`) },
    { label: view.t('citizen-feedback.answered'), value: formatDate(row.answeredOn) },
  ],
})}</section>`;
}
