import { type CaseView, consultAgency } from '#cases';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { foldName } from '#population';
import { type Agency, listAgencies } from '#territory';
import { button } from '../components/button.ts';
import { radios } from '../components/choice-field.ts';
import { errorSummary } from '../components/error-summary.ts';
import { form } from '../components/form.ts';
import { longTextField } from '../components/long-text-field.ts';
import { textField } from '../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../shell/view.ts';
import { openCase } from './open-case.ts';

/** Asking another agency about a case: find it by typing, say what is asked, and by when. */
export const consultPages: readonly PageRoute[] = [
  {
    method: 'GET',
    url: '/office/cases/:caseId/consult',
    permission: officer('specialist'),
    handler: (view) => consultPage(view, []),
  },
  { method: 'POST', url: '/office/cases/:caseId/consult', permission: officer('specialist'), handler: consult },
];

const mostHits = 12;

/** Agencies of today whose name or code has every typed word, whatever the diacritics. */
function matching(view: View, agencies: readonly Agency[], typed: string): Agency[] {
  const words = foldName(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return agencies.filter((a) => {
    const name = `${foldName(view.say(a.name))} ${a.code.toLowerCase()}`;
    return words.every((w) => name.includes(w.toLowerCase()));
  });
}

async function consultPage(view: View, errors: { field: string; text: string }[], status = 200) {
  const shown = await openCase(view);
  const { case: found } = shown;
  const typed = (view.form['q'] ?? view.search['q'] ?? '').slice(0, 100);
  const hits = matching(view, await view.ask(listAgencies, {}), typed).filter((a) => a.code !== found.agencyCode);
  const title = view.t('office.consult.title');
  const back = `/office/cases/${found.id}`;
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
<span class="govuk-caption-l">${found.officialCode ?? found.trackingCode}</span><h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office.consult.lead')}</p>
<form class="da-inline-form" method="get" action="${back}/consult" role="search">${textField({
    language: view.language,
    name: 'q',
    label: view.t('office.consult.which'),
    hint: view.t('office.consult.which-hint'),
    kind: 'search',
    value: typed,
  })}${button({ text: view.t('office.consult.find'), tone: 'secondary' })}</form>
${typed === '' ? '' : hits.length === 0 ? html`<p class="govuk-body">${view.t('office.consult.no-agency', { text: typed })}</p>` : askForm(view, { shown, hits, typed, errors })}`;
  return view.page({ title, room: 'officer', body, backLink: back, hasErrors: errors.length > 0 }, status);
}

interface AskModel {
  shown: CaseView;
  hits: readonly Agency[];
  typed: string;
  errors: readonly { field: string; text: string }[];
}

function askForm(view: View, { shown, hits, typed, errors }: AskModel): Html {
  const { language } = view;
  const words = (key: string) => view.t(`office.consult.${key}`);
  const fault = (field: string) => {
    const found = errors.find((e) => e.field === field);
    return found === undefined ? {} : { error: found.text };
  };
  const only = hits.length === 1 ? hits[0]?.code : undefined;
  return form({
    language,
    action: `/office/cases/${shown.case.id}/consult`,
    idempotencyKey: newId(),
    version: shown.case.version,
    hidden: { q: typed },
    keepAs: `office-${shown.case.id}/consult`,
    submit: words('send'),
    body: html`${hits.length > mostHits ? html`<p class="govuk-body">${view.t('office.consult.more', { count: hits.length - mostHits })}</p>` : ''}
${radios({
  language,
  name: 'agencyCode',
  label: words('agency'),
  choices: hits.slice(0, mostHits).map((a) => ({ value: a.code, text: view.say(a.name), hint: a.code })),
  value: view.form['agencyCode'] ?? only,
  ...fault('agencyCode'),
})}
${textField({ language, name: 'workingDays', label: words('days'), hint: view.t('office.consult.days-hint', { due: formatDate(shown.case.dueOn ?? view.today) }), kind: 'digits', width: 2, value: view.form['workingDays'] ?? '2', ...fault('workingDays') })}
${longTextField({ language, name: 'question', label: words('question'), hint: words('question-hint'), rows: 5, atMost: 2000, value: view.form['question'] ?? '', ...fault('question') })}`,
  });
}

async function consult(view: View) {
  const text = (name: string) => (view.form[name] ?? '').trim();
  const workingDays = Number(text('workingDays'));
  const rightDays = Number.isSafeInteger(workingDays) && workingDays >= 1 && workingDays <= 60;
  const fault = (field: string, key: string) => ({ field, text: view.t(`office.consult.${key}`) });
  const errors = [
    ...(text('agencyCode') === '' ? [fault('agencyCode', 'agency-needed')] : []),
    ...(rightDays ? [] : [fault('workingDays', 'days-wrong')]),
    ...(text('question') === '' ? [fault('question', 'question-needed')] : []),
  ];
  if (errors.length > 0) return consultPage(view, errors, 422);
  const caseId = view.params['caseId'] ?? '';
  const done = await orRefusal(
    view.act(consultAgency, {
      caseId,
      version: Number(view.form['_version']),
      agencyCode: text('agencyCode'),
      workingDays,
      question: text('question'),
    }),
  );
  if (!(done instanceof Refusal)) return view.go(`/office/cases/${caseId}`);
  if (done.kind === 'not-found') throw done;
  const faults = view.faultWords(done.fields);
  return consultPage(
    view,
    faults.length > 0 ? faults : [{ field: 'agencyCode', text: view.t(done.key, done.params) }],
    409,
  );
}
