import type { FastifyReply } from 'fastify';
import { staffActs, staffQuestions } from '#identity';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { agencyNames, nameIn } from '#territory';
import { button } from '../../components/button.ts';
import { emptyState } from '../../components/empty-state.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { daysText, words } from './staff-words.ts';

const base = '/admin/staff/proposals';
const permission = officer('administrator');

export const proposalPages: readonly PageRoute[] = [
  { method: 'GET', url: base, permission, handler: (view) => waitingPage(view) },
  { method: 'POST', url: `${base}/:proposalId/approve`, permission, handler: (view) => decide(view, 'approve') },
  { method: 'POST', url: `${base}/:proposalId/refuse`, permission, handler: (view) => decide(view, 'refuse') },
  { method: 'POST', url: `${base}/:proposalId/withdraw`, permission, handler: (view) => decide(view, 'withdraw') },
];

async function decide(view: View, act: 'approve' | 'refuse' | 'withdraw'): Promise<FastifyReply> {
  const target = { proposalId: view.params['proposalId'] ?? '' };
  const done = await orRefusal<unknown>(
    act === 'approve'
      ? view.act(staffActs.approvePost, target)
      : act === 'withdraw'
        ? view.act(staffActs.withdrawPost, target)
        : view.act(staffActs.refusePost, { ...target, reason: (view.form['reason'] ?? '').trim() }),
  );
  return done instanceof Refusal ? waitingPage(view, done) : view.go(`${base}?done=${act}`);
}

async function waitingPage(view: View, fault?: Refusal): Promise<FastifyReply> {
  const { language } = view;
  const w = words(view);
  const { proposals, names } = await view.ask(staffQuestions.waitingPosts, {});
  const codes = proposals.map((p) => p.agencyCode);
  const agencies = await view.site.runtime.database.read({ kind: 'system' }, (tx) => agencyNames(tx, codes));
  const done = ['approve', 'refuse', 'withdraw'].find((d) => d === view.search['done']);
  const card = (p: (typeof proposals)[number]): Html => html`<section class="govuk-!-margin-bottom-7">
${summaryList({
  language,
  title: names[p.accountId] ?? '?',
  rows: [
    { label: w('post.role'), value: `${view.t(`territory.role.${p.role}`)} · ${view.say(p.title)}` },
    { label: w('post.agency'), value: view.say(nameIn(agencies, p.agencyCode)) },
    { label: w('post.sees'), value: view.t(`territory.sees.${p.sees}`) },
    { label: w('post.days'), value: daysText(view, p) },
    { label: w('post.ground'), value: p.ground },
    { label: w('post.by'), value: names[p.proposedBy] ?? '?' },
    { label: w('post.until'), value: formatDateTime(p.expiresAt) },
  ],
})}
${answerPart(view, p)}</section>`;
  const body = html`${fault === undefined ? '' : notice({ language, kind: 'warning', body: view.t(fault.key, fault.params) })}
${done === undefined ? '' : notice({ language, kind: 'success', body: w(`done.${done}`) })}
<h1 class="govuk-heading-l">${w('waiting.title')}</h1>
<p class="govuk-body">${w('waiting.text')}</p>
${proposals.length === 0 ? emptyState({ title: w('waiting.none'), body: w('waiting.none-text') }) : proposals.map(card)}`;
  return view.page({ title: w('waiting.title'), room: 'administrator', body }, fault === undefined ? 200 : 409);
}

function answerPart(view: View, p: { id: string; proposedBy: string; accountId: string }): Html {
  const { language, actor } = view;
  const w = words(view);
  const post = (act: string, body: Html) =>
    form({ language, action: `${base}/${p.id}/${act}`, idempotencyKey: newId(), body, submit: null });
  if (p.proposedBy === actor.accountId)
    return html`<p class="govuk-body">${w('waiting.own')}</p>${post('withdraw', button({ text: w('waiting.withdraw'), tone: 'secondary' }))}`;
  if (p.accountId === actor.accountId) return html`<p class="govuk-body">${w('waiting.for-you')}</p>`;
  return html`${post('approve', button({ text: w('waiting.approve') }))}
${post(
  'refuse',
  html`${textField({ language, name: 'reason', label: w('waiting.reason') })}${button({ text: w('waiting.refuse'), tone: 'warning' })}`,
)}`;
}
