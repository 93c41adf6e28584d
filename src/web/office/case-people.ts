import { type CaseView, peopleOfCase, showConsent } from '#cases';
import { officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { type SummaryRow, summaryList } from '../components/summary-list.ts';
import { sendFile } from '../shell/send-file.ts';
import type { PageRoute, View } from '../shell/view.ts';

/** The signed paper of a consent; a look at a person, logged with the purpose of this case. */
export const casePeoplePages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/cases/:caseId/consent',
    permission: officer('receiving-officer', 'specialist', 'approver', 'leader'),
    async handler(view) {
      const { consentId } = await people(view, view.params['caseId'] ?? '');
      if (consentId === null) refuse('not-found', 'cases.consent-none');
      const { fileHash, fileName, mediaType } = await consentOf(view, consentId);
      if (fileHash === null || fileName === null || mediaType === null) refuse('not-found', 'platform.file-missing');
      return sendFile(view, { fileHash, fileName, mediaType });
    },
  },
];

const people = (view: View, caseId: string) => view.ask(peopleOfCase, { caseId }, view.t('office.case.purpose'));
const consentOf = (view: View, consentId: string) =>
  view.ask(showConsent, { consentId }, view.t('office.case.purpose'));

/** Whose case it is and who sent it, by what right; nothing when the applicant sent it. */
export async function casePeople(view: View, { case: found }: CaseView): Promise<Html> {
  if (found.submitterId === null) return html``;
  const { applicantName, submitterName, relation, consentId } = await people(view, found.id);
  const rows: SummaryRow[] = [
    { label: view.t('office.people.applicant'), value: applicantName },
    {
      label: view.t('office.people.submitter'),
      value: `${submitterName ?? ''} (${view.t(`cases.relation.${relation}`)})`,
    },
    ...(consentId === null ? [] : await consentRows(view, found.id, consentId)),
  ];
  return html`<h2 class="govuk-heading-m">${view.t('office.people.title')}</h2>
${summaryList({ language: view.language, rows })}`;
}

async function consentRows(view: View, caseId: string, consentId: string): Promise<SummaryRow[]> {
  const consent = await consentOf(view, consentId);
  const row = (key: string, value: Html | string) => ({ label: view.t(`office.people.${key}`), value });
  return [
    row('consent', consent.giverName),
    row('how', view.t(`office.people.by-${consent.manner}`)),
    ...(consent.givenAt === null ? [] : [row('given', formatDateTime(consent.givenAt))]),
    row('until', formatDate(consent.validUntil)),
    ...(consent.withdrawnAt === null ? [] : [row('withdrawn', formatDateTime(consent.withdrawnAt))]),
    ...(consent.fileHash === null
      ? []
      : [
          row(
            'paper',
            html`<a class="govuk-link" href="/office/cases/${caseId}/consent">${view.t('office.people.open-paper')}</a>`,
          ),
        ]),
  ];
}
