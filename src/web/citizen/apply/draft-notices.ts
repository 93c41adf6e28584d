import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { notice } from '../../components/notice.ts';
import type { View } from '../../shell/view.ts';

/** What stands above every page of a draft: for whom it is, and that the procedure has changed since it was typed. */
export function draftNotices(
  view: View,
  about: { applicantName: string | undefined; changedOn: string | undefined },
): Html {
  const { language } = view;
  return html`${
    about.applicantName === undefined
      ? ''
      : html`<p class="govuk-body da-for">${view.t('citizen-apply.for-name', { name: about.applicantName })}</p>`
  }${
    about.changedOn === undefined
      ? ''
      : notice({
          language,
          kind: 'warning',
          title: view.t('citizen-apply.changed.title', { date: formatDate(about.changedOn) }),
          body: view.t('citizen-apply.changed.text'),
        })
  }`;
}
