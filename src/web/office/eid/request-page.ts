import { eidActs } from '#cards';
import { type EidRequestView, eidQuestions } from '#identity';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { details } from '../../components/details.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { type SummaryRow, summaryList } from '../../components/summary-list.ts';
import { tag } from '../../components/tag.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { holderAndLevel, requestTag } from './eid-words.ts';

const looks = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** One request: who, what agreed with what, and the decision. */
export const requestPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/eid/requests/:requestId',
    permission: looks,
    handler: (view) => requestPage(view, {}),
  },
  { method: 'POST', url: '/office/eid/requests/:requestId', permission: officer('approver'), handler: decide },
];

async function requestPage(view: View, model: { message?: string }) {
  const { language } = view;
  const shown = await view.ask(
    eidQuestions.showEidRequest,
    { requestId: view.params['requestId'] ?? '' },
    view.t('office-eid.purpose'),
  );
  const { request } = shown;
  const title = view.t('office-eid.request', { code: request.code });
  const body = html`${model.message === undefined ? '' : notice({ language, kind: 'warning', body: model.message })}
<span class="govuk-caption-l">${view.t(`identity.eid.kind.${request.kind}`)}</span><h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${requestTag(view, request.state)} ${
    request.state === 'received' ? dueBadge({ language, dueOn: request.dueOn, today: view.today }) : ''
  }</p>
${summaryList({ language, rows: rows(view, shown) })}
<h2 class="govuk-heading-m">${view.t('office-eid.compared')}</h2>
${summaryList({ language, rows: checkRows(view, shown) })}
${decision(view, shown)}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/eid' }, model.message === undefined ? 200 : 409);
}

function rows(view: View, { request: r, holder, guardian, representative, account }: EidRequestView): SummaryRow[] {
  const row = (key: string, value: string | Html | null): SummaryRow[] =>
    value === null || value === '' ? [] : [{ label: view.t(`office-eid.${key}`), value }];
  return [
    ...row('for', holderAndLevel(view, r)),
    ...row('name', holder.name),
    ...row('number', holder.number),
    ...row('nationality', r.nationality),
    ...row('guardian-short', guardian === null ? null : `${guardian.name}, ${guardian.number}`),
    ...row('representative', representative === null ? null : `${representative.name}, ${representative.number}`),
    ...row('phone', r.phone),
    ...row('email', r.email),
    ...row('received', formatDateTime(r.receivedAt)),
    ...row('due', formatDate(r.dueOn)),
    ...row('regime', view.t('office-eid.decree', { number: r.regime })),
    ...row('decided', r.decidedAt === null ? null : formatDateTime(r.decidedAt)),
    ...row('ground', r.ground),
    ...row(
      'account',
      account === null
        ? null
        : html`<a class="govuk-link" href="/office/eid/accounts/${account.id}">${view.t('office-eid.open-account')}</a>`,
    ),
  ];
}

/** Outcomes only; the compared values stand in the registry. */
function checkRows(view: View, { request: { checks, holder } }: EidRequestView): SummaryRow[] {
  const good = (key: string, value: string): SummaryRow => ({
    label: view.t(`office-eid.check.${key}`),
    value: tag({ tone: value === 'match' ? 'success' : 'attention', text: view.t(`office-eid.outcome.${value}`) }),
  });
  const { registry, card } = checks;
  return [
    ...(registry === undefined
      ? []
      : [good('registry-name', registry.fullName), good('registry-birth', registry.birthDate)]),
    ...(card === undefined
      ? holder === 'citizen'
        ? [good('card', 'no-card')]
        : []
      : [good('card-number', card.number), good('card-name', card.fullName), good('card-birth', card.birthDate)]),
    ...(card === undefined || card.issuedOn === ''
      ? []
      : [{ label: view.t('office-eid.check.card-issued'), value: card.issuedOn }]),
    ...(checks.guardian === undefined ? [] : [good('guardian', checks.guardian)]),
    ...(checks.representative === undefined ? [] : [good('representative', 'match')]),
    ...(registry === undefined && checks.representative === undefined ? [good('registry', 'outside')] : []),
  ];
}

function decision(view: View, { request }: EidRequestView): Html {
  if (request.state !== 'received') return html``;
  if (!view.actor.roles.includes('approver'))
    return html`<p class="govuk-body">${view.t('office-eid.for-approver')}</p>`;
  if (request.receivedBy === view.actor.accountId)
    return html`<p class="govuk-body">${view.t('identity.eid.four-eyes')}</p>`;
  const one = (body: Html) =>
    form({
      language: view.language,
      action: `/office/eid/requests/${request.id}`,
      idempotencyKey: newId(),
      version: request.version,
      submit: null,
      body,
    });
  return html`${one(button({ text: view.t('office-eid.approve'), name: 'act', value: 'approve' }))}
${details({
  summary: view.t('office-eid.refuse'),
  open: view.form['act'] === 'refuse',
  body: one(
    html`${longTextField({ language: view.language, name: 'ground', label: view.t('office-eid.ground'), hint: view.t('office-eid.ground-hint'), rows: 3, atMost: 2000, value: view.form['ground'] ?? '' })}${button({ text: view.t('office-eid.refuse'), tone: 'warning', name: 'act', value: 'refuse' })}`,
  ),
})}`;
}

async function decide(view: View) {
  const requestId = view.params['requestId'] ?? '';
  const target = { requestId, version: Number(view.form['_version'] ?? 0) };
  const ground = (view.form['ground'] ?? '').trim().slice(0, 2000);
  const refuses = view.form['act'] === 'refuse';
  if (refuses && ground === '') return requestPage(view, { message: view.t('office-eid.ground-needed') });
  const done = await orRefusal(
    refuses
      ? view.act(eidActs.refuseEidRequest, { ...target, ground })
      : view.act(eidActs.approveEidRequest, target).then(() => undefined),
  );
  if (!(done instanceof Refusal)) return view.go(`/office/eid/requests/${requestId}`);
  if (done.kind === 'not-found') throw done;
  return requestPage(view, { message: view.t(done.key, done.params) });
}
