import { anyone } from '#platform/command';
import { html } from '#platform/html';
import { placesFor } from './places.ts';
import type { PageRoute } from './view.ts';

/** Every place of the house that is open to whoever looks, with a line on what is done there. */
export const placesPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/places',
    permission: anyone,
    handler(view) {
      const title = view.t('shell.navigation.places');
      const items = placesFor(view.actor).map(
        ({
          key,
          href,
        }) => html`<li class="da-places__item"><a class="govuk-link da-places__link" href="${href}">${view.t(`shell.navigation.${key}`)}</a>
<p class="govuk-body da-places__text">${view.t(`shell.place.${key}`)}</p></li>`,
      );
      const body = html`<h1 class="govuk-heading-l">${title}</h1><ul class="govuk-list da-places">${items}</ul>`;
      return view.page({ title, room: view.actor.kind === 'officer' ? 'officer' : 'citizen', body, wide: true });
    },
  },
];
