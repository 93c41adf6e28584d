import { attachPaper, detachPaper, type Paper, showDraft } from '#cases';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { newId } from '#platform/ids';
import { type Procedure, papersToAttach } from '#procedures';
import { button, linkButton } from '../../components/button.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { progress } from '../../components/progress.ts';
import { readUpload, storeUpload } from '../../shell/upload.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { nextStep, previousStep, stepsOf } from './steps.ts';

/** Attach the papers that the registry's data do not replace. */
export const papersPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/apply/:draftId/papers',
    permission: citizen(),
    handler: async (view) => papersPage(view, []),
  },
  {
    method: 'POST',
    url: '/apply/:draftId/papers',
    permission: citizen(),
    async handler(view) {
      const draftId = view.params['draftId'] ?? '';
      const upload = await orRefusal(readUpload(view));
      const paperCode = upload instanceof Refusal ? '' : (upload.fields['paper'] ?? '');
      const field = `paper-${paperCode}`;
      const stored = upload instanceof Refusal ? upload : await orRefusal(storeUpload(view, upload));
      if (stored instanceof Refusal) return papersPage(view, [{ field, text: view.t(stored.key, stored.params) }], 422);
      const attached = await orRefusal(view.act(attachPaper, { draftId, file: { paperCode, ...stored } }));
      if (attached instanceof Refusal)
        return papersPage(view, [{ field, text: view.t(attached.key, attached.params) }], 422);
      return view.go(`/apply/${draftId}/papers`);
    },
  },
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

async function papersPage(view: View, errors: { field: string; text: string }[], status = 200) {
  const shown = await view.ask(showDraft, { draftId: view.params['draftId'] ?? '' });
  const { draft, procedure, papers } = shown;
  const steps = stepsOf(procedure, draft.form, draft.id);
  const needed = new Set(papersToAttach(procedure, draft.form).map((p) => p.code));
  const title = view.t('citizen.papers.title');
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
${progress({ language: view.language, step: steps.length - 1, total: steps.length, title: view.say(procedure.name) })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen.papers.text')}</p>
${procedure.papers.map((paper) =>
  onePaper(view, { draftId: draft.id, paper, needed: needed.has(paper.code), attached: papers, errors }),
)}
${linkButton({ text: view.t('citizen.papers.go-on'), href: nextStep(procedure, draft.form, { draftId: draft.id, page: 'papers' }) })}`;
  return view.page(
    {
      title,
      room: 'citizen',
      body,
      hasErrors: errors.length > 0,
      backLink: previousStep(procedure, draft.form, { draftId: draft.id, page: 'papers' }),
    },
    status,
  );
}

function onePaper(
  view: View,
  model: {
    draftId: string;
    paper: Procedure['papers'][number];
    needed: boolean;
    attached: readonly Paper[];
    errors: readonly { field: string; text: string }[];
  },
) {
  const { paper, draftId } = model;
  const name = `paper-${paper.code}`;
  const error = model.errors.find((e) => e.field === name)?.text;
  const have = model.attached.filter((a) => a.paperCode === paper.code);
  if (paper.replacedBy !== undefined) {
    return html`<section class="da-paper"><h2 class="govuk-heading-m">${view.say(paper.name)}</h2>
<p class="govuk-body">${view.t('citizen.papers.replaced')}</p></section>`;
  }
  return html`<section class="da-paper">
<h2 class="govuk-heading-m">${view.say(paper.name)}${model.needed ? '' : html` <span class="da-optional">${view.t('citizen.service.paper-if-any')}</span>`}</h2>
${have.map((a) =>
  form({
    language: view.language,
    action: `/apply/${draftId}/papers/remove`,
    idempotencyKey: newId(),
    hidden: { paperId: a.id },
    body: html`<p class="govuk-body da-kept-file">${a.fileName} ${button({ text: view.t('citizen.papers.remove'), tone: 'secondary' })}</p>`,
    submit: null,
  }),
)}
${form({
  language: view.language,
  action: `/apply/${draftId}/papers`,
  idempotencyKey: newId(),
  files: true,
  hidden: { paper: paper.code },
  body: fileField({
    language: view.language,
    name,
    label: view.t(have.length === 0 ? 'citizen.papers.choose' : 'citizen.papers.choose-more'),
    limitMb: view.site.uploadLimitMb,
    ...(paper.hint === undefined ? {} : { hint: view.say(paper.hint) }),
    ...(error === undefined ? {} : { error }),
  }),
  submit: null,
  beside: button({ text: view.t('citizen.papers.attach'), tone: 'secondary' }),
})}</section>`;
}
