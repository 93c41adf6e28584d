import { showMyCase } from '#cases';
import { petitionKinds, petitionSubjects, sendPetition } from '#feedback';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { foldName } from '#population';
import { listAgencies } from '#territory';
import { button } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

/** Whom it is about (a case of mine, or an agency found by typing), then what it is about. */
export const sendPages: readonly PageRoute[] = [
  { method: 'GET', url: '/feedback/new', permission: citizen(), handler: newPage },
  { method: 'POST', url: '/feedback/new', permission: citizen(), handler: send },
];

const mostMatches = 12;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface About {
  caseId?: string;
  agencyCode?: string;
  words: string;
}

async function aboutOf(view: View, given: { case?: string | undefined; agency?: string | undefined }) {
  if (given.case !== undefined && uuid.test(given.case)) {
    const { case: found, agency } = await view.ask(showMyCase, { caseId: given.case });
    const code = found.officialCode ?? found.trackingCode;
    const words = view.t('citizen-feedback.about-case', { code, agency: view.say(agency.name) });
    return { caseId: given.case, words } satisfies About;
  }
  if (given.agency === undefined) return undefined;
  const agency = (await view.ask(listAgencies, {})).find((a) => a.code === given.agency);
  return agency === undefined ? undefined : ({ agencyCode: agency.code, words: view.say(agency.name) } satisfies About);
}

async function newPage(view: View) {
  const about = await aboutOf(view, { case: view.search['case'], agency: view.search['agency'] });
  return about === undefined ? choosePage(view) : formPage(view, about, []);
}

/** Agencies whose name has all the typed words, marks of tone or not. */
async function matches(view: View, typed: string) {
  const words = foldName(typed).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  const all = await view.ask(listAgencies, {});
  return all
    .filter((a) => {
      const name = foldName(a.name.vi).split(' ');
      return words.every((w) => name.some((n) => n.startsWith(w)));
    })
    .slice(0, mostMatches);
}

async function choosePage(view: View) {
  const typed = (view.search['q'] ?? '').slice(0, 100);
  const found = await matches(view, typed);
  const title = view.t('citizen-feedback.whom');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-feedback.whom-case')} <a class="govuk-link" href="/my">${view.t('citizen.my.title')}</a></p>
<form method="get" action="/feedback/new">${textField({
    language: view.language,
    name: 'q',
    label: view.t('citizen-feedback.agency-name'),
    hint: view.t('citizen-feedback.agency-hint'),
    kind: 'search',
    value: typed,
  })}${button({ text: view.t('citizen-feedback.find') })}</form>
${typed === '' ? '' : agencyList(view, found)}`;
  return view.page({ title, room: 'citizen', body, backLink: '/feedback' });
}

function agencyList(view: View, found: Awaited<ReturnType<typeof matches>>): Html {
  if (found.length === 0) return html`<p class="govuk-body" role="status">${view.t('citizen-feedback.no-agency')}</p>`;
  return html`<h2 class="govuk-heading-m">${view.t('citizen-feedback.choose')}</h2><ul class="govuk-list">${found.map(
    (a) => html`<li><a class="govuk-link" href="/feedback/new?agency=${a.code}">${view.say(a.name)}</a></li>`,
  )}</ul>`;
}

async function formPage(view: View, about: About, errors: readonly FieldError[]) {
  const { language } = view;
  const title = view.t('citizen-feedback.send');
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
<h1 class="govuk-heading-l">${title}</h1>
${summaryList({ language, rows: [{ label: view.t('citizen-feedback.agency'), value: about.words, changeHref: '/feedback/new' }] })}
${form({
  language,
  action: '/feedback/new',
  idempotencyKey: newId(),
  keepAs: `feedback-${about.caseId ?? about.agencyCode}`,
  hidden: {
    ...(about.caseId === undefined ? {} : { case: about.caseId }),
    ...(about.agencyCode === undefined ? {} : { agency: about.agencyCode }),
  },
  body: html`${radios({
    language,
    name: 'kind',
    label: view.t('citizen-feedback.kind'),
    value: view.form['kind'] ?? '',
    choices: petitionKinds.map((value) => ({
      value,
      text: view.t(`feedback.kind.${value}`),
      hint: view.t(`feedback.kind-hint.${value}`),
    })),
    ...errorOf(errors, 'kind'),
  })}
${radios({
  language,
  name: 'subject',
  label: view.t('citizen-feedback.subject'),
  hint: view.t('citizen-feedback.subject-hint'),
  value: view.form['subject'] ?? '',
  choices: petitionSubjects.map((value) => ({ value, text: view.t(`feedback.subject.${value}`) })),
  ...errorOf(errors, 'subject'),
})}
${longTextField({
  language,
  name: 'text',
  label: view.t('citizen-feedback.text'),
  hint: view.t('citizen-feedback.text-hint'),
  rows: 6,
  atMost: 4000,
  value: view.form['text'] ?? '',
  ...errorOf(errors, 'text'),
})}`,
  submit: view.t('citizen-feedback.send-it'),
})}`;
  return view.page(
    { title, room: 'citizen', body, backLink: '/feedback/new', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

async function send(view: View) {
  const about = await aboutOf(view, { case: view.form['case'], agency: view.form['agency'] });
  if (about === undefined) return view.go('/feedback/new');
  const kind = petitionKinds.find((k) => k === view.form['kind']);
  const subject = petitionSubjects.find((s) => s === view.form['subject']);
  const text = (view.form['text'] ?? '').trim();
  const errors: FieldError[] = [
    ...(kind === undefined ? [{ field: 'kind', text: view.t('feedback.choice-needed') }] : []),
    ...(subject === undefined ? [{ field: 'subject', text: view.t('feedback.choice-needed') }] : []),
    ...(text.length < 10 ? [{ field: 'text', text: view.t('feedback.text-needed') }] : []),
    ...(text.length > 4000 ? [{ field: 'text', text: view.t('citizen-feedback.too-long', { most: 4000 }) }] : []),
  ];
  if (kind === undefined || subject === undefined || errors.length > 0) return formPage(view, about, errors);
  const target = about.caseId === undefined ? { agencyCode: about.agencyCode ?? '' } : { caseId: about.caseId };
  const sent = await orRefusal(view.act(sendPetition, { kind, subject, text, ...target }));
  if (!(sent instanceof Refusal)) return view.go(`/feedback/${sent.petitionId}`);
  if (sent.kind !== 'invalid') throw sent;
  return formPage(view, about, [{ text: view.t(sent.key, sent.params) }]);
}
