import { Refusal, refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { catalogueActs, type Procedure } from '#procedures';
import { button, linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { administrator, shownDraft, versionPath } from './access.ts';
import { type EditChange, EditFaults, type EditField, editFields, typedValues, type Values } from './edit-form.ts';
import { factSections } from './fact-sections.ts';
import { type ItemSection, itemSections } from './item-sections.ts';

/** Pages that change a version: its facts, its lists and what stands in them. */
export const editPages: readonly PageRoute[] = (['GET', 'POST'] as const).flatMap((method) => [
  { method, url: '/admin/catalogue/versions/:draftId/edit/:section', permission: administrator, handler: factPage },
  { method, url: '/admin/catalogue/versions/:draftId/list/:section', permission: administrator, handler: listPage },
  {
    method,
    url: '/admin/catalogue/versions/:draftId/list/:section/:item',
    permission: administrator,
    handler: itemPage,
  },
]);

interface Asked {
  title: string;
  fields: readonly EditField[];
  values: Values;
  back: string;
  faults: readonly { field: string; key: string }[];
  message?: string;
}

const posted = (view: View) => view.request.method === 'POST';

/** Only what can be said in JSON goes to the act: facts that are not given are left out. */
async function save(view: View, draftId: string, change: EditChange): Promise<Refusal | undefined> {
  const plain = JSON.parse(JSON.stringify(change)) as Record<string, never>;
  const done = await orRefusal(
    view.act(catalogueActs.changeVersion, { draftId, version: Number(view.form['_version']), change: plain }),
  );
  return done instanceof Refusal ? done : undefined;
}

async function factPage(view: View) {
  const { draft } = await shownDraft(view);
  const section =
    factSections.find((s) => s.id === view.params['section']) ?? refuse('not-found', 'platform.not-found');
  const asked = {
    title: view.t(`admin-catalogue.section.${section.id}`),
    fields: section.fields,
    back: versionPath(draft.id),
  };
  if (!posted(view)) return askPage(view, { ...asked, values: section.show(draft.data), faults: [] }, draft.version);
  const values = typedValues(view, section.fields);
  const faults = new EditFaults();
  const change = section.read(values, faults, draft.data);
  if (faults.all.length > 0) return askPage(view, { ...asked, values, faults: faults.all }, draft.version);
  const refused = await save(view, draft.id, change);
  if (refused === undefined) return view.go(versionPath(draft.id));
  const message = view.t(refused.key, refused.params);
  return askPage(view, { ...asked, values, faults: [], message }, Number(view.form['_version']));
}

function askPage(view: View, asked: Asked, version: number) {
  const errors = [
    ...asked.faults.map((f) => ({ field: f.field, text: view.t(f.key) })),
    ...(asked.message === undefined ? [] : [{ field: asked.fields[0]?.name ?? '', text: asked.message }]),
  ];
  const body = html`${errors.length === 0 ? '' : errorSummary({ language: view.language, errors })}
<h1 class="govuk-heading-l">${asked.title}</h1>
${form({
  language: view.language,
  action: view.request.url,
  version,
  idempotencyKey: newId(),
  body: editFields(view, asked.fields, { values: asked.values, errors }),
  submit: view.t('admin-catalogue.save'),
})}`;
  const page = { title: asked.title, room: 'administrator', body, backLink: asked.back } as const;
  return view.page({ ...page, hasErrors: errors.length > 0 }, errors.length > 0 ? 422 : 200);
}

/** The list that an address means; fields belong to the page of the form named by `page`. */
function listOf(view: View, data: Procedure) {
  const section =
    itemSections.find((s) => s.id === view.params['section']) ?? refuse('not-found', 'platform.not-found');
  const page = Number(view.search['page'] ?? 0);
  if (section.id === 'fields' && data.form.pages[page] === undefined) refuse('not-found', 'platform.not-found');
  return { section, page, items: section.items(data, page) };
}

const listPath = (draftId: string, section: string, page: number, rest = '') =>
  `${versionPath(draftId, `/list/${section}${rest}`)}${section === 'fields' ? `?page=${page}` : ''}`;

async function listPage(view: View) {
  const { draft } = await shownDraft(view);
  const { section, page, items } = listOf(view, draft.data);
  if (posted(view)) {
    const refused = await save(
      view,
      draft.id,
      section.put(draft.data, rearranged(items, view.form['act'] ?? ''), page),
    );
    if (refused !== undefined) throw refused;
    return view.go(listPath(draft.id, section.id, page));
  }
  const title = view.t(`admin-catalogue.section.${section.id}`);
  const under = section.id === 'fields' ? draft.data.form.pages[page]?.title : undefined;
  const body = html`${under === undefined ? '' : html`<p class="govuk-caption-l">${view.say(under)}</p>`}<h1 class="govuk-heading-l">${title}</h1>
${form({
  language: view.language,
  action: listPath(draft.id, section.id, page),
  version: draft.version,
  idempotencyKey: newId(),
  submit: null,
  body: dataTable({
    language: view.language,
    caption: title,
    captionHidden: true,
    columns: [
      { label: view.t('admin-catalogue.column.item'), heading: true },
      { label: view.t('admin-catalogue.column.act') },
    ],
    rows: items.map((item, i) => ({
      cells: [
        html`<a class="govuk-link" href="${listPath(draft.id, section.id, page, `/${i}`)}">${view.say(section.title(item))}</a>${
          section.id === 'pages'
            ? html`<br><a class="govuk-link" href="${listPath(draft.id, 'fields', i)}">${view.t('admin-catalogue.section.fields')}<span class="govuk-visually-hidden"> ${view.say(section.title(item))}</span></a>`
            : ''
        }`,
        movers(view, i, items.length),
      ],
    })),
  }),
})}
<p>${linkButton({ text: view.t('admin-catalogue.add'), href: listPath(draft.id, section.id, page, '/new'), tone: 'secondary' })}</p>`;
  const back = section.id === 'fields' ? listPath(draft.id, 'pages', 0) : versionPath(draft.id);
  return view.page({ title, room: 'administrator', body, backLink: back });
}

function movers(view: View, i: number, count: number): Html {
  const act = (name: string, value: string) =>
    button({ text: view.t(`admin-catalogue.move.${name}`), name: 'act', value, tone: 'secondary' });
  return html`<div class="da-inline-form">${i === 0 ? '' : act('up', `up-${i}`)}${
    i === count - 1 ? '' : act('down', `down-${i}`)
  }${act('remove', `remove-${i}`)}</div>`;
}

/** The list after "up-2", "down-0" or "remove-1"; anything else changes nothing. */
function rearranged(items: readonly unknown[], act: string): readonly unknown[] {
  const [, move, at] = /^(up|down|remove)-(\d{1,3})$/.exec(act) ?? [];
  const i = Number(at);
  const item = items[i];
  if (move === undefined || item === undefined) return items;
  const others = items.filter((_, k) => k !== i);
  if (move === 'remove') return others;
  return others.toSpliced(move === 'up' ? Math.max(i - 1, 0) : i + 1, 0, item);
}

async function itemPage(view: View) {
  const { draft } = await shownDraft(view);
  const { section, page, items } = listOf(view, draft.data);
  const isNew = view.params['item'] === 'new';
  const i = isNew ? items.length : Number(view.params['item']);
  const item = items[i];
  if (!isNew && item === undefined) refuse('not-found', 'platform.not-found');
  const asked = {
    title: view.t(`admin-catalogue.section.${section.id}`),
    fields: section.fields,
    back: listPath(draft.id, section.id, page),
  };
  if (!posted(view)) {
    return askPage(view, { ...asked, values: item === undefined ? {} : section.show(item), faults: [] }, draft.version);
  }
  const values = typedValues(view, section.fields);
  const faults = new EditFaults();
  const read = readItem(section, values, { faults, item });
  if (faults.all.length > 0) return askPage(view, { ...asked, values, faults: faults.all }, draft.version);
  const refused = await save(view, draft.id, section.put(draft.data, items.toSpliced(i, isNew ? 0 : 1, read), page));
  if (refused === undefined) return view.go(asked.back);
  const message = view.t(refused.key, refused.params);
  return askPage(view, { ...asked, values, faults: [], message }, Number(view.form['_version']));
}

const readItem = (
  section: ItemSection<unknown>,
  values: Values,
  { faults, item }: { faults: EditFaults; item: unknown },
): unknown => section.read(values, faults, item);
