import type { Condition, FormDefinition, FormField, FormPage, FormValues } from './form.ts';

/** True when nothing hides it: no condition, or the other field has one of the values asked for. */
export function isShown(condition: Condition | undefined, values: FormValues): boolean {
  if (condition === undefined) return true;
  const value = Object.hasOwn(values, condition.field) ? values[condition.field] : undefined;
  return value !== undefined && [condition.equals].flat().includes(value);
}

/** The pages that these answers lead through, in order, each with only the fields that are shown. */
export function visiblePages(form: FormDefinition, values: FormValues): FormPage[] {
  const seen: Record<string, string> = {}; // answers of shown fields: what is hidden shows nothing else
  const pages: FormPage[] = [];
  for (const page of form.pages) {
    if (!isShown(page.showWhen, seen)) continue;
    const fields = page.fields.filter((field) => {
      const shown = isShown(field.showWhen, seen);
      if (shown) seen[field.key] = values[field.key] ?? '';
      return shown;
    });
    pages.push({ ...page, fields });
  }
  return pages;
}

/** The field with this key, wherever it stands in the form. */
export function findField(form: FormDefinition, key: string): FormField | undefined {
  for (const page of form.pages) {
    const field = page.fields.find((f) => f.key === key);
    if (field !== undefined) return field;
  }
  return undefined;
}
