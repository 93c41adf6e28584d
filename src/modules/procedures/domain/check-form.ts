import { registryFieldKeys } from '#population';
import { checkWords } from './check-words.ts';
import { type Condition, type FormDefinition, type FormField, type FormPage, fieldKinds } from './form.ts';

const mostFields = 4;

/** What is wrong with a form's data: kinds, words, unique keys, conditions that look forward, choices without options. */
export function checkForm(form: FormDefinition): string[] {
  const fields = form.pages.flatMap((page) => page.fields);
  return [
    ...repeated(form.pages.map((p) => p.id)).map((id) => `two pages are called '${id}'`),
    ...repeated(fields.map((f) => f.key)).map((key) => `two fields are called '${key}'`),
    ...form.pages.flatMap((page, i) => checkPage(page, form.pages.slice(0, i))),
    ...checkCommune(form),
  ];
}

/** The commune decides which agency is in charge, so everybody is asked for it. */
function checkCommune(form: FormDefinition): string[] {
  const asked = form.pages.some(
    (page) =>
      page.showWhen === undefined &&
      page.fields.some((f) => f.key === 'commune' && f.kind === 'commune' && f.required && f.showWhen === undefined),
  );
  return asked ? [] : [`the form does not always ask for 'commune', by which the agency in charge is found`];
}

function checkPage(page: FormPage, before: readonly FormPage[]): string[] {
  const { length } = page.fields;
  const where = `page '${page.id}'`;
  return [
    ...checkWords(where, page.title),
    ...(page.hint === undefined ? [] : checkWords(`${where} hint`, page.hint)),
    ...(length >= 1 && length <= mostFields
      ? []
      : [`${where} has ${length} fields; one thing per page means 1 to ${mostFields}`]),
    ...checkCondition(
      where,
      page.showWhen,
      before.flatMap((p) => p.fields),
    ),
    ...page.fields.flatMap((field, i) => checkField(field, page.fields.slice(0, i))),
  ];
}

function checkField(field: FormField, before: readonly FormField[]): string[] {
  const where = `field '${field.key}'`;
  return [
    ...(/^[a-z][A-Za-z0-9]*$/.test(field.key) ? [] : [`${where}: the key is not of the form camelCase`]),
    ...(fieldKinds.includes(field.kind) ? [] : [`${where}: unknown kind '${field.kind}'`]),
    ...checkWords(where, field.label),
    ...(field.hint === undefined ? [] : checkWords(`${where} hint`, field.hint)),
    ...(field.prefill === undefined || registryFieldKeys.includes(field.prefill)
      ? []
      : [`${where}: the registry has no '${field.prefill}'`]),
    ...(field.readonlyWhenPrefilled === true && field.prefill === undefined ? [`${where}: nothing fills it in`] : []),
    ...checkCondition(where, field.showWhen, before),
    ...checkOptions(where, field),
    ...checkGroup(where, field),
    ...checkOrder(where, field, before),
  ];
}

function checkOrder(where: string, field: FormField, before: readonly FormField[]): string[] {
  if (field.kind !== 'date' || field.notBefore === undefined) return [];
  const first = before.find((other) => other.key === field.notBefore);
  return first?.kind === 'date' ? [] : [`${where}: 'notBefore' names no earlier date of the page`];
}

/** A group asks small questions: no group in a group, no registry value in a row, and an end to the rows. */
function checkGroup(where: string, field: FormField): string[] {
  if (field.kind !== 'group') return [];
  const { fields, minRows = 0, maxRows } = field;
  return [
    ...checkWords(`${where} rowName`, field.rowName),
    ...(fields.length > 0 ? [] : [`${where}: a row has no fields`]),
    ...(Number.isInteger(maxRows) && maxRows >= 1 && maxRows <= 50 && minRows <= maxRows
      ? []
      : [`${where}: rows must end between 1 and 50`]),
    ...repeated(fields.map((f) => f.key)).map((key) => `${where}: two fields of a row are called '${key}'`),
    ...fields.flatMap((inner, i) => [
      ...((inner.kind as string) === 'group' ? [`${where}: a group holds no group`] : []),
      ...(inner.prefill === undefined ? [] : [`${where}: '${inner.key}' of a row is filled in by nothing`]),
      ...checkField(inner, fields.slice(0, i)).map((fault) => `${where}: ${fault}`),
    ]),
  ];
}

function checkOptions(where: string, field: FormField): string[] {
  if (field.kind !== 'choice') return [];
  const values = field.options.map((option) => option.value);
  return [
    ...(values.length >= 2 ? [] : [`${where}: a choice needs two options`]),
    ...(values.includes('') ? [`${where}: an option has no value`] : []),
    ...repeated(values).map((value) => `${where}: two options are '${value}'`),
    ...field.options.flatMap((option) => checkWords(`${where} option '${option.value}'`, option.label)),
  ];
}

function checkCondition(where: string, condition: Condition | undefined, before: readonly FormField[]): string[] {
  if (condition === undefined) return [];
  const other = before.find((field) => field.key === condition.field);
  if (other === undefined) return [`${where} depends on '${condition.field}', which is not asked before it`];
  if (other.kind !== 'choice') return [`${where} depends on '${condition.field}', which is not a choice`];
  return [condition.equals]
    .flat()
    .filter((value) => !other.options.some((option) => option.value === value))
    .map((value) => `${where} depends on '${condition.field}' being '${value}', which is none of its options`);
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}
