import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { catalogueActs, catalogueQuestions } from '#procedures';
import { button } from '../../components/button.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { administrator, versionPath } from './access.ts';

/** Everything that one import proposed, decided on together: all of it or nothing. */
export const batchPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/admin/catalogue/batches/:batchId',
    permission: administrator,
    handler: (view) => batchPage(view),
  },
  { method: 'POST', url: '/admin/catalogue/batches/:batchId', permission: administrator, handler: decide },
];

const pathOf = (batchId: string) => `/admin/catalogue/batches/${batchId}`;
type Draft = Awaited<ReturnType<typeof waitingOf>>[number];

async function waitingOf(view: View, batchId: string) {
  const drafts = await view.ask(catalogueQuestions.versionDrafts, { batchId });
  return drafts.filter((d) => d.state === 'proposed');
}

/** Imports that wait for a decision, for the list of drafts. */
export function batchLinks(view: View, drafts: readonly Pick<Draft, 'batchId' | 'state'>[]): Html {
  const ids = [...new Set(drafts.flatMap((d) => (d.batchId !== null && d.state === 'proposed' ? [d.batchId] : [])))];
  if (ids.length === 0) return html``;
  return html`<ul class="govuk-list">${ids.map((id) => {
    const count = drafts.filter((d) => d.batchId === id && d.state === 'proposed').length;
    return html`<li><a class="govuk-link" href="${pathOf(id)}">${view.t('admin-catalogue.batch.link', { count })}</a></li>`;
  })}</ul>`;
}

async function batchPage(view: View, refused?: Refusal) {
  const { language } = view;
  const batchId = view.params['batchId'] ?? '';
  const waiting = await waitingOf(view, batchId);
  const title = view.t('admin-catalogue.batch.title', { count: waiting.length });
  const error = refused === undefined ? undefined : view.t(refused.key, refused.params);
  const mine = waiting.some((d) => [d.changedBy, d.proposedBy].includes(view.actor.accountId));
  const act = (name: 'publish' | 'send-back', tone: 'primary' | 'secondary') =>
    button({ text: view.t(`admin-catalogue.act.${name}`), name: 'act', value: name, tone });
  const body = html`${error === undefined ? '' : errorSummary({ language, errors: [{ field: 'note', text: error }] })}
<h1 class="govuk-heading-l">${title}</h1>
<ul class="govuk-list">${waiting.map((d) => html`<li><a class="govuk-link" href="${versionPath(d.id)}">${view.say(d.name)}</a></li>`)}</ul>
${
  waiting.length === 0
    ? ''
    : mine
      ? html`<p class="govuk-body">${view.t('admin-catalogue.version.four-eyes')}</p>`
      : form({
          language,
          action: pathOf(batchId),
          idempotencyKey: newId(),
          submit: null,
          body: html`<p class="govuk-body">${view.t('admin-catalogue.batch.text')}</p>${longTextField({
            language,
            name: 'note',
            label: view.t('admin-catalogue.version.say'),
            optional: true,
            value: view.form['note'] ?? '',
            rows: 3,
            ...(error === undefined ? {} : { error }),
          })}<div class="govuk-button-group">${act('publish', 'primary')}${act('send-back', 'secondary')}</div>`,
        })
}`;
  return view.page(
    { title, room: 'administrator', body, backLink: '/admin/catalogue', hasErrors: error !== undefined },
    error === undefined ? 200 : 422,
  );
}

async function decide(view: View) {
  const draftIds = (await waitingOf(view, view.params['batchId'] ?? '')).map((d) => d.id);
  if (draftIds.length === 0) return view.go('/admin/catalogue');
  const publish = view.form['act'] === 'publish';
  const note = (view.form['note'] ?? '').trim();
  const done = await orRefusal(view.act(catalogueActs.decideVersions, { draftIds, publish, note }));
  return done instanceof Refusal ? batchPage(view, done) : view.go('/admin/catalogue');
}
