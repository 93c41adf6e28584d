import { assignees, type BulkOutcome, bulkAct, type QueueRow } from '#cases';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { button, linkButton } from '../components/button.ts';
import { notice } from '../components/notice.ts';
import { selectField } from '../components/select-field.ts';
import { orRefusal, type PageRoute, type View } from '../shell/view.ts';
import type { QueueOwner } from './queue-filters.ts';

export const bulkActs = ['receive', 'take', 'propose', 'approve', 'assign', 'reassign'] as const;
type BulkActName = (typeof bulkActs)[number];

export const bulkPages: readonly PageRoute[] = [
  {
    method: 'POST',
    url: '/office/bulk',
    permission: officer('receiving-officer', 'specialist', 'approver', 'leader'),
    handler: bulk,
  },
];

/** Acts that make sense for whoever's turn it is, as far as this officer's roles allow them. */
function actsFor(view: View, owner: QueueOwner | undefined): BulkActName[] {
  const has = (...roles: string[]) => roles.some((r) => view.actor.roles.includes(r));
  const on = (...owners: QueueOwner[]) => owner === undefined || owners.includes(owner);
  return [
    ...(has('receiving-officer') && on('receiving-officer') ? (['receive'] as const) : []),
    ...(has('specialist') && on('specialist') ? (['take', 'propose'] as const) : []),
    ...(has('approver') && on('approver') ? (['approve'] as const) : []),
    ...(has('approver', 'leader') && on('specialist') ? (['assign', 'reassign'] as const) : []),
  ];
}

/** The bar of acts for the ticked cases; empty when this officer has none for them. */
export async function bulkBar(
  view: View,
  owner: QueueOwner | undefined,
  rows: readonly QueueRow[],
): Promise<Html | undefined> {
  const acts = actsFor(view, owner);
  const [first] = rows;
  if (acts.length === 0 || first === undefined) return undefined;
  const plain = acts.filter((a) => a !== 'assign' && a !== 'reassign');
  const giving = acts.includes('assign') ? await view.ask(assignees, { caseId: first.id }) : { posts: [] };
  return html`<div class="da-bulk"><p class="da-bulk__title" id="bulk-title">${view.t('office.bulk.title')} <span data-count></span></p>
<div class="govuk-button-group">${plain.map((a) =>
    button({ text: view.t(`cases.act.${a}`), name: 'act', value: a, tone: 'secondary' }),
  )}</div>${
    giving.posts.length === 0
      ? ''
      : html`<div class="da-inline-form">${selectField({
          language: view.language,
          name: 'postId',
          label: view.t('office.bulk.to-whom'),
          choices: [
            { value: '', text: view.t('office.bulk.choose') },
            ...giving.posts.map((p) => ({ value: p.postId, text: `${p.officerName} – ${view.say(p.title)}` })),
          ],
        })}${(['assign', 'reassign'] as const).map((a) =>
          button({ text: view.t(`cases.act.${a}`), name: 'act', value: a, tone: 'secondary' }),
        )}</div>`
  }</div>`;
}

/** Ticked rows as they are sent: `<case id>:<version>:<code>`; the code is for the answer's words only. */
export const tickValue = (row: Pick<QueueRow, 'id' | 'version' | 'officialCode' | 'trackingCode'>): string =>
  `${row.id}:${row.version}:${row.officialCode ?? row.trackingCode}`;

const tickShape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{1,9}):([\w.-]{1,60})$/;

interface Tick {
  caseId: string;
  version: number;
  code: string;
}

function ticked(view: View): Tick[] {
  const sent = (view.request.body as Record<string, unknown> | undefined)?.['case'];
  const all = Array.isArray(sent) ? sent : sent === undefined ? [] : [sent];
  return all.flatMap((text) => {
    const [, caseId, version, code = ''] = tickShape.exec(String(text)) ?? [];
    return caseId === undefined ? [] : [{ caseId, version: Number(version), code }];
  });
}

/** Only addresses of the queue itself. */
const wayBack = (view: View): string => {
  const back = view.form['back'] ?? '';
  return /^\/office(\?|$)/.test(back) ? back : '/office';
};

async function bulk(view: View) {
  const act = bulkActs.find((a) => a === view.form['act']);
  const ticks = ticked(view).slice(0, 200);
  if (act === undefined || ticks.length === 0)
    return outcomePage(view, {
      message: view.t(act === undefined ? 'office.bulk.no-act' : 'office.bulk.nothing-ticked'),
    });
  const postId = view.form['postId'] ?? '';
  const giving = act === 'assign' || act === 'reassign';
  const cases = ticks.map(({ caseId, version }) => ({ caseId, version }));
  const done = await orRefusal(view.act(bulkAct, { act, cases, ...(giving && postId !== '' ? { postId } : {}) }));
  if (done instanceof Refusal) return outcomePage(view, { message: view.t(done.key, done.params) });
  const codes = new Map(ticks.map((tick) => [tick.caseId, tick.code]));
  return outcomePage(view, { act, outcomes: done.outcomes, codes });
}

interface Outcome {
  act: BulkActName;
  outcomes: readonly BulkOutcome[];
  codes: ReadonlyMap<string, string>;
}

/** What became of each case. Sending the page again changes nothing: the form's key answers the same. */
function outcomePage(view: View, model: { message: string } | Outcome) {
  const back = linkButton({ text: view.t('office.bulk.back'), href: wayBack(view) });
  const title = view.t('office.bulk.outcome');
  const frame = { title, room: 'officer', backLink: wayBack(view) } as const;
  if ('message' in model) {
    const body = html`<h1 class="govuk-heading-l">${title}</h1>${notice({ language: view.language, kind: 'warning', body: model.message })}${back}`;
    return view.page({ ...frame, body }, 422);
  }
  const failed = model.outcomes.filter((o) => !o.done);
  const count = model.outcomes.length - failed.length;
  const name = view.t(`cases.act.${model.act}`);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${count === 0 ? '' : notice({ language: view.language, kind: 'success', title: view.t('office.bulk.done', { count, act: name }), body: '' })}
${
  failed.length === 0
    ? ''
    : html`${notice({ language: view.language, kind: 'warning', title: view.t('office.bulk.not-done', { count: failed.length, act: name }), body: view.t('office.bulk.not-done-text') })}
<ul class="govuk-list govuk-list--bullet">${failed.map(
        (o) =>
          html`<li><a class="govuk-link" href="/office/cases/${o.caseId}">${model.codes.get(o.caseId) ?? ''}</a>: ${o.reason === undefined ? '' : view.t(o.reason, o.params)}</li>`,
      )}</ul>`
}${back}`;
  return view.page({ ...frame, body }, count === 0 ? 409 : 200);
}
