import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { details } from '../../components/details.ts';
import { errorOf, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { textField } from '../../components/text-field.ts';
import type { View } from '../../shell/view.ts';
import { type Claim, own } from './intake-input.ts';

interface PersonForm {
  action: string;
  claim: Claim;
  errors: readonly FieldError[];
}

/** Who stands there: the card under the scanner, or number, name and birth date by hand. */
export function personForm(view: View, { action, claim, errors }: PersonForm): Html {
  const { language } = view;
  return form({
    language,
    action,
    idempotencyKey: newId(),
    submit: null,
    // The scanner ends with Enter, which presses the first button of the form: to verify.
    body: html`${textField({
      language,
      name: own.card,
      label: view.t('office-desk.intake.card'),
      hint: view.t('office-desk.intake.card-hint'),
      autocomplete: 'off',
      optional: true,
      focused: errors.length === 0,
      ...errorOf(errors, own.card),
    })}
${claimFields(view, { number: own.number, fullName: own.fullName, birthDate: own.birthDate }, { claim, errors })}
<div class="govuk-button-group">${button({ text: view.t('office-desk.intake.verify') })}</div>
${slipFields(view, errors)}`,
  });
}

/** Number, name and birth date of somebody. */
export function claimFields(
  view: View,
  names: Record<keyof Claim, string>,
  { claim, errors }: { claim: Claim; errors: readonly FieldError[] },
): Html {
  const { language } = view;
  return html`${textField({ language, name: names.number, label: view.t('office-desk.intake.number'), kind: 'digits', width: 20, value: claim.number, ...errorOf(errors, names.number) })}
${textField({ language, name: names.fullName, label: view.t('office-desk.intake.name'), autocomplete: 'off', value: claim.fullName, ...errorOf(errors, names.fullName) })}
${textField({ language, name: names.birthDate, label: view.t('office-desk.intake.birth'), hint: view.t('office-desk.intake.birth-hint'), width: 10, autocomplete: 'off', value: claim.birthDate, ...errorOf(errors, names.birthDate) })}`;
}

/** The case cannot be received: what is missing, or why not, in writing (forms 02 and 03). */
export function slipFields(view: View, errors: readonly FieldError[]): Html {
  const { language } = view;
  const faulty = errors.some((e) => e.field === own.needs || e.field === own.reason);
  return details({
    summary: view.t('office-desk.intake.cannot'),
    open: faulty,
    body: html`${longTextField({
      language,
      name: own.needs,
      label: view.t('office-desk.intake.needs'),
      hint: view.t('office-desk.intake.needs-hint'),
      rows: 3,
      atMost: 2000,
      value: view.form[own.needs] ?? '',
      ...errorOf(errors, own.needs),
    })}${longTextField({
      language,
      name: own.reason,
      label: view.t('office-desk.intake.reason'),
      rows: 2,
      atMost: 2000,
      value: view.form[own.reason] ?? '',
      ...errorOf(errors, own.reason),
    })}<div class="govuk-button-group">${button({ text: view.t('office-desk.intake.print-02'), name: own.act, value: '02', tone: 'secondary' })}${button({ text: view.t('office-desk.intake.print-03'), name: own.act, value: '03', tone: 'warning' })}</div>`,
  });
}
