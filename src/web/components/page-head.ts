import { type Html, html } from '#platform/html';
import { type Language, languages } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { addressWith, safeHref } from './address.ts';
import { attributes } from './attributes.ts';
import { icon } from './icon.ts';
import type { LayoutModel } from './layout-model.ts';
import { mark } from './mark.ts';

export type { ActorSummary } from './layout-model.ts';

/** The red head: mark, service, who is signed in, the other language, the main parts of the room. */
export function pageHead(model: LayoutModel): Html {
  const { language } = model;
  const service = words(language, 'layout.service-name');
  return html`<header>${model.demo ? demoBanner(language) : ''}<div class="da-head">
<div class="da-width da-head__bar">
<a class="da-head__home" href="/">${mark()}<span class="da-head__names"><span class="da-head__service">${service}</span>${
    model.province ? html`<span class="da-head__province">${model.province}</span>` : ''
  }</span></a>
${model.wall ? '' : html`<div class="da-head__side">${languageLink(model)}${account(model)}</div>`}
</div>
</div></header>
${model.wall ? '' : navigation(model)}`;
}

function demoBanner(language: Language): Html {
  return html`<div class="da-demo"><p class="da-width"><strong class="da-demo__tag">${words(language, 'demo.title')}</strong> ${words(language, 'demo.text')}</p></div>`;
}

function languageLink(model: LayoutModel): Html {
  const other = languages.find((language) => language !== model.language) as Language;
  const href = safeHref(addressWith(model.currentPath, { lang: other }));
  return html`<a class="da-head__link" href="${href}" hreflang="${other}" lang="${other}" rel="alternate">${icon('languages')}${words(model.language, 'layout.other-language')}</a>`;
}

function account(model: LayoutModel): Html {
  const { language, actor } = model;
  if (actor === null) {
    const href = addressWith('/sign-in', { return: model.currentPath });
    return html`<a class="da-head__link" href="${href}">${icon('log-in')}${words(language, 'layout.sign-in')}</a>`;
  }
  return html`<div class="da-head__actor">${icon('user')}<span class="da-head__who"><span class="govuk-visually-hidden">${words(language, 'layout.account')}: </span><strong>${actor.name}</strong> <span class="da-head__role">${actor.role}</span></span></div>
<form class="da-head__sign-out" method="post" action="/sign-out" data-forget><button class="da-head__link" type="submit">${icon('log-out')}${words(language, 'layout.sign-out')}</button></form>`;
}

function navigation(model: LayoutModel): Html {
  if (!model.navigation || model.navigation.length === 0) return html``;
  return html`<nav class="da-nav" aria-label="${words(model.language, 'layout.navigation')}"><ul class="da-width da-nav__list">${model.navigation.map(
    (link) =>
      html`<li><a class="da-nav__link" href="${safeHref(link.href)}"${attributes({ 'aria-current': link.current ? 'page' : null })}>${link.text}${unread(model.language, link.unread ?? 0)}</a></li>`,
  )}</ul></nav>`;
}

/** A number beside a part's name; read aloud with what it counts. */
function unread(language: Language, count: number): Html {
  if (count === 0) return html``;
  const shown = count > mostShown ? `${mostShown}+` : String(count);
  return html` <span class="da-nav__unread">${shown}<span class="govuk-visually-hidden"> ${words(language, 'layout.unread')}</span></span>`;
}

const mostShown = 99;
