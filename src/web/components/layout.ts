import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { safeHref } from './address.ts';
import { assetAddress } from './asset.ts';
import { attributes, classes } from './attributes.ts';
import type { Content } from './content.ts';
import { icon } from './icon.ts';
import { type ActorSummary, pageHead } from './page-head.ts';

export type Room = 'citizen' | 'officer' | 'leader' | 'administrator';

export interface LinkModel {
  readonly text: string;
  readonly href: string;
}

export interface NavigationLink extends LinkModel {
  readonly current?: boolean | undefined;
}

export interface LayoutModel {
  readonly language: Language;
  /** What the page is about; the service's name is added behind it. */
  readonly title: string;
  readonly room: Room;
  readonly actor: ActorSummary | null;
  /** Shows the banner that nothing here is real. */
  readonly demo: boolean;
  readonly body: Html;
  /** Path with query of this page, for the language link and the way back from sign-in. */
  readonly currentPath: string;
  readonly breadcrumbs?: readonly LinkModel[] | undefined;
  readonly backLink?: LinkModel | string | undefined;
  /** Drawn above the body: results of the last act, outages. */
  readonly notices?: readonly Html[] | undefined;
  /** More tags for <head>. */
  readonly head?: Html | undefined;
  readonly navigation?: readonly NavigationLink[] | undefined;
  readonly footerLinks?: readonly LinkModel[] | undefined;
  /** Where help is had; the default names the one-stop desk. */
  readonly contact?: Content | undefined;
  /** From the province pack, for instance "Tỉnh Đắk Nông". */
  readonly province?: string | undefined;
  /** Guards the sign-out form. */
  readonly csrf?: string | undefined;
  /** True when the body begins with an error summary: the title then says so first. */
  readonly hasErrors?: boolean | undefined;
  /** Uses the whole width in the citizen room too. */
  readonly wide?: boolean | undefined;
  /** `error` and `sign-in` pages interrupt: text that was typed before them is kept (islands/kept-text.js). */
  readonly kind?: 'page' | 'error' | 'sign-in' | undefined;
  /** Big type without navigation, for a screen that hangs on a wall. */
  readonly wall?: boolean | undefined;
}

/** A whole page. Without JavaScript everything on it works; the one script only enhances. */
export function layout(model: LayoutModel): Html {
  const { language, room } = model;
  const dense = room === 'officer' || room === 'administrator';
  return html`<!doctype html>
<html ${attributes({
    lang: language,
    class: classes('govuk-template', dense && 'da-dense', model.wall && 'da-wall'),
    'data-page': model.kind ?? 'page',
    'data-actor': model.actor ? (model.actor.reference ?? `${model.actor.name}/${model.actor.role}`) : null,
  })}>
<head>
<meta charset="utf-8">
<title>${title(model)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#8a1519">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="${assetAddress.mark}" type="image/svg+xml">
${assetAddress.fonts.map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin>`)}
<link rel="stylesheet" href="${assetAddress.theme}">
<script type="module" src="${assetAddress.islands}"></script>
${model.head}
</head>
<body class="govuk-template__body da-room-${room}">
<a href="#main" class="govuk-skip-link">${words(language, 'layout.skip-to-main')}</a>
${model.demo ? demoBanner(language) : ''}
${pageHead(model)}
<div class="da-width">
${trail(model)}
<main class="govuk-main-wrapper" id="main" tabindex="-1">
<div class="${classes('da-body', room === 'citizen' && !model.wide && 'da-body--reading')}">
${model.notices ?? ''}
${model.body}
</div>
</main>
</div>
${model.wall ? '' : foot(model)}
</body>
</html>`;
}

function title(model: LayoutModel): string {
  const service = words(model.language, 'layout.service-name');
  const start = model.hasErrors ? `${words(model.language, 'error.prefix')} ` : '';
  return `${start}${model.title} – ${service}`;
}

function demoBanner(language: Language): Html {
  return html`<div class="da-demo"><p class="da-width"><strong class="da-demo__tag">${words(language, 'demo.title')}</strong> ${words(language, 'demo.text')}</p></div>`;
}

function trail(model: LayoutModel): Html {
  if (model.breadcrumbs && model.breadcrumbs.length > 0) {
    return html`<nav class="govuk-breadcrumbs" aria-label="${words(model.language, 'layout.breadcrumbs')}"><ol class="govuk-breadcrumbs__list">${model.breadcrumbs.map(
      (crumb) =>
        html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${safeHref(crumb.href)}">${crumb.text}</a></li>`,
    )}</ol></nav>`;
  }
  if (model.backLink === undefined) return html``;
  const back =
    typeof model.backLink === 'string'
      ? { href: model.backLink, text: words(model.language, 'layout.back') }
      : model.backLink;
  return html`<a class="govuk-back-link" href="${safeHref(back.href)}">${back.text}</a>`;
}

function foot(model: LayoutModel): Html {
  const { language } = model;
  return html`<footer class="da-foot"><div class="da-width">
<p class="da-foot__contact">${icon('info')}<span>${model.contact ?? words(language, 'layout.contact')}</span></p>
${
  model.footerLinks && model.footerLinks.length > 0
    ? html`<ul class="da-foot__links">${model.footerLinks.map((link) => html`<li><a class="govuk-link govuk-link--text-colour" href="${safeHref(link.href)}">${link.text}</a></li>`)}</ul>`
    : ''
}
<p class="da-foot__legal">${words(language, 'layout.legal-basis')}</p>
</div></footer>`;
}
