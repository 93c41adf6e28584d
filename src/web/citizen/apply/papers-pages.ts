import { attachPaper, checkAttach, detachPaper, movePaperUp, showDraft } from '#cases';
import { citizen } from '#platform/command';
import { refuse } from '#platform/errors';
import { html } from '#platform/html';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { progress } from '../../components/progress.ts';
import { sendFile } from '../../shell/send-file.ts';
import { readFiles } from '../../shell/upload.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { draftNotices } from './draft-notices.ts';
import { fieldOfPaper, pageActForm, paperSection, papersNotAsked } from './paper-sections.ts';
import { nextStep, previousStep, stepsOf } from './steps.ts';

/** Attach the papers that the registry's data do not replace. Whatever is chosen goes along with either button. */
export const papersPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/apply/:draftId/papers',
    permission: citizen(),
    handler: async (view) => papersPage(view, []),
  },
  { method: 'POST', url: '/apply/:draftId/papers', permission: citizen(), handler: attachChosen },
  { method: 'POST', url: '/apply/:draftId/papers/page', permission: citizen(), handler: changePage },
  { method: 'GET', url: '/apply/:draftId/papers/:paperId', permission: citizen(), handler: sendPage },
];

const draftOf = (view: View) => view.params['draftId'] ?? '';
const codeOf = (field: string) => field.replace(/^paper-/, '');

async function attachChosen(view: View) {
  const draftId = draftOf(view);
  let sent = 0;
  const posted = await readFiles(view, {
    before: (field) => view.act(checkAttach, { draftId, paperCode: codeOf(field) }, ''),
    each: ({ field, file }, fields) => {
      // One form may bring several pages of one paper: the form's key counts on.
      const key = `${fields['_key'] ?? newId()}/${sent++}`;
      return view.act(attachPaper, { draftId, file: { paperCode: codeOf(field), ...file } }, key);
    },
  });
  if (posted.faults.length > 0) return papersPage(view, view.faultWords(posted.faults), 422);
  if (posted.fields['stay'] !== undefined) return view.go(`/apply/${draftId}/papers`);
  const { draft, procedure } = await view.ask(showDraft, { draftId });
  return view.go(nextStep(procedure, draft.form, { draftId, page: 'papers' }));
}

/** Takes one page away or moves it forward. */
async function changePage(view: View) {
  const draftId = draftOf(view);
  const { up, remove } = view.form;
  if (remove !== undefined) await view.act(detachPaper, { draftId, paperId: remove }, '');
  else await view.act(movePaperUp, { draftId, paperId: up ?? '' }, '');
  return view.go(`/apply/${draftId}/papers`);
}

/** The file itself, so that one can see whether the picture is clear. */
async function sendPage(view: View) {
  const { papers } = await view.ask(showDraft, { draftId: draftOf(view) });
  const page = papers.find((p) => p.id === view.params['paperId']) ?? refuse('not-found', 'platform.file-missing');
  return sendFile(view, page);
}

async function papersPage(view: View, errors: readonly FieldError[], status = 200) {
  const shown = await view.ask(showDraft, { draftId: draftOf(view) });
  const { draft, procedure } = shown;
  const { language } = view;
  const steps = stepsOf(procedure, draft.form, draft.id);
  const title = view.t('citizen.papers.title');
  const wanted = [
    ...shown.asked.map((p) => ({ paper: p, needed: true })),
    ...shown.other.map((p) => ({ paper: p, needed: false })),
  ];
  const sections = wanted.map((one) =>
    paperSection(view, {
      ...one,
      draftId: draft.id,
      pages: shown.papers.filter((p) => p.paperCode === one.paper.code),
      error: errors.find((e) => e.field === fieldOfPaper(one.paper.code))?.text,
    }),
  );
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
${progress({ language, step: steps.length - 1, total: steps.length, title: view.say(procedure.name) })}
<h1 class="govuk-heading-l">${title}</h1>
${draftNotices(view, shown)}
${wanted.length === 0 ? '' : html`<p class="govuk-body">${view.t('citizen-apply.papers.text')}</p>`}
${form({
  language,
  action: `/apply/${draft.id}/papers`,
  idempotencyKey: newId(),
  files: true,
  body: html`${sections}${papersNotAsked(view, shown.notAsked)}<div class="govuk-button-group">${button({ text: view.t('citizen.apply.save') })}${
    wanted.length === 0
      ? ''
      : button({ text: view.t('citizen.papers.attach'), tone: 'secondary', name: 'stay', value: '1' })
  }</div>`,
  submit: null,
})}
${pageActForm(draft.id)}`;
  const backLink = previousStep(procedure, draft.form, { draftId: draft.id, page: 'papers' });
  return view.page({ title, room: 'citizen', body, hasErrors: errors.length > 0, backLink }, status);
}
