import type { FastifyReply } from 'fastify';
import { type StaffRow, staffQuestions } from '#identity';
import { officer } from '#platform/command';
import { type Html, html } from '#platform/html';
import { agencyNames, nameIn, postRoles } from '#territory';
import { linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { pagination } from '../../components/pagination.ts';
import { selectField } from '../../components/select-field.ts';
import { textField } from '../../components/text-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { stateTag, words } from './staff-words.ts';

const base = '/admin/staff';

export const listPages: readonly PageRoute[] = [
  { method: 'GET', url: base, permission: officer('administrator'), handler: listPage },
];

const states = ['active', 'waiting', 'locked', 'no-post'] as const;

function wishOf({ search }: View) {
  const role = postRoles.find((r) => r === search['role']);
  const state = states.find((s) => s === search['state']);
  const { agency = '', text = '' } = search;
  return {
    ...(agency === '' ? {} : { agencyCode: agency.slice(0, 35) }),
    ...(role === undefined ? {} : { role }),
    ...(state === undefined ? {} : { state }),
    ...(text.trim() === '' ? {} : { text: text.slice(0, 100) }),
  };
}

async function listPage(view: View): Promise<FastifyReply> {
  const { language } = view;
  const w = words(view);
  const wish = wishOf(view);
  const page = Math.min(10_000, Math.max(1, Number.parseInt(view.search['page'] ?? '1', 10) || 1));
  const { rows, total } = await view.ask(staffQuestions.listStaff, { ...wish, page });
  const { agencies } = await view.ask(staffQuestions.staffAgencies, {});
  const { proposals } = await view.ask(staffQuestions.waitingPosts, {});
  const codes = rows.flatMap((r) => [r.homeAgencyCode, ...r.posts.map((p) => p.agencyCode)]);
  const names = await view.site.runtime.database.read({ kind: 'system' }, (tx) => agencyNames(tx, codes));
  const any = { value: '', text: w('filter.any') };
  const choices = (values: readonly string[], key: string) => [
    any,
    ...values.map((v) => ({ value: v, text: view.t(`${key}.${v}`) })),
  ];
  const filter = filterBar({
    language,
    action: base,
    clearHref: base,
    fields: [
      textField({ language, name: 'text', label: w('filter.text'), value: wish.text, kind: 'search', width: 20 }),
      selectField({
        language,
        name: 'agency',
        label: w('filter.agency'),
        choices: [any, ...agencies.map((a) => ({ value: a.code, text: view.say(a.name) }))],
        value: wish.agencyCode,
      }),
      selectField({
        language,
        name: 'role',
        label: w('filter.role'),
        choices: choices(postRoles, 'territory.role'),
        value: wish.role,
      }),
      selectField({
        language,
        name: 'state',
        label: w('filter.state'),
        choices: choices(states, 'admin-staff.state'),
        value: wish.state,
      }),
    ],
  });
  const columns = ['name', 'unit', 'posts', 'state', 'factors'].map((key, index) => ({
    label: w(`column.${key}`),
    ...(index === 0 ? { heading: true } : {}),
  }));
  const body = html`<h1 class="govuk-heading-l">${w('title')}</h1>
<p class="govuk-body">${w('text')}</p>
<div class="govuk-button-group">${linkButton({ text: w('new.title'), href: `${base}/new` })}
${linkButton({ text: w('import.title'), href: `${base}/import`, tone: 'secondary' })}
${linkButton({ text: w('waiting.link', { count: proposals.length }), href: `${base}/proposals`, tone: 'secondary' })}</div>
${filter}
${dataTable({
  language,
  caption: w('caption'),
  columns,
  rows: rows.map((row) => ({ cells: cells(view, row, names) })),
  empty: w('none'),
})}
${pagination({ language, path: view.request.url, page, pageSize: 50, total })}`;
  return view.page({ title: w('title'), room: 'administrator', body });
}

function cells(view: View, row: StaffRow, names: Awaited<ReturnType<typeof agencyNames>>): (Html | string)[] {
  const shown = row.posts.slice(0, 3);
  const more = row.posts.length - shown.length;
  const posts = html`<ul class="govuk-list">${shown.map(
    (p) => html`<li>${view.t(`territory.role.${p.role}`)} · ${view.say(nameIn(names, p.agencyCode))}</li>`,
  )}${more > 0 ? html`<li>${words(view)('more', { count: more })}</li>` : ''}</ul>`;
  return [
    html`<a class="govuk-link" href="${base}/${row.id}">${row.displayName}</a><br><span class="da-soft">${row.loginName}</span>`,
    row.homeAgencyCode === null ? '–' : view.say(nameIn(names, row.homeAgencyCode)),
    row.posts.length === 0 ? words(view)('no-posts') : posts,
    stateTag(view, row.state),
    String(row.factors),
  ];
}
