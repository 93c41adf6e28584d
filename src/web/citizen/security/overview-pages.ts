import type { FastifyReply } from 'fastify';
import { securityActs, securityQuestions } from '#identity';
import { signedIn } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { button, linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { tag } from '../../components/tag.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { factorsPart, type Security } from './factors-part.ts';

const base = '/security';

export const overviewPages: readonly PageRoute[] = [
  { method: 'GET', url: base, permission: signedIn, handler: (view) => overview(view, {}) },
  { method: 'POST', url: `${base}/sessions/:sessionId/end`, permission: signedIn, handler: closeOne },
  { method: 'POST', url: `${base}/consents/:consentId/withdraw`, permission: signedIn, handler: takeBack },
];

async function closeOne(view: View): Promise<FastifyReply> {
  const done = await orRefusal(view.act(securityActs.endSession, { sessionId: view.params['sessionId'] ?? '' }));
  return done instanceof Refusal ? overview(view, { fault: done }) : view.go(`${base}?done=session`);
}

async function takeBack(view: View): Promise<FastifyReply> {
  const done = await orRefusal(view.act(securityActs.withdrawConsent, { consentId: view.params['consentId'] ?? '' }));
  return done instanceof Refusal ? overview(view, { fault: done }) : view.go(`${base}?done=consent`);
}

const doneKeys = ['session', 'consent', 'factor-added', 'factor-removed'];

/** The whole page: second factors, devices, consents. */
export async function overview(view: View, { fault }: { fault?: Refusal }): Promise<FastifyReply> {
  const { language } = view;
  const security = await view.ask(securityQuestions.mySecurity, {});
  const title = view.t('citizen-security.title');
  const done = doneKeys.find((key) => key === view.search['done']);
  const body = html`${fault === undefined ? '' : notice({ language, kind: 'warning', body: view.t(fault.key, fault.params) })}
${done === undefined ? '' : notice({ language, kind: 'success', body: view.t(`citizen-security.done.${done}`) })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-security.text')}</p>
${factorsPart(view, security)}
<p class="govuk-body"><a class="govuk-link" href="/security/password">${view.t('citizen-security.password.change-title')}</a></p>
${sessionsPart(view, security)}
${consentsPart(view, security)}
${view.actor.kind === 'citizen' ? payoutPart(view) : ''}`;
  return view.page({ title, room: 'citizen', body }, fault === undefined ? 200 : 409);
}

function payoutPart(view: View): Html {
  return html`<h2 class="govuk-heading-m">${view.t('citizen-security.payout.title')}</h2>
<p class="govuk-body">${view.t('citizen-security.payout.text')}</p>
${linkButton({ text: view.t('citizen-security.payout.open'), href: '/my/payout-account', tone: 'secondary' })}`;
}

function sessionsPart(view: View, { sessions }: Security): Html {
  const { language } = view;
  const rows = sessions.map((s) => ({
    cells: [
      s.device === '' ? view.t('citizen-security.sessions.unknown') : s.device,
      s.network,
      formatDateTime(s.createdAt),
      formatDateTime(s.seenAt),
      form({
        language,
        action: `${base}/sessions/${s.id}/end`,
        idempotencyKey: newId(),
        body: button({ text: view.t('citizen-security.sessions.end'), tone: 'secondary' }),
        submit: null,
      }),
    ],
  }));
  const columns = ['device', 'network', 'since', 'seen', 'act'].map((key, index) => ({
    label: view.t(`citizen-security.sessions.${key}`),
    ...(index === 0 ? { heading: true } : {}),
  }));
  const caption = view.t('citizen-security.sessions.title');
  return html`${dataTable({ language, caption, columns, rows, empty: view.t('citizen-security.sessions.none') })}
<p class="govuk-body">${view.t('citizen-security.sessions.text')}</p>
${form({
  language,
  action: '/sign-out-everywhere',
  body: button({ text: view.t('citizen-security.sessions.everywhere'), tone: 'warning' }),
  submit: null,
})}`;
}

function consentsPart(view: View, { consents }: Security): Html {
  const { language } = view;
  const now = new Date();
  const rows = consents.map((c) => {
    const living = c.withdrawnAt === null && c.until > now;
    const what = c.scopes
      .filter((s) => s !== 'openid' && s !== 'offline_access')
      .map((s) => view.t(`identity.scope.${s}`));
    const state = c.withdrawnAt !== null ? 'withdrawn' : living ? 'living' : 'over';
    return {
      cells: [
        view.say(c.partnerName),
        what.length === 0 ? view.t('citizen-security.consents.only-who') : what.join('; '),
        formatDate(vietnamDate(c.givenAt)),
        formatDate(vietnamDate(c.until)),
        living
          ? form({
              language,
              action: `${base}/consents/${c.id}/withdraw`,
              idempotencyKey: newId(),
              body: button({ text: view.t('citizen-security.consents.withdraw'), tone: 'warning' }),
              submit: null,
            })
          : tag({ tone: 'neutral', text: view.t(`citizen-security.consents.${state}`) }),
      ],
    };
  });
  const columns = ['partner', 'what', 'given', 'until', 'act'].map((key, index) => ({
    label: view.t(`citizen-security.consents.${key}`),
    ...(index === 0 ? { heading: true } : {}),
  }));
  const caption = view.t('citizen-security.consents.title');
  return dataTable({ language, caption, columns, rows, empty: view.t('citizen-security.consents.none') });
}
