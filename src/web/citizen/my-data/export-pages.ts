import { myCases } from '#cases';
import { citizen } from '#platform/command';
import { html } from '#platform/html';
import { myResults } from '#results';
import { findUsage, myCorrections, myRegistryData } from '#rights';
import { linkButton } from '../../components/button.ts';
import { summaryList } from '../../components/summary-list.ts';
import type { PageRoute, View } from '../../shell/view.ts';

/** What the registry says of me, and a copy of my data to take away. */
export const exportPages: readonly PageRoute[] = [
  { method: 'GET', url: '/my/data/export', permission: citizen(2), handler: page },
  { method: 'GET', url: '/my/data/export.json', permission: citizen(2), handler: file },
];

async function page(view: View) {
  const fields = await view.ask(myRegistryData, {}, view.t('citizen-my-data.purpose'));
  const title = view.t('citizen-my-data.export-title');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-my-data.export-about')}</p>
${linkButton({ text: view.t('citizen-my-data.download'), href: '/my/data/export.json' })}
<h2 class="govuk-heading-m">${view.t('citizen-my-data.registry')}</h2>
${summaryList({
  language: view.language,
  rows: Object.entries(fields).map(([key, value]) => ({ label: view.t(`citizen-my-data.field.${key}`), value })),
})}`;
  return view.page({ title, room: 'citizen', body, backLink: '/my/data' });
}

async function file(view: View) {
  const [registry, cases, results, corrections, uses] = [
    await view.ask(myRegistryData, {}, view.t('citizen-my-data.purpose')),
    await view.ask(myCases, {}),
    await view.ask(myResults, {}),
    await view.ask(myCorrections, {}),
    await view.ask(findUsage, {}),
  ];
  const made = { madeAt: view.site.runtime.clock.now().toISOString(), registry, ...cases, results, corrections, uses };
  return view.reply
    .type('application/json; charset=utf-8')
    .header('content-disposition', 'attachment; filename="du-lieu-cua-toi.json"')
    .send(JSON.stringify(made, null, 2));
}
