import type { NumberPart, StatementLine, StatementView } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { details } from '../../components/details.ts';
import { errorOf, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { textField } from '../../components/text-field.ts';
import type { View } from '../../shell/view.ts';
import { lineText, statementHref } from './statement-words.ts';

export interface Entry {
  shown: StatementView;
  errors: readonly FieldError[];
}

/** The boxes of a form, one figure after the other, each with its last number: made for a phone first. */
export function entryForm(view: View, { shown, errors }: Entry): Html {
  const { statement, may, lines } = shown;
  return form({
    language: view.language,
    action: statementHref(statement.id),
    idempotencyKey: newId(),
    version: statement.version,
    keepAs: `statement-${statement.id}`,
    submit: null,
    body: html`${may.writesForIt ? toldByField(view, statement.toldBy, errors) : ''}
${lines.map((line) => figureBoxes(view, line, { errors, statementId: statement.id }))}
<div class="govuk-button-group">${button({ text: view.t('office-statements.check'), name: 'act', value: 'check' })}${button(
      {
        text: view.t('office-statements.save'),
        name: 'act',
        value: 'save',
        tone: 'secondary',
      },
    )}</div>`,
  });
}

export function toldByField(view: View, before: string | null, errors: readonly FieldError[]): Html {
  return textField({
    language: view.language,
    name: 'toldBy',
    label: view.t('office-statements.told-by'),
    hint: view.t('office-statements.told-by-hint'),
    value: view.form['toldBy'] ?? before ?? '',
    ...errorOf(errors, 'toldBy'),
  });
}

function figureBoxes(
  view: View,
  line: StatementLine,
  { errors, statementId }: { errors: readonly FieldError[]; statementId: string },
): Html {
  const { definition, previous, villages } = line;
  const { code, statement } = definition;
  const unit = view.t(`indicators.unit.${definition.unit}`);
  const last = lineText(view, previous, definition);
  const box = (part: NumberPart) =>
    textField({
      language: view.language,
      name: `${code}.${part}`,
      label: view.t(
        `office-statements.part.${statement.asks.length > 1 ? part : part === 'percent' ? 'percent' : 'count'}`,
      ),
      width: 20,
      suffix: part === 'percent' ? '%' : unit,
      value: view.form[`${code}.${part}`] ?? boxText(line.stated?.[part] ?? null),
      readOnly: villages.length > 0 && part === 'numerator',
      ...errorOf(errors, `${code}.${part}`),
    });
  const remark = view.form[`${code}.remark`] ?? line.stated?.remark ?? '';
  const byVillage = statement.asks.join() === 'numerator';
  return html`<section class="da-paper"><fieldset class="govuk-fieldset">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${view.say(definition.label)}</legend>
<p class="govuk-hint">${view.say(definition.meaning)}</p>
<p class="govuk-body">${
    last === undefined || previous === null
      ? view.t('office-statements.no-last')
      : html`${view.t('office-statements.last', { date: formatDate(previous.endsOn) })} <strong>${last}</strong>`
  }</p>
${statement.asks.map(box)}
${
  byVillage
    ? html`<p class="govuk-body"><a class="govuk-link" href="${statementHref(statementId, `/villages?code=${code}`)}">${
        villages.length === 0
          ? view.t('office-statements.by-village')
          : view.t('office-statements.villages', { count: villages.length })
      }<span class="govuk-visually-hidden">: ${view.say(definition.label)}</span></a></p>`
    : ''
}
${details({
  summary: view.t('office-statements.remark'),
  open: remark !== '' || errors.some((e) => e.field?.startsWith(`${code}.`)),
  body: longTextField({
    language: view.language,
    name: `${code}.remark`,
    label: `${view.t('office-statements.remark')}: ${view.say(definition.label)}`,
    hint: view.t('office-statements.remark-hint'),
    rows: 2,
    value: remark,
  }),
})}
</fieldset></section>`;
}

/** A kept number as its box takes it: always in the Vietnamese way of writing, whatever the language of the page. */
const boxText = (value: number | null): string => (value === null ? '' : formatNumber('vi', value));
