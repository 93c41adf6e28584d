import type { FormDefinition } from '#procedures';
import { displayValue, visiblePages } from '#procedures';

/** The answers that a result document repeats, as label and value in Vietnamese: every answered field that was shown. */
export function resultLines(form: FormDefinition, values: Record<string, string>): { label: string; value: string }[] {
  return visiblePages(form, values)
    .flatMap((page) => page.fields)
    .map((field) => ({ label: field.label.vi, value: displayValue(field, values[field.key] ?? '', 'vi') }))
    .filter((line) => line.value !== '');
}
