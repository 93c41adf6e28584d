import { type Html, html } from '#platform/html';
import { words } from '../i18n/index.ts';
import { safeHref } from './address.ts';
import { assetAddress } from './asset.ts';
import { attributes, classes } from './attributes.ts';
import { icon } from './icon.ts';
import type { LayoutModel } from './layout-model.ts';
import { pageHead } from './page-head.ts';

export type { ActorSummary, LayoutModel, LinkModel, NavigationLink, Room } from './layout-model.ts';

/** A whole page. Without JavaScript everything on it works; the one script only enhances. */
export function layout(model: LayoutModel): Html {
  const { language, room } = model;
  const dense = room === 'officer' || room === 'administrator';
  return html`<!doctype html>
<html${attributes({
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
  return html`<nav aria-label="${words(model.language, 'layout.breadcrumbs')}"><a class="govuk-back-link" href="${safeHref(back.href)}">${back.text}</a></nav>`;
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
