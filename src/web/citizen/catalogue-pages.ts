import { myCases, startDraft } from '#cases';
import { anyone, citizen } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { catalogueAt, lawText, type Procedure, procedureAt, searchProcedures } from '#procedures';
import { addressWith } from '../components/address.ts';
import { linkButton } from '../components/button.ts';
import { inset } from '../components/callout.ts';
import { emptyState } from '../components/empty-state.ts';
import { form } from '../components/form.ts';
import { summaryList } from '../components/summary-list.ts';
import { tag } from '../components/tag.ts';
import type { PageRoute, View } from '../shell/view.ts';

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

function serviceList(view: View, procedures: readonly Procedure[]): Html {
  return html`<ul class="da-services">${procedures.map(
    (
      p,
    ) => html`<li class="da-services__item"><a class="govuk-link da-services__name" href="/services/${p.code}">${view.say(p.name)}</a>
<span class="da-services__about">${view.say(p.description)}</span></li>`,
  )}</ul>`;
}

async function searchPage(view: View) {
  const text = (view.search['q'] ?? '').slice(0, 100);
  const found = text.trim() === '' ? catalogueAt(view.today) : searchProcedures(text, view.language, view.today);
  const title = text.trim() === '' ? view.t('citizen.search.all') : view.t('citizen.search.title', { text });
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${searchForm(view, text)}
${
  found.length === 0
    ? emptyState({ title: view.t('citizen.search.none'), body: view.t('citizen.search.none-text') })
    : html`<p class="govuk-body">${view.t('citizen.search.count', { count: found.length })}</p>${serviceList(view, found)}`
}`;
  return view.page({ title, room: 'citizen', body, backLink: '/' });
}

async function servicePage(view: View) {
  const procedure =
    procedureAt(view.params['code'] ?? '', view.today) ?? refuse('not-found', 'cases.procedure-not-in-force');
  const body = html`<h1 class="govuk-heading-l">${view.say(procedure.name)}</h1>
<p class="govuk-body-l">${view.say(procedure.description)}</p>
<p class="govuk-body">${
    procedure.online.level === 'full'
      ? tag({ tone: 'success', text: view.t('citizen.service.online-full') })
      : html`${tag({ tone: 'info', text: view.t('citizen.service.online-part') })} ${view.say(procedure.online.reason)}`
  }</p>
${summaryList({ language: view.language, rows: factsOf(view, procedure) })}
${startForm(view, procedure.code)}`;
  return view.page({ title: view.say(procedure.name), room: 'citizen', body, backLink: '/services' });
}

/** Whoever is not signed in is led to the sign-in first and comes back here. */
function startForm(view: View, code: string): Html {
  if (view.actor.kind === 'anonymous') {
    const href = addressWith('/sign-in', { return: `/services/${code}` });
    return html`<p class="govuk-body">${view.t('citizen.service.before-start')}</p>${linkButton({ text: view.t('citizen.service.sign-in-first'), href })}`;
  }
  return form({
    language: view.language,
    action: `/services/${code}/start`,
    idempotencyKey: newId(),
    body: html`<p class="govuk-body">${view.t('citizen.service.before-start')}</p>`,
    submit: view.t('citizen.service.start'),
  });
}

function factsOf(view: View, p: Procedure) {
  const paper = (one: Procedure['papers'][number]) =>
    html`<li>${view.say(one.name)}${
      one.replacedBy === undefined
        ? one.required
          ? ''
          : html` <span class="da-optional">${view.t('citizen.service.paper-if-any')}</span>`
        : html` – <strong>${view.t('citizen.service.paper-replaced')}</strong>`
    }</li>`;
  return [
    { label: view.t('citizen.service.deadline'), value: deadlineWords(view, p) },
    { label: view.t('citizen.service.fee'), value: feeWords(view, p) },
    {
      label: view.t('citizen.service.papers'),
      value:
        p.papers.length === 0
          ? view.t('citizen.service.no-papers')
          : html`<ul class="govuk-list govuk-list--bullet">${p.papers.map(paper)}</ul>`,
    },
    { label: view.t('citizen.service.result'), value: view.say(p.result.name) },
    {
      label: view.t('citizen.service.law'),
      value: html`<ul class="govuk-list">${p.legalBasis.map(
        (law) => html`<li>${lawText(law, view.language)}</li>`,
      )}</ul>`,
    },
  ];
}

function deadlineWords(view: View, p: Procedure): Html {
  const days = p.deadline.workingDays;
  const main = days === 0 ? view.t('citizen.service.same-day') : view.t('citizen.service.days', { days });
  const { extended } = p.deadline;
  return html`${main}${extended ? html`<br>${view.t('citizen.service.days-extended', { days: extended.workingDays, when: view.say(extended.when) })}` : ''}`;
}

function feeWords(view: View, p: Procedure): Html {
  const money = (amount: number | null) =>
    amount === null
      ? view.t('citizen.service.fee-varies')
      : amount === 0
        ? view.t('citizen.service.free')
        : view.t('citizen.service.dong', { amount: formatNumber(view.language, amount) });
  const { counter, online, note } = p.fee;
  const words =
    counter === online
      ? money(counter)
      : view.t('citizen.service.fee-both', { counter: money(counter), online: money(online) });
  return html`${words}${note ? html`<br>${view.say(note)}` : ''}`;
}
