import { type MyCase, type MyDraft, myCases, showMyCase } from '#cases';
import { citizen } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { procedureAt } from '#procedures';
import { linkButton } from '../components/button.ts';
import { dataTable } from '../components/data-table.ts';
import { emptyState } from '../components/empty-state.ts';
import { stateTag } from '../shell/case-words.ts';
import { sendFile } from '../shell/send-file.ts';
import type { PageRoute, View } from '../shell/view.ts';
import { myCasePages } from './my-case-pages.ts';

/** My drafts and cases, those that I sent for others among them; one case with what I can do. */
export const myPages: readonly PageRoute[] = [
  { method: 'GET', url: '/my', permission: citizen(), handler: myPage },
  {
    method: 'GET',
    url: '/my/:caseId/papers/:paperId',
    permission: citizen(),
    async handler(view) {
      const { papers } = await view.ask(showMyCase, { caseId: view.params['caseId'] ?? '' });
      const paper = papers.find((p) => p.id === view.params['paperId']) ?? refuse('not-found', 'platform.file-missing');
      return sendFile(view, paper);
    },
  },
  ...myCasePages,
];

async function myPage(view: View) {
  const { drafts, cases } = await view.ask(myCases, {});
  const body = html`<h1 class="govuk-heading-l">${view.t('citizen.my.title')}</h1>
${
  drafts.length + cases.length === 0
    ? emptyState({
        title: view.t('citizen.my.empty'),
        body: view.t('citizen.my.empty-text'),
        action: linkButton({ text: view.t('citizen.my.find'), href: '/' }),
      })
    : ''
}
${drafts.length === 0 ? '' : draftTable(view, drafts)}
${cases.length === 0 ? '' : caseTable(view, cases)}
<p class="govuk-body"><a class="govuk-link" href="/my/acting">${view.t('citizen-apply.my.acting')}</a></p>`;
  return view.page({ title: view.t('citizen.my.title'), room: 'citizen', body });
}

const nameAt = (view: View, code: string, on: Date): string => {
  const procedure = procedureAt(code, vietnamDate(on));
  return procedure ? view.say(procedure.name) : code;
};

/** The column "for whom" is there only for people who act for others. */
const actsForOthers = (rows: readonly { applicantName?: string | undefined }[]) =>
  rows.some((row) => row.applicantName !== undefined);

function draftTable(view: View, drafts: readonly MyDraft[]): Html {
  const others = actsForOthers(drafts);
  return dataTable({
    language: view.language,
    caption: view.t('citizen.my.drafts'),
    columns: [
      { label: view.t('citizen.my.service'), heading: true },
      ...(others ? [{ label: view.t('citizen-apply.my.for') }] : []),
      { label: view.t('citizen.my.saved') },
      { label: view.t('citizen.my.do') },
    ],
    rows: drafts.map((d) => ({
      cells: [
        nameAt(view, d.procedureCode, d.updatedAt),
        ...(others ? [d.applicantName ?? view.t('citizen-apply.my.me')] : []),
        formatDateTime(d.updatedAt),
        procedureAt(d.procedureCode, view.today) === undefined
          ? view.t('citizen-apply.my.not-in-force')
          : html`<a class="govuk-link" href="/apply/${d.id}">${view.t('citizen.my.go-on')}</a>`,
      ],
    })),
  });
}

function caseTable(view: View, cases: readonly MyCase[]): Html {
  const others = actsForOthers(cases);
  return dataTable({
    language: view.language,
    caption: view.t('citizen.my.cases'),
    columns: [
      { label: view.t('citizen.my.service'), heading: true },
      ...(others ? [{ label: view.t('citizen-apply.my.for') }] : []),
      { label: view.t('citizen.my.code') },
      { label: view.t('citizen.my.state') },
      { label: view.t('citizen-apply.my.next-step') },
      { label: view.t('citizen.my.due') },
    ],
    rows: cases.map((c) => ({
      // What waits for the person stands out.
      ...(c.wait === 'supplement' || c.wait === 'payment' || c.wait === 'collection'
        ? { tone: 'attention' as const }
        : {}),
      cells: [
        html`<a class="govuk-link" href="/my/${c.id}">${nameAt(view, c.procedureCode, c.submittedAt)}</a>`,
        ...(others ? [c.applicantName ?? view.t('citizen-apply.my.me')] : []),
        c.officialCode ?? c.trackingCode,
        stateTag(view.language, c.state),
        c.wait === null ? '–' : view.t(`citizen-apply.wait.${c.wait}`),
        c.dueOn === null ? '–' : formatDate(c.dueOn),
      ],
    })),
  });
}
