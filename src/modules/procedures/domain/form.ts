import type { IsoDate } from '#platform/time';
import type { RegistryFieldKey } from '#population';
import type { Words } from './words.ts';

/** Shown only when another field has one of these values. */
export interface Condition {
  readonly field: string;
  readonly equals: string | readonly string[];
}

/** A fixed date, the day on which the form is filled in, or that day and so many days (negative: before it). */
export type DateLimit = IsoDate | 'today' | { readonly daysFromToday: number };

export interface Option {
  /** Kept in the form's values: never changes once used. */
  readonly value: string;
  readonly label: Words;
  readonly hint?: Words;
}

interface FieldBase {
  /** Name of the value in the form, unique in the form. */
  readonly key: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly required: boolean;
  /** Filled in with what the population registry knows. */
  readonly prefill?: RegistryFieldKey;
  /** What the registry knows is shown and not typed again. */
  readonly readonlyWhenPrefilled?: boolean;
  /** Refers to an earlier field of the same page. */
  readonly showWhen?: Condition;
}

/** Kinds that need nothing but a label: their rules lie in #population or below. */
const plainKinds = ['name', 'personal-number', 'old-number', 'birth-date', 'phone', 'email', 'commune'] as const;

export interface PlainField extends FieldBase {
  readonly kind: (typeof plainKinds)[number];
}
export interface TextField extends FieldBase {
  readonly kind: 'text' | 'longtext';
  /** Characters; 200 for a line and 2,000 for a long text when absent. */
  readonly maxLength?: number;
}
export interface DateField extends FieldBase {
  readonly kind: 'date';
  readonly earliest?: DateLimit;
  readonly latest?: DateLimit;
  /** An earlier date field of the same page: this date may not lie before that one. */
  readonly notBefore?: string;
}
export interface NumberField extends FieldBase {
  /** Whole numbers; `money` is in đồng. */
  readonly kind: 'number' | 'money';
  readonly min?: number;
  readonly max?: number;
  readonly unit?: Words;
}
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
}

/** A field that holds one value. */
export type SimpleField = PlainField | TextField | DateField | NumberField | ChoiceField;

/**
 * The same few questions as often as there is something to say: the people of a household, the children of a marriage.
 * Its value is the JSON text of the rows (`rowsOf`, `groupValue`); a browser sends `key.0.field`, `key.1.field`, …
 */
export interface GroupField extends FieldBase {
  readonly kind: 'group';
  /** One row of it, as people call it: "Người đi cùng". */
  readonly rowName: Words;
  readonly fields: readonly SimpleField[];
  /** Fewest rows; when absent 1 for a required group and 0 for another. */
  readonly minRows?: number;
  readonly maxRows: number;
}

export type FormField = SimpleField | GroupField;
export type FieldKind = FormField['kind'];
export const fieldKinds: readonly FieldKind[] = [
  ...plainKinds,
  'text',
  'longtext',
  'date',
  'number',
  'money',
  'choice',
  'group',
];

/** One thing per page: a question and the one to four fields that answer it. */
export interface FormPage {
  readonly id: string;
  readonly title: Words;
  readonly hint?: Words;
  readonly fields: readonly FormField[];
  /** Refers to a field of an earlier page. */
  readonly showWhen?: Condition;
}

export interface FormDefinition {
  readonly pages: readonly FormPage[];
  /** The day on which it is filled in (set by `procedureAt`); limits such as "not in the future" count from it. */
  readonly asOf?: IsoDate;
}

/** Values by field key, normalised: dates yyyy-MM-dd, numbers plain digits, a commune's code, a group's rows as JSON; '' when nothing was given. */
export type FormValues = Readonly<Record<string, string>>;
