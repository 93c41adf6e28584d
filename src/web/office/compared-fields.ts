import { displayValue, type FormDefinition, type FormField, visiblePages } from '#procedures';
import { shownValue } from '../citizen/apply/field-view.ts';
import type { DifferenceRow } from '../components/difference.ts';
import type { SummaryRow } from '../components/summary-list.ts';
import type { View } from '../shell/view.ts';

/** Fields that ask what the registry knows: shown beside the registry's value, differences marked to the letter. */
export function comparedFields(
  view: View,
  form: FormDefinition,
  values: { written: Record<string, string>; registry: Readonly<Record<string, string>> },
): DifferenceRow[] {
  const row = (field: FormField): DifferenceRow[] => {
    if (field.prefill === undefined || field.kind === 'commune') return [];
    const show = (value: string | undefined) =>
      value === undefined || value === '' ? null : displayValue(field, value, view.language);
    return [
      {
        label: view.say(field.label),
        written: show(values.written[field.key]),
        registry: show(values.registry[field.prefill]),
      },
    ];
  };
  return visiblePages(form, values.written).flatMap((page) => page.fields.flatMap(row));
}

/** The other answers, as the person gave them. */
export async function otherFields(
  view: View,
  form: FormDefinition,
  written: Record<string, string>,
): Promise<SummaryRow[]> {
  const fields = visiblePages(form, written).flatMap((page) =>
    page.fields.filter((f) => f.prefill === undefined || f.kind === 'commune'),
  );
  return Promise.all(
    fields.map(async (field) => ({
      label: view.say(field.label),
      value: await shownValue(view, field, written[field.key] ?? ''),
    })),
  );
}
