import { citizen } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import {
  endShare,
  type HeldResult,
  myResults,
  type Share,
  shareDays,
  shareResult,
  showMyResult,
  writtenCode,
} from '#results';
import { button, linkButton } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { code } from '../../components/code.ts';
import { dataTable } from '../../components/data-table.ts';
import { emptyState } from '../../components/empty-state.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { agencyNameFor, agencyNamesFor } from '../../shell/agency-names.ts';
import { sendFile } from '../../shell/send-file.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { standingOf, standingTag, validUntil } from './result-words.ts';

/** The vault: my results, each to be kept, downloaded and shown to others. */
export const vaultPages: readonly PageRoute[] = [
  { method: 'GET', url: '/my/results', permission: citizen(), handler: vaultPage },
  { method: 'GET', url: '/my/results/:resultId', permission: citizen(), handler: async (view) => resultPage(view) },
  { method: 'GET', url: '/my/results/:resultId/file', permission: citizen(), handler: download },
  { method: 'POST', url: '/my/results/:resultId/share', permission: citizen(), handler: share },
  { method: 'POST', url: '/my/results/:resultId/shares/:shareId/end', permission: citizen(), handler: stopSharing },
];

const showOne = (view: View) => view.ask(showMyResult, { resultId: view.params['resultId'] ?? '' });

async function vaultPage(view: View) {
  const held = await view.ask(myResults, {});
  const title = view.t('citizen-results.vault.title');
  const nameOf = await agencyNamesFor(
    view,
    held.map((r) => r.agencyCode),
  );
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-results.vault.text')}</p>
${
  held.length === 0
    ? emptyState({
        title: view.t('citizen-results.vault.empty'),
        body: view.t('citizen-results.vault.empty-text'),
        action: linkButton({ text: view.t('citizen-results.vault.my-cases'), href: '/my' }),
      })
    : dataTable({
        language: view.language,
        caption: title,
        captionHidden: true,
        columns: [
          { label: view.t('citizen-results.document'), heading: true },
          { label: view.t('citizen-results.number') },
          { label: view.t('citizen-results.agency') },
          { label: view.t('citizen-results.issued') },
          { label: view.t('citizen-results.valid-to') },
          { label: view.t('citizen-results.state') },
        ],
        rows: held.map((r) => ({
          cells: [
            html`<a class="govuk-link" href="/my/results/${r.id}">${view.say(r.title)}</a>`,
            r.number,
            nameOf(r.agencyCode),
            formatDate(r.issuedOn),
            validUntil(view, r.validTo),
            standingTag(view, standingOf(view, r)),
          ],
        })),
      })
}`;
  return view.page({ title, room: 'citizen', body, backLink: '/my' });
}

async function resultPage(view: View, model: { message?: string } = {}) {
  const { result, shares, owed } = await showOne(view);
  const title = view.say(result.title);
  const standing = standingOf(view, result);
  const body = html`${model.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: model.message })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${standingTag(view, standing)}</p>
${standing === 'drawing' ? notice({ language: view.language, kind: 'info', body: view.t('citizen-results.drawing') }) : ''}
${
  result.endedReason === null
    ? ''
    : notice({
        language: view.language,
        kind: 'warning',
        title: view.t('citizen-results.ended-reason'),
        body: result.endedReason,
      })
}
${summaryList({ language: view.language, rows: await factRows(view, result) })}
${
  owed > 0
    ? payFirst(view, result, owed)
    : result.fileHash === null
      ? ''
      : html`${linkButton({ text: view.t('citizen-results.download'), href: `/my/results/${result.id}/file` })}
${standing === 'valid' ? shareSection(view, { result, shares }) : ''}`
}`;
  return view.page({ title, room: 'citizen', body, backLink: '/my/results' }, model.message === undefined ? 200 : 409);
}

/** A result that is not paid for is seen, not given out. */
function payFirst(view: View, { caseId }: HeldResult, owed: number): Html {
  const amount = formatNumber(view.language, owed);
  return html`${notice({ language: view.language, kind: 'warning', body: view.t('results.fee-owed', { amount }) })}
${linkButton({ text: view.t('citizen-apply.my.pay'), href: `/my/${caseId}/pay` })}`;
}

async function factRows(view: View, result: HeldResult) {
  return [
    { label: view.t('citizen-results.number'), value: result.number },
    { label: view.t('citizen-results.agency'), value: await agencyNameFor(view, result.agencyCode) },
    { label: view.t('citizen-results.issued'), value: formatDate(result.issuedOn) },
    { label: view.t('citizen-results.valid-to'), value: validUntil(view, result.validTo) },
    {
      label: view.t('citizen-results.signature'),
      value: result.signer ?? view.t('citizen-results.unsigned'),
    },
    {
      label: view.t('citizen-results.verification-code'),
      value: html`${code(writtenCode(result.verificationCode))} <a class="govuk-link" href="/verify?code=${result.verificationCode}">${view.t('citizen-results.verify.check')}</a>`,
    },
    ...(result.origin === 'digitised'
      ? [{ label: view.t('citizen-results.origin'), value: view.t('citizen-results.digitised') }]
      : []),
  ];
}

function shareSection(view: View, { result, shares }: { result: HeldResult; shares: Share[] }): Html {
  const now = view.site.runtime.clock.now();
  const open = shares.filter((s) => s.endedAt === null && s.untilAt > now);
  return html`<h2 class="govuk-heading-m">${view.t('citizen-results.share.title')}</h2>
<p class="govuk-body">${view.t('citizen-results.share.text', { address: `${view.site.publicUrl()}/shared` })}</p>
${
  open.length === 0
    ? ''
    : dataTable({
        language: view.language,
        caption: view.t('citizen-results.share.open'),
        columns: [
          { label: view.t('citizen-results.share.code'), heading: true },
          { label: view.t('citizen-results.share.until') },
          { label: view.t('citizen-results.share.opened') },
          { label: view.t('citizen-results.share.do') },
        ],
        rows: open.map((s) => ({
          cells: [
            code(writtenCode(s.code)),
            formatDateTime(s.untilAt),
            s.openedAt === null
              ? view.t('citizen-results.share.never')
              : view.t('citizen-results.share.times', { count: s.opened, at: formatDateTime(s.openedAt) }),
            form({
              language: view.language,
              action: `/my/results/${result.id}/shares/${s.id}/end`,
              idempotencyKey: newId(),
              body: button({ text: view.t('citizen-results.share.end'), tone: 'secondary' }),
              submit: null,
            }),
          ],
        })),
      })
}
${form({
  language: view.language,
  action: `/my/results/${result.id}/share`,
  idempotencyKey: newId(),
  body: html`${radios({
    language: view.language,
    name: 'days',
    label: view.t('citizen-results.share.days'),
    inline: true,
    value: '7',
    choices: shareDays.map((days) => ({
      value: String(days),
      text: view.t('citizen-results.share.for-days', { days }),
    })),
  })}${button({ text: view.t('citizen-results.share.make'), tone: 'secondary' })}`,
  submit: null,
})}`;
}

async function share(view: View) {
  const resultId = view.params['resultId'] ?? '';
  const days = shareDays.find((d) => String(d) === view.form['days']) ?? 7;
  const done = await orRefusal(view.act(shareResult, { resultId, days }));
  if (done instanceof Refusal && done.kind === 'conflict')
    return resultPage(view, { message: view.t(done.key, done.params) });
  if (done instanceof Refusal) throw done;
  return view.go(`/my/results/${resultId}`);
}

async function stopSharing(view: View) {
  await view.act(endShare, { shareId: view.params['shareId'] ?? '' });
  return view.go(`/my/results/${view.params['resultId'] ?? ''}`);
}

async function download(view: View) {
  const { result, owed } = await showOne(view);
  if (owed > 0) return view.go(`/my/results/${result.id}`);
  const { fileHash, fileName } = result;
  if (fileHash === null) refuse('conflict', 'results.not-ready');
  return sendFile(view, { fileHash, fileName, mediaType: 'application/pdf' });
}
