import { assignees, type CaseView, type NamedPost, nameOfficers, type OfficerNames } from '#cases';
import { dutyFor } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { personForOfficer } from '#population';
import { button, linkButton } from '../components/button.ts';
import { code } from '../components/code.ts';
import { details } from '../components/details.ts';
import { difference } from '../components/difference.ts';
import { dueBadge } from '../components/due-badge.ts';
import { errorSummary } from '../components/error-summary.ts';
import { form } from '../components/form.ts';
import { notice } from '../components/notice.ts';
import { summaryList } from '../components/summary-list.ts';
import { agencyNamesFor } from '../shell/agency-names.ts';
import { historyOf } from '../shell/case-history.ts';
import { stateTag } from '../shell/case-words.ts';
import { formLinks } from '../shell/form-links.ts';
import type { View } from '../shell/view.ts';
import { type ActFault, actFields, type DeskActName, deskActNames, deskActs } from './case-acts.ts';
import { courseTable, whoHasIt } from './case-course.ts';
import { casePeople } from './case-people.ts';
import { comparedFields, otherFields } from './compared-fields.ts';
import { consultationList } from './consultation-list.ts';
import { openCase } from './open-case.ts';
import { fromOf, queueAddress } from './queue-place.ts';

export interface CasePageModel {
  /** What stands above the page: a refusal that belongs to no field. */
  message?: string;
  faults?: readonly ActFault[];
  /** The act whose form was sent. */
  act?: DeskActName;
  status?: number;
}

/** Goes on after an act, or shows the case as it is now with the reason why the act was not done. */
export function afterAct(view: View, done: unknown, path: string) {
  if (!(done instanceof Refusal)) return view.go(path);
  if (done.kind === 'not-found') throw done;
  return casePage(view, { message: view.t(done.key, done.params), status: done.kind === 'invalid' ? 422 : 409 });
}

/** One case at the desk: who has it, what may be done now, its course, what was written beside what the registry has. */
export async function casePage(view: View, model: CasePageModel) {
  const shown = await openCase(view);
  const { case: found, procedure } = shown;
  const person = await view.ask(
    personForOfficer,
    { personId: found.applicantId, caseId: found.id },
    view.t('office.case.purpose'),
  );
  const faults = model.faults ?? [];
  const title = found.officialCode ?? found.trackingCode;
  const agencyName = await agencyNamesFor(
    view,
    shown.consultations.map((c) => c.askedAgency),
  );
  const names = await namesOf(view, shown);
  const body = html`${faults.length > 0 ? errorSummary({ language: view.language, errors: faults }) : ''}
${model.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: model.message })}
<span class="govuk-caption-l">${view.say(procedure.name)}</span>
<h1 class="govuk-heading-l">${code(title)}</h1>
<p class="govuk-body">${stateTag(view.language, found.state)} ${dueBadge({
    language: view.language,
    dueOn: found.dueOn,
    today: view.today,
    finishedOn: found.finishedOn,
    paused: found.waitingSince !== null,
    withDate: true,
  })}</p>
${whoHasIt(view, shown, names.posts[found.ownerPostId ?? '']?.deputy ?? null)}
<div class="da-columns"><div class="da-columns__main">
${await actions(view, shown, model)}
${consultationList(view, { shown, agencyName, faults })}
${courseTable(view, shown)}
${difference({ language: view.language, caption: view.t('office.case.person'), rows: comparedFields(view, procedure.form, { written: found.form, registry: person.fields }) })}
<h2 class="govuk-heading-m">${view.t('office.case.form')}</h2>
${summaryList({ language: view.language, rows: await otherFields(view, procedure.form, found.form) })}
</div><aside class="da-columns__side">
${await casePeople(view, shown)}
${facts(view, shown)}
${formLinks(view, { base: `/office/cases/${found.id}`, history: shown.history })}
<h2 class="govuk-heading-m">${view.t('citizen.my.history')}</h2>
${historyOf(view, shown.history, names)}
</aside></div>`;
  return view.page(
    { title, room: 'officer', body, backLink: queueAddress(view), hasErrors: faults.length > 0 },
    model.status ?? 200,
  );
}

/** Names of those who have the case or did something with it, and who stands in today for whoever has it. */
async function namesOf(view: View, { case: found, history }: CaseView): Promise<OfficerNames> {
  const acts = history.filter((h) => h.postId !== null);
  const ids = (all: (string | null)[]) => [...new Set(all.filter((id) => id !== null))].slice(0, 500);
  return view.ask(nameOfficers, {
    postIds: ids([found.ownerPostId, ...acts.map((h) => h.postId)]),
    accountIds: ids(acts.map((h) => h.accountId)),
  });
}

/** What may be done now: plain acts at once, the others opened first, each with its hint and its own form. */
async function actions(view: View, shown: CaseView, model: CasePageModel): Promise<Html> {
  const open = deskActNames.filter((a) => shown.acts.includes(a));
  const canAsk = shown.acts.includes('consult');
  if (open.length === 0 && !canAsk)
    return html`<p class="govuk-body">${view.t(shown.acts.includes('answer') ? 'office.case.answer-below' : 'office.case.nothing-to-do')}</p>`;
  const giving = open.some((a) => ['assign', 'reassign', 'finish-step'].includes(a));
  const posts = giving ? (await view.ask(assignees, { caseId: shown.case.id })).posts : [];
  const draw = (a: DeskActName, isMain: boolean) => actForm(view, a, { shown, posts, model, isMain });
  const plain = open.filter((a) => deskActs[a].place === 'plain');
  const others = open.filter((a) => deskActs[a].place === 'other');
  return html`<section class="da-next"><h2 class="govuk-heading-m">${view.t('office.case.do')}</h2>
${plain.map((a, index) => html`<div class="da-act"><p class="govuk-body">${view.t(`office.act-hint.${a}`)}</p>${draw(a, index === 0)}</div>`)}
${others.map((a) =>
  details({
    summary: view.t(`cases.act.${a}`),
    open: model.act === a,
    body: html`<p class="govuk-body">${view.t(`office.act-hint.${a}`)}</p>${draw(a, false)}`,
  }),
)}
${canAsk ? html`<p class="govuk-body">${linkButton({ text: view.t('cases.act.consult'), href: `/office/cases/${shown.case.id}/consult`, tone: 'secondary' })}</p>` : ''}
</section>`;
}

interface ActFormModel {
  shown: CaseView;
  posts: readonly NamedPost[];
  model: CasePageModel;
  isMain: boolean;
}

function actForm(view: View, act: DeskActName, { shown, posts, model, isMain }: ActFormModel): Html {
  const warning = 'tone' in deskActs[act];
  const sent = model.act === act;
  return form({
    language: view.language,
    action: `/office/cases/${shown.case.id}/act`,
    version: shown.case.version,
    idempotencyKey: newId(),
    hidden: { from: fromOf(view) },
    submit: null,
    ...(deskActs[act].fields.length === 0 ? {} : { keepAs: `office-${shown.case.id}/${act}` }),
    body: html`${actFields(view, act, { shown, posts, faults: model.faults ?? [], sent })}${button({
      text: view.t(`cases.act.${act}`),
      name: 'act',
      value: act,
      tone: warning ? 'warning' : isMain ? 'primary' : 'secondary',
    })}`,
  });
}

function facts(view: View, shown: CaseView): Html {
  const { case: found, papers, result, bill } = shown;
  const link = (href: string, text: string) => html`<a class="govuk-link" href="${href}">${text}</a>`;
  const row = (label: string, value: Html | string | null | undefined) =>
    value === null || value === undefined ? [] : [{ label: view.t(label), value }];
  return html`<h2 class="govuk-heading-m">${view.t('office.case.facts')}</h2>
${summaryList({
  language: view.language,
  rows: [
    ...row('citizen.receipt.agency', view.say(shown.agency.name)),
    ...row('office.case.channel', view.t(`cases.channel.${found.channel}`)),
    ...row('citizen.receipt.tracking-code', found.trackingCode),
    ...row('citizen.receipt.submitted', formatDateTime(found.submittedAt)),
    ...row('citizen.receipt.received', found.receivedAt === null ? null : formatDateTime(found.receivedAt)),
    ...row('citizen.receipt.due', found.dueOn === null ? null : formatDate(found.dueOn)),
    ...row('office.case.return-by', view.t(`office.by.${found.returnBy}`)),
    ...row(
      'office.case.fee',
      bill === undefined
        ? null
        : link(
            `/office/cases/${found.id}/payment`,
            `${formatNumber(view.language, bill.amount)} ₫ – ${view.t(`office.bill.${bill.state}`)}`,
          ),
    ),
    ...row(
      'citizen.papers.title',
      papers.length === 0
        ? ''
        : html`${papers.map((p) => html`${link(`/office/cases/${found.id}/papers/${p.id}`, p.fileName)}<br>`)}`,
    ),
    ...row(
      'citizen.service.result',
      result === undefined
        ? null
        : result.state === 'ready'
          ? link(`/office/cases/${found.id}/result`, result.number)
          : `${result.number} – ${view.t('office.case.drawing')}`,
    ),
  ],
})}${canDigitise(view, shown) ? html`<p class="govuk-body">${link(`/office/digitise/new?case=${found.id}`, view.t('office.case.digitise'))}</p>` : ''}`;
}

/** Papers are digitised at the case's own agency, by whoever may do so there; an agency that is asked only reads. */
function canDigitise({ actor }: View, { case: found }: CaseView): boolean {
  return ['receiving-officer', 'specialist', 'approver'].some(
    (role) => dutyFor(actor, found.agencyCode, [role]) !== undefined,
  );
}
