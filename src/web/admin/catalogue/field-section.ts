import { registryFieldKeys } from '#population';
import type { FieldKind, FormField } from '#procedures';
import {
  conditionText,
  type EditFaults,
  type EditField,
  inBoth,
  line,
  lines,
  maybeWords,
  readCondition,
  readCount,
  showWords,
  type Values,
  wordsOf,
} from './edit-form.ts';

/** Kinds that the editor makes. A group keeps its rows as they are in the files; its frame can be edited. */
const kinds: readonly FieldKind[] = [
  'text',
  'longtext',
  'choice',
  'date',
  'number',
  'money',
  'name',
  'personal-number',
  'old-number',
  'birth-date',
  'phone',
  'email',
  'commune',
];

export const fieldFields: readonly EditField[] = [
  line('key'),
  { name: 'kind', kind: 'choice', options: [...kinds, 'group'] },
  ...inBoth('label'),
  ...inBoth('fieldHint', 'line', true),
  { name: 'fieldNeeded', kind: 'choice', options: ['yes', 'no'] },
  lines('choices', true),
  line('prefill', true),
  { name: 'locked', kind: 'choice', options: ['no', 'yes'], optional: true },
  line('limitLow', true),
  line('limitHigh', true),
  line('fieldWhen', true),
];

export function showField(field: FormField): Values {
  return {
    key: field.key,
    kind: field.kind,
    ...showWords('label', field.label),
    ...showWords('fieldHint', field.hint),
    fieldNeeded: field.required ? 'yes' : 'no',
    choices:
      field.kind === 'choice' ? field.options.map((o) => `${o.value} | ${o.label.vi} | ${o.label.en}`).join('\n') : '',
    prefill: field.prefill ?? '',
    locked: field.readonlyWhenPrefilled === true ? 'yes' : 'no',
    limitLow: field.kind === 'number' || field.kind === 'money' ? text(field.min) : '',
    limitHigh: limitHighOf(field),
    fieldWhen: conditionText(field.showWhen),
  };
}

const text = (value: number | undefined) => (value === undefined ? '' : String(value));

function limitHighOf(field: FormField): string {
  if (field.kind === 'number' || field.kind === 'money') return text(field.max);
  if (field.kind === 'text' || field.kind === 'longtext') return text(field.maxLength);
  return field.kind === 'group' ? text(field.maxRows) : '';
}

/** What the editor does not show (limits of dates, units, rows of a group) stays while the kind stays. */
export function readField(values: Values, faults: EditFaults, before: FormField | undefined): FormField {
  const kind = ([...kinds, 'group'] as readonly FieldKind[]).find((k) => k === values['kind']) ?? 'text';
  if (kind === 'group' && before?.kind !== 'group') faults.add('kind', 'group');
  if (!/^[a-z][A-Za-z0-9]*$/.test(values['key'] ?? '')) faults.add('key', 'key');
  const hint = maybeWords(values, 'fieldHint');
  const when = readCondition(values, 'fieldWhen', faults);
  const kept = before?.kind === kind ? before : {};
  const {
    hint: _hint,
    showWhen: _when,
    prefill: _prefill,
    readonlyWhenPrefilled: _locked,
    ...rest
  } = kept as FormField;
  const prefill = registryFieldKeys.find((p) => p === values['prefill']);
  if (prefill === undefined && (values['prefill'] ?? '') !== '') faults.add('prefill', 'prefill');
  return {
    ...rest,
    ...partsOf(kind, values, { faults, before }),
    kind,
    key: values['key'] ?? '',
    label: wordsOf(values, 'label'),
    ...(hint === undefined ? {} : { hint }),
    required: values['fieldNeeded'] !== 'no',
    ...(prefill === undefined ? {} : { prefill }),
    ...(prefill !== undefined && values['locked'] === 'yes' ? { readonlyWhenPrefilled: true } : {}),
    ...(when === undefined ? {} : { showWhen: when }),
  } as FormField;
}

function partsOf(
  kind: FieldKind,
  values: Values,
  { faults, before }: { faults: EditFaults; before: FormField | undefined },
): object {
  const low = readCount(values, 'limitLow', faults);
  const high = readCount(values, 'limitHigh', faults);
  if (kind === 'number' || kind === 'money') return { min: low, max: high };
  if (kind === 'text' || kind === 'longtext') return { maxLength: high };
  if (kind === 'group') return { maxRows: high ?? 10 };
  if (kind !== 'choice') return {};
  const old = before?.kind === 'choice' ? before.options : [];
  const options = (values['choices'] ?? '')
    .split('\n')
    .filter((lineText) => lineText.trim() !== '')
    .map((lineText) => {
      const [value = '', vi = '', en = ''] = lineText.split('|').map((part) => part.trim());
      const hint = old.find((o) => o.value === value)?.hint;
      return { value, label: { vi, en }, ...(hint === undefined ? {} : { hint }) };
    });
  if (options.length < 2) faults.add('choices', 'choices');
  return { options };
}
