import type { FastifyReply } from 'fastify';
import {
  identityChecks,
  lockAccountCommand,
  type StaffMember,
  securityActs,
  staffActs,
  staffQuestions,
  unlockAccountCommand,
} from '#identity';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { agencyNames, nameIn } from '#territory';
import { button, linkButton } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { proposeForm, proposeInput } from './propose-part.ts';
import { codePart, daysText, dayTyped, stateTag, words } from './staff-words.ts';

const base = '/admin/staff';
const permission = officer('administrator');
const one = `${base}/:accountId`;

export const memberPages: readonly PageRoute[] = [
  { method: 'GET', url: one, permission, handler: (view) => memberPage(view) },
  { method: 'POST', url: `${one}/propose`, permission, handler: propose },
  { method: 'POST', url: `${one}/posts/:postId/end`, permission, handler: endPost },
  { method: 'POST', url: `${one}/lock`, permission, handler: (view) => change(view, 'lock') },
  { method: 'POST', url: `${one}/unlock`, permission, handler: (view) => change(view, 'unlock') },
  { method: 'POST', url: `${one}/factors`, permission, handler: (view) => change(view, 'factors') },
  { method: 'POST', url: `${one}/code`, permission, handler: newCode },
];

const idOf = (view: View): string => view.params['accountId'] ?? '';
const checkOf = (view: View) => identityChecks.find((c) => c === view.form['identified']) ?? ('' as 'chip');

async function after(view: View, work: Promise<unknown>, done: string): Promise<FastifyReply> {
  const result = await orRefusal(work);
  return result instanceof Refusal ? memberPage(view, result) : view.go(`${base}/${idOf(view)}?done=${done}`);
}

function propose(view: View): Promise<FastifyReply> {
  return after(view, view.act(staffActs.proposePost, proposeInput(view, idOf(view))), 'proposed');
}

function endPost(view: View): Promise<FastifyReply> {
  const lastDay = dayTyped(view.form['lastDay']);
  const input = { postId: view.params['postId'] ?? '', reason: (view.form['reason'] ?? '').trim() };
  return after(
    view,
    view.act(staffActs.endStaffPost, { ...input, ...(lastDay === undefined ? {} : { lastDay }) }),
    'ended',
  );
}

function change(view: View, what: 'lock' | 'unlock' | 'factors'): Promise<FastifyReply> {
  const target = { accountId: idOf(view) };
  if (what === 'lock') return after(view, view.act(lockAccountCommand, target), what);
  if (what === 'unlock') return after(view, view.act(unlockAccountCommand, target), what);
  const reset = { ...target, identified: checkOf(view), reason: (view.form['reason'] ?? '').trim() };
  return after(view, view.act(securityActs.resetFactors, reset), what);
}

/** Shown once, on the answer to the very post: no address leads to it again. */
async function newCode(view: View): Promise<FastifyReply> {
  const input = { accountId: idOf(view), identified: checkOf(view) };
  const made = await orRefusal(view.act(staffActs.issueStaffCode, input, ''));
  if (made instanceof Refusal) return memberPage(view, made);
  const title = words(view)('code.title');
  const back = linkButton({ text: words(view)('code.back'), href: `${base}/${idOf(view)}`, tone: 'secondary' });
  const body = html`<h1 class="govuk-heading-l">${title}</h1>${codePart(view, made)}${back}`;
  return view.page({ title, room: 'administrator', body });
}

const doneKeys = ['proposed', 'ended', 'lock', 'unlock', 'factors'];

async function memberPage(view: View, fault?: Refusal): Promise<FastifyReply> {
  const { language } = view;
  const w = words(view);
  const member = await view.ask(staffQuestions.showStaff, { accountId: idOf(view) });
  const codes = [
    member.homeAgencyCode,
    ...member.allPosts.map((p) => p.agencyCode),
    ...member.proposals.map((p) => p.agencyCode),
  ];
  const names = await view.site.runtime.database.read({ kind: 'system' }, (tx) => agencyNames(tx, codes));
  const agency = (code: string) => view.say(nameIn(names, code));
  const done = doneKeys.find((d) => d === view.search['done']);
  const own = member.id === view.actor.accountId;
  const body = html`${fault === undefined ? '' : notice({ language, kind: 'warning', body: faultText(view, fault) })}
${done === undefined ? '' : notice({ language, kind: 'success', body: w(`done.${done}`) })}
<h1 class="govuk-heading-l">${member.displayName}</h1>
${summaryList({
  language,
  rows: [
    { label: w('column.login'), value: member.loginName },
    { label: w('column.unit'), value: member.homeAgencyCode === null ? '–' : agency(member.homeAgencyCode) },
    { label: w('column.state'), value: stateTag(view, member.state) },
    { label: w('column.factors'), value: String(member.factors) },
    { label: w('code.label'), value: member.codeUntil === null ? w('code.none') : formatDateTime(member.codeUntil) },
  ],
})}
${postsPart(view, { member, agency, own })}
${proposalsPart(view, member, agency)}
${own ? html`<p class="govuk-body">${w('own')}</p>` : html`${await proposeForm(view, member.id)}${careParts(view, member)}`}`;
  return view.page({ title: member.displayName, room: 'administrator', body }, fault === undefined ? 200 : 422);
}

const faultText = (view: View, fault: Refusal): string => {
  const [first] = view.faultWords(fault.fields);
  return first?.text ?? view.t(fault.key, fault.params);
};

interface PostsModel {
  member: StaffMember;
  agency(code: string): string;
  own: boolean;
}

function postsPart(view: View, { member, agency, own }: PostsModel): Html {
  const { language } = view;
  const w = words(view);
  const living = (to: string | null) => to === null || to >= view.today;
  const rows = member.allPosts.map((p) => ({
    cells: [
      html`${view.t(`territory.role.${p.role}`)}<br><span class="da-soft">${view.say(p.title)}</span>`,
      agency(p.agencyCode),
      daysText(view, p),
      !own && living(p.validTo) ? endForm(view, member.id, p.id) : '–',
    ],
  }));
  const columns = ['role', 'agency', 'days', 'act'].map((key, index) => ({
    label: w(`post.${key}`),
    ...(index === 0 ? { heading: true } : {}),
  }));
  return dataTable({ language, caption: w('post.title'), columns, rows, empty: w('no-posts') });
}

const endForm = (view: View, accountId: string, postId: string): Html =>
  details({
    summary: words(view)('end.title'),
    body: form({
      language: view.language,
      action: `${base}/${accountId}/posts/${postId}/end`,
      idempotencyKey: newId(),
      body: html`${textField({ language: view.language, name: 'lastDay', label: words(view)('end.last-day'), hint: words(view)('end.hint'), width: 10 })}
${textField({ language: view.language, name: 'reason', label: words(view)('end.reason') })}
${button({ text: words(view)('end.act'), tone: 'warning' })}`,
      submit: null,
    }),
  });

function proposalsPart(view: View, member: StaffMember, agency: (code: string) => string): Html {
  if (member.proposals.length === 0) return html``;
  const w = words(view);
  const rows = member.proposals.map((p) => ({
    cells: [
      view.t(`territory.role.${p.role}`),
      agency(p.agencyCode),
      `${member.names[p.proposedBy] ?? '?'}, ${formatDateTime(p.proposedAt)}`,
      w(`proposal.${p.state === 'proposed' && p.expiresAt <= view.site.runtime.clock.now() ? 'expired' : p.state}`),
      p.reason ?? p.ground,
    ],
  }));
  const columns = ['role', 'agency', 'by', 'answer', 'ground'].map((key, index) => ({
    label: w(`post.${key}`),
    ...(index === 0 ? { heading: true } : {}),
  }));
  return dataTable({ language: view.language, caption: w('proposal.title'), columns, rows, empty: '' });
}

function careParts(view: View, member: StaffMember): Html {
  const { language } = view;
  const w = words(view);
  const locked = member.state === 'locked';
  const identified = radios({
    language,
    name: 'identified',
    label: w('identified.label'),
    choices: identityChecks.map((value) => ({ value, text: w(`identified.${value}`) })),
  });
  const part = (act: string, fields: Html) =>
    details({
      summary: w(`${act}.title`),
      body: html`<p class="govuk-body">${w(`${act}.text`)}</p>${form({ language, action: `${base}/${member.id}/${act}`, body: fields, submit: w(`${act}.act`) })}`,
    });
  return html`<h2 class="govuk-heading-m">${w('care')}</h2>
${part('code', identified)}
${part('factors', html`${identified}${textField({ language, name: 'reason', label: w('factors.reason') })}`)}
${part(locked ? 'unlock' : 'lock', html``)}`;
}
