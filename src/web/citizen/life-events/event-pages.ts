import { anyone } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { lifeEvents, procedureAt } from '#procedures';
import type { PageRoute, View } from '../../shell/view.ts';
import { serviceList } from '../service-list.ts';

export const eventPages: readonly PageRoute[] = [
  { method: 'GET', url: '/life-events', permission: anyone, handler: allEvents },
  { method: 'GET', url: '/life-events/:event', permission: anyone, handler: oneEvent },
];

/** All life events as tiles; also part of the home page. */
export function eventTiles(view: View): Html {
  return html`<ul class="da-events">${lifeEvents.map(
    (event) =>
      html`<li class="da-events__item"><a class="govuk-link da-events__name" href="/life-events/${event.code}">${view.say(event.name)}</a>
<span class="da-events__about">${view.say(event.about)}</span></li>`,
  )}</ul>`;
}

async function allEvents(view: View) {
  const title = view.t('citizen-life-events.title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-life-events.text')}</p>
${eventTiles(view)}`;
  return view.page({ title, room: 'citizen', body, backLink: '/' });
}

async function oneEvent(view: View) {
  const event =
    lifeEvents.find((e) => e.code === view.params['event']) ?? refuse('not-found', 'citizen-life-events.unknown');
  const title = view.say(event.name);
  const parts = event.parts.map((part) => ({
    ...part,
    // A procedure that is not in force today is not offered.
    services: part.procedures.flatMap((code) => procedureAt(code, view.today) ?? []),
  }));
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${view.say(event.about)}</p>
${parts
  .filter((part) => part.services.length > 0)
  .map(
    (part) => html`<h2 class="govuk-heading-m">${view.say(part.title)}</h2>
${part.note === undefined ? '' : html`<p class="govuk-body">${view.say(part.note)}</p>`}${serviceList(view, part.services)}`,
  )}`;
  return view.page({ title, room: 'citizen', body, backLink: '/life-events' });
}
