import { type CampaignCounts, cardActs, cardQuestions } from '#cards';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { isIsoDate } from '#platform/time';
import { unitsAt } from '#territory';
import { dataTable } from '../../components/data-table.ts';
import { dateField } from '../../components/date-field.ts';
import { details } from '../../components/details.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { statCard } from '../../components/stat-card.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { officeField, policeOffices } from '../eid/police-office.ts';
import { typedDate } from '../typed-date.ts';

const looks = officer('receiving-officer', 'specialist', 'approver', 'leader');
const leads = ['approver', 'leader'] as const;

/** Drives with what they bring, commune by commune, as of this moment. */
export const campaignPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cards/campaigns', permission: looks, handler: (view) => listPage(view, []) },
  { method: 'POST', url: '/office/cards/campaigns', permission: officer(...leads), handler: open },
  { method: 'GET', url: '/office/cards/campaigns/:code', permission: looks, handler: countsPage },
];

const all = 'all';

async function listPage(view: View, errors: readonly FieldError[]) {
  const { language } = view;
  const { campaigns } = await view.ask(cardQuestions.campaigns, {});
  const title = view.t('office-cards.campaigns');
  const body = html`${errorSummary({ language, errors })}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body"><a class="govuk-link" href="/office/cards/campaigns/${all}">${view.t('office-cards.all-applications')}</a></p>
${dataTable({
  language,
  caption: title,
  captionHidden: true,
  empty: view.t('office-cards.no-campaigns'),
  columns: [
    { label: view.t('office-cards.campaign'), heading: true },
    { label: view.t('office-cards.from-to') },
    { label: view.t('office-cards.received'), numeric: true },
    { label: view.t('office-cards.target'), numeric: true },
  ],
  rows: campaigns.map((c) => ({
    cells: [
      html`<a class="govuk-link" href="/office/cards/campaigns/${c.code}">${c.name}</a>`,
      `${formatDate(c.fromOn)} – ${formatDate(c.toOn)}`,
      formatNumber(language, c.received),
      c.target === null ? '–' : formatNumber(language, c.target),
    ],
  })),
})}
${leads.some((r) => view.actor.roles.includes(r)) ? await openForm(view, errors) : ''}`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/cards', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

async function openForm(view: View, errors: readonly FieldError[]): Promise<Html> {
  const { language } = view;
  const offices = await policeOffices(view, leads);
  const box = (name: string, label: string, more: Partial<Parameters<typeof textField>[0]> = {}) =>
    textField({
      language,
      name,
      label: view.t(`office-cards.${label}`),
      autocomplete: 'off',
      value: view.form[name] ?? '',
      ...errorOf(errors, name),
      ...more,
    });
  const day = (name: string, label: string) =>
    dateField({
      language,
      name,
      label: view.t(`office-cards.${label}`),
      value: typedDate(view, name).parts,
      ...errorOf(errors, name),
    });
  return details({
    summary: view.t('office-cards.open-campaign'),
    open: errors.length > 0,
    body: form({
      language,
      action: '/office/cards/campaigns',
      idempotencyKey: newId(),
      submit: view.t('office-cards.open-campaign'),
      body: html`${officeField(view, offices, view.t('office-cards.agency'))}${box('name', 'campaign-name')}${box('code', 'campaign-code', { width: 20, hint: view.t('office-cards.campaign-code-hint') })}${day('fromOn', 'first-day')}${day('toOn', 'last-day')}${box('target', 'target', { kind: 'digits', width: 10, optional: true })}`,
    }),
  });
}

async function open(view: View) {
  const typed = (name: string) => (view.form[name] ?? '').trim();
  const from = typedDate(view, 'fromOn').date;
  const to = typedDate(view, 'toOn').date;
  const code = typed('code').toUpperCase();
  const target = Number(typed('target').replace(/[.\s]/g, ''));
  const errors: FieldError[] = [
    ...(typed('name') === '' ? [{ field: 'name', text: view.t('office-cards.needed') }] : []),
    ...(/^[A-Z0-9-]{3,20}$/.test(code) ? [] : [{ field: 'code', text: view.t('office-cards.campaign-code-hint') }]),
    ...(from === undefined ? [{ field: 'fromOn', text: view.t('office-cards.no-such-day') }] : []),
    ...(to === undefined ? [{ field: 'toOn', text: view.t('office-cards.no-such-day') }] : []),
    ...(Number.isSafeInteger(target) && target >= 0 ? [] : [{ field: 'target', text: view.t('office-cards.needed') }]),
  ];
  if (errors.length > 0 || from === undefined || to === undefined) return listPage(view, errors);
  const done = await orRefusal(
    view.act(cardActs.openCampaign, {
      agencyCode: typed('office'),
      code,
      name: typed('name').slice(0, 120),
      fromOn: from,
      toOn: to,
      ...(target > 0 ? { target } : {}),
    }),
  );
  if (!(done instanceof Refusal)) return view.go(`/office/cards/campaigns/${code}`);
  if (done.kind !== 'invalid' && done.kind !== 'conflict') throw done;
  const faults = view.faultWords(done.fields);
  return listPage(view, faults.length > 0 ? faults : [{ text: view.t(done.key, done.params) }]);
}

async function countsPage(view: View) {
  const { language } = view;
  const code = view.params['code'] ?? '';
  const asked = view.search['day'] ?? '';
  const day = isIsoDate(asked) && asked <= view.today ? asked : view.today;
  const shown = await view.ask(cardQuestions.campaignCounts, { ...(code === all ? {} : { code }), day });
  const communes = await view.site.runtime.database.read({ kind: 'anonymous' }, (tx) => unitsAt(tx, day, 'commune'));
  const names = new Map(communes.map((u) => [u.code, u.name]));
  const sum = (key: 'received' | 'thatDay') => shown.communes.reduce((n, c) => n + c[key], 0);
  const title = shown.campaign?.name ?? view.t('office-cards.all-applications');
  const target = shown.campaign?.target ?? null;
  const received = sum('received');
  const unit = view.t('office-cards.unit');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${shown.campaign === null ? '' : html`<p class="govuk-body">${formatDate(shown.campaign.fromOn)} – ${formatDate(shown.campaign.toOn)}</p>`}
<div class="da-stats">${statCard({ language, title: view.t('office-cards.received'), value: received, unit, ...(target === null ? {} : { target: { value: target, met: received >= target } }) })}${statCard({ language, title: view.t('office-cards.that-day', { day: formatDate(day) }), value: sum('thatDay'), unit })}</div>
${communeTable(view, shown, names)}
${dataTable({
  language,
  narrow: 'scroll',
  caption: view.t('office-cards.by-day'),
  empty: view.t('office-cards.no-days'),
  columns: [
    { label: view.t('office-cards.day'), heading: true },
    { label: view.t('office-cards.received'), numeric: true },
    { label: view.t('office-cards.issued'), numeric: true },
    { label: view.t('office-cards.handed-over'), numeric: true },
  ],
  rows: shown.days.map((d) => ({
    cells: [
      html`<a class="govuk-link" href="/office/cards/campaigns/${code}?day=${d.day}">${formatDate(d.day)}</a>`,
      formatNumber(language, d.received),
      formatNumber(language, d.issued),
      formatNumber(language, d.handedOver),
    ],
  })),
})}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/cards/campaigns' });
}

function communeTable(view: View, shown: CampaignCounts, names: ReadonlyMap<string, string>): Html {
  const { language } = view;
  return dataTable({
    language,
    narrow: 'scroll',
    caption: view.t('office-cards.by-commune'),
    empty: view.t('office-cards.no-days'),
    columns: [
      { label: view.t('office-cards.commune'), heading: true },
      { label: view.t('office-cards.on-day'), numeric: true },
      { label: view.t('office-cards.received'), numeric: true },
      { label: view.t('office-cards.issued'), numeric: true },
    ],
    rows: shown.communes.map((c) => ({
      cells: [
        names.get(c.communeCode) ?? c.communeCode,
        formatNumber(language, c.thatDay),
        formatNumber(language, c.received),
        formatNumber(language, c.issued),
      ],
    })),
  });
}
