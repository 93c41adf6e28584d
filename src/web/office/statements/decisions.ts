import type { StatementView } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { inset, warning } from '../../components/callout.ts';
import { details } from '../../components/details.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import type { View } from '../../shell/view.ts';
import { statementHref } from './statement-words.ts';

/** Where the form stands: what the approver wants, who stated and approved it, why it was corrected. */
export function standing(view: View, { statement: s, may }: StatementView): Html {
  const { language } = view;
  const facts = [
    { label: view.t('office-statements.stated-by'), value: whoAndWhen(s.statedName, s.statedOn) },
    { label: view.t('office-statements.approved-by'), value: whoAndWhen(s.approvedName, s.approvedOn) },
    { label: view.t('office-statements.written-for'), value: s.toldBy ?? '' },
    { label: view.t('office-statements.reason'), value: s.reason ?? '' },
  ].filter((row) => row.value !== '');
  return html`${
    s.remark !== null && may.state
      ? notice({
          language,
          kind: 'warning',
          title: view.t('office-statements.sent-back'),
          body: html`<p class="govuk-body">${s.remark}</p>`,
        })
      : ''
  }${may.writesForIt && may.state ? inset(view.t('office-statements.writes-for')) : ''}${
    may.fourEyes ? warning({ language, body: view.t('indicators.statement.four-eyes') }) : ''
  }${facts.length === 0 ? '' : summaryList({ language, rows: facts })}`;
}

const whoAndWhen = (name: string | null, on: string | null) =>
  on === null ? '' : [name ?? '', formatDate(on)].filter((part) => part !== '').join(', ');

/** The acts that this officer may do now; the usual one is open. */
export function decisions(view: View, { statement, may }: StatementView): Html {
  const one = (act: string, body: Html, how: { tone?: 'secondary' | 'warning' } = {}) =>
    form({
      language: view.language,
      action: statementHref(statement.id, `/${act}`),
      idempotencyKey: newId(),
      version: statement.version,
      keepAs: `statement-${statement.id}-${act}`,
      submit: null,
      body: html`${body}${button({ text: view.t(`office-statements.act.${act}`), ...how })}`,
    });
  const words = (name: 'remark' | 'reason') =>
    longTextField({
      language: view.language,
      name,
      label: view.t(`office-statements.${name}-label`),
      ...(name === 'reason' ? { hint: view.t('office-statements.reason-hint') } : {}),
      rows: 3,
      value: view.form[name] ?? '',
    });
  const folded = (act: string, body: Html) => details({ summary: view.t(`office-statements.act.${act}`), body });
  return html`${may.approve ? one('approve', html`<p class="govuk-body">${view.t('office-statements.approve-text')}</p>`) : ''}
${may.approve ? folded('return', one('return', words('remark'), { tone: 'secondary' })) : ''}
${may.takeBack ? folded('take-back', one('take-back', html``, { tone: 'secondary' })) : ''}
${may.amend ? folded('amend', one('amend', words('reason'), { tone: 'secondary' })) : ''}
${may.withdraw ? folded('withdraw', one('withdraw', html``, { tone: 'warning' })) : ''}`;
}
