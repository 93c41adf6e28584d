import type { FormDefinition, FormField, FormValues } from './form.ts';
import { parseField } from './parse-field.ts';

/** What the registry knows of a person, by field; as `registryFieldsOf` of #population answers. */
export type RegistryValues = Readonly<Record<string, string | null | undefined>>;

/**
 * The form as it starts: every field that the registry knows is filled in (Decree 47/2020 art. 9.3: what the state
 * holds is not asked again). A value of the registry that the form would refuse is left out.
 */
export function prefillForm(form: FormDefinition, registry: RegistryValues): FormValues {
  return Object.fromEntries(
    form.pages
      .flatMap((page) => page.fields)
      .map((field) => [field.key, registryValue(field, registry)] as const)
      .filter(([, value]) => value !== ''),
  );
}

/** Keys of the fields that stand as the registry has them and cannot be typed over. */
export function lockedFields(form: FormDefinition, registry: RegistryValues): Set<string> {
  return new Set(
    form.pages
      .flatMap((page) => page.fields)
      .filter((field) => field.readonlyWhenPrefilled === true && registryValue(field, registry) !== '')
      .map((field) => field.key),
  );
}

/** The same answers with every locked field set back to the registry's value, whatever a browser sent. */
export function keepRegistryValues(form: FormDefinition, values: FormValues, registry: RegistryValues): FormValues {
  const locked = lockedFields(form, registry);
  const known = Object.entries(prefillForm(form, registry)).filter(([key]) => locked.has(key));
  return { ...values, ...Object.fromEntries(known) };
}

function registryValue(field: FormField, registry: RegistryValues): string {
  const known = field.prefill === undefined ? undefined : registry[field.prefill];
  if (typeof known !== 'string' || known === '') return '';
  const read = parseField(field, known);
  return read.ok ? read.value : '';
}
