import { type Html, html } from '#platform/html';
import { button } from '../components/button.ts';
import type { View } from '../shell/view.ts';

/** A button that asks the browser for a passkey. It needs scripts, so it stays hidden without them. */
export function passkeyForm(view: View, what: { uid: string; text: string; main?: boolean }): Html {
  const action = `/oidc/interaction/${what.uid}/passkey`;
  return html`<form method="post" action="${action}" data-island="passkey" data-act="get" data-options="${action}/options" data-failed="${view.t('sign-in.passkey.failed')}" hidden>
<input type="hidden" name="response" value="">
${button({ text: what.text, tone: what.main === true ? 'primary' : 'secondary' })}
<p class="govuk-body" role="status"></p></form>`;
}
