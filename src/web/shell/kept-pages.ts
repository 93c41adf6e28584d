import { signedIn } from '#platform/command';
import { refuse } from '#platform/errors';
import { html } from '#platform/html';
import { safeHref } from '../components/address.ts';
import { keptCookie, keptPost } from './kept-post.ts';
import type { PageRoute } from './view.ts';

/** After signing in again: what was typed before, ready to be sent on. Posting it here would hide what happens, so the person presses the button. */
export const keptPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/kept/:key',
    permission: signedIn,
    async handler(view) {
      const key = view.params['key'] ?? '';
      // Only the browser that typed it: a link to somebody else's kept form must not put words into another's mouth.
      const own = view.request.cookies[keptCookie] === key;
      const post = (own ? await keptPost(view.site.runtime, key) : undefined) ?? refuse('not-found', 'shell.kept.gone');
      const body = html`<h1 class="govuk-heading-l">${view.t('shell.kept.title')}</h1>
<p class="govuk-body">${view.t('shell.kept.text')}</p>
<form method="post" action="${safeHref(post.path)}">
${Object.entries(post.fields).flatMap(([name, value]) =>
  [value].flat().map((one) => html`<input type="hidden" name="${name}" value="${one}">`),
)}
<button class="govuk-button" type="submit">${view.t('shell.kept.go-on')}</button></form>`;
      return view.page({ title: view.t('shell.kept.title'), room: 'citizen', body });
    },
  },
];
