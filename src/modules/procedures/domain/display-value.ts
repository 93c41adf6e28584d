import { formatDate, formatNumber, type Language, t } from '#platform/i18n';
import { isIsoDate } from '#platform/time';
import type { FormField, GroupField } from './form.ts';
import { rowsOf } from './group-rows.ts';

/**
 * A value of a form as people read it: dates dd/MM/yyyy, the words of a choice, 1.234 with its unit. A commune stays
 * its code: its name depends on the date and is #territory's to tell. What has a fault is shown as it was typed.
 */
export function displayValue(field: FormField, value: string, language: Language): string {
  if (value === '') return '';
  switch (field.kind) {
    case 'date':
    case 'birth-date':
      return isIsoDate(value) ? formatDate(value) : value;
    case 'choice':
      return field.options.find((option) => option.value === value)?.label[language] ?? value;
    case 'money':
      return isNumber(value)
        ? t(language, 'procedures.unit.dong', { amount: formatNumber(language, Number(value)) })
        : value;
    case 'number': {
      const shown = isNumber(value) ? formatNumber(language, Number(value)) : value;
      return field.unit === undefined ? shown : `${shown} ${field.unit[language]}`;
    }
    case 'group':
      return displayRows(field, value, language)
        .map((row) => row.map((cell) => cell.value).join(', '))
        .join('; ');
    default:
      return value;
  }
}

/** The rows of a group as people read them: in each row only the fields that have an answer. */
export function displayRows(
  field: GroupField,
  value: string,
  language: Language,
): { label: string; value: string }[][] {
  return rowsOf(value).map((row) =>
    field.fields.flatMap((inner) => {
      const shown = displayValue(inner, row[inner.key] ?? '', language);
      return shown === '' ? [] : [{ label: inner.label[language], value: shown }];
    }),
  );
}

const isNumber = (value: string) => /^\d{1,15}$/.test(value);
