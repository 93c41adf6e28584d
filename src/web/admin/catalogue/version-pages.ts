import { accountNames } from '#identity';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { catalogueActs } from '#procedures';
import { fieldView } from '../../citizen/apply/field-view.ts';
import { groupView } from '../../citizen/apply/group-view.ts';
import { serviceView } from '../../citizen/service-view.ts';
import { button, linkButton } from '../../components/button.ts';
import { inset } from '../../components/callout.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { administrator, shownDraft, stateTag, versionPath } from './access.ts';
import { changedFacts } from './changed-facts.ts';
import { factSections } from './fact-sections.ts';
import { itemSections } from './item-sections.ts';

/** One version while it is written: what is in it, what is wrong, and who decides. */
export const versionPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/admin/catalogue/versions/:draftId',
    permission: administrator,
    handler: (v) => versionPage(v),
  },
  { method: 'GET', url: '/admin/catalogue/versions/:draftId/preview', permission: administrator, handler: previewPage },
  { method: 'POST', url: '/admin/catalogue/versions/:draftId', permission: administrator, handler: actOnVersion },
];

type Shown = Awaited<ReturnType<typeof shownDraft>>;

async function versionPage(view: View, refused?: Refusal) {
  const shown = await shownDraft(view);
  const { draft, faults } = shown;
  const open = draft.state === 'draft' || draft.state === 'proposed';
  const title = view.say(draft.data.name);
  const errors = refused === undefined ? [] : [{ field: 'note', text: view.t(refused.key, refused.params) }];
  const body = html`${errors.length === 0 ? '' : errorSummary({ language: view.language, errors })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${stateTag(view, draft.state)} ${view.t('admin-catalogue.version.from', { date: formatDate(draft.validFrom) })}</p>
${await peopleOf(view, shown)}
${
  faults.length === 0 || !open
    ? ''
    : notice({
        language: view.language,
        kind: 'warning',
        title: view.t('admin-catalogue.version.faults', { count: faults.length }),
        body: html`<ul class="govuk-list govuk-list--bullet">${faults.map((f) => html`<li>${f}</li>`)}</ul>`,
      })
}
${changedFacts(view, shown.before, draft.data)}
<p>${linkButton({ text: view.t('admin-catalogue.preview.title'), href: versionPath(draft.id, '/preview'), tone: 'secondary' })}</p>
${open ? sectionLinks(view, draft.id) : ''}
${open ? acts(view, shown, errors[0]?.text) : ''}`;
  return view.page(
    { title, room: 'administrator', body, backLink: '/admin/catalogue', hasErrors: errors.length > 0 },
    refused === undefined ? 200 : 422,
  );
}

/** Who changed, proposed and decided, by name. */
async function peopleOf(view: View, { draft }: Shown): Promise<Html> {
  const ids = [draft.changedBy, draft.proposedBy, draft.decidedBy].filter((id) => id !== null);
  const names = await view.site.runtime.database.read({ kind: 'system' }, (tx) => accountNames(tx, ids));
  const who = (id: string | null) => (id === null ? undefined : (names.get(id) ?? ''));
  const rows = [
    { label: view.t('admin-catalogue.version.changed-by'), value: who(draft.changedBy) },
    { label: view.t('admin-catalogue.version.proposed-by'), value: who(draft.proposedBy) },
    { label: view.t('admin-catalogue.version.note'), value: draft.note },
    { label: view.t('admin-catalogue.version.decided-by'), value: who(draft.decidedBy) },
    { label: view.t('admin-catalogue.version.decision-note'), value: draft.decisionNote ?? '' },
  ].filter((row) => row.value !== undefined && row.value !== '');
  return summaryList({ language: view.language, rows });
}

function sectionLinks(view: View, draftId: string): Html {
  const link = (href: string, id: string) =>
    html`<li><a class="govuk-link" href="${href}">${view.t(`admin-catalogue.section.${id}`)}</a></li>`;
  return html`<h2 class="govuk-heading-m">${view.t('admin-catalogue.version.edit')}</h2><ul class="govuk-list">${factSections.map(
    (s) => link(versionPath(draftId, `/edit/${s.id}`), s.id),
  )}${itemSections
    .filter((s) => s.id !== 'fields')
    .map((s) => link(versionPath(draftId, `/list/${s.id}`), s.id))}</ul>`;
}

/** Propose, or decide: never the same person. */
function acts(view: View, { draft, faults }: Shown, error: string | undefined): Html {
  const mine = [draft.changedBy, draft.proposedBy].includes(view.actor.accountId);
  const act = (name: string, tone?: 'secondary' | 'warning') =>
    button({ text: view.t(`admin-catalogue.act.${name}`), name: 'act', value: name, ...(tone ? { tone } : {}) });
  const buttons =
    draft.state === 'draft'
      ? [faults.length === 0 ? act('propose') : '', act('discard', 'warning')]
      : mine
        ? [act('discard', 'warning')]
        : [act('publish'), act('send-back', 'secondary')];
  return html`${draft.state === 'proposed' && mine ? inset(view.t('admin-catalogue.version.four-eyes')) : ''}${form({
    language: view.language,
    action: versionPath(draft.id),
    version: draft.version,
    idempotencyKey: newId(),
    submit: null,
    body: html`${longTextField({
      language: view.language,
      name: 'note',
      label: view.t('admin-catalogue.version.say'),
      optional: true,
      value: view.form['note'] ?? '',
      rows: 3,
      ...(error === undefined ? {} : { error }),
    })}<div class="govuk-button-group">${buttons}</div>`,
  })}`;
}

async function actOnVersion(view: View) {
  const draftId = view.params['draftId'] ?? '';
  const version = Number(view.form['_version']);
  const note = (view.form['note'] ?? '').trim();
  const act = view.form['act'];
  const done = await orRefusal<unknown>(
    act === 'propose'
      ? view.act(catalogueActs.proposeVersion, { draftId, version, note })
      : act === 'discard'
        ? view.act(catalogueActs.discardVersion, { draftId, version })
        : view.act(catalogueActs.decideVersions, { draftIds: [draftId], publish: act === 'publish', note }),
  );
  if (done instanceof Refusal) return versionPage(view, done);
  return view.go(act === 'discard' ? '/admin/catalogue' : versionPath(draftId));
}

/** As a citizen will see it: the page of the service and every page of the form, nothing of it to be sent. */
async function previewPage(view: View) {
  const { draft } = await shownDraft(view);
  const pages = await Promise.all(
    draft.data.form.pages.map(async (page) => {
      const fields = await Promise.all(
        page.fields.map((field) =>
          field.kind === 'group'
            ? groupView(view, field, { value: '', errors: [], oneMore: true })
            : fieldView(view, field, { value: '', error: undefined }),
        ),
      );
      return html`<section class="da-paper"><h2 class="govuk-heading-m">${view.say(page.title)}</h2>
${page.hint === undefined ? '' : html`<p class="govuk-body">${view.say(page.hint)}</p>`}
<fieldset class="govuk-fieldset" disabled>${fields}</fieldset></section>`;
    }),
  );
  return view.page({
    title: view.t('admin-catalogue.preview.title'),
    room: 'citizen',
    body: html`${inset(view.t('admin-catalogue.preview.text', { date: formatDate(draft.validFrom) }))}
${serviceView(view, draft.data, html``)}${pages}`,
    backLink: versionPath(draft.id),
  });
}
