import { type Html, html } from '#platform/html';
import { type FormValues, type GroupField, rowsOf } from '#procedures';
import { button } from '../../components/button.ts';
import { conditional } from '../../components/conditional.ts';
import { fieldId } from '../../components/field.ts';
import type { View } from '../../shell/view.ts';
import { fieldView } from './field-view.ts';

/** Button names of a group: one adds a row (value: the group's key), one takes a row away. */
export const addRow = '_add';
const removeRow = (key: string, index: number) => `${key}.${index}.remove`;

/** Whether a posted page asks for another row, or one row less, instead of going on. */
export function changesRows(posted: FormValues): boolean {
  return addRow in posted || Object.keys(posted).some((name) => /\.\d{1,3}\.remove$/.test(name));
}

interface GroupState {
  value: string;
  errors: readonly { field: string; text: string }[];
  /** One empty row more than there are answers. */
  oneMore: boolean;
}

/** The same questions as often as there is something to say, each round in a frame of its own; works without scripting. */
export async function groupView(view: View, group: GroupField, state: GroupState): Promise<Html> {
  const rows = rowsOf(state.value);
  const count = Math.min(group.maxRows, Math.max(rows.length + (state.oneMore ? 1 : 0), group.required ? 1 : 0));
  const own = state.errors.find((e) => e.field === group.key)?.text;
  const drawn = await Promise.all(
    Array.from({ length: count }, (_, index) =>
      rowView(view, { group, index, row: rows[index] ?? {}, errors: state.errors }),
    ),
  );
  return html`<section class="da-group" id="${fieldId(group.key)}"><h2 class="govuk-heading-m">${view.say(group.label)}</h2>
${group.hint === undefined ? '' : html`<p class="govuk-hint">${view.say(group.hint)}</p>`}
${own === undefined ? '' : html`<p class="govuk-error-message">${own}</p>`}
${drawn}
${
  count < group.maxRows
    ? button({
        text: `${view.t('citizen-apply.group.add')}: ${view.say(group.rowName)}`,
        tone: 'secondary',
        name: addRow,
        value: group.key,
      })
    : ''
}</section>`;
}

interface RowModel {
  group: GroupField;
  index: number;
  row: FormValues;
  errors: GroupState['errors'];
}

async function rowView(view: View, { group, index, row, errors }: RowModel): Promise<Html> {
  const prefix = `${group.key}.${index}.`;
  const fields = await Promise.all(
    group.fields.map(async (inner) => {
      const key = prefix + inner.key;
      const error = errors.find((e) => e.field === key)?.text;
      const drawn = await fieldView(view, { ...inner, key }, { value: row[inner.key] ?? '', error });
      const { showWhen } = inner;
      return showWhen === undefined
        ? drawn
        : conditional({ field: prefix + showWhen.field, equals: [showWhen.equals].flat(), body: drawn });
    }),
  );
  const number = index + 1;
  return html`<fieldset class="govuk-fieldset da-group__row"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${view.say(group.rowName)} ${number}</legend>
${fields}
${button({ text: view.t('citizen-apply.group.remove', { number }), tone: 'secondary', name: removeRow(group.key, index), value: '1' })}</fieldset>`;
}
