import { officer } from '#platform/command';
import { html } from '#platform/html';
import { foldName } from '#population';
import { button } from '../../components/button.ts';
import { textField } from '../../components/text-field.ts';
import { agencyNamesFor } from '../../shell/agency-names.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { agenciesOf, desksOf } from './this-desk.ts';

const works = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** Where an officer works at several places, the place is chosen first; with one it is there at once. */
export const choosePages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/desk',
    permission: officer('receiving-officer'),
    handler: (view) => choose(view, { codes: desksOf(view), path: (code) => `/office/desk/${code}`, title: 'choose' }),
  },
  {
    method: 'GET',
    url: '/office/handovers',
    permission: officer('receiving-officer', 'specialist', 'approver'),
    handler: (view) =>
      choose(view, { codes: agenciesOf(view), path: (code) => `/office/handovers/${code}`, title: 'handover.choose' }),
  },
  {
    method: 'GET',
    url: '/office/register',
    permission: works,
    handler: (view) =>
      choose(view, {
        codes: agenciesOf(view),
        path: (code) => `/office/register/${code}/${view.today.slice(0, 4)}`,
        title: 'register.choose',
      }),
  },
];

interface Choice {
  codes: readonly string[];
  path(code: string): string;
  title: string;
}

/** More than this many are found by typing. */
const mostShown = 12;

async function choose(view: View, { codes, path, title: key }: Choice) {
  const [only] = codes;
  if (codes.length === 1 && only !== undefined) return view.go(path(only));
  const text = (view.search['q'] ?? '').slice(0, 60);
  const nameOf = await agencyNamesFor(view, codes);
  const wanted = foldName(text);
  const named = codes.map((code) => [code, nameOf(code)] as const);
  const found = named.filter(([code, name]) => code.includes(text) || foldName(name).includes(wanted));
  const title = view.t(`office-desk.${key}`);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${
  codes.length > mostShown
    ? html`<form method="get">${textField({ language: view.language, name: 'q', label: view.t('office-desk.choose-find'), value: text, kind: 'search' })}${button({ text: view.t('office-desk.find'), tone: 'secondary' })}</form>`
    : ''
}
<ul class="govuk-list">${found
    .slice(0, mostShown)
    .map(
      ([code, name]) =>
        html`<li><a class="govuk-link" href="${path(code)}">${name}</a> <span class="govuk-hint">${code}</span></li>`,
    )}</ul>
${found.length > mostShown ? html`<p class="govuk-body">${view.t('office-desk.choose-more', { count: found.length - mostShown })}</p>` : ''}`;
  return view.page({ title, room: 'officer', body });
}
