import { decideNotice, fourEyesOver, proposeForNotice, type UnmatchedNotice, unmatchedNotices } from '#payments';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { code } from '../../components/code.ts';
import { emptyState } from '../../components/empty-state.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

const url = '/office/payments/unmatched';
const collects = officer('receiving-officer', 'approver', 'leader');

/** Money of the bank's that matches no payment: put to a case, sent back, or settled by hand; large sums by two people. */
export const unmatchedPages: readonly PageRoute[] = [
  { method: 'GET', url, permission: collects, handler: (view) => page(view) },
  { method: 'POST', url: `${url}/:noticeId`, permission: collects, handler: propose },
  { method: 'POST', url: `${url}/:noticeId/decide`, permission: officer('approver', 'leader'), handler: decide },
];

async function page(view: View, failed?: { noticeId: string; words: string }) {
  const { language } = view;
  const found = await view.ask(unmatchedNotices, {});
  const title = view.t('office-payments.unmatched.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-payments.unmatched.text', { bound: formatNumber(language, fourEyesOver) })}</p>
${failed === undefined ? '' : notice({ language, kind: 'warning', body: failed.words })}
${
  found.length === 0
    ? emptyState({
        title: view.t('office-payments.unmatched.none'),
        body: view.t('office-payments.unmatched.none-text'),
      })
    : found.map((n) => section(view, n, failed?.noticeId === n.id))
}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/payments' }, failed === undefined ? 200 : 422);
}

function section(view: View, n: UnmatchedNotice, typed: boolean): Html {
  const t = (key: string, params?: Record<string, string>) => view.t(`office-payments.unmatched.${key}`, params);
  const sum = view.t('citizen-pay.money', { amount: formatNumber(view.language, n.amount) });
  return html`<section class="da-next"><h2 class="govuk-heading-m">${sum}</h2>
${summaryList({
  language: view.language,
  rows: [
    { label: t('reference'), value: code(n.reference) },
    { label: t('bank-code'), value: code(n.bankCode) },
    { label: t('told'), value: formatDateTime(n.at) },
    { label: t('why'), value: t(`effect.${n.effect}`) },
    ...(n.decision === null
      ? []
      : [
          { label: t('decision'), value: decisionWords(view, n.decision) },
          { label: t('reason'), value: n.decision.reason },
        ]),
  ],
})}${n.decision === null ? proposeForm(view, n, typed) : n.decision.state === 'proposed' ? decideForms(view, n) : ''}</section>`;
}

function decisionWords(view: View, d: NonNullable<UnmatchedNotice['decision']>): string {
  const act = view.t(`office-payments.unmatched.act.${d.act}`);
  const state =
    d.state === 'done' && d.act === 'return' && d.returnedAt === null
      ? view.t('office-payments.unmatched.state.sending')
      : view.t(`office-payments.unmatched.state.${d.state}`);
  return `${act}${d.caseCode === null ? '' : ` ${d.caseCode}`} – ${state}`;
}

function proposeForm(view: View, n: UnmatchedNotice, typed: boolean): Html {
  const { language } = view;
  const value = (name: string) => (typed ? { value: view.form[name] ?? '' } : {});
  return form({
    language,
    action: `${url}/${n.id}`,
    idempotencyKey: newId(),
    body: html`${radios({
      language,
      name: 'act',
      label: view.t('office-payments.unmatched.decision'),
      value: typed ? (view.form['act'] ?? 'assign') : 'assign',
      choices: (['assign', 'return', 'by-hand'] as const).map((act) => ({
        value: act,
        text: view.t(`office-payments.unmatched.act.${act}`),
      })),
    })}${textField({ language, name: 'caseCode', label: view.t('office-payments.unmatched.case-code'), hint: view.t('office-payments.unmatched.case-hint'), optional: true, ...value('caseCode') })}
${textField({ language, name: 'reason', label: view.t('office-payments.unmatched.reason'), ...value('reason') })}
${button({ text: view.t(`office-payments.unmatched.${n.amount > fourEyesOver ? 'propose' : 'do'}`) })}`,
    submit: null,
  });
}

function decideForms(view: View, n: UnmatchedNotice): Html {
  const mine = n.decision?.proposedBy === view.actor.accountId;
  if (mine || !view.actor.roles.some((r) => r === 'approver' || r === 'leader'))
    return html`<p class="govuk-body">${view.t('office-payments.unmatched.waits')}</p>`;
  return html`<div class="govuk-button-group">${(['yes', 'no'] as const).map((agree) =>
    form({
      language: view.language,
      action: `${url}/${n.id}/decide`,
      idempotencyKey: newId(),
      hidden: { agree },
      body: button({
        text: view.t(`office-payments.unmatched.agree-${agree}`),
        tone: agree === 'yes' ? 'primary' : 'secondary',
      }),
      submit: null,
    }),
  )}</div>`;
}

const acts = ['assign', 'return', 'by-hand'] as const;

async function propose(view: View) {
  const noticeId = view.params['noticeId'] ?? '';
  const act = acts.find((a) => a === view.form['act']) ?? 'assign';
  const reason = (view.form['reason'] ?? '').trim();
  const caseCode = (view.form['caseCode'] ?? '').trim();
  if (reason === '') {
    const fields = view.t('office-payments.unmatched.reason');
    return page(view, { noticeId, words: view.t('platform.invalid-input', { fields }) });
  }
  const input = { noticeId, act, reason, ...(caseCode === '' ? {} : { caseCode }) };
  return finish(view, noticeId, await orRefusal(view.act(proposeForNotice, input)));
}

async function decide(view: View) {
  const noticeId = view.params['noticeId'] ?? '';
  const input = { noticeId, agree: view.form['agree'] === 'yes' };
  return finish(view, noticeId, await orRefusal(view.act(decideNotice, input)));
}

function finish(view: View, noticeId: string, done: unknown) {
  if (!(done instanceof Refusal)) return view.go(url);
  if (done.kind === 'not-found') throw done;
  return page(view, { noticeId, words: view.t(done.key, done.params) });
}
