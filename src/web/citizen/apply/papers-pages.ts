import { attachPaper, detachPaper, type Paper, showDraft } from '#cases';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { type Procedure, papersToAttach } from '#procedures';
import { button } from '../../components/button.ts';
import { errorSummary, type FieldError } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { progress } from '../../components/progress.ts';
import { readFiles } from '../../shell/upload.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
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
  {
    method: 'POST',
    url: '/apply/:draftId/papers/remove',
    permission: citizen(),
    async handler(view) {
      const draftId = view.params['draftId'] ?? '';
      await view.act(detachPaper, { draftId, paperId: view.form['paperId'] ?? '' });
      return view.go(`/apply/${draftId}/papers`);
    },
  },
];

const fieldOf = (paperCode: string) => `paper-${paperCode}`;

async function attachChosen(view: View) {
  const draftId = view.params['draftId'] ?? '';
  const posted = await readFiles(view);
  const errors: FieldError[] = view.faultWords(posted.faults);
  for (const { field, file } of posted.stored) {
    const key = `${posted.fields['_key'] ?? newId()}/${field}`;
    const paperCode = field.replace(/^paper-/, '');
    const done = await orRefusal(view.act(attachPaper, { draftId, file: { paperCode, ...file } }, key));
    if (done instanceof Refusal) errors.push({ field, text: view.t(done.key, done.params) });
  }
  if (errors.length > 0) return papersPage(view, errors, 422);
  if (posted.fields['stay'] !== undefined) return view.go(`/apply/${draftId}/papers`);
  const { draft, procedure } = await view.ask(showDraft, { draftId });
  return view.go(nextStep(procedure, draft.form, { draftId, page: 'papers' }));
}

async function papersPage(view: View, errors: readonly FieldError[], status = 200) {
  const { draft, procedure, papers } = await view.ask(showDraft, { draftId: view.params['draftId'] ?? '' });
  const { language } = view;
  const at = { draftId: draft.id, page: 'papers' };
  const steps = stepsOf(procedure, draft.form, draft.id);
  const needed = new Set(papersToAttach(procedure, draft.form).map((p) => p.code));
  const title = view.t('citizen.papers.title');
  const fields = procedure.papers.map((paper) =>
    onePaper(view, { paper, needed: needed.has(paper.code), attached: papers, errors }),
  );
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
${progress({ language, step: steps.length - 1, total: steps.length, title: view.say(procedure.name) })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen.papers.text')}</p>
${attachedList(view, { draftId: draft.id, procedure, papers })}
${form({
  language,
  action: `/apply/${draft.id}/papers`,
  idempotencyKey: newId(),
  files: true,
  body: html`${fields}<div class="govuk-button-group">${button({ text: view.t('citizen.apply.save') })}${button({
    text: view.t('citizen.papers.attach'),
    tone: 'secondary',
    name: 'stay',
    value: '1',
  })}</div>`,
  submit: null,
})}`;
  return view.page(
    { title, room: 'citizen', body, hasErrors: errors.length > 0, backLink: previousStep(procedure, draft.form, at) },
    status,
  );
}

/** What is attached already, each with a button to take it off. */
function attachedList(view: View, model: { draftId: string; procedure: Procedure; papers: readonly Paper[] }): Html {
  if (model.papers.length === 0) return html``;
  const nameOf = (code: string) => {
    const paper = model.procedure.papers.find((p) => p.code === code);
    return paper === undefined ? code : view.say(paper.name);
  };
  return html`<h2 class="govuk-heading-m">${view.t('citizen.papers.attached')}</h2>
<ul class="govuk-list">${model.papers.map(
    (paper) =>
      html`<li class="da-attached"><span>${nameOf(paper.paperCode)}: <strong>${paper.fileName}</strong></span>${form({
        language: view.language,
        action: `/apply/${model.draftId}/papers/remove`,
        idempotencyKey: newId(),
        hidden: { paperId: paper.id },
        body: button({ text: view.t('citizen.papers.remove'), tone: 'secondary' }),
        submit: null,
      })}</li>`,
  )}</ul>`;
}

interface PaperModel {
  paper: Procedure['papers'][number];
  needed: boolean;
  attached: readonly Paper[];
  errors: readonly FieldError[];
}

function onePaper(view: View, { paper, needed, attached, errors }: PaperModel): Html {
  const name = fieldOf(paper.code);
  const error = errors.find((e) => e.field === name)?.text;
  const have = attached.some((a) => a.paperCode === paper.code);
  const heading = html`<h2 class="govuk-heading-m">${view.say(paper.name)}${
    needed || paper.replacedBy !== undefined
      ? ''
      : html` <span class="da-optional">${view.t('citizen.service.paper-if-any')}</span>`
  }</h2>`;
  if (paper.replacedBy !== undefined) {
    return html`<section class="da-paper">${heading}<p class="govuk-body">${view.t('citizen.papers.replaced')}</p></section>`;
  }
  return html`<section class="da-paper">${heading}${fileField({
    language: view.language,
    name,
    label: view.t(have ? 'citizen.papers.choose-more' : 'citizen.papers.choose'),
    limitMb: view.site.uploadLimitMb,
    ...(paper.hint === undefined ? {} : { hint: view.say(paper.hint) }),
    ...(error === undefined ? {} : { error }),
  })}</section>`;
}
