import { attachSupplement, type CaseView, checkAttach } from '#cases';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { papersToAttach } from '#procedures';
import { button } from '../components/button.ts';
import { radios } from '../components/choice-field.ts';
import { fileField } from '../components/file-field.ts';
import { form } from '../components/form.ts';
import { longTextField } from '../components/long-text-field.ts';
import { notice } from '../components/notice.ts';
import { readFiles } from '../shell/upload.ts';
import type { View } from '../shell/view.ts';
import { uploadPlace } from './apply/paper-sections.ts';

export interface CasePageModel {
  errors?: { field: string; text: string }[];
  message?: string;
  typed?: string;
  status?: number;
}

/** The paper to which files belong that the procedure does not name. */
const anySupplement = 'supplement';

/** What was asked for, files to add, and a note. */
export function supplementForms(view: View, shown: CaseView, model: { asked: string } & CasePageModel): Html {
  const { case: found } = shown;
  const { language } = view;
  return html`<section class="da-next">
${notice({ language, kind: 'warning', title: view.t('citizen.supplement.title'), body: model.asked })}
${fileForm(view, shown, model.errors?.find((e) => e.field === 'file')?.text)}
${form({
  language,
  action: `/my/${found.id}/supplement`,
  version: found.version,
  idempotencyKey: newId(),
  keepAs: `case-${found.id}/supplement`,
  body: longTextField({
    language,
    name: 'note',
    label: view.t('citizen.supplement.note'),
    optional: true,
    atMost: 2000,
    value: model.typed ?? '',
  }),
  submit: view.t('citizen.supplement.send'),
})}</section>`;
}

function fileForm(view: View, { case: found, procedure }: CaseView, error: string | undefined): Html {
  const { language } = view;
  const field = fileField({
    language,
    name: 'file',
    label: view.t('citizen.supplement.file'),
    limitMb: view.site.uploadLimitMb,
    multiple: true,
    ...(error === undefined ? {} : { error }),
  });
  const papers = papersToAttach(procedure, found.form);
  return form({
    language,
    action: `/my/${found.id}/supplement-file`,
    idempotencyKey: newId(),
    files: true,
    body: html`${
      papers.length < 2
        ? ''
        : radios({
            language,
            name: 'paper',
            label: view.t('citizen-apply.supplement.which'),
            value: anySupplement,
            choices: [
              ...papers.map((p) => ({ value: p.code, text: view.say(p.name) })),
              { value: anySupplement, text: view.t('citizen-apply.supplement.other') },
            ],
          })
    }${uploadPlace(view, { home: { case: found.id }, paper: papers.length === 1 ? (papers[0]?.code ?? anySupplement) : anySupplement, body: field })}${button({ text: view.t('citizen.papers.attach'), tone: 'secondary', name: 'stay', value: '1' })}`,
    submit: null,
  });
}

/** Adds the chosen files; answers with what was wrong. */
export async function addFile(view: View): Promise<{ field: string; text: string }[]> {
  const caseId = view.params['caseId'] ?? '';
  const paperOf = (fields: Readonly<Record<string, string>>) => fields['paper'] ?? anySupplement;
  let sent = 0;
  const posted = await readFiles(view, {
    before: (_, fields) => view.act(checkAttach, { caseId, paperCode: paperOf(fields) }, ''),
    each: ({ file }, fields) => {
      const key = `${fields['_key'] ?? newId()}/${sent++}`;
      return view.act(attachSupplement, { caseId, file: { paperCode: paperOf(fields), ...file } }, key);
    },
  });
  const errors = view.faultWords(posted.faults);
  if (posted.stored.length + errors.length === 0) errors.push({ field: 'file', text: view.t('shell.upload.none') });
  return errors;
}
