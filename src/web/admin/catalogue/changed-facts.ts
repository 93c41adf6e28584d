import { isDeepStrictEqual } from 'node:util';
import { type Html, html } from '#platform/html';
import type { Procedure } from '#procedures';
import { dataTable } from '../../components/data-table.ts';
import type { View } from '../../shell/view.ts';
import { factSections } from './fact-sections.ts';
import { type ItemSection, itemSections } from './item-sections.ts';

/** What a version changes against what holds before it, answer by answer: what the second pair of eyes looks at. */
export function changedFacts(view: View, before: Procedure | undefined, data: Procedure): Html {
  if (before === undefined) return html``;
  const simple = factSections.flatMap((section) => {
    const [old, now] = [section.show(before), section.show(data)];
    return section.fields
      .filter(({ name }) => old[name] !== now[name] && name !== 'validFrom')
      .map(({ name }) => [view.t(`admin-catalogue.field.${name}`), old[name] ?? '', now[name] ?? '']);
  });
  const lists = itemSections.flatMap((section) => {
    const old = itemsOf(section, before);
    const now = itemsOf(section, data);
    const without = (items: readonly unknown[], others: readonly unknown[]) =>
      items.filter((item) => !others.some((other) => isDeepStrictEqual(item, other)));
    const [gone, come] = [without(old, now), without(now, old)];
    const moved = gone.length + come.length === 0 && !isDeepStrictEqual(old, now);
    if (gone.length + come.length === 0 && !moved) return [];
    const all = (items: readonly unknown[]) => html`${items.map((item) => shownItem(view, section, item))}`;
    return [
      [
        view.t(`admin-catalogue.section.${section.id}`),
        all(gone),
        moved ? view.t('admin-catalogue.version.moved') : all(come),
      ],
    ];
  });
  return dataTable({
    language: view.language,
    caption: view.t('admin-catalogue.version.changes'),
    empty: view.t('admin-catalogue.version.no-changes'),
    columns: [
      { label: view.t('admin-catalogue.version.what'), heading: true },
      { label: view.t('admin-catalogue.version.before') },
      { label: view.t('admin-catalogue.version.after') },
    ],
    rows: [...simple, ...lists].map((cells) => ({ cells })),
  });
}

/** A page of the form counts without its fields: those are told one by one. */
function itemsOf(section: ItemSection<unknown>, data: Procedure): readonly unknown[] {
  if (section.id === 'fields') return data.form.pages.flatMap((page) => page.fields);
  if (section.id === 'pages') return data.form.pages.map((page) => ({ ...page, fields: [] }));
  return section.items(data, 0);
}

function shownItem(view: View, section: ItemSection<unknown>, item: unknown): Html {
  const facts = Object.entries(section.show(item)).filter(([, value]) => value !== '');
  return html`<p class="govuk-body"><strong>${view.say(section.title(item))}</strong>${facts.map(
    ([name, value]) => html`<br>${view.t(`admin-catalogue.field.${name}`)}: ${value}`,
  )}</p>`;
}
