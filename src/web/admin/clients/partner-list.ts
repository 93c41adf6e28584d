import type { FastifyReply } from 'fastify';
import { type Partner, securityActs, securityQuestions } from '#identity';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { button, linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { tag } from '../../components/tag.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

const base = '/admin/clients';
const administrator = officer('administrator');

export const partnerListPages: readonly PageRoute[] = [
  { method: 'GET', url: base, permission: administrator, handler: (view) => listPage(view, {}) },
  { method: 'POST', url: `${base}/:partner/revoke`, permission: administrator, handler: revoke },
];

async function revoke(view: View): Promise<FastifyReply> {
  const done = await orRefusal(view.act(securityActs.revokePartner, { partnerId: view.params['partner'] ?? '' }));
  return done instanceof Refusal ? listPage(view, { fault: done }) : view.go(`${base}?done=revoked`);
}

async function listPage(view: View, { fault }: { fault?: Refusal }): Promise<FastifyReply> {
  const { language } = view;
  const { partners } = await view.ask(securityQuestions.listPartners, {});
  const w = (key: string) => view.t(`admin-clients.${key}`);
  const done = view.search['done'];
  const body = html`${fault === undefined ? '' : notice({ language, kind: 'warning', body: view.t(fault.key, fault.params) })}
${done === 'added' || done === 'revoked' ? notice({ language, kind: 'success', body: w(`done-${done}`) }) : ''}
<h1 class="govuk-heading-l">${w('title')}</h1>
<p class="govuk-body">${w('text')}</p>
${linkButton({ text: w('add'), href: `${base}/new` })}
${dataTable({
  language,
  caption: w('caption'),
  columns: ['name', 'id', 'gets', 'levels', 'since', 'act'].map((key, index) => ({
    label: w(`column.${key}`),
    ...(index === 0 ? { heading: true } : {}),
  })),
  rows: partners.map((partner) => ({ cells: cells(view, partner) })),
  empty: w('none'),
})}`;
  return view.page({ title: w('title'), room: 'administrator', body }, fault === undefined ? 200 : 409);
}

function cells(view: View, partner: Partner): (Html | string)[] {
  const w = (key: string, params = {}) => view.t(`admin-clients.${key}`, params);
  const gets = partner.scopes.map((scope) => view.t(`identity.scope.${scope}`)).join('; ');
  const levels = w('levels', { account: partner.leastAccountLevel, authentication: partner.leastAuthentication });
  const end =
    partner.revokedAt === null
      ? form({
          language: view.language,
          action: `${base}/${partner.id}/revoke`,
          idempotencyKey: newId(),
          body: button({ text: w('revoke'), tone: 'warning' }),
          submit: null,
        })
      : tag({ tone: 'neutral', text: w('revoked', { date: formatDate(vietnamDate(partner.revokedAt)) }) });
  return [
    html`${view.say(partner.name)}<br><span class="da-soft">${w(`profile.${partner.profile}`)}</span>`,
    html`<code>${partner.id}</code>`,
    gets === '' ? w('only-who') : gets,
    levels,
    formatDate(vietnamDate(partner.createdAt)),
    end,
  ];
}
