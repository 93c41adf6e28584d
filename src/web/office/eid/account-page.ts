import { eidActs } from '#cards';
import {
  type EidAccountView,
  type EidAct,
  eidQuestions,
  eidTransitions,
  lockReasons,
  revokeReasons,
  writtenActivationCode,
} from '#identity';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { button } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { details } from '../../components/details.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { panel } from '../../components/panel.ts';
import { type SummaryRow, summaryList } from '../../components/summary-list.ts';
import { timeline } from '../../components/timeline.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { eidTag, holderAndLevel } from './eid-words.ts';

const looks = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** One account: its state, its history, and what may be done with it. */
export const accountPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/eid/accounts/:eidAccountId',
    permission: looks,
    handler: (view) => accountPage(view, {}),
  },
  { method: 'POST', url: '/office/eid/accounts/:eidAccountId', permission: looks, handler: act },
];

async function accountPage(view: View, model: { message?: string; printed?: { code: string; expiresAt: Date } }) {
  const { language } = view;
  const shown = await view.ask(
    eidQuestions.showEidAccount,
    { eidAccountId: view.params['eidAccountId'] ?? '' },
    view.t('office-eid.purpose'),
  );
  const title = shown.holder.name;
  const { printed } = model;
  const body = html`${model.message === undefined ? '' : notice({ language, kind: 'warning', body: model.message })}
${
  printed === undefined
    ? ''
    : panel({
        language,
        title: view.t('office-eid.printed'),
        code: writtenActivationCode(printed.code),
        codeLabel: view.t('office-eid.printed-code'),
        body: html`<p class="govuk-body">${view.t('office-eid.printed-hint', { until: formatDate(vietnamDate(printed.expiresAt)) })}</p>`,
      })
}
<span class="govuk-caption-l">${view.t('office-eid.account')}</span>${
    printed === undefined
      ? html`<h1 class="govuk-heading-l">${title}</h1>`
      : html`<h2 class="govuk-heading-l">${title}</h2>`
  }
<p class="govuk-body">${eidTag(view, shown.account.state)}</p>
<div class="da-columns"><div class="da-columns__main">
${summaryList({ language, rows: rows(view, shown) })}
${acts(view, shown)}
</div><aside class="da-columns__side"><h2 class="govuk-heading-m">${view.t('citizen.my.history')}</h2>${timeline({
    language,
    entries: shown.events.map((e) => ({ at: e.at, title: view.t(`identity.eid.act.${e.act}`) })),
  })}</aside></div>`;
  return view.page({ title, room: 'officer', body, backLink: '/office/eid' }, model.message === undefined ? 200 : 409);
}

function rows(view: View, { account: a, holder, guardian, representative, device }: EidAccountView): SummaryRow[] {
  const row = (key: string, value: string | null): SummaryRow[] =>
    value === null || value === '' ? [] : [{ label: view.t(`office-eid.${key}`), value }];
  const reason = a.lockReason ?? a.revokeReason;
  return [
    ...row('number', holder.number),
    ...row('for', holderAndLevel(view, a)),
    ...row(
      'active-level',
      view.t(a.activeLevel === null ? 'office-eid.not-active' : `identity.eid.level.${a.activeLevel}`),
    ),
    ...row('guardian-short', guardian === null ? null : `${guardian.name}, ${guardian.number}`),
    ...row('representative', representative === null ? null : `${representative.name}, ${representative.number}`),
    ...row('registered', formatDateTime(a.registeredAt)),
    ...row('activate-by', a.activeLevel === a.level ? null : formatDate(a.activateBy)),
    ...row('activated', a.activatedAt === null ? null : formatDateTime(a.activatedAt)),
    ...row(
      'device',
      device === null
        ? a.activatedAt === null
          ? null
          : view.t('office-eid.no-device')
        : `${device.name}, ${formatDateTime(device.boundAt)}`,
    ),
    ...row('phone', a.phone),
    ...row('email', a.email),
    ...row(
      'reason',
      reason === null ? null : view.t(`identity.eid.${a.lockReason === null ? 'revoke' : 'lock'}-reason.${reason}`),
    ),
  ];
}

/** One form for each thing that this officer may do now. */
function acts(view: View, { account: a }: EidAccountView): Html {
  const may = (act: EidAct) => {
    const { from, by } = eidTransitions[act];
    return from.some((s) => s === a.state) && by !== 'holder' && by.some((r) => view.actor.roles.includes(r));
  };
  const one = (act: EidAct, body: Html, tone: 'primary' | 'secondary' | 'warning' = 'secondary') =>
    may(act)
      ? details({
          summary: view.t(`identity.eid.act.${act}`),
          body: form({
            language: view.language,
            action: `/office/eid/accounts/${a.id}`,
            ...(act === 'paper-code' ? {} : { idempotencyKey: newId() }),
            version: a.version,
            submit: null,
            body: html`${body}${button({ text: view.t(`identity.eid.act.${act}`), name: 'act', value: act, tone })}`,
          }),
        })
      : '';
  const hint = (key: string) => html`<p class="govuk-body">${view.t(`office-eid.hint.${key}`)}</p>`;
  const why = (name: string, values: readonly string[], words: string) =>
    radios({
      language: view.language,
      name,
      label: view.t('office-eid.reason'),
      choices: values.map((value) => ({ value, text: view.t(`identity.eid.${words}.${value}`) })),
    });
  return html`${one('recover', hint('recover'))}${one('paper-code', hint('paper-code'))}${one('unlock', hint('unlock'))}${one(
    'lock',
    html`${hint('lock')}${why('lockReason', lockReasons, 'lock-reason')}`,
    'warning',
  )}${one('revoke', html`${hint('revoke')}${why('revokeReason', revokeReasons, 'revoke-reason')}`, 'warning')}`;
}

async function act(view: View) {
  const eidAccountId = view.params['eidAccountId'] ?? '';
  const target = { eidAccountId, version: Number(view.form['_version'] ?? 0) };
  const lock = lockReasons.find((r) => r === view.form['lockReason']);
  const revoke = revokeReasons.find((r) => r === view.form['revokeReason']);
  const name = view.form['act'] ?? '';
  if ((name === 'lock' && lock === undefined) || (name === 'revoke' && revoke === undefined))
    return accountPage(view, { message: view.t('office-eid.reason-needed') });
  if (name === 'paper-code') {
    const printed = await orRefusal(view.act(eidActs.printEidCode, target, ''));
    return printed instanceof Refusal ? shownRefusal(view, printed) : accountPage(view, { printed });
  }
  const runs: Record<string, () => Promise<void>> = {
    recover: () => view.act(eidActs.recoverEid, target),
    unlock: () => view.act(eidActs.unlockEid, target),
    lock: () => view.act(eidActs.lockEid, { ...target, reason: lock ?? 'own-wish' }),
    revoke: () => view.act(eidActs.revokeEid, { ...target, reason: revoke ?? 'own-wish' }),
  };
  const done = await orRefusal(
    (runs[name] ?? (() => Promise.reject(new Refusal('conflict', 'identity.eid.act-not-possible'))))(),
  );
  return done instanceof Refusal ? shownRefusal(view, done) : view.go(`/office/eid/accounts/${eidAccountId}`);
}

function shownRefusal(view: View, refusal: Refusal) {
  if (refusal.kind === 'not-found') throw refusal;
  return accountPage(view, { message: view.t(refusal.key, refusal.params) });
}
