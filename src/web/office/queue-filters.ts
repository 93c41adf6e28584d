import { type Html, html } from '#platform/html';
import { catalogueAt } from '#procedures';
import { addressWith } from '../components/address.ts';
import { filterBar } from '../components/filter-bar.ts';
import { selectField } from '../components/select-field.ts';
import { textField } from '../components/text-field.ts';
import type { View } from '../shell/view.ts';

export const queueOwners = ['receiving-officer', 'specialist', 'approver', 'applicant'] as const;
export type QueueOwner = (typeof queueOwners)[number];

/** What narrows the queue; all of it stands in the address. */
export interface QueueFilters {
  owner: QueueOwner | undefined;
  mine: boolean;
  late: boolean;
  procedureCode: string | undefined;
  agencyCode: string | undefined;
  text: string | undefined;
  after: string | undefined;
}

const names = ['owner', 'mine', 'late', 'procedure', 'agency', 'text'] as const;

/** Reads the filters; the tab that this officer works in is open unless the address names another. */
export function readFilters(view: View): QueueFilters {
  const { owner, mine, late, procedure, agency, text, after } = view.search;
  const known = owner === 'all' ? undefined : queueOwners.find((o) => o === owner);
  const own = owner === undefined ? queueOwners.find((o) => view.actor.roles.includes(o)) : undefined;
  const worded = (value: string | undefined, most: number) => {
    const cut = (value ?? '').trim().slice(0, most);
    return cut === '' ? undefined : cut;
  };
  return {
    owner: known ?? own,
    mine: mine === '1',
    late: late === '1',
    procedureCode: worded(procedure, 60),
    agencyCode: worded(agency, 40),
    text: worded(text, 60),
    after: worded(after, 200),
  };
}

/** The filters as input of the question. */
export function askedFor(filters: QueueFilters) {
  const { owner, mine, late, procedureCode, agencyCode, text, after } = filters;
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(mine ? { mine } : {}),
    ...(late ? { late } : {}),
    ...(procedureCode === undefined ? {} : { procedureCode }),
    ...(agencyCode === undefined ? {} : { agencyCode }),
    ...(text === undefined ? {} : { text }),
    ...(after === undefined ? {} : { after }),
  };
}

/** The address of the queue with these changes; the page goes back to the first one. */
export function queueHref(
  view: View,
  changes: Partial<Record<(typeof names)[number] | 'after', string | null>>,
): string {
  const kept = Object.fromEntries(names.flatMap((n) => (view.search[n] ? [[n, view.search[n]]] : [])));
  return addressWith('/office', { ...kept, ...changes });
}

/** The bar above the list. Choices that are long lists are closed lists for officers; everything else is typed. */
export function queueFilterBar(
  view: View,
  filters: QueueFilters,
  units: readonly { code: string; name: string }[],
): Html {
  const { language } = view;
  const words = (key: string) => view.t(`office.queue.filter.${key}`);
  const any = { value: '', text: words('any') };
  const procedures = catalogueAt(view.today)
    .map((p) => ({ value: p.code, text: view.say(p.name) }))
    .sort((a, b) => a.text.localeCompare(b.text, language));
  const which = selectField({
    language,
    name: 'which',
    label: words('which'),
    value: filters.late ? (filters.mine ? 'mine-late' : 'late') : filters.mine ? 'mine' : '',
    choices: [
      { value: '', text: words('all') },
      { value: 'mine', text: words('mine') },
      { value: 'late', text: words('late') },
      { value: 'mine-late', text: words('mine-late') },
    ],
  });
  return html`<div class="da-queue-filter">${filterBar({
    language,
    action: '/office',
    kept: { owner: filters.owner ?? 'all' },
    fields: [
      textField({ language, name: 'text', label: words('text'), kind: 'search', value: filters.text, width: 20 }),
      which,
      selectField({
        language,
        name: 'procedure',
        label: words('procedure'),
        choices: [any, ...procedures],
        value: filters.procedureCode,
      }),
      ...(units.length < 2
        ? []
        : [
            selectField({
              language,
              name: 'agency',
              label: words('agency'),
              choices: [any, ...units.map((u) => ({ value: u.code, text: u.name }))],
              value: filters.agencyCode,
            }),
          ]),
    ],
    active: activeFilters(view, filters, { procedures, units }),
    clearHref: addressWith('/office', { owner: filters.owner ?? 'all' }),
  })}</div>`;
}

function activeFilters(
  view: View,
  filters: QueueFilters,
  known: { procedures: readonly { value: string; text: string }[]; units: readonly { code: string; name: string }[] },
): { text: string; removeHref: string }[] {
  const words = (key: string) => view.t(`office.queue.filter.${key}`);
  const { text, mine, late, procedureCode, agencyCode } = filters;
  return [
    ...(text === undefined ? [] : [{ text, removeHref: queueHref(view, { text: null }) }]),
    ...(mine ? [{ text: words('mine'), removeHref: queueHref(view, { mine: null }) }] : []),
    ...(late ? [{ text: words('late'), removeHref: queueHref(view, { late: null }) }] : []),
    ...(procedureCode === undefined
      ? []
      : [
          {
            text: known.procedures.find((p) => p.value === procedureCode)?.text ?? procedureCode,
            removeHref: queueHref(view, { procedure: null }),
          },
        ]),
    ...(agencyCode === undefined
      ? []
      : [
          {
            text: known.units.find((u) => u.code === agencyCode)?.name ?? agencyCode,
            removeHref: queueHref(view, { agency: null }),
          },
        ]),
  ];
}

/** The closed list "which" of the bar stands for two values of the address. */
export function readWhich(view: View): string | undefined {
  const { which } = view.search;
  if (which === undefined) return undefined;
  const on = (part: string) => (which.split('-').includes(part) ? '1' : null);
  return queueHref(view, {
    mine: on('mine'),
    late: on('late'),
    ...(view.search['owner'] === undefined ? {} : { owner: view.search['owner'] }),
  });
}
