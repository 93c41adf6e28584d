import { assignNumber, type ComputedDefinition } from '#indicators';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { isIsoDate } from '#platform/time';
import { dateField, datePartName } from '../components/date-field.ts';
import { details } from '../components/details.ts';
import { errorOf, errorSummary, type FieldError } from '../components/error-summary.ts';
import { form } from '../components/form.ts';
import { textField } from '../components/text-field.ts';
import type { View } from '../shell/view.ts';

/** The form that writes down the number which a document assigns to the province as a figure's denominator. */
export function assignForm(view: View, { code, question }: ComputedDefinition, errors: readonly FieldError[]): Html {
  if (question.assigned === undefined) return html``;
  const { language } = view;
  const part = (name: 'day' | 'month' | 'year') => view.form[datePartName('validFrom', name)];
  return details({
    summary: view.t('leader.assign.open'),
    open: errors.length > 0,
    body: html`${errorSummary({ language, errors })}${form({
      language,
      action: `/figures/${code}/assigned`,
      idempotencyKey: newId(),
      submit: view.t('leader.assign.submit'),
      body: html`${textField({ language, name: 'number', label: view.t('leader.assign.number'), kind: 'digits', width: 10, value: view.form['number'], ...errorOf(errors, 'number') })}
${dateField({ language, name: 'validFrom', label: view.t('leader.assign.from'), value: { day: part('day'), month: part('month'), year: part('year') }, ...errorOf(errors, 'validFrom') })}
${textField({ language, name: 'document', label: view.t('leader.assign.document'), hint: view.t('leader.assign.document-hint'), value: view.form['document'], ...errorOf(errors, 'document') })}`,
    })}`,
  });
}

const shortestCitation = 10;
const longestCitation = 300;

/**
 * Writes the assigned number down. @returns the faults of what was typed; none when it is done.
 */
export async function assign(view: View, { question }: ComputedDefinition): Promise<FieldError[]> {
  const part = (name: 'day' | 'month' | 'year') => (view.form[datePartName('validFrom', name)] ?? '').trim();
  const validFrom = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  const number = Number((view.form['number'] ?? '').replace(/[.\s]/g, '') || Number.NaN);
  const document = (view.form['document'] ?? '').trim();
  const errors: FieldError[] = [];
  if (!Number.isSafeInteger(number) || number <= 0)
    errors.push({ field: 'number', text: view.t('indicators.bad-number') });
  if (!isIsoDate(validFrom)) errors.push({ field: 'validFrom', text: view.t('leader.assign.bad-day') });
  if (document.length < shortestCitation || document.length > longestCitation)
    errors.push({ field: 'document', text: view.t('leader.assign.bad-document') });
  if (errors.length === 0)
    await view.act(assignNumber, { code: question.assigned ?? '', validFrom, number, document }, view.form['_key']);
  return errors;
}
