import { giveBundle, showHandover, showHandovers, takeBundle } from '#desk';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { procedureAt } from '#procedures';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { emptyState } from '../../components/empty-state.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { agenciesOf, thisDesk } from './this-desk.ts';

const works = officer('receiving-officer', 'specialist', 'approver');

/** Papers that go from the desk to the specialists and back: who gave what when, who took it when. */
export const handoverPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/handovers/:agency', permission: works, handler: (view) => listPage(view, {}) },
  { method: 'POST', url: '/office/handovers/:agency', permission: works, handler: give },
  { method: 'GET', url: '/office/handovers/:agency/:handoverId', permission: works, handler: bundlePage },
  { method: 'POST', url: '/office/handovers/:agency/:handoverId/take', permission: works, handler: take },
];

type Shown = Awaited<ReturnType<(typeof showHandovers)['run']>>;

async function listPage(view: View, model: { message?: string; chosen?: readonly string[]; status?: number }) {
  const agencyCode = thisDesk(view, agenciesOf(view));
  const shown = await view.ask(showHandovers, { agencyCode });
  const title = view.t('office-desk.handover.title');
  const body = html`${model.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: model.message })}
<span class="govuk-caption-l">${view.say(shown.agency)}</span><h1 class="govuk-heading-l">${title}</h1>
<h2 class="govuk-heading-m">${view.t(`office-desk.handover.give-${shown.direction}`)}</h2>
${giveForm(view, { agencyCode, shown, chosen: model.chosen ?? [] })}
<h2 class="govuk-heading-m">${view.t('office-desk.handover.bundles')}</h2>
${bundles(view, agencyCode, shown.handovers)}`;
  return view.page({ title, room: 'officer', body }, model.status ?? 200);
}

const serviceName = (view: View, code: string) => {
  const procedure = procedureAt(code, view.today);
  return procedure === undefined ? code : view.say(procedure.name);
};

function giveForm(
  view: View,
  { agencyCode, shown, chosen }: { agencyCode: string; shown: Shown; chosen: readonly string[] },
): Html {
  if (shown.toGive.length === 0) return html`<p class="govuk-body">${view.t('office-desk.handover.nothing')}</p>`;
  // Each box has a name of its own: of several fields with one name the shell reads only the last.
  const tick = (caseId: string, code: string) =>
    html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="give-${caseId}" name="give-${caseId}" value="1"${chosen.includes(caseId) ? ' checked' : ''}><label class="govuk-label govuk-checkboxes__label" for="give-${caseId}">${code}</label></div></div>`;
  return form({
    language: view.language,
    action: `/office/handovers/${agencyCode}`,
    idempotencyKey: newId(),
    keepAs: `handover-${agencyCode}`,
    submit: view.t('office-desk.handover.give'),
    body: html`${dataTable({
      language: view.language,
      caption: view.t('office-desk.handover.to-give'),
      captionHidden: true,
      columns: [
        { label: view.t('office-desk.handover.code'), heading: true },
        { label: view.t('office-desk.handover.service') },
        { label: view.t('office-desk.handover.due') },
      ],
      rows: shown.toGive.map((c) => ({
        cells: [tick(c.caseId, c.officialCode), serviceName(view, c.procedureCode), formatDate(c.dueOn)],
      })),
    })}${textField({ language: view.language, name: 'note', label: view.t('office-desk.handover.note'), optional: true, value: view.form['note'] ?? '' })}`,
  });
}

function bundles(view: View, agencyCode: string, list: Shown['handovers']): Html {
  if (list.length === 0)
    return emptyState({ title: view.t('office-desk.handover.none'), body: view.t('office-desk.handover.none-text') });
  return dataTable({
    language: view.language,
    caption: view.t('office-desk.handover.bundles'),
    captionHidden: true,
    columns: [
      { label: view.t('office-desk.handover.number'), heading: true },
      { label: view.t('office-desk.handover.way') },
      { label: view.t('office-desk.handover.cases'), numeric: true },
      { label: view.t('office-desk.handover.given') },
      { label: view.t('office-desk.handover.taken') },
    ],
    rows: list.map((h) => ({
      ...(h.takenAt === null ? { tone: 'attention' as const } : {}),
      cells: [
        html`<a class="govuk-link" href="/office/handovers/${agencyCode}/${h.id}">${h.number}, ${formatDate(h.dayOn)}</a>`,
        view.t(`office-desk.handover.${h.direction}`),
        String(h.cases),
        formatDateTime(h.givenAt),
        h.takenAt !== null
          ? formatDateTime(h.takenAt)
          : h.mayTake
            ? takeForm(view, agencyCode, h.id)
            : view.t('office-desk.handover.not-taken'),
      ],
    })),
  });
}

const takeForm = (view: View, agencyCode: string, id: string) =>
  form({
    language: view.language,
    action: `/office/handovers/${agencyCode}/${id}/take`,
    idempotencyKey: newId(),
    submit: null,
    body: button({ text: view.t('office-desk.handover.take'), tone: 'secondary' }),
  });

async function give(view: View) {
  const agencyCode = thisDesk(view, agenciesOf(view));
  const caseIds = Object.keys(view.form).flatMap((name) => (name.startsWith('give-') ? [name.slice(5)] : []));
  const note = (view.form['note'] ?? '').trim().slice(0, 500);
  const done = await orRefusal(view.act(giveBundle, { agencyCode, caseIds, note }));
  if (done instanceof Refusal)
    return listPage(view, { message: view.t(done.key, done.params), chosen: caseIds, status: 422 });
  return view.go(`/office/handovers/${agencyCode}/${done.handoverId}`);
}

async function take(view: View) {
  const agencyCode = thisDesk(view, agenciesOf(view));
  const handoverId = view.params['handoverId'] ?? '';
  const done = await orRefusal(view.act(takeBundle, { handoverId }));
  if (done instanceof Refusal) return listPage(view, { message: view.t(done.key, done.params), status: 409 });
  return view.go(`/office/handovers/${agencyCode}/${handoverId}`);
}

/** One bundle; printed, it is the slip that both sides sign. */
async function bundlePage(view: View) {
  const agencyCode = thisDesk(view, agenciesOf(view));
  const {
    handover: h,
    cases,
    giver,
    taker,
    agency,
  } = await view.ask(showHandover, {
    handoverId: view.params['handoverId'] ?? '',
  });
  const title = view.t('office-desk.handover.slip', { number: h.number, date: formatDate(h.dayOn) });
  const who = (names: { officer: string; title: string }, at: Date | null) =>
    at === null
      ? view.t('office-desk.handover.not-taken')
      : [names.officer, names.title, formatDateTime(at)].filter((x) => x !== '').join(', ');
  const body = html`<span class="govuk-caption-l">${view.say(agency)}</span><h1 class="govuk-heading-l">${title}</h1>
${summaryList({
  language: view.language,
  rows: [
    { label: view.t('office-desk.handover.way'), value: view.t(`office-desk.handover.${h.direction}`) },
    { label: view.t('office-desk.handover.giver'), value: who(giver, h.givenAt) },
    { label: view.t('office-desk.handover.taker'), value: who(taker, h.takenAt) },
    ...(h.note === '' ? [] : [{ label: view.t('office-desk.handover.note'), value: h.note }]),
  ],
})}
${dataTable({
  language: view.language,
  caption: view.t('office-desk.handover.cases-count', { count: cases.length }),
  columns: [
    { label: view.t('office-desk.handover.code'), heading: true },
    { label: view.t('office-desk.handover.service') },
  ],
  rows: cases.map((c) => ({
    cells: [
      html`<a class="govuk-link" href="/office/cases/${c.caseId}">${c.officialCode}</a>`,
      serviceName(view, c.procedureCode),
    ],
  })),
})}
${h.takenAt === null && h.givenAccount !== view.actor.accountId ? takeForm(view, agencyCode, h.id) : ''}`;
  return view.page({ title, room: 'officer', body, backLink: `/office/handovers/${agencyCode}` });
}
