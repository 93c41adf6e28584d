import type { FastifyReply } from 'fastify';
import type { SignOn } from '#identity';
import { signedIn } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { button } from '../components/button.ts';
import { form } from '../components/form.ts';
import { notice } from '../components/notice.ts';
import { summaryList } from '../components/summary-list.ts';
import type { PageRoute, View } from '../shell/view.ts';
import './i18n/index.ts';

type Shown = Awaited<ReturnType<Awaited<ReturnType<SignOn['approvals']>>['waiting']>>[number];

/** "Approve on your telephone": what a counter or a partner waits for. The person opens it themselves; no link leads here. */
export function approvalPages(signOn: SignOn): PageRoute[] {
  return [
    { method: 'GET', url: '/approvals', permission: signedIn, handler: (view) => list(signOn, view) },
    { method: 'POST', url: '/approvals/:approvalId', permission: signedIn, handler: (view) => decide(signOn, view) },
  ];
}

async function list(signOn: SignOn, view: View): Promise<FastifyReply> {
  const { language } = view;
  const waiting = await (await signOn.approvals()).waiting(view.actor.accountId ?? '');
  const title = view.t('sign-in.approvals.title');
  const done = view.search['done'];
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${done === 'yes' || done === 'no' ? notice({ language, kind: 'success', body: view.t(`sign-in.approvals.done-${done}`) }) : ''}
<p class="govuk-body">${view.t('sign-in.approvals.text')}</p>
${waiting.length === 0 ? html`<p class="govuk-body">${view.t('sign-in.approvals.none')}</p>` : waiting.map((one) => card(view, one))}
<p class="govuk-body"><a class="govuk-link" href="/approvals">${view.t('sign-in.approvals.again')}</a></p>`;
  return view.page({ title, room: 'citizen', body });
}

function card(view: View, approval: Shown): Html {
  const { language } = view;
  const scopes = approval.scopes.filter((s) => s !== 'openid' && s !== 'offline_access');
  const rows = [
    { label: view.t('sign-in.approvals.who'), value: view.say(approval.partnerName) },
    { label: view.t('sign-in.consent.why'), value: view.say(approval.purpose) },
    {
      label: view.t('sign-in.consent.what'),
      value:
        scopes.length === 0
          ? view.t('sign-in.consent.only-who')
          : scopes.map((s) => view.t(`identity.scope.${s}`)).join('; '),
    },
    { label: view.t('sign-in.approvals.until'), value: formatDateTime(approval.expiresAt) },
  ];
  const buttons = html`<div class="govuk-button-group">${button({ text: view.t('sign-in.approvals.yes'), name: 'answer', value: 'yes' })}
${button({ text: view.t('sign-in.approvals.no'), tone: 'secondary', name: 'answer', value: 'no' })}</div>`;
  return html`<section><h2 class="govuk-heading-m">${approval.message}</h2>
${summaryList({ language, rows })}
${form({ language, action: `/approvals/${approval.id}`, body: buttons, submit: null })}</section>`;
}

/** Too weak a sign-in is led to prove more and comes back to this very answer. */
async function decide(signOn: SignOn, view: View): Promise<FastifyReply> {
  const { actor, session } = await signOn.askerOf(view.request.headers.cookie);
  if (session === undefined) return refuse('unauthenticated', 'platform.sign-in-required');
  const agreed = view.form['answer'] === 'yes';
  const who = { actor, authenticatedAt: session.authenticatedAt };
  await (await signOn.approvals()).decide(who, view.params['approvalId'] ?? '', agreed);
  return view.go(`/approvals?done=${agreed ? 'yes' : 'no'}`);
}
