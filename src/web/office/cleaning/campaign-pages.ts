import type { FastifyReply } from 'fastify';
import {
  type Campaign,
  type CampaignView,
  campaigns,
  correctionFile,
  endCampaignCommand,
  isSectorCode,
  matchCampaignAgain,
  openCampaign,
  reviewLevels,
  sectors,
  sendCorrections,
  showCampaign,
} from '#cleaning';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { radios } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { selectField } from '../../components/select-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import { type Tone, tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import { agencyNameFor } from '../../shell/agency-names.ts';
import { sendTable } from '../../shell/send-table.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { share } from './overview-pages.ts';
import { errorsOf, sectorName } from './shared.ts';

const keepers = ['specialist', 'approver', 'leader'];
const keeps = officer(...keepers);
const path = '/office/cleaning/campaigns';

/** Campaigns: opening one, how far its match is, what is left, and the corrections that go to the sector. */
export const campaignPages: readonly PageRoute[] = [
  { method: 'GET', url: path, permission: officer(), handler: (view) => listPage(view, []) },
  { method: 'POST', url: path, permission: keeps, handler: open },
  { method: 'GET', url: `${path}/:campaignId`, permission: officer(), handler: (view) => onePage(view, []) },
  {
    method: 'POST',
    url: `${path}/:campaignId/again`,
    permission: keeps,
    handler: (view) => after(view, view.act(matchCampaignAgain, one(view))),
  },
  {
    method: 'POST',
    url: `${path}/:campaignId/end`,
    permission: keeps,
    handler: (view) => after(view, view.act(endCampaignCommand, one(view))),
  },
  {
    method: 'POST',
    url: `${path}/:campaignId/send`,
    permission: keeps,
    handler: (view) => after(view, view.act(sendCorrections, one(view))),
  },
  { method: 'GET', url: '/office/cleaning/batches/:batchId/:kind', permission: keeps, handler: batchFile },
];

const one = (view: View) => ({ campaignId: view.params['campaignId'] ?? '' });
const tones: Record<Campaign['state'], Tone> = {
  matching: 'progress',
  reviewing: 'attention',
  ended: 'success',
  failed: 'danger',
};
const stateTag = (view: View, c: Campaign) =>
  tag({ tone: tones[c.state], text: view.t(`cleaning.campaign-state.${c.state}`) });

async function listPage(view: View, errors: { field: string; text: string }[]): Promise<FastifyReply> {
  const list = await view.ask(campaigns, {});
  const title = view.t('office-cleaning.campaigns');
  const number = (n: number) => formatNumber(view.language, n);
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-cleaning.campaign.text')}</p>
${dataTable({
  language: view.language,
  caption: title,
  captionHidden: true,
  empty: view.t('office-cleaning.campaign.none'),
  columns: [
    { label: view.t('office-cleaning.campaign.name'), heading: true },
    { label: view.t('office-cleaning.sector') },
    { label: view.t('office-cleaning.campaign.state') },
    { label: view.t('office-cleaning.campaign.open-reviews'), numeric: true },
    { label: view.t('office-cleaning.campaign.decided'), numeric: true },
  ],
  rows: list.map((c) => ({
    cells: [
      html`<a class="govuk-link" href="${path}/${c.id}">${c.name}</a>`,
      sectorName(view, c.sector),
      stateTag(view, c),
      number(c.reviews.open + c.reviews.second + c.reviews.disputed + c.reviews.asked),
      number(c.reviews.same + c.reviews.nobody),
    ],
  })),
})}
${view.actor.roles.some((r) => keepers.includes(r)) ? openForm(view, errors) : ''}`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/cleaning', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

function openForm(view: View, errors: { field: string; text: string }[]): Html {
  const { language } = view;
  const error = (field: string) => {
    const text = errors.find((e) => e.field === field)?.text;
    return text === undefined ? {} : { error: text };
  };
  return html`<h2 class="govuk-heading-m">${view.t('office-cleaning.campaign.open')}</h2>${form({
    language,
    action: path,
    idempotencyKey: newId(),
    body: html`${selectField({
      language,
      name: 'sector',
      label: view.t('office-cleaning.sector'),
      value: view.form['sector'] ?? '',
      choices: sectors.map((s) => ({ value: s.code, text: sectorName(view, s.code) })),
      ...error('sector'),
    })}
${textField({ language, name: 'name', label: view.t('office-cleaning.campaign.name'), value: view.form['name'] ?? '', ...error('name') })}
${radios({
  language,
  name: 'level',
  label: view.t('office-cleaning.campaign.level'),
  value: view.form['level'] ?? 'commune',
  choices: reviewLevels.map((l) => ({ value: l, text: view.t(`cleaning.level.${l}`) })),
})}
${textField({
  language,
  name: 'blindShare',
  label: view.t('office-cleaning.campaign.blind'),
  hint: view.t('office-cleaning.campaign.blind-hint'),
  kind: 'digits',
  width: 4,
  suffix: '%',
  value: view.form['blindShare'] ?? '5',
  ...error('blindShare'),
})}`,
    submit: view.t('office-cleaning.campaign.open'),
  })}`;
}

async function open(view: View): Promise<FastifyReply> {
  const { sector = '', name = '', level = '', blindShare = '0' } = view.form;
  if (name.trim() === '')
    return listPage(view, [{ field: 'name', text: view.t('office-cleaning.campaign.name-missing') }]);
  const percent = Number(blindShare.trim() || '0');
  if (!Number.isInteger(percent) || percent < 0 || percent > 100)
    return listPage(view, [{ field: 'blindShare', text: view.t('office-cleaning.campaign.blind-wrong') }]);
  if (!isSectorCode(sector)) return listPage(view, [{ field: 'sector', text: view.t('platform.invalid-value') }]);
  const chosen = reviewLevels.find((l) => l === level) ?? 'commune';
  const done = await orRefusal(
    view.act(openCampaign, { sector, name: name.trim(), level: chosen, blindShare: percent }),
  );
  if (!(done instanceof Refusal)) return view.go(`${path}/${done.campaignId}`);
  if (done.key === 'cleaning.not-your-register') return listPage(view, [{ field: 'sector', text: view.t(done.key) }]);
  return listPage(view, errorsOf(view, done, 'sector'));
}

async function onePage(view: View, errors: { field: string; text: string }[]): Promise<FastifyReply> {
  const shown = await view.ask(showCampaign, one(view));
  const { campaign: c, reviews, corrections, agreement } = shown;
  if (c.state === 'matching') view.reply.header('refresh', '2');
  const number = (n: number | null) => (n === null ? '–' : formatNumber(view.language, n));
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
<span class="govuk-caption-l">${sectorName(view, c.sector)}, ${await agencyNameFor(view, c.agencyCode)}</span>
<h1 class="govuk-heading-l">${c.name}</h1>
<p class="govuk-body">${stateTag(view, c)}</p>
${c.fault === null ? '' : notice({ language: view.language, kind: 'error', body: view.t('office-cleaning.campaign.fault', { fault: c.fault }) })}
${c.state === 'matching' ? progressPart(view, c) : ''}
${summaryList({
  language: view.language,
  title: view.t('office-cleaning.campaign.match'),
  rows: [
    { label: view.t('office-cleaning.campaign.level'), value: view.t(`cleaning.level.${c.level}`) },
    { label: view.t('office-cleaning.campaign.records'), value: number(c.records) },
    { label: view.t('office-cleaning.campaign.matched'), value: number(c.matched) },
    { label: view.t('office-cleaning.campaign.unmatched'), value: number(c.unmatched) },
    ...(['open', 'second', 'disputed', 'asked', 'same', 'nobody'] as const).map((s) => ({
      label: view.t(`cleaning.review-state.${s}`),
      value: number(reviews[s]),
    })),
  ],
})}
${summaryList({
  language: view.language,
  title: view.t('office-cleaning.campaign.measure'),
  rows: [
    { label: view.t('office-cleaning.campaign.decisions'), value: number(agreement.decisions) },
    {
      label: view.t('office-cleaning.campaign.agreement'),
      value:
        agreement.pairs === 0
          ? '–'
          : `${number(agreement.agreed)}/${number(agreement.pairs)} (${share(view, agreement.agreed, agreement.pairs)})`,
    },
    { label: view.t('office-cleaning.campaign.best-hour'), value: number(agreement.bestHour) },
    {
      label: view.t('office-cleaning.campaign.median'),
      value:
        agreement.medianSeconds === null
          ? '–'
          : view.t('office-cleaning.campaign.seconds', {
              seconds: formatNumber(view.language, agreement.medianSeconds, 1),
            }),
    },
  ],
})}
${correctionPart(view, shown)}
${view.actor.roles.some((r) => keepers.includes(r)) ? acts(view, c, corrections.waiting) : ''}
<p class="govuk-body"><a class="govuk-link" href="/office/cleaning/sectors/${c.sector}/threshold">${view.t('office-cleaning.threshold.title')}</a></p>`;
  return view.page(
    { title: c.name, room: 'officer', body, backLink: path, hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

function progressPart(view: View, c: Campaign): Html {
  const percent = Math.round(c.share * 100);
  return html`<p class="govuk-body" role="status">${view.t(`cleaning.step.${c.step}`)}${c.step === 'match' ? `: ${percent}%` : ''}</p>
<progress max="100" value="${c.step === 'match' ? percent : null}" aria-label="${view.t('office-cleaning.campaign.progress')}"></progress>`;
}

function correctionPart(view: View, { corrections, batches }: CampaignView): Html {
  const number = (n: number) => formatNumber(view.language, n);
  return html`<h2 class="govuk-heading-m">${view.t('office-cleaning.correction.title')}</h2>
<p class="govuk-body">${view.t('office-cleaning.correction.counts', { waiting: number(corrections.waiting), sent: number(corrections.sent), done: number(corrections.done), notDone: number(corrections.notDone) })}</p>
${
  batches.length === 0
    ? ''
    : dataTable({
        language: view.language,
        caption: view.t('office-cleaning.correction.batches'),
        columns: [
          { label: view.t('office-cleaning.correction.batch'), heading: true },
          { label: view.t('office-cleaning.correction.count'), numeric: true },
          { label: view.t('office-cleaning.correction.done'), numeric: true },
          { label: view.t('office-cleaning.correction.not-done'), numeric: true },
          { label: view.t('office-cleaning.correction.file') },
        ],
        rows: batches.map((b) => ({
          cells: [
            `${b.number}, ${formatDateTime(b.sentAt)}`,
            number(b.corrections),
            number(b.done),
            number(b.notDone),
            html`<a class="govuk-link" href="/office/cleaning/batches/${b.id}/csv">CSV</a> · <a class="govuk-link" href="/office/cleaning/batches/${b.id}/xlsx">XLSX</a>`,
          ],
        })),
      })
}`;
}

function acts(view: View, c: Campaign, waiting: number): Html {
  const act = (name: 'again' | 'end' | 'send') =>
    form({
      language: view.language,
      action: `${path}/${c.id}/${name}`,
      idempotencyKey: newId(),
      body: html`<p class="govuk-body">${view.t(`office-cleaning.campaign.${name}-text`)}</p>`,
      submit: view.t(`office-cleaning.campaign.${name}`),
    });
  return html`${waiting > 0 && c.state !== 'matching' ? act('send') : ''}${c.state === 'reviewing' || c.state === 'failed' ? html`${act('again')}${act('end')}` : ''}`;
}

async function after(view: View, work: Promise<unknown>): Promise<FastifyReply> {
  const done = await orRefusal(work);
  if (done instanceof Refusal) return onePage(view, errorsOf(view, done, 'campaign'));
  return view.go(`${path}/${one(view).campaignId}`);
}

/** The batch as the sector's people load it into their system. */
async function batchFile(view: View): Promise<FastifyReply> {
  const { batchId = '', kind } = view.params;
  const { name, rows } = await view.ask(correctionFile, { batchId }, view.t('office-cleaning.purpose'));
  const head = ['key', 'field', 'was', 'shall'].map((k) => view.t(`office-cleaning.correction.head-${k}`));
  const lines = rows.map((r) => [r.recordKey, view.t(`cleaning.field.${r.field}`), r.was ?? '', r.shall]);
  return sendTable(view, { kind: kind === 'xlsx' ? 'xlsx' : 'csv', name: `chinh-sua-${name}`, rows: [head, ...lines] });
}
