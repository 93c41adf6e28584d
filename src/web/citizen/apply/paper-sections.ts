import type { NotAsked } from '#cases';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import type { Paper as AskedPaper } from '#procedures';
import { fileField } from '../../components/file-field.ts';
import type { View } from '../../shell/view.ts';

export const fieldOfPaper = (code: string): string => `paper-${code}`;

/** Buttons beside a page belong to this small form: they stand inside the form that sends files. */
const actFormId = 'page-act';

/** The form behind the buttons of all pages of a draft. */
export function pageActForm(draftId: string): Html {
  return html`<form id="${actFormId}" method="post" action="/apply/${draftId}/papers/page"></form>`;
}

interface Page {
  id: string;
  fileName: string;
}

interface SectionModel {
  draftId: string;
  paper: AskedPaper;
  needed: boolean;
  pages: readonly Page[];
  error: string | undefined;
}

/** One paper: its name, its pages in order, and where to add more. */
export function paperSection(view: View, model: SectionModel): Html {
  const { paper, pages, error } = model;
  const { language } = view;
  return html`<section class="da-paper"><h2 class="govuk-heading-m">${view.say(paper.name)}${
    model.needed ? '' : html` <span class="da-optional">${view.t('citizen.service.paper-if-any')}</span>`
  }</h2>
${pages.length === 0 ? '' : html`<ol class="da-pages">${pages.map((page, index) => pageItem(view, { page, index, draftId: model.draftId }))}</ol>`}
${uploadPlace(view, {
  home: { draft: model.draftId },
  paper: paper.code,
  body: fileField({
    language,
    name: fieldOfPaper(paper.code),
    label: view.t(pages.length > 0 ? 'citizen.papers.choose-more' : 'citizen.papers.choose'),
    limitMb: view.site.uploadLimitMb,
    multiple: true,
    ...(paper.hint === undefined ? {} : { hint: view.say(paper.hint) }),
    ...(error === undefined ? {} : { error }),
  }),
})}</section>`;
}

function pageItem(view: View, { page, index, draftId }: { page: Page; index: number; draftId: string }): Html {
  const act = (name: string, word: string) =>
    html`<button class="da-link-button" type="submit" form="${actFormId}" name="${name}" value="${page.id}">${view.t(`citizen-apply.papers.${word}`)}<span class="govuk-visually-hidden"> ${page.fileName}</span></button>`;
  return html`<li class="da-pages__item"><span class="da-pages__name">${view.t('citizen-apply.papers.page', { page: index + 1 })}: <strong>${page.fileName}</strong></span><span class="da-pages__acts"><a class="govuk-link" href="/apply/${draftId}/papers/${page.id}">${view.t('citizen-apply.papers.view')}<span class="govuk-visually-hidden"> ${page.fileName}</span></a>${index === 0 ? '' : act('up', 'up')}${act('remove', 'remove')}</span></li>`;
}

/** A file field that the island `upload` makes resumable where it can run. */
export function uploadPlace(
  view: View,
  model: { home: { draft: string } | { case: string }; paper: string; body: Html },
): Html {
  const words = Object.fromEntries(
    ['hint', 'camera', 'sending', 'sent', 'waiting', 'failed', 'wait', 'show'].map((key) => [
      key,
      view.t(`citizen-apply.upload.${key}`),
    ]),
  );
  const all = JSON.stringify({ ...words, signIn: view.t('citizen-apply.upload.sign-in') });
  const [[kind, id]] = Object.entries(model.home) as [[string, string]];
  return html`<div class="da-upload" data-island="upload" data-${kind}="${id}" data-paper="${model.paper}" data-words="${all}">${model.body}</div>`;
}

/** What nobody has to hand in, and by which law; a law that stands behind all of them is named once. */
export function papersNotAsked(view: View, papers: readonly NotAsked[]): Html {
  if (papers.length === 0) return html``;
  const laws = new Set(papers.map((p) => view.say(p.standIn.legalBasis)));
  const basis = (law: string) => view.t('citizen-apply.papers.basis', { law });
  return html`<section class="da-not-asked"><h2 class="govuk-heading-m">${view.t('citizen-apply.papers.not-asked')}</h2>
<ul class="govuk-list">${papers.map(
    ({ paper, standIn }) =>
      html`<li><strong>${view.say(paper.name)}</strong><br>${standInText(view, standIn)}${
        laws.size === 1 ? '' : html` <span class="da-soft">${basis(view.say(standIn.legalBasis))}</span>`
      }</li>`,
  )}</ul>${laws.size === 1 ? html`<p class="govuk-body da-soft">${basis([...laws].join())}</p>` : ''}</section>`;
}

function standInText(view: View, standIn: NotAsked['standIn']): string {
  if (standIn.kind === 'registry') {
    const source = view.t(`citizen-apply.source.${standIn.source}`);
    return view.t('citizen-apply.papers.not-asked-registry', { source });
  }
  const { number, issuedOn } = standIn;
  return view.t('citizen-apply.papers.not-asked-result', { number, date: formatDate(issuedOn) });
}
