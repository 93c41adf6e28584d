import { type ApplicationListRow, type ApplicationState, cardQuestions } from '#cards';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { button, linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { tabs } from '../../components/tabs.ts';
import { textField } from '../../components/text-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';

const looks = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** The desk's board, state by state; the late list; the way from a code to its application. */
export const queuePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cards', permission: looks, handler: (view) => queuePage(view, {}) },
  { method: 'POST', url: '/office/cards/find', permission: looks, handler: find },
  { method: 'GET', url: '/office/cards/late', permission: looks, handler: latePage },
];

const shownStates = ['received', 'appointed', 'captured', 'sent', 'returned', 'issued'] as const;

async function queuePage(view: View, model: { message?: string }) {
  const { language } = view;
  const state: ApplicationState = shownStates.find((s) => s === view.search['state']) ?? 'received';
  const [at, id] = (view.search['after'] ?? '').split('_');
  const valid = at && id && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id);
  const { rows, more, counts } = await view.ask(cardQuestions.cardQueue, {
    state,
    ...(valid ? { after: { at: new Date(at).toISOString(), id } } : {}),
  });
  const countOf = (s: string) => counts.find((c) => c.state === s)?.count ?? 0;
  const late = counts.reduce((n, c) => n + c.late, 0);
  const last = rows.at(-1);
  const title = view.t('office-cards.title');
  const body = html`${model.message === undefined ? '' : notice({ language, kind: 'warning', body: model.message })}
<h1 class="govuk-heading-l">${title}</h1>
<div class="govuk-button-group">${linkButton({ text: view.t('office-cards.take'), href: '/office/cards/take' })}<a class="govuk-link" href="/office/cards/campaigns">${view.t('office-cards.campaigns')}</a><a class="govuk-link" href="/office/cards/places">${view.t('office-cards.places')}</a><a class="govuk-link" href="/office/cards/confirm-number">${view.t('office-cards.confirm')}</a></div>
${late > 0 ? notice({ language, kind: 'warning', body: html`<a class="govuk-link" href="/office/cards/late">${view.t('office-cards.late-count', { count: formatNumber(language, late) })}</a>` }) : ''}
${form({
  language,
  action: '/office/cards/find',
  submit: null,
  body: html`${textField({ language, name: 'code', label: view.t('office-cards.find'), width: 20, autocomplete: 'off', value: view.form['code'] ?? '' })}${button({ text: view.t('office-cards.find-button'), tone: 'secondary' })}`,
})}
${tabs({
  language,
  label: view.t('office-cards.state'),
  tabs: shownStates.map((s) => ({
    text: `${view.t(`cards.state.${s}`)} (${formatNumber(language, countOf(s))})`,
    href: `/office/cards?state=${s}`,
    current: s === state,
  })),
})}
${table(view, rows, view.t(`cards.state.${state}`))}
${
  more && last !== undefined
    ? html`<p class="govuk-body"><a class="govuk-link" href="/office/cards?state=${state}&after=${last.enteredAt.toISOString()}_${last.id}">${view.t('office-cards.more')}</a></p>`
    : ''
}`;
  return view.page({ title, room: 'officer', body }, model.message === undefined ? 200 : 404);
}

function table(view: View, rows: readonly ApplicationListRow[], caption: string): Html {
  const { language, today } = view;
  return dataTable({
    language,
    caption,
    captionHidden: true,
    empty: view.t('office-cards.nothing'),
    columns: [
      { label: view.t('office-cards.code'), heading: true },
      { label: view.t('office-cards.kind') },
      { label: view.t('office-cards.entered') },
      { label: view.t('office-cards.campaign') },
      { label: view.t('office-cards.due') },
    ],
    rows: rows.map((r) => ({
      cells: [
        html`<a class="govuk-link" href="/office/cards/applications/${r.id}">${r.code}</a>`,
        view.t(`cards.kind.${r.kind}`),
        formatDateTime(r.enteredAt),
        r.campaignCode ?? '–',
        r.state === 'appointed'
          ? view.t('office-cards.comes-on', { day: formatDate(r.appointedOn ?? today) })
          : dueBadge({
              language,
              dueOn: r.dueOn,
              today,
              withDate: true,
              ...(r.state === 'issued' ? { finishedOn: today < (r.dueOn ?? today) ? today : r.dueOn } : {}),
            }),
      ],
    })),
  });
}

async function latePage(view: View) {
  const { rows, more } = await view.ask(cardQuestions.lateCards, {});
  const title = view.t('office-cards.late');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-cards.late-lead')}</p>
${table(view, rows, title)}${more ? html`<p class="govuk-body">${view.t('office-cards.late-more', { count: rows.length })}</p>` : ''}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/cards' });
}

async function find(view: View) {
  const code = (view.form['code'] ?? '').trim().slice(0, 30);
  const found = code === '' ? null : (await view.ask(cardQuestions.findCardApplication, { code })).applicationId;
  if (found === null) return queuePage(view, { message: view.t('office-cards.find-none') });
  return view.go(`/office/cards/applications/${found}`);
}
