import { anyone, type ModuleFace } from '#platform/command';
import { html } from '#platform/html';
import type { PageRoute } from './view.ts';

/** The page that shows programmers every act and question, who may call it, and where the OpenAPI description lies. */
export function apiPages(modules: readonly ModuleFace[], pathOf: (name: string) => string): readonly PageRoute[] {
  const heads = modules.flatMap((m) => [...m.commands, ...m.queries]).filter((h) => !h.pagesOnly);
  return [
    {
      method: 'GET',
      url: '/api',
      permission: anyone,
      handler: (view) =>
        view.page({
          title: view.t('shell.api.title'),
          room: 'administrator',
          body: html`<h1 class="govuk-heading-l">${view.t('shell.api.title')}</h1>
<p class="govuk-body">${view.t('shell.api.intro')} <a class="govuk-link" href="/api/openapi.json">/api/openapi.json</a></p>
<div class="da-scroll" tabindex="0" role="region" aria-label="${view.t('shell.api.title')}"><table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">
${['path', 'summary', 'who'].map((key) => html`<th scope="col" class="govuk-table__header">${view.t(`shell.api.${key}`)}</th>`)}</tr></thead>
<tbody class="govuk-table__body">${heads.map(
            (
              head,
            ) => html`<tr class="govuk-table__row"><td class="govuk-table__cell"><code>POST ${pathOf(head.name)}</code></td>
<td class="govuk-table__cell" lang="en">${head.summary}</td><td class="govuk-table__cell" lang="en">${head.allow.sentence}</td></tr>`,
          )}</tbody></table></div>`,
        }),
    },
  ];
}
