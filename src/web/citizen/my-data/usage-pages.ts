import { citizen } from '#platform/command';
import { type Html, html } from '#platform/html';
import { formatDateTime, hasMessage } from '#platform/i18n';
import { findUsage, type Usage, usagePeriod } from '#rights';
import { addressWith } from '../../components/address.ts';
import { linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import type { PageRoute, View } from '../../shell/view.ts';

export const usagePages: readonly PageRoute[] = [
  { method: 'GET', url: '/my/data', permission: citizen(), handler: usage },
];

const perPage = 30;

async function usage(view: View) {
  const before = view.search['before'] ?? '';
  const isId = /^[0-9a-f-]{36}$/.test(before);
  const [uses, period] = await Promise.all([
    view.ask(findUsage, { limit: perPage + 1, ...(isId ? { before } : {}) }),
    view.ask(usagePeriod, {}),
  ]);
  const shown = uses.slice(0, perPage);
  const title = view.t('citizen-my-data.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-my-data.about')}</p>
<div class="govuk-button-group">${linkButton({ text: view.t('citizen-my-data.correct'), href: '/my/data/corrections', tone: 'secondary' })}${linkButton(
    { text: view.t('citizen-my-data.export'), href: '/my/data/export', tone: 'secondary' },
  )}</div>
<h2 class="govuk-heading-m">${view.t('citizen-my-data.used')}</h2>
<p class="govuk-body">${
    period.from === null
      ? view.t('citizen-my-data.never')
      : view.t('citizen-my-data.period', { from: formatDateTime(new Date(period.from)), count: period.count })
  }</p>
${useTable(view, shown)}
${uses.length > perPage ? html`<p class="govuk-body"><a class="govuk-link" href="${addressWith('/my/data', { before: shown.at(-1)?.id ?? '' })}">${view.t('citizen-my-data.older')}</a></p>` : ''}
<p class="govuk-body">${view.t('citizen-my-data.consents')} <a class="govuk-link" href="/my/acting">${view.t('citizen-my-data.consents-people')}</a>, <a class="govuk-link" href="/security">${view.t('citizen-my-data.consents-systems')}</a>.</p>`;
  return view.page({ title, room: 'citizen', body, wide: true });
}

function useTable(view: View, uses: readonly Usage[]): Html {
  return dataTable({
    language: view.language,
    caption: view.t('citizen-my-data.used'),
    captionHidden: true,
    columns: [
      { label: view.t('citizen-my-data.at'), heading: true },
      { label: view.t('citizen-my-data.what') },
      { label: view.t('citizen-my-data.who') },
      { label: view.t('citizen-my-data.why') },
      { label: view.t('citizen-my-data.law') },
    ],
    rows: uses.map((u) => ({
      cells: [
        formatDateTime(new Date(u.logtime)),
        actionWords(view, u),
        who(view, u),
        u.purpose ?? '–',
        u.legalBasis ?? '–',
      ],
    })),
    empty: view.t('citizen-my-data.never'),
  });
}

/** What was done, in words; an act without words of its own is told by its kind. */
function actionWords(view: View, { action }: Usage): string {
  const key = `citizen-my-data.action.${action.replace('.', '-')}`;
  return view.t(hasMessage(key) ? key : 'citizen-my-data.action.other');
}

function who(view: View, use: Usage): Html {
  if (use.by !== 'officer') return html`${view.t(`citizen-my-data.by.${use.by}`)}`;
  const office = use.receiverName === null ? (use.receiverCode ?? '') : view.say(use.receiverName);
  const post = use.post === null ? '' : view.say(use.post);
  return html`${[use.officer ?? '', post, office].filter((part) => part !== '').join(', ')}`;
}
