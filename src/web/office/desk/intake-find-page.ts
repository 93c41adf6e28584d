import { officer } from '#platform/command';
import { html } from '#platform/html';
import { catalogueAt, searchProcedures } from '#procedures';
import { addressWith } from '../../components/address.ts';
import { button } from '../../components/button.ts';
import { textField } from '../../components/text-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { thisDesk } from './this-desk.ts';

const mostShown = 20;

/** First step at the counter: what the person came for, by a few letters. One hit is taken at once. */
export const intakeFindPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/desk/:agency/intake', permission: officer('receiving-officer'), handler: findPage },
];

async function findPage(view: View) {
  const agencyCode = thisDesk(view);
  const text = (view.search['q'] ?? '').slice(0, 100);
  const kept = { ticket: view.search['ticket'] ?? null, counter: view.search['counter'] ?? null };
  const offered = (
    text.trim() === '' ? catalogueAt(view.today) : searchProcedures(text, view.language, view.today)
  ).filter((p) => p.channels.includes('counter') || p.channels.includes('post'));
  const href = (code: string) => addressWith(`/office/desk/${agencyCode}/intake/${code}`, kept);
  const [only] = offered;
  if (text.trim() !== '' && offered.length === 1 && only !== undefined) return view.go(href(only.code));
  const title = view.t('office-desk.intake.find-title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<form method="get" role="search">${Object.entries(kept).map(([name, value]) => (value === null ? '' : html`<input type="hidden" name="${name}" value="${value}">`))}
${textField({ language: view.language, name: 'q', label: view.t('office-desk.intake.find-label'), hint: view.t('office-desk.intake.find-hint'), kind: 'search', value: text, focused: true })}
${button({ text: view.t('office-desk.find') })}</form>
${offered.length === 0 ? html`<p class="govuk-body">${view.t('office-desk.intake.find-none')}</p>` : ''}
<ul class="da-services">${offered
    .slice(0, mostShown)
    .map(
      (p) =>
        html`<li class="da-services__item"><a class="govuk-link da-services__name" href="${href(p.code)}">${view.say(p.name)}</a><span class="da-services__about">${view.say(p.description)}</span></li>`,
    )}</ul>
${offered.length > mostShown ? html`<p class="govuk-body">${view.t('office-desk.intake.find-more', { count: offered.length - mostShown })}</p>` : ''}`;
  return view.page({ title, room: 'officer', body, backLink: `/office/desk/${agencyCode}` });
}
