import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import type { Batch, BatchRow, RowCounts } from '#results';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import type { View } from '../../shell/view.ts';

/** The sample of a batch, each document with its judgement; whoever filled the batch only looks on. */
export function sampleTable(
  view: View,
  { batch, counts, rows }: { batch: Batch; counts: RowCounts; rows: readonly BatchRow[] },
): Html {
  const own = batch.openedBy !== null && batch.openedBy === view.actor.accountId;
  const path = `/office/digitise/batches/${batch.id}`;
  return html`<h2 class="govuk-heading-m">${view.t('office-digitise.sample.title')}</h2>
<p class="govuk-body">${view.t('office-digitise.sample.text', { judged: counts.judged, sampled: counts.sampled })}</p>
${own ? notice({ language: view.language, kind: 'info', body: view.t('results.judge-is-filler') }) : ''}
${dataTable({
  language: view.language,
  caption: view.t('office-digitise.sample.title'),
  captionHidden: true,
  columns: [
    { label: view.t('office-digitise.number'), heading: true },
    { label: view.t('office-digitise.batch.holder') },
    { label: view.t('office-digitise.batch.file') },
    { label: view.t('office-digitise.sample.verdict') },
  ],
  rows: rows.map((row) => ({
    cells: [
      row.number ?? '',
      row.fields['fullName'] ?? '',
      html`<a class="govuk-link" href="${path}/rows/${row.id}/file">${row.fields['file'] ?? ''}</a>`,
      verdictCell(view, { row, path, own }),
    ],
  })),
})}
${
  own || counts.judged < counts.sampled
    ? ''
    : form({
        language: view.language,
        action: `${path}/decide`,
        idempotencyKey: newId(),
        body: html`<p class="govuk-body">${view.t(counts.bad === 0 ? 'office-digitise.sample.all-good' : 'office-digitise.sample.some-bad', { bad: counts.bad })}</p>`,
        submit: view.t(counts.bad === 0 ? 'office-digitise.sample.accept' : 'office-digitise.sample.send-back'),
      })
}`;
}

function verdictCell(view: View, { row, path, own }: { row: BatchRow; path: string; own: boolean }): Html {
  if (row.verdict !== null)
    return html`${tag({ tone: row.verdict === 'good' ? 'success' : 'danger', text: view.t(`office-digitise.sample.${row.verdict}`) })} ${row.verdictNote ?? ''}`;
  if (own) return html`–`;
  return form({
    language: view.language,
    action: `${path}/rows/${row.id}/judge`,
    idempotencyKey: newId(),
    body: html`${textField({ language: view.language, name: `note-${row.line}`, label: view.t('office-digitise.sample.note'), optional: true })}
<div class="govuk-button-group">${button({ text: view.t('office-digitise.sample.good'), name: 'verdict', value: 'good', tone: 'secondary' })}
${button({ text: view.t('office-digitise.sample.bad'), name: 'verdict', value: 'bad', tone: 'warning' })}</div>`,
    submit: null,
  });
}
