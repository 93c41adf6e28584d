import type { StatementLine, StatementView } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { dataTable } from '../../components/data-table.ts';
import { details } from '../../components/details.ts';
import { timeline } from '../../components/timeline.ts';
import type { View } from '../../shell/view.ts';
import { checkList, lineText, statementHref, statementTag } from './statement-words.ts';

/** The stated numbers beside the last ones, with what should be looked at again. */
export function statementTable(view: View, { lines }: Pick<StatementView, 'lines'>): Html {
  return dataTable({
    language: view.language,
    caption: view.t('office-statements.numbers'),
    columns: [
      { label: view.t('office-statements.figure'), heading: true },
      { label: view.t('office-statements.last-number'), numeric: true },
      { label: view.t('office-statements.this-number'), numeric: true },
      { label: view.t('office-statements.look-again') },
    ],
    rows: lines.map((line) => ({
      ...(line.checks.length > 0 ? { tone: 'attention' as const } : {}),
      cells: [
        view.say(line.definition.label),
        line.previous === null
          ? '–'
          : html`${lineText(view, line.previous, line.definition) ?? '–'}<br><span class="da-soft">${formatDate(line.previous.endsOn)}</span>`,
        html`<strong>${lineText(view, line.stated, line.definition) ?? view.t('office-statements.no-number')}</strong>`,
        html`${checkList(view, line.checks)}${line.stated?.remark ? html`<p class="govuk-body-s">${line.stated.remark}</p>` : ''}${villageLines(view, line)}`,
      ],
    })),
  });
}

function villageLines(view: View, { villages }: StatementLine): Html {
  if (villages.length === 0) return html``;
  return details({
    summary: view.t('office-statements.villages', { count: villages.length }),
    body: html`<ul class="govuk-list">${villages.map(
      (v) =>
        html`<li>${v.village}: <strong>${formatNumber(view.language, v.numerator)}</strong> <span class="da-soft">(${v.toldBy})</span></li>`,
    )}</ul>`,
  });
}

/** What happened to the form, and the other versions of it. */
export function history(view: View, { events, versions, statement }: StatementView): Html {
  const others = versions.filter((v) => v.id !== statement.id);
  return html`<h2 class="govuk-heading-m">${view.t('office-statements.history')}</h2>
${timeline({
  language: view.language,
  entries: events.map((e) => ({
    at: e.at,
    title: view.t(`indicators.statement.act.${e.act}`),
    ...(e.name === null || e.name === '' ? {} : { by: e.name }),
    ...(e.note === null || !spoken.includes(e.act) ? {} : { detail: e.note }),
  })),
})}
${
  others.length === 0
    ? ''
    : html`<h3 class="govuk-heading-s">${view.t('office-statements.versions')}</h3><ul class="govuk-list">${others.map(
        (v) =>
          html`<li><a class="govuk-link" href="${statementHref(v.id)}">${v.number === 1 ? view.t('office-statements.first-form') : view.t('office-statements.correction', { number: v.number - 1 })}</a> ${statementTag(view, v.state)}${v.reason === null ? '' : html`<br><span class="da-soft">${v.reason}</span>`}</li>`,
      )}</ul>`
}`;
}

/** Acts whose note was written by a person for people. */
const spoken = ['return', 'amend'];
