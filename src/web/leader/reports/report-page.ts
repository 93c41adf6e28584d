import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import {
  amendReport,
  deciderRoles,
  freezeReport,
  mayAct,
  outputKinds,
  type ReportView,
  returnToDraft,
  sectionNumbers,
  showReport,
  signerRoles,
  signReport,
  submitForReview,
  verifyFrozen,
  writerRoles,
} from '#reports';
import { button } from '../../components/button.ts';
import { checkboxes } from '../../components/choice-field.ts';
import { code } from '../../components/code.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { refusalOf, refusalWords, reportHead, reportName, writesReports } from './report-words.ts';

/** One report: its sections, where it stands, and what may be done with it now. */
export const reportPage: readonly PageRoute[] = [
  { method: 'GET', url: '/reports/:reportId', permission: writesReports, handler: (view) => page(view) },
  { method: 'POST', url: '/reports/:reportId', permission: writesReports, handler: act },
];

async function page(view: View, refusal?: Refusal) {
  const shown = await view.ask(showReport, { reportId: view.params['reportId'] ?? '' });
  const { report } = shown;
  const body = html`${refusalWords(view, refusal)}${reportHead(view, report, '')}
${view.search['verify'] === undefined ? '' : await verdict(view, report.id)}
<div class="da-columns"><div class="da-columns__main">${sectionList(view, shown)}</div>
<aside class="da-columns__side">${acts(view, shown, refusal)}${files(view, shown)}${seal(view, shown)}</aside></div>`;
  const title = reportName(view, report);
  return view.page(
    { title, room: 'leader', body, backLink: '/reports', hasErrors: refusal !== undefined, wide: true },
    refusal === undefined ? 200 : 422,
  );
}

/** Sections as a nested table of contents, each with what waits in it. */
function sectionList(view: View, { report, sections, remarks, contributions }: ReportView): Html {
  const numbers = sectionNumbers(sections.map((s) => s.level));
  const waiting = (sectionCode: string): string => {
    const open = remarks.filter((r) => r.sectionCode === sectionCode && r.settledAt === null).length;
    const asked = contributions.filter((c) => c.sectionCode === sectionCode && c.state !== 'taken').length;
    return [
      ...(open === 0 ? [] : [view.t('leader-reports.remarks-open', { count: open })]),
      ...(asked === 0 ? [] : [view.t('leader-reports.contributions-open', { count: asked })]),
    ].join('; ');
  };
  return html`<h2 class="govuk-heading-m">${view.t('leader-reports.part.sections')}</h2><ol class="govuk-list da-report-contents">${sections.map(
    (s, i) =>
      html`<li class="da-report-contents__item da-report-contents__item--${s.level}"><a class="govuk-link" href="/reports/${report.id}/sections/${s.code}">${numbers[i]}. ${s.title}</a>${
        waiting(s.code) === '' ? '' : html` <strong class="da-soft">(${waiting(s.code)})</strong>`
      }</li>`,
  )}</ol>`;
}

function acts(view: View, { report }: ReportView, refusal: Refusal | undefined): Html {
  const may = (roles: readonly string[]) => mayAct(view.actor, report.agencyCode, roles);
  const one = (act: string, tone: 'primary' | 'secondary' = 'primary', more: Html = html``) =>
    form({
      language: view.language,
      action: `/reports/${report.id}`,
      idempotencyKey: newId(),
      version: report.version,
      hidden: { act },
      submit: null,
      body: html`${more}${button({ text: view.t(`leader-reports.act.${act}`), tone })}`,
    });
  const despite =
    refusal?.key === 'reports.contradicts'
      ? checkboxes({
          language: view.language,
          name: 'despite',
          label: view.t('leader-reports.despite-label'),
          choices: [{ value: 'yes', text: view.t('leader-reports.despite') }],
        })
      : html``;
  return html`<h2 class="govuk-heading-m">${view.t('leader-reports.now')}</h2>
<p class="govuk-body">${view.t(`leader-reports.now-${report.state}`)}</p>
${report.state === 'draft' && may(writerRoles) ? one('submit') : ''}
${report.state === 'review' && may(deciderRoles) ? html`${one('freeze', 'primary', despite)}${one('return', 'secondary')}` : ''}
${report.state === 'frozen' && may(signerRoles) ? one('sign') : ''}
${report.state === 'signed' && may(writerRoles) ? one('amend', 'secondary') : ''}`;
}

function files(view: View, { report, signature }: ReportView): Html {
  return html`<h2 class="govuk-heading-m">${view.t('leader-reports.files')}</h2><ul class="govuk-list">${outputKinds.map(
    (kind) =>
      html`<li><a class="govuk-link" href="/reports/${report.id}/files/${kind}">${view.t(`leader-reports.file.${kind}`)}</a></li>`,
  )}${
    signature?.fileHash == null
      ? ''
      : html`<li><a class="govuk-link" href="/reports/${report.id}/signed">${view.t('leader-reports.file.signed')}</a></li>`
  }</ul>`;
}

/** What was frozen and who signed: the hashes by which anybody can tell that nothing changed. */
function seal(view: View, { report, frozen, signature }: ReportView): Html {
  if (frozen === null) return html``;
  const short = (hash: string) => code(hash.slice(0, 16));
  return html`<h2 class="govuk-heading-m">${view.t('leader-reports.seal')}</h2>${summaryList({
    language: view.language,
    rows: [
      { label: view.t('leader-reports.frozen-at'), value: formatDateTime(frozen.frozenAt) },
      { label: view.t('leader-reports.position'), value: formatNumber(view.language, frozen.position) },
      { label: view.t('leader-reports.content-hash'), value: short(frozen.contentHash) },
      { label: view.t('leader-reports.chain-hash'), value: short(frozen.chainHash) },
      ...(signature === null
        ? []
        : [
            { label: view.t('leader-reports.signer'), value: signature.signer },
            { label: view.t('leader-reports.signed-at'), value: formatDateTime(signature.signedAt) },
            ...(signature.certificateName === null
              ? []
              : [{ label: view.t('leader-reports.certificate'), value: signature.certificateName }]),
          ]),
    ],
  })}<p class="govuk-body"><a class="govuk-link" href="/reports/${report.id}?verify=yes">${view.t('leader-reports.verify')}</a></p>`;
}

async function verdict(view: View, reportId: string): Promise<Html> {
  const { changed, brokenAt } = await view.ask(verifyFrozen, { reportId });
  const holds = changed.length === 0 && brokenAt === null;
  const body = holds
    ? view.t('leader-reports.verified')
    : view.t(brokenAt === null ? 'leader-reports.files-changed' : 'leader-reports.chain-broken', {
        kinds: changed.join(', '),
      });
  return notice({ language: view.language, kind: holds ? 'success' : 'error', body });
}

async function act(view: View) {
  const target = { reportId: view.params['reportId'] ?? '', version: Number(view.form['_version'] ?? 0) };
  let next = target.reportId;
  const runs: Record<string, () => Promise<unknown>> = {
    submit: () => view.act(submitForReview, target),
    return: () => view.act(returnToDraft, target),
    freeze: () => view.act(freezeReport, { ...target, despiteFindings: view.form['despite'] === 'yes' }),
    sign: () => view.act(signReport, target),
    amend: () =>
      view.act(amendReport, target).then((made) => {
        next = made.reportId;
      }),
  };
  const unknown = () => Promise.reject(new Refusal('invalid', 'platform.invalid-input', { fields: 'act' }));
  const refusal = await refusalOf((runs[view.form['act'] ?? ''] ?? unknown)());
  return refusal === undefined ? view.go(`/reports/${next}`) : page(view, refusal);
}
