import { type Html, html } from '#platform/html';
import type { TaskRow } from '#steering';
import type { AgencyNames } from '#territory';
import { dataTable } from '../../components/data-table.ts';
import type { View } from '../../shell/view.ts';
import { base } from './frame.ts';
import { agencyName, progressBar, taskDue, taskTag } from './words.ts';

interface Tasks {
  rows: readonly TaskRow[];
  names: AgencyNames;
  caption: string;
  captionHidden?: boolean;
  empty: string;
}

/** Tasks with who does them, how far they are and when they are due. */
export function taskTable(view: View, { rows, names, caption, captionHidden, empty }: Tasks): Html {
  return dataTable({
    language: view.language,
    caption,
    captionHidden,
    empty,
    columns: [
      { label: view.t('office-steering.field.title'), heading: true },
      { label: view.t('office-steering.field.ownerAgency') },
      { label: view.t('office-steering.progress') },
      { label: view.t('office-steering.field.state') },
      { label: view.t('office-steering.field.dueOn') },
    ],
    rows: rows.map((t) => ({
      cells: [
        html`<a class="govuk-link" href="${base}/tasks/${t.id}">${t.title}</a> <span class="da-soft">${t.code}</span>`,
        agencyName(view, names, t.ownerAgency),
        progressBar(view, t.progress),
        taskTag(view, t),
        taskDue(view, t),
      ],
    })),
  });
}
