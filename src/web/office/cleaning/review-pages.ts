import type { FastifyReply } from 'fastify';
import {
  askCitizen,
  decideReview,
  disputes,
  nextReview,
  type QueuePart,
  type ReviewView,
  resolveReview,
  reviewQueue,
  showReview,
  takeBackDecision,
} from '#cleaning';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { addressWith } from '../../components/address.ts';
import { radios } from '../../components/choice-field.ts';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { emptyState } from '../../components/empty-state.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { tag } from '../../components/tag.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { type Back, candidateParts, decisionForm, reviewNotes, takeBackForm, withdrawnTable } from './review-parts.ts';
import { communeNames, errorsOf, sectorName } from './shared.ts';

const decides = officer('receiving-officer', 'specialist', 'approver');
const reads = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** Deciding reviews one after the other, by keyboard; disagreements for whoever resolves them. */
export const reviewPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cleaning/reviews', permission: decides, handler: queuePage },
  { method: 'GET', url: '/office/cleaning/review', permission: decides, handler: (view) => nextPage(view, []) },
  { method: 'GET', url: '/office/cleaning/review/:reviewId', permission: reads, handler: (view) => onePage(view, []) },
  { method: 'POST', url: '/office/cleaning/review/:reviewId', permission: decides, handler: decide },
  { method: 'POST', url: '/office/cleaning/review/:reviewId/ask', permission: decides, handler: askPerson },
  { method: 'POST', url: '/office/cleaning/review/:reviewId/take-back', permission: reads, handler: takeBack },
  {
    method: 'POST',
    url: '/office/cleaning/review/:reviewId/resolve',
    permission: officer('approver', 'leader'),
    handler: resolve,
  },
  { method: 'GET', url: '/office/cleaning/disputes', permission: officer('approver', 'leader'), handler: disputePage },
];

export const reviewPath = '/office/cleaning/review';

/** The part of the queue that the address names. */
export function narrowed(fields: Record<string, string>) {
  const { campaign = '', commune = '', village = '' } = fields;
  return {
    ...(/^[0-9a-f-]{36}$/.test(campaign) ? { campaignId: campaign } : {}),
    ...(commune === '' ? {} : { communeCode: commune }),
    ...(village === '' ? {} : { village }),
  };
}

function backOf(fields: Record<string, string>): Back {
  return Object.fromEntries(
    ['campaign', 'commune', 'village'].flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])),
  );
}

async function queuePage(view: View): Promise<FastifyReply> {
  const parts = await view.ask(reviewQueue, {});
  const name = await communeNames(view);
  const title = view.t('office-cleaning.queue.title');
  const byCampaign = Map.groupBy(parts, (p) => p.campaignId);
  const total = parts.reduce((sum, p) => sum + p.count, 0);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${
  total === 0
    ? emptyState({ title: view.t('office-cleaning.queue.none'), body: view.t('office-cleaning.queue.none-text') })
    : html`<p class="govuk-body">${view.t('office-cleaning.queue.text', { count: formatNumber(view.language, total) })}</p>
<p class="govuk-body"><a class="govuk-button" href="${reviewPath}">${view.t('office-cleaning.queue.begin')}</a></p>
<p class="govuk-body"><a class="govuk-link" href="/office/cleaning/village">${view.t('office-cleaning.village.link')}</a></p>
${[...byCampaign.values()].map((rows) => campaignTable(view, rows, name))}`
}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/cleaning' });
}

function campaignTable(view: View, rows: QueuePart[], name: (code: string | null) => string): Html {
  const [first] = rows;
  if (first === undefined) return html``;
  const communes = [...Map.groupBy(rows, (r) => r.communeCode ?? '')].map(([code, list]) => ({
    code,
    count: sum(list),
  }));
  return dataTable({
    language: view.language,
    caption: `${sectorName(view, first.sector)}: ${first.campaignName}`,
    columns: [
      { label: view.t('cleaning.field.commune'), heading: true },
      { label: view.t('office-cleaning.queue.left'), numeric: true },
    ],
    rows: communes.map(({ code, count }) => ({
      cells: [
        html`<a class="govuk-link" href="${addressWith(reviewPath, { campaign: first.campaignId, ...(code === '' ? {} : { commune: code }) })}">${name(code)}</a>`,
        formatNumber(view.language, count),
      ],
    })),
  });
}

const sum = (rows: readonly QueuePart[]) => rows.reduce((all, r) => all + r.count, 0);

async function nextPage(view: View, errors: { field: string; text: string }[]): Promise<FastifyReply> {
  const { after = '' } = view.search;
  const wish = { ...narrowed(view.search), ...(/^[0-9a-f-]{36}$/.test(after) ? { after } : {}) };
  const { left, view: shown } = await view.ask(nextReview, wish, view.t('office-cleaning.purpose'));
  const back = backOf(view.search);
  if (shown === null) return donePage(view, { left, back });
  return reviewPage(view, { shown, left, errors, back });
}

function donePage(view: View, { left, back }: { left: number; back: Back }) {
  const title = view.t(left === 0 ? 'office-cleaning.review.done' : 'office-cleaning.review.end');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${justDecided(view)}
<p class="govuk-body">${left === 0 ? view.t('office-cleaning.review.done-text') : html`<a class="govuk-link" href="${addressWith(reviewPath, back)}">${view.t('office-cleaning.review.from-start', { left })}</a>`}</p>
<p class="govuk-body"><a class="govuk-link" href="/office/cleaning/reviews">${view.t('office-cleaning.queue.title')}</a></p>`;
  return view.page({ title, room: 'officer', body, backLink: '/office/cleaning/reviews' });
}

interface PageState {
  shown: ReviewView;
  left: number | null;
  errors: { field: string; text: string }[];
  back: Back;
}

async function reviewPage(view: View, { shown, left, errors, back }: PageState): Promise<FastifyReply> {
  const { review, record } = shown;
  const communeName = await communeNames(view);
  const open = (review.state === 'open' || review.state === 'second') && !shown.decided;
  const title = record.fullName;
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
<div data-island="review-keys"><span class="govuk-caption-l">${sectorName(view, review.sector)} · ${record.recordKey}${left === null ? '' : html` · ${view.t('office-cleaning.review.left', { left: formatNumber(view.language, left) })}`}</span>
<h1 class="govuk-heading-m">${title}</h1>
${left === null ? '' : justDecided(view)}
${reviewNotes(view, shown)}
${open ? decisionForm(view, { shown, back, action: `${reviewPath}/${review.id}` }) : html`<p class="govuk-body">${tag({ tone: 'info', text: view.t(`cleaning.review-state.${review.state}`) })}</p>`}
${candidateParts(view, { shown, communeName })}
${shown.decisions.length === 0 ? '' : decisionTable(view, shown)}
${withdrawnTable(view, shown)}
${shown.mayTakeBack ? takeBackForm(view, shown) : ''}
${review.state === 'disputed' && view.actor.roles.some((r) => r === 'approver' || r === 'leader') ? resolveForm(view, shown) : ''}
${open && left !== null ? html`<p class="govuk-body"><span data-key="s"><a class="govuk-link" href="${addressWith(reviewPath, { ...back, after: review.id })}">${view.t('office-cleaning.review.later')}</a></span></p>` : ''}
${open || review.state === 'disputed' ? askForm(view, shown, back) : ''}
${open ? keyHelp(view) : ''}</div>`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/cleaning/reviews', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

/** After an answer the next review is shown; the way back to the last one stands above it. */
function justDecided(view: View): Html {
  const { decided = '' } = view.search;
  if (!/^[0-9a-f-]{36}$/.test(decided)) return html``;
  return html`<p class="govuk-body-s">${view.t('office-cleaning.take-back.just')} <a class="govuk-link" href="${reviewPath}/${decided}">${view.t('office-cleaning.take-back.look')}</a></p>`;
}

async function takeBack(view: View): Promise<FastifyReply> {
  const { reviewId = '' } = view.params;
  const reason = (view.form['reason'] ?? '').trim();
  if (reason === '')
    return onePage(view, [{ field: 'reason', text: view.t('office-cleaning.take-back.reason-missing') }]);
  const done = await orRefusal(view.act(takeBackDecision, { reviewId, reason }));
  if (done instanceof Refusal) return onePage(view, errorsOf(view, done, 'reason'));
  return view.go(`${reviewPath}/${reviewId}`);
}

function askForm(view: View, { review, questions }: ReviewView, back: Back): Html {
  if (questions.length > 0) return html``;
  return details({
    summary: view.t('office-cleaning.review.ask'),
    body: form({
      language: view.language,
      action: `${reviewPath}/${review.id}/ask`,
      idempotencyKey: newId(),
      hidden: back,
      body: html`<p class="govuk-body">${view.t('office-cleaning.review.ask-text')}</p>`,
      submit: view.t('office-cleaning.review.ask-send'),
    }),
  });
}

function keyHelp(view: View): Html {
  const keys = ['1', '2', '0', 'u', 's'] as const;
  return details({
    summary: view.t('office-cleaning.keys.title'),
    body: html`<dl class="da-keys">${keys.map((key) => html`<div><dt><kbd>${key}</kbd></dt><dd>${view.t(`office-cleaning.keys.${key}`)}</dd></div>`)}</dl>`,
  });
}

function decisionTable(view: View, shown: ReviewView): Html {
  return dataTable({
    language: view.language,
    caption: view.t('office-cleaning.review.decisions'),
    columns: [
      { label: view.t('office-cleaning.review.turn'), heading: true },
      { label: view.t('office-cleaning.review.answer') },
      { label: view.t('office-cleaning.review.reason') },
      { label: view.t('office-cleaning.review.when') },
    ],
    rows: shown.decisions.map((d) => ({
      cells: [String(d.turn), view.t(`cleaning.verdict.${d.verdict}`), d.reason ?? '–', formatDateTime(d.decidedAt)],
    })),
  });
}

function resolveForm(view: View, { review, candidates }: ReviewView): Html {
  return html`<h2 class="govuk-heading-m">${view.t('office-cleaning.resolve.title')}</h2>${form({
    language: view.language,
    action: `${reviewPath}/${review.id}/resolve`,
    idempotencyKey: newId(),
    body: html`${radios({
      language: view.language,
      name: 'choice',
      label: view.t('office-cleaning.resolve.who'),
      value: view.form['choice'] ?? '',
      choices: [
        ...candidates.map((c, i) => ({
          value: `same:${c.personId}`,
          text: `${view.t('office-cleaning.review.candidate', { place: i + 1 })}: ${c.fields.fullName ?? ''}`,
        })),
        { value: 'nobody', text: view.t('cleaning.verdict.nobody') },
      ],
    })}${longTextField({ language: view.language, name: 'reason', label: view.t('office-cleaning.resolve.reason'), rows: 3, atMost: 500, value: view.form['reason'] ?? '' })}`,
    submit: view.t('office-cleaning.resolve.send'),
  })}`;
}

async function onePage(view: View, errors: { field: string; text: string }[]): Promise<FastifyReply> {
  const { reviewId = '' } = view.params;
  const shown = await view.ask(showReview, { reviewId }, view.t('office-cleaning.purpose'));
  return reviewPage(view, { shown, left: null, errors, back: backOf(view.form) });
}

/** What the pressed button says, as input of an act. */
export function choiceOf(form: Record<string, string>) {
  const { choice = '', personalNumber = '' } = form;
  if (choice.startsWith('same:')) return { verdict: 'same' as const, personId: choice.slice(5) };
  if (choice === 'number') return { verdict: 'same' as const, personalNumber: personalNumber.replace(/\D/g, '') };
  return { verdict: choice === 'nobody' ? ('nobody' as const) : ('unsure' as const) };
}

async function decide(view: View): Promise<FastifyReply> {
  const { reviewId = '' } = view.params;
  const seconds = (view.site.runtime.clock.now().getTime() - Number(view.form['began'] ?? 0)) / 1000;
  const timed = seconds > 0 && seconds < 36_000 ? { seconds } : {};
  const done = await orRefusal(view.act(decideReview, { reviewId, ...choiceOf(view.form), ...timed }));
  // Somebody else was faster: nothing is lost, the next one is shown.
  if (done instanceof Refusal && done.key !== 'cleaning.review-closed')
    return onePage(view, errorsOf(view, done, 'personalNumber'));
  return view.go(
    view.form['list'] === 'village'
      ? addressWith('/office/cleaning/village', backOf(view.form))
      : addressWith(reviewPath, { ...backOf(view.form), decided: reviewId }),
  );
}

async function askPerson(view: View): Promise<FastifyReply> {
  const { reviewId = '' } = view.params;
  const done = await orRefusal(view.act(askCitizen, { reviewId }));
  if (done instanceof Refusal) return onePage(view, errorsOf(view, done, 'choice'));
  return view.go(addressWith(reviewPath, backOf(view.form)));
}

async function resolve(view: View): Promise<FastifyReply> {
  const { reviewId = '' } = view.params;
  const reason = (view.form['reason'] ?? '').trim();
  if (reason === '')
    return onePage(view, [{ field: 'reason', text: view.t('office-cleaning.resolve.reason-missing') }]);
  if ((view.form['choice'] ?? '') === '')
    return onePage(view, [{ field: 'choice', text: view.t('office-cleaning.resolve.choice-missing') }]);
  const done = await orRefusal(view.act(resolveReview, { reviewId, ...choiceOf(view.form), reason }));
  if (!(done instanceof Refusal)) return view.go('/office/cleaning/disputes');
  if (done.key === 'cleaning.resolver-is-decider') return onePage(view, [{ field: 'choice', text: view.t(done.key) }]);
  return onePage(view, errorsOf(view, done, 'choice'));
}

async function disputePage(view: View): Promise<FastifyReply> {
  const found = await view.ask(disputes, {});
  const name = await communeNames(view);
  const title = view.t('office-cleaning.resolve.list');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-cleaning.resolve.text')}</p>
${dataTable({
  language: view.language,
  caption: title,
  captionHidden: true,
  empty: view.t('office-cleaning.resolve.none'),
  columns: [
    { label: view.t('office-cleaning.sector'), heading: true },
    { label: view.t('cleaning.field.commune') },
    { label: view.t('office-cleaning.review.open') },
  ],
  rows: found.map((v) => ({
    cells: [
      sectorName(view, v.sector),
      name(v.communeCode),
      html`<a class="govuk-link" href="${reviewPath}/${v.id}">${view.t('office-cleaning.review.open-link')}</a>`,
    ],
  })),
})}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/cleaning' });
}
