import { eidQuestions } from '#identity';
import { officer } from '#platform/command';
import { html } from '#platform/html';
import { button, linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { textField } from '../../components/text-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { holderAndLevel } from './eid-words.ts';

const looks = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** What waits for an answer, and the way to somebody's account. */
export const queuePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/eid', permission: looks, handler: (view) => queuePage(view, {}) },
  { method: 'POST', url: '/office/eid/find', permission: looks, handler: find },
];

async function queuePage(view: View, model: { message?: string }) {
  const { language } = view;
  const [dueOn, id] = (view.search['after'] ?? '').split('_');
  const after =
    dueOn && id && /^\d{4}-\d{2}-\d{2}$/.test(dueOn) && /^[0-9a-f-]{36}$/.test(id) ? { after: { dueOn, id } } : {};
  const { rows, more, open, late } = await view.ask(eidQuestions.eidQueue, after);
  const last = rows.at(-1);
  const title = view.t('office-eid.title');
  const body = html`${model.message === undefined ? '' : notice({ language, kind: 'warning', body: model.message })}
<h1 class="govuk-heading-l">${title}</h1>
<div class="govuk-button-group">${linkButton({ text: view.t('office-eid.register'), href: '/office/eid/register' })}<a class="govuk-link" href="/office/eid/figures">${view.t('office-eid.figures')}</a></div>
${form({
  language,
  action: '/office/eid/find',
  submit: null,
  body: html`${textField({ language, name: 'number', label: view.t('office-eid.find'), hint: view.t('office-eid.find-hint'), width: 20, autocomplete: 'off', value: view.form['number'] ?? '' })}${button({ text: view.t('office-eid.find-button'), tone: 'secondary' })}`,
})}
<h2 class="govuk-heading-m">${view.t('office-eid.waiting', { open, late })}</h2>
${dataTable({
  language,
  caption: view.t('office-eid.queue'),
  captionHidden: true,
  empty: view.t('office-eid.nothing'),
  columns: [
    { label: view.t('office-eid.code'), heading: true },
    { label: view.t('office-eid.kind') },
    { label: view.t('office-eid.for') },
    { label: view.t('office-eid.due') },
  ],
  rows: rows.map((r) => ({
    cells: [
      html`<a class="govuk-link" href="/office/eid/requests/${r.id}">${r.code}</a>`,
      view.t(`identity.eid.kind.${r.kind}`),
      holderAndLevel(view, r),
      dueBadge({ language, dueOn: r.dueOn, today: view.today, withDate: true }),
    ],
  })),
})}
${
  more && last !== undefined
    ? html`<p class="govuk-body"><a class="govuk-link" href="/office/eid?after=${last.dueOn}_${last.id}">${view.t('office-eid.more')}</a></p>`
    : ''
}`;
  return view.page({ title, room: 'officer', body }, model.message === undefined ? 200 : 404);
}

async function find(view: View) {
  const number = (view.form['number'] ?? '').trim().slice(0, 40);
  if (number === '') return queuePage(view, { message: view.t('office-eid.find-empty') });
  const { eidAccountId } = await view.ask(eidQuestions.findEid, { number }, view.t('office-eid.purpose'));
  if (eidAccountId === null) return queuePage(view, { message: view.t('office-eid.find-none') });
  return view.go(`/office/eid/accounts/${eidAccountId}`);
}
