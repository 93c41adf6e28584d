import { type Html, html } from '#platform/html';
import type { Procedure } from '#procedures';
import type { View } from '../shell/view.ts';

/** Services to choose from: name and what it is for. */
export function serviceList(view: View, procedures: readonly Procedure[]): Html {
  return html`<ul class="da-services">${procedures.map(
    (
      p,
    ) => html`<li class="da-services__item"><a class="govuk-link da-services__name" href="/services/${p.code}">${view.say(p.name)}</a>
<span class="da-services__about">${view.say(p.description)}</span></li>`,
  )}</ul>`;
}
