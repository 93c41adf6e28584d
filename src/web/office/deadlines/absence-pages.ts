import { nameOfficers, type OfficerNames } from '#cases';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import {
  type Delegation,
  endDelegation,
  listAgencies,
  type MyAbsence,
  myAbsence,
  type Post,
  type PostAbsence,
} from '#territory';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { delegateFormPages } from './delegate-pages.ts';

/** Who stands in for me while I am away, and for whom I stand in. */
export const absencePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/absence', permission: officer(), handler: (view) => absencePage(view, {}) },
  { method: 'POST', url: '/office/absence/end/:delegationId', permission: officer(), handler: end },
  ...delegateFormPages,
];

async function absencePage(view: View, model: { message?: string; status?: number }) {
  const absence = await view.ask(myAbsence, {});
  const names = await namesIn(view, absence);
  const agencies = new Map((await view.ask(listAgencies, {})).map((a) => [a.code, view.say(a.name)]));
  const title = view.t('office-deadlines.absence.title');
  const mine = absence.mine.filter(({ post }) => post.role !== 'administrator');
  const body = html`${model.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: model.message })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${view.t('office-deadlines.absence.lead')}</p>
${absence.received.length === 0 ? '' : received(view, absence, names)}
${mine.length === 0 ? html`<p class="govuk-body">${view.t('office-deadlines.absence.no-post')}</p>` : ownPosts(view, mine, { names, agencies })}
${view.actor.roles.includes('leader') ? colleagues(view, absence, names) : ''}`;
  return view.page({ title, room: 'officer', body, backLink: '/office' }, model.status ?? 200);
}

function namesIn(view: View, { mine, received }: MyAbsence): Promise<OfficerNames> {
  const deputies = [...mine.flatMap((m) => m.delegations), ...received.map((r) => r.delegation)].map((d) => d.deputyId);
  const colleagueIds = mine.flatMap((m) => m.colleagues.map((c) => c.accountId));
  const absent = received.map((r) => r.post.accountId);
  return view.ask(nameOfficers, { accountIds: [...new Set([...deputies, ...colleagueIds, ...absent])].slice(0, 500) });
}

interface Known {
  names: OfficerNames;
  /** Names of agencies by code. */
  agencies: ReadonlyMap<string, string>;
}

const days = (d: Delegation) => ({ from: formatDate(d.validFrom), until: formatDate(d.validTo) });

/** The own posts with who stands in: one row each, since somebody may hold several. */
function ownPosts(view: View, mine: readonly PostAbsence[], known: Known): Html {
  const words = (key: string) => view.t(`office-deadlines.absence.${key}`);
  return dataTable({
    language: view.language,
    caption: words('mine'),
    columns: [{ label: words('post'), heading: true }, { label: words('agency') }, { label: words('who-stands-in') }],
    rows: mine.map(({ post, delegations }) => ({
      cells: [
        view.say(post.title),
        known.agencies.get(post.agencyCode) ?? post.agencyCode,
        html`${delegations.length === 0 ? html`<p class="govuk-body">${words('nobody')}</p>` : ''}${delegations.map(
          (d) =>
            html`<div class="da-attached"><p class="govuk-body">${view.t('office-deadlines.absence.stands-in', {
              name: known.names.accounts[d.deputyId] ?? '',
              ...days(d),
              reason: view.t(`territory.absence.${d.reason}`),
            })}</p>${endForm(view, d, 'end')}</div>`,
        )}<a class="govuk-link" href="/office/absence/${post.id}">${words('ask')}<span class="govuk-visually-hidden">, ${view.say(post.title)}, ${known.agencies.get(post.agencyCode) ?? ''}</span></a>`,
      ],
    })),
  });
}

function received(view: View, { received: list }: MyAbsence, names: OfficerNames): Html {
  return html`<h2 class="govuk-heading-m">${view.t('office-deadlines.absence.received')}</h2>
${list.map(
  ({ delegation, post }) =>
    html`<section class="da-next"><div class="da-attached"><p class="govuk-body"><strong>${
      names.accounts[post.accountId] ?? ''
    }</strong>, ${view.say(post.title)}: ${view.t('office-deadlines.absence.days', days(delegation))}</p>${endForm(view, delegation, 'give-back')}</div></section>`,
)}`;
}

/** A leader sees who works at the own agency, to name a deputy for whoever has fallen ill. */
function colleagues(view: View, { mine }: MyAbsence, names: OfficerNames): Html {
  const posts = new Map<string, Post>(mine.flatMap((m) => m.colleagues).map((post) => [post.id, post]));
  const shown = [...posts.values()].filter((p) => p.role !== 'administrator');
  if (shown.length === 0) return html``;
  return html`<h2 class="govuk-heading-m">${view.t('office-deadlines.absence.colleagues')}</h2>
<ul class="govuk-list">${shown.map(
    (p) =>
      html`<li><a class="govuk-link" href="/office/absence/${p.id}">${names.accounts[p.accountId] ?? ''}</a>, ${view.say(p.title)}</li>`,
  )}</ul>`;
}

function endForm(view: View, delegation: Delegation, word: 'end' | 'give-back'): Html {
  return form({
    language: view.language,
    action: `/office/absence/end/${delegation.id}`,
    idempotencyKey: newId(),
    submit: null,
    body: button({ text: view.t(`office-deadlines.absence.${word}`), tone: 'secondary' }),
  });
}

async function end(view: View) {
  const done = await orRefusal(view.act(endDelegation, { delegationId: view.params['delegationId'] ?? '' }));
  if (!(done instanceof Refusal)) return view.go('/office/absence');
  if (done.kind === 'not-found') throw done;
  return absencePage(view, { message: view.t(done.key, done.params), status: 409 });
}
