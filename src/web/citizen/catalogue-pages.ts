import { myCases, startDraft } from '#cases';
import { anyone, citizen } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { catalogueAt, type ProcedureField, procedureAt, procedureFields, searchProcedures } from '#procedures';
import { inset } from '../components/callout.ts';
import { emptyState } from '../components/empty-state.ts';
import type { PageRoute, View } from '../shell/view.ts';
import { eventTiles } from './life-events/event-pages.ts';
import { serviceList } from './service-list.ts';
import { serviceView } from './service-view.ts';

/** Find a service: what people come for, first the essential services. */
export const cataloguePages: readonly PageRoute[] = [
  { method: 'GET', url: '/', permission: anyone, handler: homePage },
  { method: 'GET', url: '/services', permission: anyone, handler: searchPage },
  { method: 'GET', url: '/services/:code', permission: anyone, handler: servicePage },
  {
    method: 'POST',
    url: '/services/:code/start',
    permission: citizen(),
    async handler(view) {
      const { draftId } = await view.act(startDraft, { procedureCode: view.params['code'] ?? '' });
      return view.go(`/apply/${draftId}`);
    },
  },
];

async function homePage(view: View) {
  const essential = catalogueAt(view.today).filter((p) => p.essential);
  const group = (name: 'police' | 'departments') => essential.filter((p) => p.essential?.group === name);
  const mine = view.actor.kind === 'citizen' ? await view.ask(myCases, {}) : undefined;
  const body = html`<h1 class="govuk-heading-xl">${view.t('citizen.home.title')}</h1>
${searchForm(view, '')}
${
  mine && mine.drafts.length + mine.cases.length > 0
    ? inset(
        html`<a class="govuk-link" href="/my">${view.t('citizen.home.mine', { drafts: mine.drafts.length, cases: mine.cases.length })}</a>`,
      )
    : ''
}
<h2 class="govuk-heading-l">${view.t('citizen-life-events.home')}</h2>
${eventTiles(view)}
<h2 class="govuk-heading-l">${view.t('citizen.home.essential')}</h2>
${(['police', 'departments'] as const).map(
  (name) => html`<h3 class="govuk-heading-m">${view.t(`citizen.home.${name}`)}</h3>${serviceList(view, group(name))}`,
)}
<p class="govuk-body"><a class="govuk-link" href="/services">${view.t('citizen.home.all')}</a></p>`;
  return view.page({ title: view.t('citizen.home.title'), room: 'citizen', body });
}

function searchForm(view: View, text: string): Html {
  return html`<form class="da-search" action="/services" method="get" role="search">
<label class="govuk-label govuk-label--m" for="q">${view.t('citizen.search.label')}</label>
<div id="q-hint" class="govuk-hint">${view.t('citizen.search.hint')}</div>
<div class="da-search__row"><input class="govuk-input" id="q" name="q" type="search" value="${text}" aria-describedby="q-hint" maxlength="100" autocomplete="off">
<button class="govuk-button" type="submit">${view.t('citizen.search.button')}</button></div></form>`;
}

async function searchPage(view: View) {
  const text = (view.search['q'] ?? '').slice(0, 100);
  const field = procedureFields.find((f) => f === view.search['field']);
  const all = text.trim() === '' ? catalogueAt(view.today) : searchProcedures(text, view.language, view.today);
  const found = all.filter((p) => field === undefined || p.field === field);
  const title = text.trim() !== '' ? view.t('citizen.search.title', { text }) : headingOf(view, field);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${searchForm(view, text)}
${text.trim() === '' ? fieldLinks(view, field) : ''}
${
  found.length === 0
    ? emptyState({ title: view.t('citizen.search.none'), body: view.t('citizen.search.none-text') })
    : html`<p class="govuk-body">${view.t('citizen.search.count', { count: found.length })}</p>${serviceList(view, found)}`
}`;
  return view.page({ title, room: 'citizen', body, backLink: '/' });
}

const headingOf = (view: View, field: ProcedureField | undefined) =>
  field === undefined ? view.t('citizen.search.all') : view.t(`procedures.field.${field}`);

/** Fields that have services today, as links: nobody needs a list to choose from. */
function fieldLinks(view: View, chosen: ProcedureField | undefined): Html {
  const present = new Set(catalogueAt(view.today).map((p) => p.field));
  const link = (href: string, text: string, current: boolean) =>
    html`<li><a class="govuk-link da-fields__link" href="${href}"${current ? html` aria-current="true"` : ''}>${text}</a></li>`;
  return html`<nav aria-label="${view.t('citizen-life-events.filter.label')}"><ul class="da-fields">${link(
    '/services',
    view.t('citizen-life-events.filter.all'),
    chosen === undefined,
  )}${procedureFields
    .filter((f) => present.has(f))
    .map((f) => link(`/services?field=${f}`, view.t(`procedures.field.${f}`), f === chosen))}</ul></nav>`;
}

async function servicePage(view: View) {
  const procedure =
    procedureAt(view.params['code'] ?? '', view.today) ?? refuse('not-found', 'cases.procedure-not-in-force');
  return view.page({
    title: view.say(procedure.name),
    room: 'citizen',
    body: serviceView(view, procedure),
    backLink: '/services',
  });
}
