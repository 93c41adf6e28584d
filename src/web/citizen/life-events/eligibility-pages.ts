import { anyone } from '#platform/command';
import { refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { checkEligibility, type EligibilityQuestion, lawText, type Procedure, procedureAt } from '#procedures';
import { addressWith } from '../../components/address.ts';
import { inset } from '../../components/callout.ts';
import { radios } from '../../components/choice-field.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { panel } from '../../components/panel.ts';
import { summaryList } from '../../components/summary-list.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { serviceList } from '../service-list.ts';
import { startForm } from '../start-form.ts';

/**
 * Questions before the form. The answers stand in the address and nowhere else: nothing is kept of those who only look,
 * and the way back is the browser's.
 */
export const eligibilityPages: readonly PageRoute[] = [
  { method: 'GET', url: '/services/:code/check', permission: anyone, handler: checkPage },
];

type Stopped = Extract<ReturnType<typeof checkEligibility>, { kind: 'stopped' }>;

async function checkPage(view: View) {
  const procedure =
    procedureAt(view.params['code'] ?? '', view.today) ?? refuse('not-found', 'citizen-life-events.unknown');
  const outcome = checkEligibility(procedure, view.search);
  const { title, content } =
    outcome.kind === 'ask'
      ? asking(view, procedure, outcome.question)
      : outcome.kind === 'stopped'
        ? stopped(view, outcome)
        : eligible(view, procedure, outcome.advice.map(view.say));
  const answered = answeredRows(view, procedure);
  const body = html`<p class="govuk-caption-l">${view.say(procedure.name)}</p>${content}
${
  answered.length === 0
    ? ''
    : html`<h2 class="govuk-heading-m">${view.t('citizen-life-events.check.answers')}</h2>
${summaryList({ language: view.language, rows: answered })}
<p class="govuk-body"><a class="govuk-link" href="/services/${procedure.code}/check">${view.t('citizen-life-events.check.again')}</a></p>`
}`;
  return view.page({
    title,
    room: 'citizen',
    body,
    backLink: `/services/${procedure.code}`,
    hasErrors: outcome.kind === 'ask' && 'asked' in view.search,
  });
}

function asking(view: View, procedure: Procedure, question: EligibilityQuestion) {
  const title = view.say(question.question);
  // Sent without an answer: the question comes again, with what is missing said.
  const missing = view.search['asked'] === question.id;
  const error = view.t('citizen-life-events.check.choose');
  const before = (procedure.eligibility ?? []).filter((q) => view.search[q.id] !== undefined && q.id !== question.id);
  return {
    title,
    content: html`${missing ? errorSummary({ language: view.language, errors: [{ field: question.id, text: error }] }) : ''}
<form action="/services/${procedure.code}/check" method="get">${before.map(
      (q) => html`<input type="hidden" name="${q.id}" value="${view.search[q.id] ?? ''}">`,
    )}<input type="hidden" name="asked" value="${question.id}">
${radios({
  language: view.language,
  name: question.id,
  label: title,
  labelSize: 'page',
  ...(question.hint === undefined ? {} : { hint: view.say(question.hint) }),
  ...(missing ? { error } : {}),
  choices: question.answers.map((a) => ({ value: a.value, text: view.say(a.label) })),
})}
<button class="govuk-button" type="submit">${view.t('citizen-life-events.check.next')}</button></form>`,
  };
}

function stopped(view: View, { stop }: Stopped): { title: string; content: Html } {
  const title = view.t('citizen-life-events.check.stopped');
  const instead = (stop.instead ?? []).flatMap((code) => procedureAt(code, view.today) ?? []);
  return {
    title,
    content: html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${view.say(stop.because)}</p>
${stop.basis === undefined ? '' : inset(html`${view.t('citizen-life-events.check.basis')}: ${lawText(stop.basis, view.language)}`)}
${instead.length === 0 ? '' : html`<h2 class="govuk-heading-m">${view.t('citizen-life-events.check.instead')}</h2>${serviceList(view, instead)}`}`,
  };
}

function eligible(view: View, procedure: Procedure, advice: readonly string[]) {
  const title = view.t('citizen-life-events.check.eligible');
  const here = addressWith(view.request.url, { asked: null });
  return {
    title,
    content: html`${panel({ language: view.language, title, body: view.t('citizen-life-events.check.eligible-text') })}
${advice.map((text) => inset(text))}
${startForm(view, procedure.code, here)}`,
  };
}

/** What was answered so far, each with a way to change it: the answers after it are asked again. */
function answeredRows(view: View, procedure: Procedure) {
  const given: Record<string, string> = {};
  const rows = [];
  for (const question of procedure.eligibility ?? []) {
    const answer = question.answers.find((a) => a.value === view.search[question.id]);
    if (answer === undefined) continue;
    const href = addressWith(`/services/${procedure.code}/check`, given);
    given[question.id] = answer.value;
    rows.push({
      label: view.say(question.question),
      value: view.say(answer.label),
      changeHref: href,
    });
  }
  return rows;
}
