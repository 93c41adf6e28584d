import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { safeHref } from './address.ts';
import { attributes, classes } from './attributes.ts';
import type { Content } from './content.ts';
import { icon } from './icon.ts';

export interface TableColumn {
  readonly label: string;
  readonly numeric?: boolean | undefined;
  /** This column names the row (read first by screen readers, title of the card). At most one. */
  readonly heading?: boolean | undefined;
  /** Link that sorts by this column, and how the table is sorted by it now. */
  readonly sort?: { readonly href: string; readonly sorted?: 'up' | 'down' };
}

export interface DataTableModel {
  readonly language: Language;
  readonly caption: string;
  /** Keeps the caption for screen readers only, when a heading above says the same. */
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly { readonly cells: readonly Content[]; readonly tone?: 'attention' }[];
  /** What will come here and how; shown instead of an empty table. */
  readonly empty?: Content | undefined;
  /** On narrow screens rows become cards (default), or the table scrolls inside its own box. */
  readonly narrow?: 'cards' | 'scroll' | undefined;
}

// A box for sideways scrolling would take the head out of view: a longer table scrolls inside its box, head in place.
const mostUnboxed = 25;

/** A table of records. The head stays in view; states of sorting and paging live in the address. */
export function dataTable(model: DataTableModel): Html {
  if (model.rows.length === 0) {
    return html`<section class="da-empty"><h2 class="govuk-heading-s">${model.caption}</h2><p class="govuk-body">${model.empty ?? words(model.language, 'table.empty')}</p></section>`;
  }
  const narrow = model.narrow ?? 'cards';
  // Cards change `display`, and browsers then drop a table's meaning: the roles give it back.
  const table = html`<table class="govuk-table da-table da-table--${narrow}" role="table">
<caption class="${classes('govuk-table__caption', model.captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption--m')}">${model.caption}</caption>
<thead class="da-table__head" role="rowgroup"><tr role="row">${model.columns.map((column) => headCell(model.language, column))}</tr></thead>
<tbody role="rowgroup">${model.rows.map(
    (row) =>
      html`<tr class="${classes('da-table__row', row.tone && `da-table__row--${row.tone}`)}" role="row">${row.cells.map((cell, index) => bodyCell(cell, model.columns[index]))}</tr>`,
  )}</tbody>
</table>`;
  return narrow === 'cards'
    ? table
    : html`<div class="${classes('da-table-box', model.rows.length > mostUnboxed && 'da-table-box--tall')}" role="region" aria-label="${model.caption}" tabindex="0">${table}</div>`;
}

function headCell(language: Language, column: TableColumn): Html {
  const { sort, label } = column;
  const sorted = sort?.sorted;
  return html`<th${attributes({
    class: classes('govuk-table__header', column.numeric && 'govuk-table__header--numeric'),
    scope: 'col',
    role: 'columnheader',
    'aria-sort': sorted === undefined ? null : sorted === 'up' ? 'ascending' : 'descending',
  })}>${
    sort === undefined
      ? label
      : html`<a class="da-sort" href="${safeHref(sort.href)}"><span class="govuk-visually-hidden">${words(language, 'table.sort-by', { name: label })}</span><span aria-hidden="true">${label}</span>${icon(sorted === undefined ? 'arrow-up-down' : sorted === 'up' ? 'arrow-up' : 'arrow-down')}${
          sorted === undefined
            ? ''
            : html`<span class="govuk-visually-hidden">, ${words(language, sorted === 'up' ? 'table.sorted-up' : 'table.sorted-down')}</span>`
        }</a>`
  }</th>`;
}

function bodyCell(cell: Content, column: TableColumn | undefined): Html {
  const shared = { 'data-label': column?.label };
  if (column?.heading) {
    return html`<th${attributes({ ...shared, class: 'govuk-table__header da-table__name', scope: 'row', role: 'rowheader' })}>${cell}</th>`;
  }
  const name = classes('govuk-table__cell', column?.numeric && 'govuk-table__cell--numeric');
  return html`<td${attributes({ ...shared, class: name, role: 'cell' })}><div class="da-table__value">${cell}</div></td>`;
}
