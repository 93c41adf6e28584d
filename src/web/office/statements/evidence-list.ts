import type { StatementView } from '#indicators';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { errorOf, type FieldError } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import type { View } from '../../shell/view.ts';
import { statementHref } from './statement-words.ts';

/** Documents behind the numbers, and for whoever writes the form the way to add and remove them. */
export function evidenceList(view: View, shown: StatementView, errors: readonly FieldError[] = []): Html {
  const { statement, files, may } = shown;
  const { language } = view;
  return html`<h2 class="govuk-heading-m" id="evidence">${view.t('office-statements.evidence')}</h2>
${files.length === 0 ? html`<p class="govuk-body">${view.t('office-statements.no-evidence')}</p>` : ''}
${files.map(
  (file) =>
    html`<div class="da-attached">${
      may.readFiles
        ? html`<a class="govuk-link" href="${statementHref(statement.id, `/files/${file.id}`)}">${file.fileName}</a>`
        : file.fileName
    }${
      may.state
        ? form({
            language,
            action: statementHref(statement.id, `/files/${file.id}/remove`),
            idempotencyKey: newId(),
            version: statement.version,
            submit: null,
            body: html`<button class="da-link-button" type="submit">${view.t('office-statements.remove')}<span class="govuk-visually-hidden"> ${file.fileName}</span></button>`,
          })
        : ''
    }</div>`,
)}
${
  may.state
    ? form({
        language,
        action: statementHref(statement.id, '/files'),
        idempotencyKey: newId(),
        version: statement.version,
        files: true,
        submit: null,
        body: html`${fileField({
          language,
          name: 'file',
          label: view.t('office-statements.add-evidence'),
          hint: view.t('office-statements.evidence-hint'),
          limitMb: view.site.uploadLimitMb,
          ...errorOf(errors, 'file'),
        })}${button({ text: view.t('office-statements.attach'), tone: 'secondary' })}`,
      })
    : ''
}`;
}
